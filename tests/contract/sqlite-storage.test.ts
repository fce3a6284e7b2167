// What the embedded database promises beyond the port: keeping, forgetting, closing cleanly, nothing half written.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { createConversationStore } from '../../src/storage/conversation-store.ts';
import { openSqliteFile, sqliteDialect } from '../../src/storage/dialect.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { eachInItsFolder } from './sqlite-folder.ts';
import { countOneMore, faultOf, openStorage, reply, web } from './stores.ts';

const { folder, open, tamper } = eachInItsFolder();

/** A store whose database the test has in its own hands. */
function openStore() {
  const database = openSqliteFile(folder.databaseFile);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  return { database, store: createConversationStore({ db, clock: systemClock(), onQueued: () => {}, forgetDeleted: async () => {} }) };
}

describe('keeping', () => {
  test('what was stored is there after closing and opening again', async () => {
    const first = await open();
    await first.conversations.turn(web('c'), { messageId: 'opening', text: null }, countOneMore);
    await first.conversations.turn(web('c'), { messageId: 'm1', text: 'He aha te Kāhui Ako?' }, countOneMore);
    const before = await first.conversations.items(web('c'), 0, 100);
    await first.close();

    const second = await open();
    expect(await second.conversations.items(web('c'), 0, 100)).toEqual(before);
    const repeated = await second.conversations.turn(web('c'), { messageId: 'm1', text: 'He aha te Kāhui Ako?' }, countOneMore);
    expect(repeated).toMatchObject({ repeated: true, replies: [{ id: 'r2' }] });
    const next = await second.conversations.turn(web('c'), { messageId: 'm2', text: 'More' }, countOneMore);
    expect(next).toMatchObject({ repeated: false, replies: [{ id: 'r3' }] });
  });

  test('a new folder gets the schema, an old one keeps it', async () => {
    const first = await open();
    expect(first.schema).toEqual({ version: '0002-cases', applied: ['0001-conversations', '0002-cases'] });
    await first.close();
    const second = await open();
    expect(second.schema).toEqual({ version: '0002-cases', applied: [] });
  });

  test('the folder is made with its parents, for this user alone', async () => {
    const deep = join(folder.path, 'not', 'there', 'yet');
    const storage = await openStorage(deep);
    await storage.conversations.turn(web('c'), { messageId: 'm1', text: 'Hello' }, countOneMore);
    expect(statSync(deep).mode & 0o777).toBe(0o700);
    for (const file of ['enquiries.sqlite', 'enquiries.sqlite-wal']) {
      expect(statSync(join(deep, file)).mode & 0o077, file).toBe(0);
    }
    await storage.close();
  });

  test('every commit waits for the disk, readers do not block the writer, and keys between tables are enforced', async () => {
    const database = openSqliteFile(join(folder.path, 'any.sqlite'));
    const pragmaValue = (pragma: string) => Object.values(database.prepare(`pragma ${pragma}`).get() ?? {})[0];
    const FULL = 2;
    expect(pragmaValue('synchronous')).toBe(FULL);
    expect(pragmaValue('journal_mode')).toBe('wal');
    expect(pragmaValue('foreign_keys')).toBe(1);
    expect(pragmaValue('busy_timeout')).toBe(5_000);
    database.close();
  });

  test('forgetting leaves no row of the conversation behind, and no word of it in the file', async () => {
    const storage = await open();
    await storage.conversations.turn(web('c'), { messageId: 'm1', text: 'my name is Hinemoa' }, countOneMore);
    await storage.conversations.turn(web('other'), { messageId: 'm1', text: 'my name is Aroha' }, countOneMore);
    tamper('pragma wal_checkpoint(truncate)');
    expect(readFileSync(folder.databaseFile, 'utf8')).toContain('Hinemoa');
    await storage.conversations.forget(web('c'));
    const database = new DatabaseSync(folder.databaseFile, { readOnly: true });
    for (const [table, column] of [
      ['conversation', 'id'],
      ['turn', 'conversation_id'],
      ['item', 'conversation_id'],
    ]) {
      expect(database.prepare(`select distinct ${column} as id from ${table}`).all(), table).toEqual([{ id: 'other' }]);
    }
    database.close();
    await storage.close();
    expect(readFileSync(folder.databaseFile, 'utf8')).not.toContain('Hinemoa');
    expect(readFileSync(folder.databaseFile, 'utf8')).toContain('Aroha');
  });
});

describe('closing', () => {
  test('waits for turns under way and refuses new ones', async () => {
    const storage = await open();
    const underWay = ['m1', 'm2', 'm3'].map((messageId) =>
      storage.conversations.turn(web('c'), { messageId, text: messageId }, countOneMore),
    );
    const closed = storage.close();
    const late = faultOf(storage.conversations.turn(web('c'), { messageId: 'm4', text: 'late' }, countOneMore));
    expect(await Promise.all(underWay)).toHaveLength(3);
    await closed;
    expect((await late).code).toBe('storage-closed');
    expect((await faultOf(storage.conversations.items(web('c'), 0, 1))).code).toBe('storage-closed');
    expect((await faultOf(storage.conversations.forget(web('c')))).code).toBe('storage-closed');
    expect(await (await open()).conversations.items(web('c'), 0, 100)).toHaveLength(6);
  });

  test('twice is once', async () => {
    const storage = await open();
    await Promise.all([storage.close(), storage.close()]);
    await storage.close();
    await expect(open()).resolves.toBeDefined();
  });
});

describe('nothing half written', () => {
  test('nobody else can write while a turn decides', async () => {
    const storage = await open();
    await storage.conversations.turn(web('c'), { messageId: 'm1', text: 'one' }, countOneMore);
    let refused: unknown;
    const next = await storage.conversations.turn(web('c'), { messageId: 'm2', text: 'two' }, (state) => {
      try {
        tamper(`update conversation set state = '100', version = version + 1`);
      } catch (error) {
        refused = error;
      }
      return countOneMore(state);
    });
    expect(String(refused)).toContain('locked');
    expect(next.replies.map(({ id }) => id)).toEqual(['r2']);
  });

  test('a state that changed under a turn all the same is never written over', async () => {
    await (await open()).close();
    const { database, store } = openStore();
    await store.turn(web('c'), { messageId: 'm1', text: 'one' }, countOneMore);
    const fault = await faultOf(
      store.turn(web('c'), { messageId: 'm2', text: 'two' }, (state) => {
        database.exec(`update conversation set state = '100', version = version + 1`);
        return countOneMore(state);
      }),
    );
    expect(fault.code).toBe('turn-overtaken');
    expect(await store.items(web('c'), 0, 100)).toHaveLength(2);
    const next = await store.turn(web('c'), { messageId: 'm2', text: 'two' }, countOneMore);
    expect(next.replies.map(({ id }) => id)).toEqual(['r2']);
    database.close();
  });

  test('a full disk is a fault, the turn leaves no trace, and the next one works when there is room', async () => {
    await (await open()).close();
    const { database, store } = openStore();
    await store.turn(web('c'), { messageId: 'm1', text: 'one' }, countOneMore);

    // SQLite's own limit of pages gives the error a full disk gives, without filling one.
    database.exec('pragma max_page_count = 1');
    const large = reply('large', { text: 'ā'.repeat(100_000) });
    const fill = () => ({ state: 'full', replies: [large] });
    const fault = await faultOf(store.turn(web('c'), { messageId: 'm2', text: 'two' }, fill));
    expect(fault.code).toBe('storage-unavailable');
    expect(String(fault.cause)).toContain('full');
    expect(await store.items(web('c'), 0, 100)).toHaveLength(2);

    database.exec('pragma max_page_count = 100000');
    const retried = await store.turn(web('c'), { messageId: 'm2', text: 'two' }, countOneMore);
    expect(retried).toMatchObject({ repeated: false, replies: [{ id: 'r2' }] });
    database.close();
  });

  test('a reply that could not be read back is refused before it is written', async () => {
    const storage = await open();
    const broken = reply('a', { enquiry: { ...reply('a').enquiry, confidence: Number.NaN } });
    const fault = await faultOf(
      storage.conversations.turn(web('c'), { messageId: 'm1', text: 'one' }, () => ({ state: 1, replies: [broken] })),
    );
    expect(fault.code).toBe('stored-data-unreadable');
    expect(await storage.conversations.items(web('c'), 0, 100)).toEqual([]);
  });

  test.each([
    ['an item that is not JSON', `update item set body = '{"text'`],
    ['an item of another shape', `update item set body = '{"words": "x"}'`],
    ['a reply whose speaker is no name', `update item set body = json_set(body, '$.speaker', 7) where from_person = 0`],
    ['an item from nobody known', 'update item set from_person = 7'],
  ])('%s is a fault, not a wrong answer', async (_, sql) => {
    const storage = await open();
    await storage.conversations.turn(web('c'), { messageId: 'm1', text: 'one' }, countOneMore);
    tamper(sql);
    expect((await faultOf(storage.conversations.items(web('c'), 0, 100))).code).toBe('stored-data-unreadable');
  });

  test('a state that is not JSON is a fault for its conversation and no other', async () => {
    const storage = await open();
    await storage.conversations.turn(web('c'), { messageId: 'm1', text: 'one' }, countOneMore);
    tamper(`update conversation set state = 'half a st'`);
    const next = storage.conversations.turn(web('c'), { messageId: 'm2', text: 'two' }, countOneMore);
    expect((await faultOf(next)).code).toBe('stored-data-unreadable');
    const other = await storage.conversations.turn(web('other'), { messageId: 'm1', text: 'one' }, countOneMore);
    expect(other.repeated).toBe(false);
    expect(existsSync(folder.databaseFile)).toBe(true);
  });
});
