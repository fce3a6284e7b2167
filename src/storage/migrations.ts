// The schema's history, oldest first; forward only. A migration that has been released is never changed: write the next one.
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Kysely gives migrations a database without types: the tables of that day are not the tables of today. */
type AnyTables = Parameters<Migration['up']>[0] extends Kysely<infer T> ? T : never;

async function createConversations(db: Kysely<AnyTables>): Promise<void> {
  await db.schema
    .createTable('conversation')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('state', 'text')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('last_seq', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('conversation_key', ['channel', 'id'])
    .execute();

  await db.schema
    .createTable('turn')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('opening', 'integer', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('first_seq', 'integer', (column) => column.notNull())
    .addColumn('last_seq', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('turn_key', ['channel', 'conversation_id', 'opening', 'message_id'])
    .addForeignKeyConstraint('turn_conversation', ['channel', 'conversation_id'], 'conversation', ['channel', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .execute();

  await db.schema
    .createTable('item')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('from_person', 'integer', (column) => column.notNull())
    .addColumn('message_id', 'text')
    .addColumn('in_reply_to', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('item_key', ['channel', 'conversation_id', 'seq'])
    .addUniqueConstraint('item_message_once', ['channel', 'conversation_id', 'message_id'])
    .addForeignKeyConstraint('item_conversation', ['channel', 'conversation_id'], 'conversation', ['channel', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .execute();
}

/** By name; names sort in the order of their making. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-conversations': { up: createConversations },
};
