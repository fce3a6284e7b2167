// The browser's files: kept for ever under their digest, asked for each time without it.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAssets, loadAssets } from '../../../src/web/assets.ts';

function assetsOf(files: Readonly<Record<string, string>>) {
  return createAssets(new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)])));
}

const plainly = { version: null, ifNoneMatch: null, acceptEncoding: '' };

describe('a file for the browser', () => {
  test('under its digest may be kept for ever', () => {
    const assets = assetsOf({ 'a.js': 'one' });
    const address = new URL(assets.address('a.js') ?? '', 'http://x');
    const served = assets.serve('a.js', { ...plainly, version: address.searchParams.get('v') });
    expect(served?.headers['Cache-Control']).toBe('public, max-age=31536000, immutable');
    expect(served?.body?.toString()).toBe('one');
  });

  test('under another digest, or none, is asked for again', () => {
    const assets = assetsOf({ 'a.js': 'one' });
    expect(assets.serve('a.js', plainly)?.headers['Cache-Control']).toBe('public, no-cache');
    expect(assets.serve('a.js', { ...plainly, version: 'old' })?.headers['Cache-Control']).toBe('public, no-cache');
  });

  test('that the browser has is not sent again', () => {
    const assets = assetsOf({ 'a.js': 'one' });
    const etag = assets.serve('a.js', plainly)?.headers['ETag'] ?? '';
    expect(assets.serve('a.js', { ...plainly, ifNoneMatch: etag })).toMatchObject({ status: 304, body: null });
  });

  test('has another address once its content changed', () => {
    expect(assetsOf({ 'a.js': 'one' }).address('a.js')).not.toBe(assetsOf({ 'a.js': 'two' }).address('a.js'));
  });

  test('goes out in the smallest form that the browser takes', () => {
    const assets = assetsOf({ 'a.js': 'plain', 'a.js.br': 'brotli', 'a.js.gz': 'gzip' });
    const bodyFor = (acceptEncoding: string) => assets.serve('a.js', { ...plainly, acceptEncoding })?.body?.toString();
    expect(bodyFor('gzip, deflate, br')).toBe('brotli');
    expect(bodyFor('gzip')).toBe('gzip');
    expect(bodyFor('br;q=0, gzip')).toBe('gzip');
    expect(bodyFor('identity')).toBe('plain');
  });

  test.each(['b.js', '../a.js', 'a.js.br', 'a.exe', '__proto__'])('called %s does not exist', (name) => {
    expect(assetsOf({ 'a.js': 'one', 'a.js.br': 'x', 'a.exe': 'x' }).serve(name, plainly)).toBeNull();
  });

  test('is simply missing when nothing was built', () => {
    expect(loadAssets(join(tmpdir(), 'there-is-no-such-folder')).address('chat.js')).toBeNull();
  });
});
