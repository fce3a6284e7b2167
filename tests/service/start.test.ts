// A fresh clone becomes ready by itself: what runs before a command, seen from outside, with a package manager that only pretends.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const lock = (zod: string): string =>
  JSON.stringify({
    packages: {
      '': { name: 'clone' },
      'node_modules/zod': { version: zod, integrity: `sha512-${zod}` },
      'node_modules/other-platform': { version: '1.0.0', optional: true },
    },
  });

/** What the pretended `npm` does: notes its arguments, then installs exactly what the lock names, as `npm ci` would. */
const obedientNpm = `#!/bin/sh
echo "$@" >> npm-calls
mkdir -p node_modules/.bin
ln -sf "$REAL_NODE" node_modules/.bin/node
sed 's/,"node_modules.other-platform":{[^}]*}//' package-lock.json > node_modules/.package-lock.json
`;
const brokenNpm = '#!/bin/sh\necho "$@" >> npm-calls\necho "npm error network unreachable" >&2\nexit 1\n';

/** A clone with this project's scripts and nothing installed; `builder` stands in for the page's build. */
function clone({ npm = obedientNpm, builder = '' } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'clone-'));
  folders.push(folder);
  cpSync(join(project, 'scripts'), join(folder, 'scripts'), { recursive: true });
  rmSync(join(folder, 'scripts/build-widget.mjs'), { force: true });
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/npm'), npm, { mode: 0o755 });
  writeFileSync(join(folder, 'package-lock.json'), lock('4.0.0'));
  if (builder) writeFileSync(join(folder, 'scripts/build-widget.mjs'), builder);
  return folder;
}

type Ended = { readonly code: number | null; readonly output: string; readonly error: string };

async function run(args: readonly string[], folder: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter), REAL_NODE: process.execPath, ...env },
  });
  let output = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk.toString();
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, output, error };
}

const prepare = (folder: string, flags: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  run(['scripts/prepare.mjs', ...flags], folder, env);

const npmCalls = (folder: string): readonly string[] => {
  const file = join(folder, 'npm-calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
};

describe('packages', () => {
  test('are installed from the lock when there are none', async () => {
    const folder = clone();
    const ended = await prepare(folder);
    expect(ended.code).toBe(0);
    expect(npmCalls(folder)).toEqual(['ci --no-audit --no-fund --loglevel=error']);
  });

  test('are left alone, without a word on standard output, when they match the lock', async () => {
    const folder = clone();
    await prepare(folder);
    const again = await prepare(folder);
    expect(again).toEqual({ code: 0, output: '', error: '' });
    expect(npmCalls(folder)).toHaveLength(1);
  });

  test('are installed again when the lock names another version', async () => {
    const folder = clone();
    await prepare(folder);
    writeFileSync(join(folder, 'package-lock.json'), lock('4.0.1'));
    await prepare(folder);
    expect(npmCalls(folder)).toHaveLength(2);
  });

  test('are installed again when an install broke off before npm wrote its own record', async () => {
    const folder = clone();
    await prepare(folder);
    rmSync(join(folder, 'node_modules/.package-lock.json'));
    await prepare(folder);
    expect(npmCalls(folder)).toHaveLength(2);
  });

  test('that cannot be installed stop the command with a sentence and a cure, and no stack trace', async () => {
    const ended = await prepare(clone({ npm: brokenNpm }));
    expect(ended.code).toBe(1);
    expect(ended.error).toContain('npm error network unreachable');
    expect(ended.error).toMatch(/^Not ready: npm could not install the packages\. Cure: .+\.$/m);
    expect(ended.error).not.toMatch(/^\s+at /m);
  });

  test('without the program of the package node are completed by running its install script', async () => {
    const folder = clone();
    await prepare(folder);
    rmSync(join(folder, 'node_modules/.bin/node'));
    const ended = await prepare(folder);
    expect(ended.code).toBe(0);
    expect(npmCalls(folder).at(-1)).toBe('rebuild node --loglevel=error');
  });
});

/** Counts its builds in a file, as a stand-in for the real builder. */
const countingBuilder = `
import { appendFileSync, mkdirSync } from 'node:fs';
mkdirSync('build/public', { recursive: true });
appendFileSync('builds', 'x');
console.log('built');
`;
const builds = (folder: string): number => (existsSync(join(folder, 'builds')) ? readFileSync(join(folder, 'builds'), 'utf8').length : 0);

describe('the chat page', () => {
  test('is built once, and again only when its sources change', async () => {
    const folder = clone({ builder: countingBuilder });
    await prepare(folder);
    await prepare(folder);
    expect(builds(folder)).toBe(1);
    mkdirSync(join(folder, 'src/widget'), { recursive: true });
    writeFileSync(join(folder, 'src/widget/chat.ts'), '// Chat.\n');
    await prepare(folder);
    expect(builds(folder)).toBe(2);
  });

  test('is built again when somebody deleted what was built', async () => {
    const folder = clone({ builder: countingBuilder });
    await prepare(folder);
    rmSync(join(folder, 'build/public'), { recursive: true });
    await prepare(folder);
    expect(builds(folder)).toBe(2);
  });

  test('keeps its builder’s words off standard output, which belongs to the command that follows', async () => {
    const ended = await prepare(clone({ builder: countingBuilder }));
    expect(ended.output).toBe('');
    expect(ended.error).toContain('built');
  });

  test('that cannot be built stops the command, and is tried again the next time', async () => {
    const folder = clone({ builder: "throw new Error('no bundle');" });
    const first = await prepare(folder);
    expect(first.code).toBe(1);
    expect(first.error).toMatch(/^Not ready: the chat page could not be built\. Cure: /m);
    writeFileSync(join(folder, 'scripts/build-widget.mjs'), countingBuilder);
    expect((await prepare(folder)).code).toBe(0);
    expect(builds(folder)).toBe(1);
  });

  test('is not needed by commands that ask for packages only', async () => {
    const folder = clone({ builder: countingBuilder });
    await prepare(folder, ['--packages']);
    expect(builds(folder)).toBe(0);
  });
});

/** Notes its arguments, as a stand-in for learning. */
const notingLearner = `// Learns.
import { appendFileSync, mkdirSync } from 'node:fs';
mkdirSync('build/learned', { recursive: true });
appendFileSync('learned', process.argv.slice(2).join(' ') + ';');
`;

describe('the learned model', () => {
  test('is made from the knowledge, and asked for again only when the knowledge changed', async () => {
    const folder = clone();
    mkdirSync(join(folder, 'src/cli'), { recursive: true });
    mkdirSync(join(folder, 'knowledge'));
    writeFileSync(join(folder, 'src/cli/learn.ts'), notingLearner);
    writeFileSync(join(folder, 'knowledge/facts.yaml'), '[]\n');
    await prepare(folder);
    await prepare(folder);
    expect(readFileSync(join(folder, 'learned'), 'utf8')).toBe('--if-stale;');
    writeFileSync(join(folder, 'knowledge/words.yaml'), '[]\n');
    await prepare(folder);
    expect(readFileSync(join(folder, 'learned'), 'utf8')).toBe('--if-stale;--if-stale;');
  });

  test('follows the folder that KNOWLEDGE_DIR names', async () => {
    const folder = clone();
    const elsewhere = clone();
    mkdirSync(join(folder, 'src/cli'), { recursive: true });
    writeFileSync(join(folder, 'src/cli/learn.ts'), notingLearner);
    await prepare(folder);
    await prepare(folder, [], { KNOWLEDGE_DIR: join(elsewhere, 'scripts') });
    expect(readFileSync(join(folder, 'learned'), 'utf8')).toBe('--if-stale;--if-stale;');
  });
});

describe('the browser', () => {
  test('is the one that CHROMIUM_PATH names', async () => {
    const ended = await prepare(clone(), ['--for-tests'], { CHROMIUM_PATH: process.execPath });
    expect(ended.code).toBe(0);
  });

  test('that CHROMIUM_PATH names and that is not there is a fault, not a silent download', async () => {
    const ended = await prepare(clone(), ['--for-tests'], { CHROMIUM_PATH: '/nowhere/chromium' });
    expect(ended.code).toBe(1);
    expect(ended.error).toContain('Not ready: CHROMIUM_PATH names /nowhere/chromium, which does not exist.');
  });
});

/** A project with one test file, run as `npm test` runs ours. */
async function runTests(testFile: string, args: readonly string[] = []): Promise<Ended> {
  const folder = clone();
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const path = join(folder, 'tests/a.test.ts');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `import { expect, test } from 'vitest';\n${testFile}`);
  return run(['scripts/test.mjs', ...args], folder);
}
const lastLine = (ended: Ended): string | undefined => ended.output.trimEnd().split('\n').at(-1);

describe('npm test', () => {
  test('ends with the count and succeeds when all pass', async () => {
    const ended = await runTests("test('a', () => expect(1).toBe(1));\ntest('b', () => expect(2).toBe(2));\n");
    expect(lastLine(ended)).toBe('Tests: 2 passed, 0 failed, 0 skipped');
    expect(ended.code).toBe(0);
  });

  test('ends with the count and fails when one fails', async () => {
    const ended = await runTests("test('a', () => expect(1).toBe(1));\ntest('b', () => expect(1).toBe(2));\n");
    expect(lastLine(ended)).toBe('Tests: 1 passed, 1 failed, 0 skipped');
    expect(ended.code).toBe(1);
  });

  test('fails when a file does not load, although no test in it failed', async () => {
    const ended = await runTests("import './nowhere.ts';\ntest('a', () => expect(1).toBe(1));\n");
    expect(lastLine(ended)).toBe('Tests: 0 passed, 1 failed, 0 skipped');
    expect(ended.code).toBe(1);
  });

  test('fails when nothing ran', async () => {
    const ended = await runTests("test('a', () => expect(1).toBe(1));\n", ['no-such-file']);
    expect(lastLine(ended)).toBe('Tests: 0 passed, 0 failed, 0 skipped');
    expect(ended.code).toBe(1);
  });

  test('fails when a promise nobody waited for was rejected', async () => {
    const ended = await runTests("test('a', () => { void Promise.reject(new Error('lost')); });\n");
    expect(lastLine(ended)).toMatch(/^Tests: 1 passed, [1-9]\d* failed, 0 skipped$/);
    expect(ended.code).toBe(1);
  });
});
