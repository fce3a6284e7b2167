// What a turn may know of its conversation's cases and do to them, inside the turn's own transaction.
import type { Transaction } from 'kysely';
import { Fault } from '../base/fault.ts';
import { type Case, THE_PERSON } from '../cases/case.ts';
import type { CaseEffect, NewCase, OwnCase } from '../conversation/case-store.ts';
import type { ConversationKey } from '../conversation/message.ts';
import { eraseCase, insertActs, insertDeliveries, parseCase, selectActs, selectCase } from './case-rows.ts';
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
  /** The last item of the turn. */
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
    if (effect.kind === 'wrote') await recordWords(trx, stored, effect.text, turn.now);
    else {
      await insertActs(trx, stored.reference, [{ who: THE_PERSON, kind: 'deleted', text: null }], turn.now);
      await eraseCase(trx, stored.reference, turn.now);
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

async function selectOwn(trx: Transaction<Tables>, key: ConversationKey, reference: string): Promise<Case> {
  const stored = await selectCase(trx, reference);
  if (stored && stored.key.channel === key.channel && stored.key.conversationId === key.conversationId) return stored.case;
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
