// Keeps the secret that signs the chat's tokens, so that a restart does not end every conversation.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { Ids } from '../base/ids.ts';

/** The file in the data folder that holds the secret; readable by its owner alone. */
const FILE_NAME = 'token-secret';

/** As the setting TOKEN_SECRET asks. */
const LEAST_CHARACTERS = 32;

/**
 * The secret given, or the one kept in `dataDir`, or a new one of 256 random bits that is kept there from now on.
 * Call it while this process holds the data folder (after the storage is open): two processes would each make one.
 * Throws a Fault when the file cannot be read or written or is too short to be a secret.
 */
export function keepTokenSecret(options: { readonly given: string | null; readonly dataDir: string; readonly ids: Ids }): string {
  const { given, dataDir, ids } = options;
  if (given !== null) return given;
  const file = join(dataDir, FILE_NAME);
  try {
    const kept = readKept(file);
    if (kept === null) return writeNew(file, `${ids.next()}${ids.next()}`);
    if (kept.length >= LEAST_CHARACTERS) return kept;
  } catch (error) {
    throw unusable(file, 'cannot be read or written', error);
  }
  throw unusable(file, `holds fewer than ${LEAST_CHARACTERS} characters`);
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

function unusable(file: string, what: string, cause?: unknown): Fault {
  return new Fault('token-secret-unusable', `the kept token secret ${what}.`, {
    where: file,
    cure: 'Give this user the right to it, or delete it: a new one is made, and open chats must begin again.',
    cause,
  });
}
