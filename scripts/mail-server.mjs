// Provides a real mail server for one service test: Debian's exim4, unpacked into build/ and never installed.
// @ts-check
// Installing it would replace the mail server a machine may have. Unpacked, it runs as a process of the test and knows nothing of the machine's mail.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'build', 'mail-server');

/** The second lets the first find the user it wants to be without one being made. */
const packages = ['exim4-daemon-light', 'libnss-wrapper'];
const wanted = ['exim4', 'libnss_wrapper.so'];

export const mailServerCure =
  'run `node scripts/prepare.mjs --for-tests` on Debian or Ubuntu, as root when apt was never updated there: it fetches exim4-daemon-light and libnss-wrapper.';

/** Folder with the program `exim4`, `libnss_wrapper.so` and the libraries the machine lacks; null when it was not fetched yet. */
export function findMailServer() {
  return wanted.every((file) => existsSync(join(folder, file))) ? folder : null;
}

/**
 * Makes sure that there is one.
 * @param {(command: string, args: readonly string[]) => boolean} run true when the command succeeded
 * @returns {{what: string, cure: string} | null} null when there is one
 */
export function provideMailServer(run) {
  if (findMailServer()) return null;
  const problem = { what: 'the mail test needs a real mail server and none could be fetched.', cure: mailServerCure };
  if (!existsSync('/etc/debian_version')) return problem;
  console.error('Fetching a mail server for its test (once) …');
  const archives = join(folder, 'archives');
  const unpacked = join(folder, 'unpacked');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(archives, 'partial'), { recursive: true });
  // Fetches what the machine lacks to run them, and installs nothing.
  const into = ['-o', `Dir::Cache::archives=${archives}`, '-o', 'Debug::NoLocking=true', '-o', 'APT::Sandbox::User=root'];
  const how = ['--download-only', '--reinstall', '--no-install-recommends', '--yes', '--quiet=2'];
  const fetch = () => run('apt-get', [...into, ...how, 'install', ...packages]);
  if (!fetch() && !(run('apt-get', ['update', '--quiet=2']) && fetch())) return problem;
  for (const archive of readdirSync(archives)) {
    // The C library must be the machine's own, or nothing starts.
    if (!archive.endsWith('.deb') || archive.startsWith('libc6_')) continue;
    if (!run('dpkg-deb', ['-x', join(archives, archive), unpacked])) return problem;
  }
  for (const file of filesBelow(unpacked)) {
    const name = basename(file);
    if (name !== 'exim4' ? !/\.so(\.\d+)*$/.test(name) : !file.endsWith('/sbin/exim4')) continue;
    copyFileSync(file, join(folder, name));
    // In its package it may act as root; here it must not.
    chmodSync(join(folder, name), 0o755);
  }
  for (const left of [archives, unpacked]) rmSync(left, { recursive: true, force: true });
  return findMailServer() ? null : problem;
}

/** @param {string} top @returns {readonly string[]} */
function filesBelow(top) {
  return readdirSync(top, { withFileTypes: true }).flatMap((entry) => {
    const path = join(top, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
