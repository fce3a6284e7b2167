// Starts the turn writer as a process of its own and lets a test wait for what it prints.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const acknowledgement = z.object({ conversation: z.string(), messageId: z.string(), reply: z.string() });
export type Acknowledgement = z.infer<typeof acknowledgement>;

export type Writer = {
  /** Resolves with the first line printed: `open`, or `fault` and its code. */
  readonly firstLine: Promise<string>;
  /** Resolves when `count` turns were acknowledged. */
  acknowledged(count: number): Promise<void>;
  /** Kills the process the hard way and returns every turn it acknowledged before. */
  kill(): Promise<readonly Acknowledgement[]>;
  /** Resolves with the exit code when it ends by itself. */
  readonly ended: Promise<number | null>;
};

export function startWriter(dataDir: string, run: string): Writer {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'turn-writer.ts'), dataDir, run], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const linesClosed = once(lines, 'close');
  const acknowledgements: Acknowledgement[] = [];
  const waiting = new Set<{ readonly count: number; readonly done: () => void }>();
  const firstLine = new Promise<string>((resolve) => lines.once('line', resolve));
  lines.on('line', (line) => {
    if (!line.startsWith('{')) return;
    acknowledgements.push(acknowledgement.parse(JSON.parse(line)));
    for (const wait of waiting) if (acknowledgements.length >= wait.count) wait.done();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    firstLine,
    ended,
    acknowledged: (count) => new Promise((done) => waiting.add({ count, done })),
    kill: async () => {
      child.kill('SIGKILL');
      await Promise.all([ended, linesClosed]);
      return acknowledgements;
    },
  };
}
