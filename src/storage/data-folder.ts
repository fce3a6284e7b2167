// The folder the embedded database lives in: made when missing, and held by one process at a time.
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Fault } from '../base/fault.ts';

/** A folder this process alone may write to, until `release`. */
export type DataFolder = {
  /** Absolute path of the database file; exists, readable by this user alone. */
  readonly databaseFile: string;
  /**
   * Whether the lock is still ours. Whoever writes asks this each time, which also keeps the lock reachable: the garbage
   * collector closes a lock that nobody refers to, and the next process would walk in.
   */
  isHeld(): boolean;
  /** Lets the next process in. Call after the database is closed. */
  release(): void;
};

/** Absolute path of the database in a data folder, whether there is one or not. */
export function databaseFileIn(folder: string): string {
  return join(resolve(folder), 'enquiries.sqlite');
}

// SQLite's result code for "another connection holds the lock" (sqlite.org/rescode.html#busy).
const SQLITE_BUSY = 5;

/**
 * Makes `folder` with its parents when missing and takes its lock.
 *
 * The lock is an exclusive transaction held open on a small database of its own, so the operating system lets go of it
 * when the process dies, however it dies: there is no stale lock to judge. (A file with a process id would outlive a
 * kill -9, and ids are used again.) It holds between processes of one machine; do not put the folder on a network drive.
 *
 * Throws a Fault when the folder cannot be used or another process holds it.
 */
export function claimDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  const databaseFile = databaseFileIn(path);
  const lockFile = join(path, 'lock.sqlite');
  try {
    // What people ask is in here: when we make the folder or a file, it is for this user alone.
    makeFolder(path);
    for (const file of [lockFile, databaseFile]) closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    throw unusable(path, error);
  }
  const lock = takeLock(lockFile, path);
  return { databaseFile, isHeld: () => lock.isOpen, release: () => lock.close() };
}

// Not mkdirSync's own `recursive`: in Node 24 it never returns for a folder that /proc and the like refuse to make.
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** The Fault for a folder that cannot be made, read or written. */
export function unusable(path: string, cause: unknown): Fault {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Fault('data-folder-unusable', `the data folder cannot be used (${reason}).`, {
    where: path,
    cure: 'Set DATA_DIR to a folder on a local disk that this user may write to, or give this user the right to write there.',
    cause,
  });
}

function takeLock(lockFile: string, path: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(lockFile);
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock?.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) {
      throw new Fault('data-folder-in-use', 'another process of this program is using the data folder.', {
        where: path,
        cure: 'Stop the other process, or set DATA_DIR to another folder for this one.',
        cause: error,
      });
    }
    throw unusable(path, error);
  }
}
