// Makes a fresh clone ready before a command runs: packages, chat page, learned model and, for tests, a browser and a mail server.
// @ts-check
// Runs under whatever Node the host has (18 or later) and uses no package, because there may be none yet.
// Flags: --packages (packages only), --for-tests (also a browser and a mail server). When nothing is to do it starts no process.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideChromium } from './chromium.mjs';
import { fingerprint, installedMatchesLock } from './freshness.mjs';
import { provideMailServer } from './mail-server.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const flags = new Set(process.argv.slice(2));
const stampFile = join(root, 'build', 'prepared.json');
const projectNode = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** Ends with a sentence that says what happened and what to do, and no stack trace. @param {string} what @param {string} cure @returns {never} */
function stop(what, cure) {
  console.error(`Not ready: ${what} Cure: ${cure}`);
  process.exit(1);
}

/** Runs a command; its output goes to standard error so that a command's own output stays clean. @param {string} command @param {readonly string[]} args */
function run(command, args) {
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell }).status === 0;
}

function preparePackages() {
  if (!installedMatchesLock(root)) {
    console.error('Installing packages (about a minute, once) …');
    if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
      stop('npm could not install the packages.', 'read its message above, check the connection to the package registry, and try again.');
    }
  }
  // Node itself arrives through one install script, which npm may have been told to skip.
  if (!existsSync(projectNode) && !(run('npm', ['rebuild', 'node', '--loglevel=error']) && existsSync(projectNode))) {
    stop(
      'the package "node" did not install its program.',
      'allow its install script (npm install-scripts approve node), then run npm ci.',
    );
  }
}

/** @returns {Record<string, string>} */
function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {}; // No stamp, or a damaged one: everything counts as stale and is made again.
  }
}

/**
 * Makes one derived thing when its sources have changed since it was last made.
 * @param {{name: string, script: string, sources: readonly string[], product: string, fromNothing: boolean, args: readonly string[], failure: string}} step
 */
function prepareDerived({ name, script, sources, product, fromNothing, args, failure }) {
  if (!existsSync(join(root, script))) return;
  const stamps = readStamps();
  const now = fingerprint(root, [script, 'package-lock.json', ...sources]);
  if (stamps[name] === now && existsSync(join(root, product))) return;
  if (fromNothing) rmSync(join(root, product), { recursive: true, force: true });
  if (!run(projectNode, args)) stop(failure, 'read the message above; it names the file and the line.');
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, `${JSON.stringify({ ...readStamps(), [name]: now }, null, 2)}\n`);
}

preparePackages();
if (!flags.has('--packages')) {
  prepareDerived({
    name: 'widget',
    script: 'scripts/build-widget.mjs',
    sources: ['src/widget'],
    product: 'build/public',
    // From nothing: npm gives files old dates, so a newer package looks older than what was built from the last one.
    fromNothing: true,
    args: ['scripts/build-widget.mjs'],
    failure: 'the chat page could not be built.',
  });
  prepareDerived({
    name: 'model',
    script: 'src/cli/learn.ts',
    sources: [process.env['KNOWLEDGE_DIR'] || 'knowledge', 'src/answering', 'src/content', 'src/app/prepared.ts'],
    product: 'build/learned',
    fromNothing: false,
    args: ['src/cli/learn.ts', '--if-stale'],
    failure: 'the model that reads questions could not be learned from the knowledge files.',
  });
}
if (flags.has('--for-tests')) {
  const problem = (await provideChromium(run)) ?? provideMailServer(run);
  if (problem) stop(problem.what, problem.cure);
}
