// Fills the conversation's port with SQL: one turn is one transaction over state, inbox, items, cases and outbox.
import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '../base/clock.ts';
import type { ConversationKey } from '../conversation/message.ts';
import type { ConversationStore, StoredItem } from '../conversation/store.ts';
import { carryOut, selectOwnCases } from './case-effects.ts';
import { deleteItems, insertItems, selectConversation, selectItems, writeConversation } from './conversation-rows.ts';
import { parseItem, rowsOfTurn } from './stored-item.ts';
import { type Tables, turnRow } from './tables.ts';
import { asCallers, ask, transact } from './transaction.ts';

type Message = Parameters<ConversationStore['turn']>[1];
type Decide = Parameters<ConversationStore['turn']>[2];
type TurnOutcome = Awaited<ReturnType<ConversationStore['turn']>>;
type Taken = { readonly outcome: TurnOutcome; readonly queued: boolean; readonly erased: boolean };

/**
 * A ConversationStore over any database kysely reaches. The database's dialect must give one transaction at a time
 * (SQLite: kysely's own lock on its one connection); where several run at once, the compared version still refuses to
 * write over a turn that came between. Errors of `decide` pass through as they are; everything else is a Fault.
 * `onQueued` is called after a turn that put something into the outbox was written, `forgetDeleted` after words were deleted.
 */
export function createConversationStore(options: {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly onQueued: () => void;
  readonly forgetDeleted: () => Promise<void>;
}): ConversationStore {
  const { db, clock, onQueued, forgetDeleted } = options;
  return {
    async turn(key, message, decide) {
      const taken = await transact(db, (trx) => takeTurn(trx, key, message, asCallers(decide), clock.now().toISOString()));
      if (taken.queued) onQueued();
      if (taken.erased) await forgetDeleted();
      return taken.outcome;
    },

    async items(key, afterSeq, limit) {
      if (limit <= 0) return [];
      return ask(() => selectItems(db, key, afterSeq, Number.MAX_SAFE_INTEGER, limit));
    },

    async forget(key) {
      const forgotten = await transact(db, async (trx) => {
        // Its cases stay; the numbers that lead to its items must not lead to those of a later conversation of this name.
        await trx
          .updateTable('enquiry_case')
          .set({ through_seq: 0 })
          .where('channel', '=', key.channel)
          .where('conversation_id', '=', key.conversationId)
          .execute();
        const { numDeletedRows } = await trx
          .deleteFrom('conversation')
          .where('channel', '=', key.channel)
          .where('id', '=', key.conversationId)
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      });
      if (forgotten) await forgetDeleted();
      return forgotten;
    },
  };
}

async function takeTurn(trx: Transaction<Tables>, key: ConversationKey, message: Message, decide: Decide, now: string): Promise<Taken> {
  const known = await selectTurn(trx, key, message);
  if (known) {
    const items = await selectItems(trx, key, known.first_seq - 1, known.last_seq);
    return { outcome: outcome(items, true), queued: false, erased: false };
  }

  const before = await selectConversation(trx, key);
  const { state, replies, erase, cases } = decide(before?.state ?? null, await selectOwnCases(trx, key));
  const firstSeq = (before?.lastSeq ?? 0) + 1;
  const rows = rowsOfTurn({ ...message, replies, firstSeq, createdAt: now });
  const lastSeq = firstSeq + rows.length - 1;
  // Read back before it is written: nothing gets in that could not be read later, and a repeat returns exactly this.
  const items = rows.map(parseItem);

  await writeConversation(trx, key, before, { state: JSON.stringify(state ?? null), lastSeq, now });
  if (erase) await deleteItems(trx, key, firstSeq);
  await insertItems(trx, key, rows);
  await trx
    .insertInto('turn')
    .values({ ...turnKey(key, message), first_seq: firstSeq, last_seq: lastSeq })
    .execute();
  const effects = cases ?? [];
  const queued = await carryOut(trx, { key, firstSeq, lastSeq, replyAddress: message.replyAddress, now }, effects);
  const erased = erase === true || effects.some(({ kind }) => kind === 'erase');
  return { outcome: outcome(items, false), queued, erased };
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
