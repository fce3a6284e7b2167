// Checks the rooms' rules (.dependency-cruiser.mjs) and that the checker really read every file: it can be green and blind.
// @ts-check
// Usage: node scripts/layering.mjs [FOLDER]; FOLDER (default: this project) holds src, node_modules and tsconfig.json.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = resolve(process.argv[2] ?? project);

/** @typedef {{source: string, dependencies: readonly unknown[]}} Module */
/** @typedef {{from: string, to: string, rule: {name: string}, comment?: string, cycle?: readonly {name: string}[]}} Violation */

/** @param {readonly string[]} lines @returns {never} */
function fail(lines) {
  console.error(lines.join('\n'));
  process.exit(1);
}

const files = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts'));
if (files.length === 0) fail(['The layering check saw no modules: src holds no TypeScript.']);

const cruiser = join(project, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
const config = join(project, '.dependency-cruiser.mjs');
const ran = spawnSync(process.execPath, [cruiser, 'src', '--config', config, '--output-type', 'json'], {
  cwd: folder,
  encoding: 'utf8',
  maxBuffer: 256 * 1024 * 1024,
});
if (!ran.stdout.startsWith('{')) fail(['The layering check did not run.', ran.stderr]);

/** @type {{modules: readonly Module[], summary: {violations: readonly Violation[], ruleSetUsed?: {forbidden?: readonly {name: string, comment?: string}[]}}}} */
const result = JSON.parse(ran.stdout);
const seen = new Set(result.modules.map((module) => module.source));

// TypeScript 7 has no compiler interface: the checker then sees nothing and is content. So count.
const unseen = files.filter((path) => !seen.has(path));
const imports = result.modules
  .filter((module) => files.includes(module.source))
  .reduce((sum, module) => sum + module.dependencies.length, 0);
if (unseen.length > 0) fail([`The layering check saw no modules in ${unseen.length} of ${files.length} files, the first ${unseen[0]}.`]);
if (imports === 0) fail(['The layering check saw no imports at all: it is not reading TypeScript.']);

const reasons = new Map(result.summary.ruleSetUsed?.forbidden?.map((rule) => [rule.name, rule.comment ?? '']));
const broken = result.summary.violations.map(({ from, to, rule, cycle }) => {
  const path = cycle ? [from, ...cycle.map((step) => step.name)].join(' → ') : `${from} → ${to}`;
  return `${rule.name}: ${path}. ${reasons.get(rule.name) ?? ''}`;
});
if (broken.length > 0) fail([...new Set(broken)]);
console.log(`Layering holds: ${files.length} files, ${imports} imports.`);
