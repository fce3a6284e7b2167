// Provides the learned reading: from its file when it was learned from this very knowledge, else learned now and kept.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBytes, toBytes } from '../answering/learning/artefact.ts';
import type { CompactModel } from '../answering/learning/compact.ts';
import { learn } from '../answering/learning/learn.ts';
import type { Logger } from '../base/logger.ts';
import { contentFingerprint } from '../content/fingerprint.ts';
import { loadContent } from '../content/load-content.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
const answeringRoom = join(projectRoot, 'src', 'answering');

/** Where learned readings are kept; made again at will, never committed. */
export const learnedFolder = join(projectRoot, 'build', 'learned');

export type LearnedReading = { readonly model: CompactModel; readonly made: 'kept' | 'now'; readonly file: string };

/** SHA-256 over the knowledge and over the program that learns from it. */
export function learningKey(knowledgeDir: string): string {
  const hash = createHash('sha256').update(contentFingerprint({ knowledgeDir }));
  for (const name of readdirSync(answeringRoom, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).sort())
    hash.update(`${name}\0`).update(readFileSync(join(answeringRoom, name)));
  return hash.digest('hex');
}

/**
 * The reading for a knowledge folder. Learning takes seconds; a folder that cannot be written to costs a warning and those
 * seconds at each start. Throws what loading the content throws.
 */
export function provideReading({
  knowledgeDir,
  dialogsDir,
  folder = learnedFolder,
  log,
}: {
  readonly knowledgeDir: string;
  readonly dialogsDir: string;
  readonly folder?: string;
  readonly log: Logger;
}): LearnedReading {
  const key = learningKey(knowledgeDir);
  const file = join(folder, `reading-${key.slice(0, 16)}.bin`);
  const kept = readKept(file, key, log);
  if (kept) return { model: kept, made: 'kept', file };
  const { knowledge } = loadContent({ knowledgeDir, dialogsDir, questions: true });
  const model = learn(knowledge);
  keep(file, folder, toBytes(model, key), log);
  return { model, made: 'now', file };
}

function readKept(file: string, key: string, log: Logger): CompactModel | null {
  if (!existsSync(file)) return null;
  try {
    const read = fromBytes(readFileSync(file));
    return read.key === key ? read.model : null;
  } catch (cause) {
    // A torn file is no reason to stop: it is made again.
    log.warn('learned-reading-unreadable', { file: 'build/learned', cause: cause instanceof Error ? cause.name : 'unknown' });
    return null;
  }
}

function keep(file: string, folder: string, bytes: Uint8Array, log: Logger): void {
  const part = `${file}.${process.pid}.part`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(part, bytes);
    renameSync(part, file);
  } catch (cause) {
    log.warn('learned-reading-not-kept', { cause: cause instanceof Error ? cause.message : 'unknown', cure: 'make build/learned writable, or run npm run learn' });
  }
}
