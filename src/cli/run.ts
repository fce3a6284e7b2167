// Runs a command: a fault is printed as its message, anything else with its stack, and the exit code says so.
import { Fault } from '../base/fault.ts';

export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const text = error instanceof Fault ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}
