// What must hold before a commit, all of it in one run: a reader with three faults should not need three runs to see them.
// @ts-check
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const module = (/** @type {string} */ path) => join(root, 'node_modules', path);

/** @type {readonly {name: string, args: readonly string[], cure: string}[]} */
const checks = [
  {
    name: 'style',
    args: [module('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--max-diagnostics=200'],
    cure: 'npm run format mends most of it',
  },
  { name: 'types', args: [module('typescript/bin/tsc'), '--pretty', 'false', '--project', '.'], cure: 'each line names file and place' },
  {
    name: 'page types',
    args: [module('typescript/bin/tsc'), '--pretty', 'false', '--project', 'src/widget'],
    cure: 'each line names file and place',
  },
  {
    name: 'browser tests',
    args: [module('typescript/bin/tsc'), '--pretty', 'false', '--project', 'tsconfig.browser.json'],
    cure: 'each line names file and place',
  },
  { name: 'layering', args: ['scripts/layering.mjs'], cure: 'the rooms and their reasons are in docs/architecture.md' },
  { name: 'dead code', args: [module('knip/bin/knip.js')], cure: 'delete what nothing uses, or use it' },
  { name: 'knowledge', args: ['src/cli/knowledge.ts'], cure: 'each line names file, line, fault and cure' },
];

/** Runs one check and keeps its words until the end, so that reports do not mix. @param {readonly string[]} args @returns {Promise<{passed: boolean, output: string}>} */
function run(args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ passed: false, output: String(error) }));
    child.on('close', (code) => done({ passed: code === 0, output }));
  });
}

const results = await Promise.all(
  checks.map(async (check) => {
    const started = performance.now();
    const result = await run(check.args);
    return { ...check, ...result, seconds: (performance.now() - started) / 1000 };
  }),
);

for (const { name, passed, output } of results) {
  if (!passed) console.log(`\n── ${name} ──\n${output.trim()}`);
}
console.log('');
for (const { name, passed, seconds, cure } of results) {
  console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name.padEnd(14)} ${seconds.toFixed(1)} s${passed ? '' : `   ${cure}`}`);
}
const failed = results.filter((result) => !result.passed).length;
console.log(failed === 0 ? 'Check: all passed.' : `Check: ${failed} of ${results.length} failed.`);
process.exitCode = failed === 0 ? 0 : 1;
