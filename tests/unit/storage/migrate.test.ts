// The schema's way forward: in order, once, all or nothing, and never with a database of a newer version.
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { describe, expect, test } from 'vitest';
import { sqliteDialect } from '../../../src/storage/dialect.ts';
import { migrateToLatest } from '../../../src/storage/migrate.ts';
import { migrations } from '../../../src/storage/migrations.ts';

function emptyDatabase() {
  const raw = new DatabaseSync(':memory:');
  return { raw, db: new Kysely({ dialect: sqliteDialect(raw) }) };
}

const makesTable = (table: string): Migration => ({
  up: (db) => db.schema.createTable(table).addColumn('id', 'integer').execute(),
});
const failsAfterMaking = (table: string): Migration => ({
  up: async (db) => {
    await db.schema.createTable(table).addColumn('id', 'integer').execute();
    throw new Error('the disk went away');
  },
});

function tablesOf(raw: DatabaseSync): readonly unknown[] {
  return raw
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'kysely%' order by name`)
    .all()
    .map((row) => row['name']);
}

describe('bringing a schema up to date', () => {
  test('applies what is missing, in order of name, and says so', async () => {
    const { db, raw } = emptyDatabase();
    const report = await migrateToLatest(db, { '0002-b': makesTable('b'), '0001-a': makesTable('a') }, 'here');
    expect(report).toEqual({ version: '0002-b', applied: ['0001-a', '0002-b'] });
    expect(tablesOf(raw)).toEqual(['a', 'b']);
  });

  test('applies nothing twice and only what is new', async () => {
    const { db } = emptyDatabase();
    await migrateToLatest(db, { '0001-a': makesTable('a') }, 'here');
    expect(await migrateToLatest(db, { '0001-a': makesTable('a') }, 'here')).toEqual({ version: '0001-a', applied: [] });
    const report = await migrateToLatest(db, { '0001-a': makesTable('a'), '0002-b': makesTable('b') }, 'here');
    expect(report).toEqual({ version: '0002-b', applied: ['0002-b'] });
  });

  test('leaves everything as it was when one of several fails', async () => {
    const { db, raw } = emptyDatabase();
    const broken = { '0001-a': makesTable('a'), '0002-b': failsAfterMaking('b') };
    await expect(migrateToLatest(db, broken, 'here')).rejects.toMatchObject({
      code: 'migration-failed',
      where: 'here',
      cause: { message: 'the disk went away' },
    });
    expect(tablesOf(raw)).toEqual([]);

    const mended = { '0001-a': makesTable('a'), '0002-b': makesTable('b') };
    expect((await migrateToLatest(db, mended, 'here')).applied).toEqual(['0001-a', '0002-b']);
  });

  test('refuses a database that knows a later migration', async () => {
    const { db } = emptyDatabase();
    await migrateToLatest(db, { '0001-a': makesTable('a'), '0002-b': makesTable('b') }, 'here');
    await expect(migrateToLatest(db, { '0001-a': makesTable('a') }, 'here')).rejects.toMatchObject({
      code: 'database-newer',
      where: 'here',
    });
  });
});

describe('the shipped migrations', () => {
  test('have names that sort in the order they are written', () => {
    const names = Object.keys(migrations);
    expect(names.length).toBeGreaterThan(0);
    expect(names).toEqual(names.toSorted());
    for (const name of names) expect(name).toMatch(/^\d{4}-[a-z]+(-[a-z]+)*$/);
  });

  test('have no way back, so that nobody takes it by mistake', () => {
    for (const [name, migration] of Object.entries(migrations)) expect(migration.down, name).toBeUndefined();
  });

  test('make tables that refuse a second item with the same number or message, and items of no conversation', async () => {
    const { db, raw } = emptyDatabase();
    raw.exec('pragma foreign_keys = on');
    await migrateToLatest(db, migrations, 'here');
    raw.exec(`insert into conversation values ('web', 'c', null, 1, 0, 'now', 'now')`);
    const insert = (conversation: string, seq: number, messageId: string) =>
      raw.exec(`insert into item values ('web', '${conversation}', ${seq}, 1, '${messageId}', null, '{}', 'now')`);
    insert('c', 1, 'm1');
    expect(() => insert('c', 1, 'm2')).toThrow(/UNIQUE/);
    expect(() => insert('c', 2, 'm1')).toThrow(/UNIQUE/);
    expect(() => insert('nobody', 1, 'm1')).toThrow(/FOREIGN KEY/);
    insert('c', 2, 'm2');
    raw.exec(`insert into turn values ('web', 'c', 0, 'm1', 1, 1), ('web', 'c', 1, 'm1', 1, 1)`);
    expect(() => raw.exec(`insert into turn values ('web', 'c', 0, 'm1', 2, 2)`)).toThrow(/UNIQUE/);
  });

  test('make cases that outlive their conversation, and nothing that hangs on a case that is not there', async () => {
    const { db, raw } = emptyDatabase();
    raw.exec('pragma foreign_keys = on');
    await migrateToLatest(db, migrations, 'here');
    raw.exec(`insert into conversation values ('web', 'c', null, 1, 0, 'now', 'now')`);
    const insertCase = () =>
      raw.exec(`insert into enquiry_case values ('KA-1', 'web', 'c', 'r', 'waiting', null, 'now', 'now', 1, '{}', null)`);
    const insertAct = (reference: string, seq: number) =>
      raw.exec(`insert into case_act values ('${reference}', ${seq}, 'now', 'who', 'noted', null)`);
    const insertDelivery = (reference: string) =>
      raw.exec(
        `insert into delivery values ('${reference}-1', '${reference}', 1, 'mail', 'waiting', 0, 'now', 'now', null, null, null, null)`,
      );
    insertCase();
    expect(insertCase).toThrow(/UNIQUE/);
    insertAct('KA-1', 1);
    expect(() => insertAct('KA-1', 1)).toThrow(/UNIQUE/);
    expect(() => insertAct('KA-2', 1)).toThrow(/FOREIGN KEY/);
    insertDelivery('KA-1');
    expect(() => insertDelivery('KA-1')).toThrow(/UNIQUE/);
    expect(() => insertDelivery('KA-2')).toThrow(/FOREIGN KEY/);
    raw.exec('delete from conversation');
    expect(raw.prepare('select reference from enquiry_case').all()).toHaveLength(1);
    expect(() => raw.exec('delete from enquiry_case')).toThrow(/FOREIGN KEY/);
  });
});
