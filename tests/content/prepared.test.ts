// What a start runs on is kept, and made again when and only when its sources are others.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { prepare } from '../../src/app/prepared.ts';
import { type Logger, silentLogger } from '../../src/base/logger.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { packContent, unpackContent } from '../../src/content/packed.ts';
import { tinyFolder } from '../support/knowledge-folder.ts';

const root = join(import.meta.dirname, '..', '..');

describe('packed content', () => {
  test('is the shipped content again, but for the labelled questions', () => {
    const content = loadContent({ knowledgeDir: join(root, 'knowledge'), dialogsDir: join(root, 'dialogs') });
    expect(unpackContent(packContent(content))).toEqual(content);
  });
  test.each(['', '{}', '[1]', '{"facts": []}'])('refuses %j', (text) => {
    expect(() => unpackContent(text)).toThrow();
  });
});

describe('what a start runs on', () => {
  let folder: string;
  const folders = () => ({ knowledgeDir: join(folder, 'knowledge'), dialogsDir: join(folder, 'dialogs') });
  const prepared = (kept = 'kept', log: Logger = silentLogger) => prepare({ ...folders(), folder: join(folder, kept), log });
  const filesIn = (kept: string) => readdirSync(join(folder, kept)).sort();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'enquiries-prepared-'));
    for (const [path, text] of Object.entries(tinyFolder)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is made once and then taken as it is kept', () => {
    const first = prepared();
    const second = prepared();
    expect([first.made, second.made]).toEqual(['now', 'kept']);
    expect(second.content).toEqual(first.content);
    expect(second.model).toEqual(first.model);
  });
  test('is the same to the byte when made twice', () => {
    prepared('one');
    prepared('other');
    const bytes = (kept: string) => filesIn(kept).map((name) => [name, readFileSync(join(folder, kept, name)).toString('base64')]);
    expect(filesIn('one')).toHaveLength(2);
    expect(bytes('one')).toEqual(bytes('other'));
  });
  test('is made again when a byte of the knowledge or the dialogs changes', () => {
    prepared();
    for (const path of ['knowledge/words.yaml', 'dialogs/en-NZ.yaml']) {
      writeFileSync(join(folder, path), `${readFileSync(join(folder, path), 'utf8')}\n# An editor was here.\n`);
      expect(prepared().made, path).toBe('now');
    }
  });
  test('is made again, with a warning, when a kept file is torn', () => {
    prepared();
    const [, reading = ''] = filesIn('kept');
    truncateSync(join(folder, 'kept', reading), 100);
    const warned: string[] = [];
    expect(prepared('kept', { ...silentLogger, warn: (event) => warned.push(event) }).made).toBe('now');
    expect(warned).toEqual(['prepared-unreadable']);
    expect(prepared().made).toBe('kept');
  });
  test('serves all the same, with a warning, where it cannot be kept', () => {
    writeFileSync(join(folder, 'a-file'), '');
    const warned: string[] = [];
    expect(prepared('a-file/below', { ...silentLogger, warn: (event) => warned.push(event) }).made).toBe('now');
    expect(warned).toEqual(['prepared-not-kept']);
  });
  test('keeps a few states of the knowledge, not all', () => {
    for (let at = 0; at < 7; at += 1) {
      writeFileSync(join(folder, 'knowledge', 'words.yaml'), `${tinyFolder['knowledge/words.yaml']}\n# State ${at}.\n`);
      prepared();
    }
    expect(filesIn('kept')).toHaveLength(8);
  });
  test('that cannot be read names the folder', () => {
    rmSync(join(folder, 'dialogs'), { recursive: true });
    expect(() => prepared()).toThrow(join(folder, 'dialogs'));
  });
});
