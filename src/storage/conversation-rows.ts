// The statements over a conversation's own tables: its row, and its items.
import type { Kysely, Transaction } from 'kysely';
import { Fault } from '../base/fault.ts';
import type { ConversationKey, Reply } from '../conversation/message.ts';
import type { StoredItem } from '../conversation/store.ts';
import { type ItemRow, parseItem, rowsOfTurn, unreadable } from './stored-item.ts';
import { conversationRow, type Tables } from './tables.ts';

export type StoredConversation = { readonly state: unknown; readonly version: number; readonly lastSeq: number };

export async function selectConversation(trx: Transaction<Tables>, key: ConversationKey): Promise<StoredConversation | undefined> {
  const row: unknown = await trx
    .selectFrom('conversation')
    .select(['state', 'version', 'last_seq'])
    .where('channel', '=', key.channel)
    .where('id', '=', key.conversationId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  try {
    const { state, version, last_seq: lastSeq } = conversationRow.parse(row);
    return { state: state === null ? null : JSON.parse(state), version, lastSeq };
  } catch (error) {
    throw unreadable('the state of a conversation', error);
  }
}

/** Makes the conversation, or writes over the version that was read; throws the Fault `turn-overtaken` when that is gone. */
export async function writeConversation(
  trx: Transaction<Tables>,
  key: ConversationKey,
  before: StoredConversation | undefined,
  next: { readonly state: string; readonly lastSeq: number; readonly now: string },
): Promise<void> {
  const { state, lastSeq: last_seq, now: updated_at } = next;
  if (!before) {
    const values = { channel: key.channel, id: key.conversationId, state, version: 1, last_seq, created_at: updated_at, updated_at };
    await trx.insertInto('conversation').values(values).execute();
    return;
  }
  const { numUpdatedRows } = await trx
    .updateTable('conversation')
    .set({ state, version: before.version + 1, last_seq, updated_at })
    .where('channel', '=', key.channel)
    .where('id', '=', key.conversationId)
    .where('version', '=', before.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) {
    throw new Fault('turn-overtaken', 'another turn of the same conversation was stored in between; nothing was written.', {
      cure: 'Send the message again.',
    });
  }
}

/** Adds one thing said by us unasked, after all others; nothing when there is no such conversation. The state stays. */
export async function appendReply(trx: Transaction<Tables>, key: ConversationKey, reply: Reply, now: string): Promise<void> {
  const row = await trx
    .updateTable('conversation')
    .set((eb) => ({ last_seq: eb('last_seq', '+', 1), version: eb('version', '+', 1), updated_at: now }))
    .where('channel', '=', key.channel)
    .where('id', '=', key.conversationId)
    .returning('last_seq')
    .executeTakeFirst();
  if (!row) return;
  const rows = rowsOfTurn({ messageId: '', text: null, replies: [reply], firstSeq: row.last_seq, createdAt: now });
  rows.map(parseItem);
  await insertItems(trx, key, rows);
}

/** Forgets where the conversation stood; counts as a change, so that no turn that read it before writes it back. */
export async function clearState(trx: Transaction<Tables>, key: ConversationKey, now: string): Promise<void> {
  await trx
    .updateTable('conversation')
    .set((eb) => ({ state: null, version: eb('version', '+', 1), updated_at: now }))
    .where('channel', '=', key.channel)
    .where('id', '=', key.conversationId)
    .execute();
}

export async function insertItems(trx: Transaction<Tables>, key: ConversationKey, rows: readonly ItemRow[]): Promise<void> {
  if (rows.length === 0) return;
  const owner = { channel: key.channel, conversation_id: key.conversationId };
  await trx
    .insertInto('item')
    .values(rows.map((row) => ({ ...owner, ...row })))
    .execute();
}

/** The words go; that the messages were taken stays known, so that a late repeat is not answered anew. */
export async function deleteItems(trx: Transaction<Tables>, key: ConversationKey, beforeSeq: number): Promise<void> {
  await trx
    .deleteFrom('item')
    .where('channel', '=', key.channel)
    .where('conversation_id', '=', key.conversationId)
    .where('seq', '<', beforeSeq)
    .execute();
}

export async function selectItems(
  db: Kysely<Tables>,
  key: ConversationKey,
  afterSeq: number,
  lastSeq: number,
  limit?: number,
): Promise<readonly StoredItem[]> {
  const all = db
    .selectFrom('item')
    .select(['seq', 'from_person', 'message_id', 'in_reply_to', 'body', 'created_at'])
    .where('channel', '=', key.channel)
    .where('conversation_id', '=', key.conversationId)
    .where('seq', '>', afterSeq)
    .where('seq', '<=', lastSeq)
    .orderBy('seq');
  const rows: readonly unknown[] = await (limit === undefined ? all : all.limit(limit)).execute();
  return rows.map(parseItem);
}
