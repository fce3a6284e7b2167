// Keeps secrets that nobody set, so that a restart neither ends every conversation nor changes the staff's password.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { Ids } from '../base/ids.ts';
import { LEAST_PASSWORD } from './desk-settings.ts';

type KeptSecret = {
  /** The file in the data folder that holds it, readable by its owner alone; also the stem of its fault's code. */
  readonly fileName: string;
  readonly name: string;
  /** As its setting asks. */
  readonly leastCharacters: number;
  /** How many ids of 128 random bits one is made of. */
  readonly ids: number;
  /** What it costs to have a new one. */
  readonly loss: string;
};

type KeepOptions = { readonly given: string | null; readonly dataDir: string; readonly ids: Ids };

/** What signs the chat's tokens (setting TOKEN_SECRET); see {@link keep}. */
export function keepTokenSecret(options: KeepOptions): string {
  const loss = 'open chats must begin again';
  return keep({ fileName: 'token-secret', name: 'token secret', leastCharacters: 32, ids: 2, loss }, options);
}

/** What lets staff into the desk (setting STAFF_PASSWORD); see {@link keep}. The operator reads it in its file. */
export function keepStaffPassword(options: KeepOptions): string {
  const loss = 'staff must be told it';
  return keep({ fileName: 'staff-password', name: 'staff password', leastCharacters: LEAST_PASSWORD, ids: 1, loss }, options);
}

/**
 * The secret given, or the one kept in `dataDir`, or a new one of 128 or more random bits that is kept there from now on.
 * Call it while this process holds the data folder (after the storage is open): two processes would each make one.
 * Throws a Fault when the file cannot be read or written or is too short to be a secret.
 */
function keep(secret: KeptSecret, { given, dataDir, ids }: KeepOptions): string {
  if (given !== null) return given;
  const file = join(dataDir, secret.fileName);
  try {
    const kept = readKept(file);
    if (kept === null) return writeNew(file, Array.from({ length: secret.ids }, () => ids.next()).join(''));
    if (kept.length >= secret.leastCharacters) return kept;
  } catch (error) {
    throw unusable(secret, file, 'cannot be read or written', error);
  }
  throw unusable(secret, file, `holds fewer than ${secret.leastCharacters} characters`);
}

function readKept(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Written aside and renamed: a kill in the middle leaves either no secret or a whole one. */
function writeNew(file: string, secret: string): string {
  const aside = `${file}.new`;
  const handle = openSync(aside, 'w', 0o600);
  try {
    writeSync(handle, `${secret}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(aside, file);
  return secret;
}

function unusable({ fileName, name, loss }: KeptSecret, file: string, what: string, cause?: unknown): Fault {
  return new Fault(`${fileName}-unusable`, `the kept ${name} ${what}.`, {
    where: file,
    cure: `Give this user the right to it, or delete it: a new one is made, and ${loss}.`,
    cause,
  });
}
