// Proves that the layering rules bite: trees of files that break each rule, and trees that fool a blind checker.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';

const project = resolve(import.meta.dirname, '../../..');
const folders: string[] = [];

// Each check is a process of its own that loads the TypeScript compiler: seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** A folder with these files, this project's packages and a plain tsconfig. */
function tree(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'layering-'));
  folders.push(folder);
  const all = {
    'package.json': JSON.stringify({
      type: 'module',
      dependencies: { zod: '*', restify: '*', botbuilder: '*', 'fuse.js': '*', kysely: '*' },
    }),
    'tsconfig.json': JSON.stringify({
      compilerOptions: { module: 'nodenext', target: 'es2024', allowImportingTsExtensions: true, noEmit: true },
    }),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

type Verdict = { readonly passed: boolean; readonly text: string; readonly broken: readonly string[] };

/** Runs the check that `npm run check` runs; `broken` holds "rule: file" once each. */
async function check(folder: string): Promise<Verdict> {
  const child = spawn(process.execPath, [join(project, 'scripts/layering.mjs'), folder]);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  const broken = [...text.matchAll(/^([a-z-]+): (\S+) →/gm)].map(([, rule, file]) => `${rule}: ${file}`);
  return { passed: code === 0, text, broken: [...new Set(broken)].sort() };
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The house's table, written again by hand: the rules file must agree with it, not the other way round. */
const table = {
  web: 'channels cases insights observability',
  channels: 'conversation content',
  conversation: 'answering cases content',
  answering: 'content',
  cases: 'content',
  content: '',
  insights: 'content',
  storage: 'conversation cases',
  delivery: 'cases content',
  config: '',
  observability: '',
  base: '',
  app: 'web channels conversation answering cases content insights storage delivery config observability cli',
} as const;

describe('the rooms', () => {
  test('may import exactly what the table says: every pair of rooms is tried', async () => {
    const rooms = Object.keys(table);
    const files: Record<string, string> = {};
    const forbidden: string[] = [];
    for (const [from, allowed] of Object.entries(table)) {
      files[`src/${from}/target.ts`] = '// Target.\nexport const target = 1;\n';
      for (const to of rooms.filter((room) => room !== from)) {
        const file = `src/${from}/asks-${to}.ts`;
        files[file] = `// Asks ${to}.\nimport { target } from '../${to}/target.ts';\nexport const asked = target;\n`;
        if (to !== 'base' && !allowed.split(' ').includes(to)) forbidden.push(`room-${from}: ${file}`);
      }
    }
    const verdict = await check(tree(files));
    expect(verdict.broken).toEqual(forbidden.sort());
    expect(verdict.passed).toBe(false);
  });

  test('hold for a tree that keeps them, so that a red answer means something', async () => {
    const verdict = await check(
      tree({
        'src/content/fact.ts': "// Fact.\nimport { z } from 'zod';\nexport const fact = z.string();\n",
        'src/answering/answer.ts':
          "// Answer.\nimport { fact } from '../content/fact.ts';\nimport Fuse from 'fuse.js';\nexport const answer = [fact, Fuse];\n",
        'src/web/server.ts':
          "// Server.\nimport restify from 'restify';\nimport { render } from '../widget/markdown.ts';\nexport const server = [restify, render];\n",
        'src/widget/markdown.ts': '// One renderer with and without JavaScript.\nexport const render = 1;\n',
        'src/storage/store.ts': "// Store.\nimport { DatabaseSync } from 'node:sqlite';\nexport const store = DatabaseSync;\n",
        'src/channels/direct-line/protocol.ts':
          "// Protocol.\nimport type { Fact } from '../../content/fact.ts';\nexport type Wire = Fact;\n".replaceAll('Fact', 'fact'),
        'src/widget/launcher.ts':
          "// Launcher.\nimport type { Wire } from '../channels/direct-line/protocol.ts';\nexport const wire: Wire | null = null;\n",
      }),
    );
    expect(verdict.text).toContain('Layering holds: 7 files');
    expect(verdict.passed).toBe(true);
  });
});

/** Each case breaks one rule in one file, whose name says which. */
const breaches: readonly { readonly rule: string; readonly file: string; readonly code: string }[] = [
  {
    rule: 'only-room-restify',
    file: 'src/channels/direct-line/server.ts',
    code: "import restify from 'restify';\nexport const x = restify;",
  },
  {
    rule: 'only-room-botbuilder',
    file: 'src/web/bot.ts',
    code: "import { CloudAdapter } from 'botbuilder';\nexport const x = CloudAdapter;",
  },
  { rule: 'only-room-fuse', file: 'src/content/search.ts', code: "import Fuse from 'fuse.js';\nexport const x = Fuse;" },
  { rule: 'only-room-sql', file: 'src/insights/rows.ts', code: "import { Kysely } from 'kysely';\nexport const x = Kysely;" },
  {
    rule: 'only-room-sql',
    file: 'src/app/database.ts',
    code: "import { DatabaseSync } from 'node:sqlite';\nexport const x = DatabaseSync;",
  },
  { rule: 'only-room-yaml', file: 'src/delivery/mail.ts', code: "import { parse } from 'yaml';\nexport const x = parse;" },
  { rule: 'only-room-pino', file: 'src/web/log.ts', code: "import { pino } from 'pino';\nexport const x = pino;" },
  {
    rule: 'only-room-prom-client',
    file: 'src/web/counts.ts',
    code: "import { Registry } from 'prom-client';\nexport const x = Registry;",
  },
  {
    rule: 'only-room-nodemailer',
    file: 'src/web/letter.ts',
    code: "import { createTransport } from 'nodemailer';\nexport const x = createTransport;",
  },
  {
    rule: 'room-base',
    file: 'src/base/clock.ts',
    code: "import type { y } from '../channels/terminal/screen.ts';\nexport type Clock = y;",
  },
  {
    rule: 'channels-are-strangers',
    file: 'src/channels/terminal/talk.ts',
    code: "import { y } from '../direct-line/wire.ts';\nexport const x = y;",
  },
  {
    rule: 'widget-takes-types-only',
    file: 'src/widget/state.ts',
    code: "import type { y } from '../channels/terminal/screen.ts';\nexport type X = y;",
  },
  {
    rule: 'widget-runs-no-server-code',
    file: 'src/widget/chat.ts',
    code: "import { y } from '../channels/direct-line/wire.ts';\nexport const x = y;",
  },
  {
    rule: 'pure-rooms-touch-nothing',
    file: 'src/answering/load.ts',
    code: "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;",
  },
  {
    rule: 'pure-rooms-touch-nothing',
    file: 'src/conversation/wait.ts',
    code: "import { setTimeout } from 'node:timers';\nexport const x = setTimeout;",
  },
  { rule: 'pure-rooms-touch-nothing', file: 'src/cases/send.ts', code: "import { request } from 'http';\nexport const x = request;" },
  { rule: 'base-needs-nothing', file: 'src/base/shape.ts', code: "import { z } from 'zod';\nexport const x = z;" },
  { rule: 'src-stands-alone', file: 'src/app/fake.ts', code: "import { y } from '../../tests/support/fake.ts';\nexport const x = y;" },
  { rule: 'no-unlisted-packages', file: 'src/web/token.ts', code: "import uuid from 'uuid';\nexport const x = uuid;" },
  { rule: 'no-development-packages', file: 'src/web/load.ts', code: "import cannon from 'autocannon';\nexport const x = cannon;" },
  {
    rule: 'baselines-are-only-measured',
    file: 'src/conversation/compare.ts',
    code: "import { y } from '../answering/baselines/plain.ts';\nexport const x = y;",
  },
  { rule: 'no-unresolvable', file: 'src/web/lost.ts', code: "import { y } from './nowhere.ts';\nexport const x = y;" },
  { rule: 'no-circular', file: 'src/cases/egg.ts', code: "import { hen } from './hen.ts';\nexport const egg = () => hen;" },
  { rule: 'no-orphans', file: 'src/insights/forgotten.ts', code: 'export const x = 1;' },
  {
    rule: 'known-rooms-only',
    file: 'src/utils/text.ts',
    code: "import { y } from '../channels/direct-line/wire.ts';\nexport const x = y;",
  },
  { rule: 'known-rooms-only', file: 'src/main.ts', code: "import { y } from './channels/direct-line/wire.ts';\nexport const x = y;" },
];

describe('every other rule', () => {
  test('names the file that breaks it, and no other', async () => {
    const files = Object.fromEntries(breaches.map(({ rule, file, code }) => [file, `// Breaks ${rule}.\n${code}\n`]));
    const verdict = await check(
      tree({
        ...files,
        'package.json': JSON.stringify({
          type: 'module',
          dependencies: {
            ...{ restify: '*', botbuilder: '*', 'fuse.js': '*', kysely: '*', yaml: '*', pino: '*', zod: '*' },
            ...{ nodemailer: '*', 'prom-client': '*' },
          },
          devDependencies: { autocannon: '*' },
        }),
        'src/answering/baselines/plain.ts': "// Plain.\nimport cannon from 'autocannon';\nexport const y = cannon;\n",
        'src/channels/direct-line/wire.ts': '// Wire.\nexport const y = 1;\n',
        'src/channels/terminal/screen.ts': '// Screen.\nexport type y = 1;\n',
        'src/cases/hen.ts': "// Hen.\nimport { egg } from './egg.ts';\nexport const hen = () => egg;\n",
        'src/widget/session.ts': '// Session.\nexport const y = 1;\n',
        'tests/support/fake.ts': '// Fake.\nexport const y = 1;\n',
      }),
    );
    // A reader must learn what to do instead, not only that something is wrong.
    expect(verdict.text).toContain('Only src/channels/bot-framework/ may import botbuilder');
    expect(verdict.broken).toEqual(breaches.map(({ rule, file }) => `${rule}: ${file}`).sort());
  });
});

describe('the guard against a blind checker', () => {
  test('fails when src holds no TypeScript', async () => {
    const verdict = await check(tree({ 'src/notes.md': 'Nothing here.' }));
    expect(verdict.passed).toBe(false);
    expect(verdict.text).toContain('saw no modules');
  });

  test('fails when files are there but no import was read', async () => {
    const verdict = await check(tree({ 'src/app/main.ts': '// Main.\nexport const x = 1;\n' }));
    expect(verdict.passed).toBe(false);
    expect(verdict.text).toContain('saw no imports');
  });
});
