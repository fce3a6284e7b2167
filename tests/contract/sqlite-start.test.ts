// Who may open the embedded database, and how a start that cannot work is refused.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eachInItsFolder } from './sqlite-folder.ts';
import { countOneMore, faultOf, openStorage, web } from './stores.ts';

const { folder, open, tamper } = eachInItsFolder();

describe('one owner', () => {
  test('a second opening of the same folder is refused, says where and what to do, and harms nothing', async () => {
    const first = await open();
    const fault = await faultOf(openStorage(folder.path));
    expect(fault).toMatchObject({ code: 'data-folder-in-use', where: folder.path });
    expect(fault.cure).toContain('DATA_DIR');
    await first.conversations.turn(web('c'), { messageId: 'm1', text: 'Hello' }, countOneMore);
    expect(await first.conversations.items(web('c'), 0, 100)).toHaveLength(2);
  });

  test('after closing the folder is free', async () => {
    await (await open()).close();
    await expect(open()).resolves.toBeDefined();
  });

  test('a refused opening lets the folder go', async () => {
    writeFileSync(folder.databaseFile, 'this is not a database, whatever its name says '.repeat(100));
    expect((await faultOf(openStorage(folder.path))).code).toBe('database-unreadable');
    rmSync(folder.databaseFile);
    await expect(open()).resolves.toBeDefined();
  });
});

describe('refusals at the start', () => {
  test.each([
    ['below a file', () => join(folder.databaseFile, 'data'), () => writeFileSync(folder.databaseFile, '')],
    ['that is a file', () => folder.databaseFile, () => writeFileSync(folder.databaseFile, '')],
    ['where the database is a folder', () => folder.path, () => mkdirSync(folder.databaseFile)],
    ['where nobody may write', () => '/proc/enquiries', () => {}],
  ])('a data folder %s is a fault with the folder and a cure', async (_, path, prepare) => {
    prepare();
    const fault = await faultOf(openStorage(path()));
    expect(fault.code).toBe('data-folder-unusable');
    expect(fault.where).toContain(path());
    expect(fault.cure).toContain('DATA_DIR');
  });

  test('a file that is not a database is a fault, and stays as it is', async () => {
    const content = 'someone put a text here '.repeat(200);
    writeFileSync(folder.databaseFile, content);
    const fault = await faultOf(openStorage(folder.path));
    expect(fault).toMatchObject({ code: 'database-unreadable', where: folder.databaseFile });
    expect(readFileSync(folder.databaseFile, 'utf8')).toBe(content);
  });

  test('a database that a newer version changed is a fault that names the change, and is not touched', async () => {
    await (await open()).close();
    tamper(`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030-01-01T00:00:00.000Z')`);
    const fault = await faultOf(openStorage(folder.path));
    expect(fault).toMatchObject({ code: 'database-newer', where: folder.databaseFile });
    expect(fault.message).toContain('9999-from-the-future');
  });
});
