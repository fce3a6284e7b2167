// What the service runs on, checked content and the learned reading: from kept files when made from these very sources, else made now.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBytes, toBytes } from '../answering/learning/artefact.ts';
import type { CompactModel } from '../answering/learning/compact.ts';
import { learn } from '../answering/learning/learn.ts';
import { Fault } from '../base/fault.ts';
import type { Logger } from '../base/logger.ts';
import type { Content } from '../content/content.ts';
import { contentFingerprint } from '../content/fingerprint.ts';
import { type ContentFolders, loadContent } from '../content/load-content.ts';
import { packContent, unpackContent } from '../content/packed.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
/** The program's part of what is made: how content is read, and how the reading is learned. */
const makers = [join(projectRoot, 'src', 'content'), join(projectRoot, 'src', 'answering')];

/** Where it is kept; made again at will, never committed. */
export const preparedFolder = join(projectRoot, 'build', 'learned');

/** States of the knowledge kept beside the newest: an editor goes back and forth between a few. */
const MOST_KEPT = 4;

export type Prepared = { readonly content: Content; readonly model: CompactModel; readonly made: 'kept' | 'now' };

export type PrepareOptions = ContentFolders & { readonly folder?: string; readonly log: Logger };

/** SHA-256 over both content folders and over the program that reads them and learns from them. */
function preparedKey({ knowledgeDir, dialogsDir }: ContentFolders): string {
  const hash = createHash('sha256');
  for (const folder of [knowledgeDir, dialogsDir, ...makers]) hash.update(fingerprintOf(folder));
  return hash.digest('hex');
}

function fingerprintOf(folder: string): string {
  try {
    return contentFingerprint({ knowledgeDir: folder });
  } catch (cause) {
    throw new Fault('content-folder-unreadable', 'the folder cannot be read.', {
      where: folder,
      cure: 'Name a folder that is there and may be read.',
      cause,
    });
  }
}

/**
 * The content (without labelled questions) and the reading learned from it. Making them takes seconds; a folder that
 * cannot be written to costs a warning and those seconds at each start. Throws what loading the content throws.
 */
export function prepare({ folder = preparedFolder, log, ...folders }: PrepareOptions): Prepared {
  const key = preparedKey(folders);
  const names = { content: join(folder, `content-${key.slice(0, 16)}.json`), reading: join(folder, `reading-${key.slice(0, 16)}.bin`) };
  const kept = readKept(names, key, log);
  if (kept) return { ...kept, made: 'kept' };
  const { knowledge, dialogs } = loadContent({ ...folders, questions: true });
  const content: Content = { knowledge: { ...knowledge, questions: [] }, dialogs };
  const model = learn(knowledge);
  try {
    mkdirSync(folder, { recursive: true });
    write(names.content, packContent(content));
    write(names.reading, toBytes(model, key));
    dropOld(folder);
  } catch (cause) {
    log.warn('prepared-not-kept', { cause: cause instanceof Error ? cause.message : 'unknown', cure: 'make build/learned writable' });
  }
  return { content, model, made: 'now' };
}

function readKept(names: { readonly content: string; readonly reading: string }, key: string, log: Logger): Omit<Prepared, 'made'> | null {
  if (!existsSync(names.content) || !existsSync(names.reading)) return null;
  try {
    const reading = fromBytes(readFileSync(names.reading));
    if (reading.key !== key) return null;
    return { content: unpackContent(readFileSync(names.content, 'utf8')), model: reading.model };
  } catch (cause) {
    // A torn file is no reason to stop: it is made again.
    log.warn('prepared-unreadable', { cause: cause instanceof Error ? cause.name : 'unknown' });
    return null;
  }
}

/** Whole or not at all, also when two processes prepare at once. */
function write(file: string, bytes: string | Uint8Array): void {
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, bytes);
  renameSync(part, file);
}

function dropOld(folder: string): void {
  const files = readdirSync(folder).map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }));
  const old = files.sort((one, other) => other.time - one.time).slice(2 * MOST_KEPT);
  for (const { name } of old) rmSync(join(folder, name), { force: true });
}
