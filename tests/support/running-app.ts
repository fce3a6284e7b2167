// The real program as its own process, on a port of the system's choice and a data folder that vanishes with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../src/app/main.ts');

export type RunningApp = {
  /** As printed, e.g. `http://127.0.0.1:3978/`. */
  readonly url: string;
  /** Asks the process to end and waits until it has. */
  stop(): Promise<void>;
  /** Ends it as a power cut would, mid-way in whatever it does, and waits until it is gone; its data folder stays. */
  kill(): Promise<void>;
};

/**
 * Starts it and waits for `Ready:`. Rejects with everything it printed when it ends before. A `DATA_DIR` among the
 * settings is the caller's own and outlives it.
 */
export async function startRealApp(settings: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const ownDir = settings['DATA_DIR'] === undefined ? mkdtempSync(join(tmpdir(), 'enquiries-')) : null;
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], PORT: '0', ...(ownDir === null ? {} : { DATA_DIR: ownDir }), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString('utf8');
      const ready = /^Ready: (\S+)$/m.exec(printed)?.[1];
      if (ready !== undefined) resolve(ready);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    ended.then(() => reject(new Error(`the service ended before it was ready:\n${printed}`)), reject);
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      if (ownDir !== null) rmSync(ownDir, { recursive: true, force: true });
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
