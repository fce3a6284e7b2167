// The program as `npm start` runs it: it serves, says where, stops when asked, and says why in one sentence when it cannot start.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\S*/;

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'enquiries-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Program = {
  readonly process: ChildProcess;
  /** What it has written so far. */
  output(): string;
  error(): string;
  /** Ends with its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** The first address it prints on standard output. Rejects with what it said when it ends before that. */
  readonly address: Promise<string>;
};

/** Starts the program with these settings, a free port and a data folder of its own; killed after the test. */
function start(settings: Readonly<Record<string, string>> = {}): Program {
  const child = spawn(process.execPath, ['src/app/main.ts'], {
    cwd: project,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: join(temporaryFolder(), 'data'), LOG_LEVEL: 'warn', ...settings },
  });
  cleanUps.push(() => child.kill('SIGKILL'));
  let output = '';
  let error = '';
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const address = new Promise<string>((found, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const match = ADDRESS.exec(output);
      if (match && output.includes('\n', match.index)) found(match[0]);
    });
    child.on('close', (code) => failed(new Error(`ended with ${code}: ${error}`)));
  });
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk.toString();
  });
  // A test that expects no address does not ask for it.
  address.catch(() => undefined);
  return { process: child, output: () => output, error: () => error, ended, address };
}

describe('a start', () => {
  test('prints the address of a page that opens, and is alive and ready', async () => {
    const address = await start().address;
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect((await fetch(new URL('/healthz', address))).status).toBe(200);
    expect((await fetch(new URL('/readyz', address))).status).toBe(200);
  });

  test('ends when it is told to, without a complaint', async () => {
    const program = start();
    await program.address;
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(program.error()).toBe('');
  });
});

/** What a start that cannot be must look like: not zero, a cure, no stack trace, nothing promised. */
async function expectRefusal(program: Program): Promise<string> {
  expect(await program.ended).toBe(1);
  const said = program.error();
  expect(said).toContain('Cure: ');
  expect(said).not.toMatch(/^\s+at .+:\d+/m);
  expect(said).not.toContain('node_modules');
  expect(program.output()).not.toMatch(ADDRESS);
  return said;
}

describe('a start that cannot be, says why:', () => {
  test('every bad setting by name, with what is wrong', async () => {
    const said = await expectRefusal(start({ PORT: 'many', TODAY: 'yesterday' }));
    expect(said).toContain('PORT: "many" is not a whole number');
    expect(said).toContain('TODAY: "yesterday" is not a calendar day');
  });

  test('a bad secret is named and not shown', async () => {
    const said = await expectRefusal(start({ TOKEN_SECRET: 'too-short-a-secret' }));
    expect(said).toContain('TOKEN_SECRET');
    expect(said).not.toContain('too-short-a-secret');
  });

  test('a port that another program listens on', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', () => listening()));
    cleanUps.push(() => other.close());
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await expectRefusal(start({ PORT: String(port) }))).toContain(String(port));
  });

  test('a data folder that is a file', async () => {
    const file = join(temporaryFolder(), 'data');
    writeFileSync(file, 'in the way');
    expect(await expectRefusal(start({ DATA_DIR: file }))).toContain(file);
  });

  test('a data folder that a running service holds', async () => {
    const folder = join(temporaryFolder(), 'data');
    await start({ DATA_DIR: folder }).address;
    expect(await expectRefusal(start({ DATA_DIR: folder }))).toContain('another process');
  });

  test('a broken knowledge file, with its name and line', async () => {
    const folder = join(temporaryFolder(), 'knowledge');
    cpSync(join(project, 'knowledge'), folder, { recursive: true });
    writeFileSync(join(folder, 'contacts.yaml'), 'contacts:\n  - id: [\n');
    expect(await expectRefusal(start({ KNOWLEDGE_DIR: folder }))).toMatch(/contacts\.yaml:\d+/);
  });
});
