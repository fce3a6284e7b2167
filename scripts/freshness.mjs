// Answers "is this still up to date?" from files alone, in a few milliseconds, so that every command can ask.
// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** @typedef {{version?: string, integrity?: string, optional?: boolean, link?: boolean}} LockedPackage */

/** The packages of a lock file by path; null when it is missing or damaged. @param {string} file @returns {Record<string, LockedPackage> | null} */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * Whether node_modules holds what package-lock.json names. Compares contents, not times: a checkout changes times and
 * a minute's install for nothing is worse than reading two files. npm writes its own copy last, so a broken install is noticed.
 * @param {string} root folder of package-lock.json
 */
export function installedMatchesLock(root) {
  const wanted = readLock(join(root, 'package-lock.json'));
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    const there = installed[path];
    if (path === '' || (!there && entry.optional)) continue; // Optional ones belong to other platforms.
    if (!there || there.version !== entry.version || there.integrity !== entry.integrity) return false;
  }
  return Object.keys(installed).every((path) => path in wanted);
}

/** @param {string} path @returns {string[]} every file under `path`, sorted; `path` itself when it is a file */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).sort();
  return names.flatMap((name) => filesUnder(join(path, name)));
}

/**
 * A short text that changes when a file under `paths` is added, removed or written. Uses size and time, not content:
 * a false alarm costs one needless build, which the builder itself may notice.
 * @param {string} root @param {readonly string[]} paths relative to `root` or absolute; missing ones are allowed
 */
export function fingerprint(root, paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(resolve(root, path)))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
