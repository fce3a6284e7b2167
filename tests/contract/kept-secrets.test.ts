// The secrets that nobody set, on a real disk: given, made, kept, private, and refused when they are no secrets.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomIds } from '../../src/base/ids.ts';
import { keepStaffPassword, keepTokenSecret } from '../../src/config/kept-secret.ts';
import { temporaryFolder } from './stores.ts';

describe.each([
  { fileName: 'token-secret', keepSecret: keepTokenSecret, least: 32 },
  { fileName: 'staff-password', keepSecret: keepStaffPassword, least: 12 },
])('the $fileName', ({ fileName, keepSecret, least }) => {
  let folder: ReturnType<typeof temporaryFolder>;
  let file: string;
  const keep = (given: string | null = null) => keepSecret({ given, dataDir: folder.path, ids: randomIds });
  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder.path, fileName);
  });
  afterEach(() => folder.remove());

  test('that is given is used and not written down', () => {
    expect(keep('g'.repeat(least))).toBe('g'.repeat(least));
    expect(existsSync(file)).toBe(false);
  });

  test('that is not given is made once and stays the same', () => {
    const first = keep();
    expect(first.length).toBeGreaterThanOrEqual(Math.max(22, least));
    expect(keep()).toBe(first);
    expect(readFileSync(file, 'utf8').trim()).toBe(first);
  });

  test('is another one in another folder', () => {
    const other = temporaryFolder();
    expect(keepSecret({ given: null, dataDir: other.path, ids: randomIds })).not.toBe(keep());
    other.remove();
  });

  test('can be read by its owner alone', () => {
    keep();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is made afresh when a kill left only the unfinished file', () => {
    writeFileSync(`${file}.new`, 'half a sec');
    const secret = keep();
    expect(secret.length).toBeGreaterThanOrEqual(Math.max(22, least));
    expect(keep()).toBe(secret);
  });

  test.each([
    ['is empty', () => writeFileSync(file, '')],
    ['is too short', () => writeFileSync(file, 'x'.repeat(least - 1))],
    ['is a folder', () => mkdirSync(file)],
  ])('that %s stops the start with the file and a cure', (_, spoil) => {
    spoil();
    expect(() => keep()).toThrow(expect.objectContaining({ code: `${fileName}-unusable`, where: file }));
  });

  test('that cannot be written stops the start', () => {
    const dataDir = join(folder.path, 'missing');
    expect(() => keepSecret({ given: null, dataDir, ids: randomIds })).toThrow(expect.objectContaining({ code: `${fileName}-unusable` }));
  });
});
