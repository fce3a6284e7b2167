// `npm run cases` as its own process, beside storage that is open and in use: what it prints, changes, and how it ends.
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/storage.ts';
import { claimedIds, newCase, openCase, ref } from '../contract/cases.ts';
import { openStorage, temporaryFolder, web } from '../contract/stores.ts';

const program = join(import.meta.dirname, '../../src/cli/cases.ts');

describe('npm run cases', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let service: Storage;
  beforeEach(async () => {
    folder = temporaryFolder();
    service = await openStorage(folder.path);
  });
  afterEach(async () => {
    await service.close();
    folder.remove();
  });

  const cases = (...args: readonly string[]) =>
    new Promise<{ readonly code: unknown; readonly printed: string; readonly error: string }>((resolve) => {
      const env = { PATH: process.env['PATH'], DATA_DIR: folder.path };
      execFile(process.execPath, [program, ...args], { env }, (failure, printed, error) =>
        resolve({ code: failure ? failure.code : 0, printed, error }),
      );
    });

  test('lists and shows what the running service has', async () => {
    expect(await cases('list')).toEqual({ code: 0, printed: 'No case matches.\n', error: '' });
    await openCase(service.conversations, newCase(ref(2)), { text: 'Āe, send it' });
    expect((await cases('list', '--state', 'waiting')).printed).toContain(ref(2));
    const shown = await cases('show', ref(2));
    expect(shown).toMatchObject({ code: 0, error: '' });
    for (const part of [newCase(ref(2)).about, 'Ōtorohanga', 'aroha@example.org', 'Āe, send it', 'opened, the person', 'mail: waiting'])
      expect(shown.printed).toContain(part);
  });

  test('tries again what needs a hand, and the service finds it due', async () => {
    await openCase(service.conversations, newCase(ref(2)));
    await openCase(service.conversations, newCase(ref(3)), { key: web('other') });
    for (const id of await claimedIds(service.outbox)) await service.outbox.failed(id, { reason: 'refused', dueAt: null });
    expect((await cases('list', '--needs-a-hand')).printed).toContain('2 cases.');
    expect(await cases('retry', ref(2))).toMatchObject({ code: 0, error: '' });
    expect(await claimedIds(service.outbox)).toHaveLength(1);
    expect(await cases('retry', '--all')).toMatchObject({ code: 0, printed: `${ref(3)} will be sent again.\n` });
    expect(await claimedIds(service.outbox)).toHaveLength(1);
    const acts = (await service.cases.read(ref(2)))?.acts;
    expect(acts?.at(-1)).toMatchObject({ kind: 'retried', who: expect.stringContaining('command line') });
  });

  test('exports to a file that only this user can read, and never over another', async () => {
    await openCase(service.conversations, newCase(ref(2), { about: '=cmd|x' }));
    const file = join(folder.path, 'cases.csv');
    expect(await cases('export', '--csv', '--to', file)).toEqual({ code: 0, printed: `Written to ${file}.\n`, error: '' });
    const written = readFileSync(file, 'utf8');
    expect(written).toMatch(/^\ufeffreference,state,/);
    expect(written).toContain(",Ōtorohanga,school,'=cmd|x,");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await cases('export', '--json', '--to', file)).toMatchObject({ code: 1, error: expect.stringContaining('Cure: ') });
    expect(readFileSync(file, 'utf8')).toBe(written);

    const { printed } = await cases('export', '--json', '--state', 'waiting');
    expect(JSON.parse(printed)).toEqual([await service.cases.read(ref(2))]);
    expect((await cases('export', '--csv')).printed).toMatch(/^reference,/);
  });

  test('deletes at the person’s wish, and leaves the record that it did', async () => {
    await openCase(service.conversations, newCase(ref(2)));
    expect(await cases('delete', ref(2))).toMatchObject({ code: 1, error: expect.stringContaining('--yes') });
    expect((await service.cases.read(ref(2)))?.case.state).toBe('waiting');
    expect(await cases('delete', ref(2), '--yes')).toMatchObject({ code: 0, error: '' });
    const file = await service.cases.read(ref(2));
    expect(file?.case).toMatchObject({ state: 'deleted', about: '' });
    expect(file?.acts.at(-1)).toMatchObject({ kind: 'deleted', who: expect.stringContaining('command line'), text: null });
    expect(await claimedIds(service.outbox)).toEqual([]);
    expect((await cases('export', '--json')).printed).not.toContain('aroha');
  });

  test('given a case that nobody has says so in one sentence with a cure, and ends with 1', async () => {
    const { code, printed, error } = await cases('show', ref(9));
    expect({ code, printed }).toEqual({ code: 1, printed: '' });
    expect(error).toMatch(/^there is no case KA-22222229\. Cure: [^\n]+\n$/);
  });

  test('refuses a folder without a database, and makes none', async () => {
    await service.close();
    folder.remove();
    const { code, error } = await cases('list');
    expect(code).toBe(1);
    expect(error).toMatch(/there is no database\. Cure: [^\n]*DATA_DIR[^\n]*\n$/);
  });
});
