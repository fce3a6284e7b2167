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

async function createCases(db: Kysely<AnyTables>): Promise<void> {
  await db.schema
    .createTable('enquiry_case')
    .addColumn('reference', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('route', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('taken_by', 'text')
    .addColumn('opened_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('through_seq', 'integer', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('reply_address', 'text')
    .execute();
  await db.schema.createIndex('case_of_conversation').on('enquiry_case').columns(['channel', 'conversation_id']).execute();
  await db.schema.createIndex('case_by_state').on('enquiry_case').columns(['state', 'updated_at']).execute();

  await db.schema
    .createTable('case_act')
    .addColumn('reference', 'text', (column) => column.notNull().references('enquiry_case.reference'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addPrimaryKeyConstraint('case_act_key', ['reference', 'seq'])
    .execute();

  await db.schema
    .createTable('delivery')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('reference', 'text', (column) => column.notNull().references('enquiry_case.reference'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('queued_at', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('sent_at', 'text')
    .addColumn('last_error', 'text')
    .addColumn('answer', 'text')
    .execute();
  await db.schema.createIndex('delivery_due').on('delivery').columns(['state', 'due_at']).execute();
  await db.schema.createIndex('delivery_of_case').on('delivery').column('reference').execute();
}

/** By name; names sort in the order of their making. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-conversations': { up: createConversations },
  '0002-cases': { up: createCases },
};
