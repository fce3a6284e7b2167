// The house rules that no linter covers, read off the files; each rule is also shown a file that breaks it.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '../../..');

/** A file as the rules see it: path from the project's root, with forward slashes. */
type SourceFile = { readonly path: string; readonly text: string };

function filesUnder(folder: string): readonly SourceFile[] {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|js|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: file.slice(project.length + 1).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));
}

type Rule = {
  readonly name: string;
  /** Folders the rule is about. */
  readonly where: readonly string[];
  /** What is wrong in this file, a line each; nothing when it keeps the rule. */
  readonly faults: (file: SourceFile) => readonly string[];
  /** Files that break it. */
  readonly broken: readonly SourceFile[];
  /** Files that come close and keep it. */
  readonly kept: readonly SourceFile[];
};

/** Lines of a file that match, with their numbers. */
function linesWith(pattern: RegExp, { text }: SourceFile): readonly string[] {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${index + 1}: ${line.trim()}`] : []));
}

/** The line, from 0, on which the function around a node starts, when it is so short that its comment is about the node. */
function startOfShortFunction(node: ts.Node, source: ts.SourceFile): number | null {
  const around = ts.findAncestor(node, ts.isFunctionDeclaration);
  if (!around) return null;
  const first = source.getLineAndCharacterOfPosition(around.getStart(source)).line;
  const last = source.getLineAndCharacterOfPosition(around.getEnd()).line;
  return last - first <= 4 ? first : null;
}

/** Casts other than `as const` that give no reason in a comment: on their line, the line above, or above their short function. */
function unexplainedCasts({ path, text }: SourceFile): readonly string[] {
  const lines = text.split('\n');
  const isComment = (line: number): boolean => /^\s*(\/\/|\*|\/\*)/.test(lines[line] ?? '');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    const cast = ts.isAsExpression(node) || ts.isTypeAssertionExpression(node);
    // To `unknown` is no claim; the cast that follows it is.
    if (cast && !['const', 'unknown'].includes(node.type.getText(source))) {
      const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
      const last = source.getLineAndCharacterOfPosition(node.getEnd()).line;
      const start = startOfShortFunction(node, source) ?? first;
      const explained = isComment(first - 1) || isComment(start - 1) || /\/\/|\*\//.test(lines[last] ?? '');
      if (!explained) faults.push(`${last + 1}: ${(lines[last] ?? '').trim()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

/** Written in two parts, or this file would break the rules that it states. */
const environment = ['process', 'env'].join('.');
const sleep = ['setTimeout', '(resolve'].join('');

const rules: readonly Rule[] = [
  {
    // Style sheets are left out: they grow by lines, not by ideas.
    name: 'no program file of src has more than 250 lines',
    where: ['src'],
    faults: ({ path, text }) =>
      path.endsWith('.ts') && text.trimEnd().split('\n').length > 250 ? [`${text.trimEnd().split('\n').length} lines`] : [],
    broken: [{ path: 'src/a.ts', text: 'x;\n'.repeat(251) }],
    kept: [
      { path: 'src/a.ts', text: 'x;\n'.repeat(250) },
      { path: 'src/a.css', text: 'x\n'.repeat(251) },
    ],
  },
  {
    name: 'every file of src begins with a comment that says why it exists',
    where: ['src'],
    faults: ({ text }) => (/^(\/\/|\/\*\*?) \S.{15,}/.test(text) ? [] : [`begins with: ${text.split('\n')[0]}`]),
    broken: [
      { path: 'src/a.ts', text: "import { x } from './x.ts';\n// Late.\n" },
      { path: 'src/b.ts', text: '// Why?\n' },
      { path: 'src/c.ts', text: '\n// Keeps what the person said, in order.\n' },
    ],
    kept: [{ path: 'src/a.ts', text: '// Keeps what the person said, in order.\n' }],
  },
  {
    name: 'only config and the programs people start read the environment',
    where: ['src'],
    faults: (file) =>
      /^src\/(config|cli)\/|^src\/app\/main\.ts$/.test(file.path) ? [] : linesWith(/process\.env\b|from '(node:)?process'/, file),
    broken: [
      { path: 'src/web/server.ts', text: `const port = ${environment}.PORT;\n` },
      { path: 'src/app/app.ts', text: `const port = ${environment}['PORT'];\n` },
      { path: 'src/web/port.ts', text: "import { env } from 'node:process';\n" },
    ],
    kept: [
      { path: 'src/config/settings.ts', text: `read(${environment});\n` },
      { path: 'src/app/main.ts', text: `start(${environment});\n` },
      { path: 'src/web/server.ts', text: 'const environmentName = settings.name;\n' },
    ],
  },
  {
    name: 'a cast gives its reason beside it',
    where: ['src'],
    faults: unexplainedCasts,
    broken: [
      { path: 'src/a.ts', text: 'const x = y as string;\n' },
      { path: 'src/b.ts', text: 'const x = <string>y;\n' },
      { path: 'src/d.ts', text: `/** Does much. */\nfunction much() {\n${'work();\n'.repeat(9)}  return y as Shape;\n}\n` },
      { path: 'src/c.ts', text: 'send({\n  a: 1,\n} as unknown as Shape);\n' },
    ],
    kept: [
      { path: 'src/a.ts', text: "const x = ['a'] as const;\nimport { y as z } from './y.ts';\n" },
      { path: 'src/b.ts', text: '// The library types its logger as another one.\nconst x = y as Logger;\n' },
      {
        path: 'src/d.ts',
        text: '/** The library says less than it does. */\nfunction shape(y: unknown): Shape {\n  return y as Shape;\n}\n',
      },
      { path: 'src/c.ts', text: "const text = 'as soon as';\nexport { x as y };\n" },
    ],
  },
  {
    name: 'no test is left out, and none stands alone',
    where: ['tests'],
    faults: (file) => linesWith(/\b(skip|only|todo)(If)?\(|\b(skip|only|todo)\.each\b|\bx(it|test|describe)\(/, file),
    broken: ['test.skip', 'describe.only', 'test.todo', 'test.skipIf', 'xit'].map((call) => ({
      path: 'tests/a.test.ts',
      text: `${call}('x');\n`,
    })),
    kept: [{ path: 'tests/a.test.ts', text: "test('says only what the ledger holds', async () => {});\n" }],
  },
  {
    name: 'no test sleeps: it waits for what it needs, with a deadline',
    where: ['tests'],
    faults: (file) => linesWith(/setTimeout\(\s*(resolve|done|r)\b|from '(node:)?timers\/promises'|waitForTimeout\(/, file),
    broken: [
      { path: 'tests/a.test.ts', text: `await new Promise((resolve) => ${sleep}, 100));\n` },
      { path: 'tests/b.test.ts', text: `import { setTimeout } from 'node:${['timers', 'promises'].join('/')}';\n` },
      { path: 'tests/c.test.ts', text: `await page.${['waitFor', 'Timeout('].join('')}100);\n` },
    ],
    kept: [{ path: 'tests/a.test.ts', text: 'setTimeout(() => server.close(), 10);\nawait page.waitForSelector("x");\n' }],
  },
  {
    name: 'no folder is a drawer for what has no home',
    where: ['src', 'tests'],
    faults: ({ path }) => (/(^|\/)(utils?|helpers?|common|shared|misc|lib)\//.test(path) ? [path] : []),
    broken: ['src/utils/a.ts', 'src/web/helpers/a.ts', 'tests/shared/a.ts'].map((path) => ({ path, text: '' })),
    kept: ['src/content/schema/a.ts', 'tests/support/a.ts'].map((path) => ({ path, text: '' })),
  },
];

/** The files that show a broken rule would break it themselves. */
const thisFile = 'tests/unit/house/style.test.ts';

describe.each(rules)('$name', ({ where, faults, broken, kept }) => {
  test('in every file', () => {
    const files = where.flatMap(filesUnder).filter(({ path }) => path !== thisFile);
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((file) => faults(file).map((fault) => `${file.path}:${fault}`))).toEqual([]);
  });

  test('and a file that breaks it is noticed, one that only comes close is not', () => {
    expect(broken.filter((file) => faults(file).length === 0)).toEqual([]);
    expect(kept.filter((file) => faults(file).length > 0)).toEqual([]);
  });
});
