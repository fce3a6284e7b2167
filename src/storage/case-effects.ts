// What a turn may know of its conversation's cases and do to them, inside the turn's own transaction.
import type { Transaction } from 'kysely';
import { Fault } from '../base/fault.ts';
import { type Case, type DeliveryKind, THE_PERSON } from '../cases/case.ts';
import type { CaseEffect, NewCase, OwnCase } from '../conversation/case-store.ts';
import type { ConversationKey } from '../conversation/message.ts';
import { eraseCase, insertActs, insertDeliveries, parseCase, type StoredCase, selectActs, selectCase } from './case-rows.ts';
import { caseColumns } from './case-tables.ts';
import type { Tables } from './tables.ts';

/** The conversation's own cases, newest first, deleted ones left out. */
export async function selectOwnCases(trx: Transaction<Tables>, key: ConversationKey): Promise<readonly OwnCase[]> {
  const rows: readonly unknown[] = await trx
    .selectFrom('enquiry_case')
    .select(caseColumns)
    .where('channel', '=', key.channel)
    .where('conversation_id', '=', key.conversationId)
    .where('state', '!=', 'deleted')
    .orderBy('opened_at', 'desc')
    .orderBy('through_seq', 'desc')
    .orderBy('reference')
    .execute();
  const own: OwnCase[] = [];
  for (const row of rows) {
    const { reference, state, route, place, answerBy, entryIds, takenBy, openedAt, updatedAt } = parseCase(row).case;
    const acts = await selectActs(trx, reference);
    const last = acts.findLast(({ kind }) => kind === 'wrote' || kind === 'answered');
    const lastSpoke = last === undefined ? null : last.kind === 'wrote' ? 'person' : 'staff';
    own.push({ reference, state, route, place, answerBy, entryIds, takenBy, openedAt, updatedAt, lastSpoke });
  }
  return own;
}

/** What effects need to know of their turn. */
export type TurnOfEffects = {
  readonly key: ConversationKey;
  /** The first item of the turn, and its last. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly replyAddress: unknown;
  readonly now: string;
};

/** Carries out a turn's effects in their order; true when one of them queued something. */
export async function carryOut(trx: Transaction<Tables>, turn: TurnOfEffects, effects: readonly CaseEffect[]): Promise<boolean> {
  let queued = false;
  for (const effect of effects) {
    if (effect.kind === 'open') {
      await openCase(trx, turn, effect.case);
      queued ||= effect.case.deliver.length > 0;
      continue;
    }
    const stored = await selectOwn(trx, turn.key, effect.reference);
    if (effect.kind === 'wrote') {
      await recordWords(trx, stored.case, effect.text, turn.now);
      const told = await queueUnlessUnclaimed(trx, effect.reference, effect.deliver, turn.now);
      queued ||= told;
    } else {
      await insertActs(trx, effect.reference, [{ who: THE_PERSON, kind: 'deleted', text: null }], turn.now);
      await eraseCase(trx, stored, turn.now, turn.firstSeq);
    }
  }
  return queued;
}

async function openCase(trx: Transaction<Tables>, turn: TurnOfEffects, opened: NewCase): Promise<void> {
  const { key, now, replyAddress } = turn;
  const { reference, route, place, asker, about, answerBy, entryIds, deliver } = opened;
  const row = {
    reference,
    channel: key.channel,
    conversation_id: key.conversationId,
    route,
    state: 'waiting',
    taken_by: null,
    opened_at: now,
    updated_at: now,
    through_seq: turn.lastSeq,
    request: JSON.stringify({ place, asker, about, answerBy, entryIds }),
    reply_address: replyAddress === undefined || replyAddress === null ? null : JSON.stringify(replyAddress),
  };
  // Read back before it is written: nothing gets in that could not be read later.
  parseCase(row);
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('enquiry_case')
    .values(row)
    .onConflict((conflict) => conflict.column('reference').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) {
    throw new Fault('reference-taken', 'another case has this reference; nothing was written.', {
      cure: 'Take the turn again with another reference.',
    });
  }
  await insertActs(trx, reference, [{ who: THE_PERSON, kind: 'opened', text: null }], now);
  const deliveries = deliver.map((kind) => ({ kind, answer: null }));
  await insertDeliveries(trx, reference, deliveries, now);
}

/**
 * Tells the office of what is new; true when something was queued. What waits unclaimed will hold it. One that was ever
 * claimed may go out as it was then, also after its lease ended: better told twice than never.
 */
async function queueUnlessUnclaimed(
  trx: Transaction<Tables>,
  reference: string,
  kinds: readonly DeliveryKind[],
  now: string,
): Promise<boolean> {
  const unclaimed = await trx
    .selectFrom('delivery')
    .select('kind')
    .where('reference', '=', reference)
    .where('state', '=', 'waiting')
    .where('lease_until', 'is', null)
    .execute();
  const missing = kinds.filter((wanted) => unclaimed.every(({ kind }) => kind !== wanted));
  const deliveries = missing.map((kind) => ({ kind, answer: null }));
  await insertDeliveries(trx, reference, deliveries, now);
  return missing.length > 0;
}

async function selectOwn(trx: Transaction<Tables>, key: ConversationKey, reference: string): Promise<StoredCase> {
  const stored = await selectCase(trx, reference);
  if (stored && stored.key.channel === key.channel && stored.key.conversationId === key.conversationId) return stored;
  throw new Fault('case-not-own', 'a turn named a case that its conversation does not have; nothing was written.', {
    cure: 'Report this as a defect: a turn may only name the cases it was given.',
  });
}

async function recordWords(trx: Transaction<Tables>, before: Case, text: string, now: string): Promise<void> {
  await insertActs(trx, before.reference, [{ who: THE_PERSON, kind: 'wrote', text }], now);
  const isEnded = before.state === 'closed' || before.state === 'answered';
  // Whoever answered goes on with it; a closed case is nobody's any more.
  const takenBy = before.state === 'closed' ? null : before.takenBy;
  const state = !isEnded ? before.state : takenBy === null ? 'waiting' : 'taken';
  await trx
    .updateTable('enquiry_case')
    .set({ state, taken_by: takenBy, updated_at: now })
    .where('reference', '=', before.reference)
    .execute();
}
