// Cases and the outbox in memory: the part of the memory store that is about people, written without a look at the SQL.

import { formatDay } from '../../src/base/day.ts';
import { Fault } from '../../src/base/fault.ts';
import { type Case, type CaseAct, type CaseFile, type DeliveryKind, type DeliveryState, THE_PERSON } from '../../src/cases/case.ts';
import type { CaseFilter, CaseSummary } from '../../src/cases/desk.ts';
import type { CaseEffect, OwnCase } from '../../src/conversation/case-store.ts';
import type { ConversationKey } from '../../src/conversation/message.ts';
import type { StoredItem } from '../../src/conversation/store.ts';

export type KeptDelivery = {
  readonly id: string;
  readonly kind: DeliveryKind;
  state: DeliveryState;
  attempts: number;
  queuedAt: string;
  dueAt: string | null;
  sentAt: string | null;
  lastError: string | null;
  leaseUntil: string | null;
  answer: string | null;
};

export type KeptCase = {
  case: Case;
  key: ConversationKey;
  replyAddress: unknown;
  acts: CaseAct[];
  readonly deliveries: KeptDelivery[];
};

/** By reference, in the order of opening. */
export type KeptCases = Map<string, KeptCase>;

export const isSame = (one: ConversationKey, other: ConversationKey): boolean =>
  one.channel === other.channel && one.conversationId === other.conversationId;

const byReference = (one: Case, other: Case) => (one.reference < other.reference ? -1 : 1);
const newestFirst = ({ case: one }: KeptCase, { case: other }: KeptCase): number =>
  other.openedAt.localeCompare(one.openedAt) || other.throughSeq - one.throughSeq || byReference(one, other);

export function ownCases(cases: KeptCases, key: ConversationKey): readonly OwnCase[] {
  const own = [...cases.values()].filter((kept) => isSame(kept.key, key) && kept.case.state !== 'deleted').toSorted(newestFirst);
  return structuredClone(
    own.map(({ case: { reference, state, route, place, answerBy, entryIds, takenBy, openedAt, updatedAt }, acts }) => {
      const spoken = acts.filter(({ kind }) => kind === 'wrote' || kind === 'answered').at(-1);
      const lastSpoke = spoken ? (spoken.kind === 'wrote' ? 'person' : 'staff') : null;
      return { reference, state, route, place, answerBy, entryIds, takenBy, openedAt, updatedAt, lastSpoke };
    }),
  );
}

/**
 * Carries out a turn's effects on `cases`: whether something was queued, and up to where earlier items went with an erased
 * case. The caller keeps `cases` only when nothing throws.
 */
export function carryOut(
  cases: KeptCases,
  turn: { readonly key: ConversationKey; readonly lastSeq: number; readonly replyAddress: unknown; readonly now: string },
  effects: readonly CaseEffect[],
): { readonly queued: boolean; readonly erasedThrough: number } {
  const { key, lastSeq, now, replyAddress } = turn;
  let queued = false;
  let erasedThrough = 0;
  for (const effect of effects) {
    if (effect.kind === 'open') {
      const { deliver, ...request } = effect.case;
      if (cases.has(request.reference)) throw new Fault('reference-taken', 'another case has this reference.');
      const opened = { state: 'waiting', channel: key.channel, openedAt: now, updatedAt: now, takenBy: null, throughSeq: lastSeq } as const;
      const kept: KeptCase = { case: { ...request, ...opened }, key, replyAddress: replyAddress ?? null, acts: [], deliveries: [] };
      kept.acts.push({ at: now, who: THE_PERSON, kind: 'opened', text: null });
      for (const kind of deliver) queue(kept, kind, null, now);
      cases.set(request.reference, structuredClone(kept));
      queued ||= deliver.length > 0;
      continue;
    }
    const kept = cases.get(effect.reference);
    if (!kept || !isSame(kept.key, key)) throw new Fault('case-not-own', 'the conversation has no such case.');
    if (effect.kind === 'erase') {
      kept.acts.push({ at: now, who: THE_PERSON, kind: 'deleted', text: null });
      erasedThrough = Math.max(erasedThrough, kept.case.throughSeq);
      eraseCase(kept, now);
      continue;
    }
    kept.acts.push({ at: now, who: THE_PERSON, kind: 'wrote', text: effect.text });
    kept.case = { ...kept.case, ...afterWords(kept.case), updatedAt: now };
    const unclaimed = new Set(kept.deliveries.filter(isUnclaimed).map(({ kind }) => kind));
    for (const kind of effect.deliver ?? []) {
      if (unclaimed.has(kind)) continue;
      queue(kept, kind, null, now);
      queued = true;
    }
  }
  return { queued, erasedThrough };
}

function afterWords({ state, takenBy }: Case): Pick<Case, 'state' | 'takenBy'> {
  if (state === 'closed') return { state: 'waiting', takenBy: null };
  if (state === 'answered') return { state: takenBy === null ? 'waiting' : 'taken', takenBy };
  return { state, takenBy };
}

export function queue(kept: KeptCase, kind: DeliveryKind, answer: string | null, now: string): void {
  const id = `${kept.case.reference}-${kept.deliveries.length + 1}`;
  const fresh = { state: 'waiting', attempts: 0, queuedAt: now, dueAt: now, sentAt: null, lastError: null, leaseUntil: null } as const;
  kept.deliveries.push({ id, kind, answer, ...fresh });
}

const isUnclaimed = ({ state, leaseUntil }: KeptDelivery): boolean => state === 'waiting' && leaseUntil === null;

/** The case goes to another office: what waits for the first and is not being sent is dropped. */
export function dropForOffice(kept: KeptCase, now: string): void {
  for (const delivery of kept.deliveries) {
    const isAnswer = delivery.kind === 'answer-mail' || delivery.kind === 'answer-channel';
    const isLeased = delivery.leaseUntil !== null && delivery.leaseUntil > now;
    if (delivery.state === 'waiting' && !isAnswer && !isLeased)
      Object.assign(delivery, { state: 'dropped', dueAt: null, leaseUntil: null });
  }
}

export const isUndelivered = ({ state }: KeptDelivery): boolean => state === 'waiting' || state === 'needs-a-hand';

export function eraseCase(kept: KeptCase, now: string): void {
  const { reference, route, channel, openedAt } = kept.case;
  const nothing = { place: null, asker: null, about: '', answerBy: { kind: 'here' }, entryIds: [], takenBy: null, throughSeq: 0 } as const;
  kept.case = { reference, route, channel, openedAt, updatedAt: now, state: 'deleted', ...nothing };
  kept.key = { ...kept.key, conversationId: '' };
  kept.replyAddress = null;
  kept.acts = kept.acts.map((act) => ({ ...act, text: null }));
  for (const delivery of kept.deliveries) {
    if (isUndelivered(delivery)) Object.assign(delivery, { state: 'dropped', dueAt: null, leaseUntil: null });
    delivery.answer = null;
  }
}

/** Everything staff may see, from the conversation's items as they are now. A copy. */
export function fileOf(kept: KeptCase, items: readonly StoredItem[]): CaseFile {
  const gone = items.filter(({ seq }) => seq <= kept.case.throughSeq);
  return structuredClone({
    case: kept.case,
    transcript: gone.map((item) => ({
      from: item.from,
      at: item.createdAt,
      text: item.from === 'person' ? item.text : item.reply.text,
      sources: item.from === 'person' ? [] : item.reply.enquiry.sources.map(({ title, date }) => `${title}, ${formatDay(date)}`),
    })),
    acts: kept.acts,
    deliveries: kept.deliveries.map(({ id, kind, state, attempts, queuedAt, dueAt, sentAt, lastError }) => ({
      ...{ id, kind, state, attempts, queuedAt, dueAt, sentAt, lastError },
    })),
  });
}

export function summaries(cases: KeptCases, filter: CaseFilter, limit: number): readonly CaseSummary[] {
  const all = [...cases.values()].map((kept): CaseSummary => {
    const undelivered = kept.deliveries.filter(isUndelivered);
    return { ...kept.case, undelivered: undelivered.length, needsAHand: undelivered.some(({ state }) => state === 'needs-a-hand') };
  });
  const wanted = all.filter(
    (found) =>
      (filter.states?.includes(found.state) ?? true) &&
      (filter.route === undefined || found.route === filter.route) &&
      (filter.beginning === undefined || found.reference.startsWith(filter.beginning)) &&
      (!filter.needsAHand || found.needsAHand),
  );
  const sorted = wanted.toSorted(
    (one, other) => other.updatedAt.localeCompare(one.updatedAt) || other.openedAt.localeCompare(one.openedAt) || byReference(one, other),
  );
  return structuredClone(sorted.slice(0, Math.max(0, limit)));
}
