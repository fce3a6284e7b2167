// The joint between kysely and node:sqlite: values in and out, counts, and a rollback that never hides the first error.
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { sqliteDialect } from '../../../src/storage/dialect.ts';

type Tables = { thing: { id: number; name: string | null } };

describe('kysely over node:sqlite', () => {
  let raw: DatabaseSync;
  let db: Kysely<Tables>;
  beforeEach(() => {
    raw = new DatabaseSync(':memory:');
    raw.exec('create table thing (id integer primary key, name text)');
    db = new Kysely<Tables>({ dialect: sqliteDialect(raw) });
  });

  test('reads back what it wrote', async () => {
    await db
      .insertInto('thing')
      .values([
        { id: 1, name: 'Kāhui Ako' },
        { id: 2, name: null },
      ])
      .execute();
    expect(await db.selectFrom('thing').selectAll().orderBy('id').execute()).toEqual([
      { id: 1, name: 'Kāhui Ako' },
      { id: 2, name: null },
    ]);
  });

  test('counts the rows a change touched', async () => {
    await db
      .insertInto('thing')
      .values([
        { id: 1, name: 'a' },
        { id: 2, name: 'a' },
      ])
      .execute();
    expect((await db.updateTable('thing').set({ name: 'b' }).executeTakeFirstOrThrow()).numUpdatedRows).toBe(2n);
    expect((await db.deleteFrom('thing').where('id', '=', 7).executeTakeFirstOrThrow()).numDeletedRows).toBe(0n);
  });

  test('returns rows from a change that asks for them', async () => {
    const row = await db.insertInto('thing').values({ id: 5, name: 'x' }).returning('id').executeTakeFirst();
    expect(row).toEqual({ id: 5 });
  });

  test('refuses a value SQLite cannot hold, and says which kind', async () => {
    await expect(sql`select ${{ some: 'object' }}`.execute(db)).rejects.toThrow('SQLite cannot store a value of type object');
  });

  test('two transactions started together run one after the other', async () => {
    const order: string[] = [];
    const transaction = (name: string) =>
      db.transaction().execute(async (trx) => {
        order.push(`${name} begins`);
        await trx.selectFrom('thing').selectAll().execute();
        await trx.selectFrom('thing').selectAll().execute();
        order.push(`${name} ends`);
      });
    await Promise.all([transaction('first'), transaction('second')]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  test('when SQLite has rolled back by itself, the error that made it do so comes through', async () => {
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto('thing').values({ id: 1, name: 'a' }).execute();
      await sql`insert or rollback into thing values (1, 'again')`.execute(trx);
    });
    await expect(failing).rejects.toThrow(/UNIQUE constraint failed/);
    expect(await db.selectFrom('thing').selectAll().execute()).toEqual([]);
  });
});
