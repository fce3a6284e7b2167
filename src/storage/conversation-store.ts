// Fills the conversation's port with SQL: one turn is one transaction over state, inbox and items.
import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { ConversationKey } from '../conversation/message.ts';
import type { ConversationStore, StoredItem } from '../conversation/store.ts';
import { type ItemRow, parseItem, rowsOfTurn, unreadable } from './stored-item.ts';
import { conversationRow, type Tables, turnRow } from './tables.ts';

type Message = Parameters<ConversationStore['turn']>[1];
type Decide = Parameters<ConversationStore['turn']>[2];
type TurnOutcome = Awaited<ReturnType<ConversationStore['turn']>>;
type StoredConversation = { readonly state: unknown; readonly version: number; readonly lastSeq: number };

/**
 * A ConversationStore over any database kysely reaches. The database's dialect must give one transaction at a time
 * (SQLite: kysely's own lock on its one connection); where several run at once, the compared version still refuses to
 * write over a turn that came between. Errors of `decide` pass through as they are; everything else is a Fault.
 */
export function createConversationStore({ db, clock }: { readonly db: Kysely<Tables>; readonly clock: Clock }): ConversationStore {
  return {
    async turn(key, message, decide) {
      let refusal: { readonly error: unknown } | undefined;
      const decideOnce: Decide = (state, cases) => {
        try {
          return decide(state, cases);
        } catch (error) {
          refusal = { error };
          throw error;
        }
      };
      try {
        return await db.transaction().execute((trx) => takeTurn(trx, key, message, decideOnce, clock.now().toISOString()));
      } catch (error) {
        if (refusal) throw refusal.error;
        throw asFault(error);
      }
    },

    async items(key, afterSeq, limit) {
      if (limit <= 0) return [];
      try {
        return await selectItems(db, key, afterSeq, Number.MAX_SAFE_INTEGER, limit);
      } catch (error) {
        throw asFault(error);
      }
    },

    async forget(key) {
      try {
        const { numDeletedRows } = await db
          .deleteFrom('conversation')
          .where('channel', '=', key.channel)
          .where('id', '=', key.conversationId)
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      } catch (error) {
        throw asFault(error);
      }
    },
  };
}

async function takeTurn(
  trx: Transaction<Tables>,
  key: ConversationKey,
  message: Message,
  decide: Decide,
  now: string,
): Promise<TurnOutcome> {
  const known = await selectTurn(trx, key, message);
  if (known) return outcome(await selectItems(trx, key, known.first_seq - 1, known.last_seq), true);

  const before = await selectConversation(trx, key);
  const { state, replies, erase } = decide(before?.state ?? null, []);
  const firstSeq = (before?.lastSeq ?? 0) + 1;
  const rows = rowsOfTurn({ ...message, replies, firstSeq, createdAt: now });
  // Read back before it is written: nothing gets in that could not be read later, and a repeat returns exactly this.
  const items = rows.map(parseItem);

  await writeConversation(trx, key, before, { state: JSON.stringify(state ?? null), lastSeq: firstSeq + rows.length - 1, now });
  if (erase) await deleteItems(trx, key, firstSeq);
  await insertItems(trx, key, rows);
  await trx
    .insertInto('turn')
    .values({ ...turnKey(key, message), first_seq: firstSeq, last_seq: firstSeq + rows.length - 1 })
    .execute();
  return outcome(items, false);
}

function outcome(items: readonly StoredItem[], repeated: boolean): TurnOutcome {
  return { items, repeated, replies: items.flatMap((item) => (item.from === 'service' ? [item.reply] : [])) };
}

function turnKey(key: ConversationKey, message: Message) {
  return {
    channel: key.channel,
    conversation_id: key.conversationId,
    opening: message.text === null ? 1 : 0,
    message_id: message.messageId,
  };
}

async function selectTurn(trx: Transaction<Tables>, key: ConversationKey, message: Message) {
  const { channel, conversation_id, opening, message_id } = turnKey(key, message);
  const row: unknown = await trx
    .selectFrom('turn')
    .select(['first_seq', 'last_seq'])
    .where('channel', '=', channel)
    .where('conversation_id', '=', conversation_id)
    .where('opening', '=', opening)
    .where('message_id', '=', message_id)
    .executeTakeFirst();
  return row === undefined ? undefined : turnRow.parse(row);
}

async function selectConversation(trx: Transaction<Tables>, key: ConversationKey): Promise<StoredConversation | undefined> {
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

async function writeConversation(
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

/** The words go; that the messages were taken stays known, so that a late repeat is not answered anew. */
async function deleteItems(trx: Transaction<Tables>, key: ConversationKey, beforeSeq: number): Promise<void> {
  await trx
    .deleteFrom('item')
    .where('channel', '=', key.channel)
    .where('conversation_id', '=', key.conversationId)
    .where('seq', '<', beforeSeq)
    .execute();
}

async function insertItems(trx: Transaction<Tables>, key: ConversationKey, rows: readonly ItemRow[]): Promise<void> {
  if (rows.length === 0) return;
  const owner = { channel: key.channel, conversation_id: key.conversationId };
  await trx
    .insertInto('item')
    .values(rows.map((row) => ({ ...owner, ...row })))
    .execute();
}

async function selectItems(
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

function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  return new Fault('storage-unavailable', 'the database did not do what it was asked; nothing was written.', {
    cure: 'Check that the disk has room and the data folder can be written, then try again.',
    cause: error,
  });
}
