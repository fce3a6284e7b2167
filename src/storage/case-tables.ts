// The tables of cases, their acts and the outbox as the query builder sees them, and the shapes every row read must prove.
import { z } from 'zod';
import { type AnswerBy, actKinds, askers, caseStates, deliveryKinds, deliveryStates } from '../cases/case.ts';
import type { ChannelName } from '../conversation/message.ts';

/** One row a case. No key to the conversation: a case outlives a conversation that was forgotten. */
export type CaseTable = {
  readonly reference: string;
  readonly channel: string;
  /** Empty after deletion: nothing leads back to the conversation then. */
  conversation_id: string;
  route: string;
  state: string;
  taken_by: string | null;
  readonly opened_at: string;
  updated_at: string;
  /** Items of the conversation up to this number go with the case; 0 when they are gone. */
  through_seq: number;
  /** JSON: what the person gave. */
  request: string;
  /** JSON, as the channel gave it; null where the person fetches what we say. */
  reply_address: string | null;
};

/** One row for each thing done with a case, numbered from 1; only ever added to, but the words go when the case is deleted. */
export type CaseActTable = {
  readonly reference: string;
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly kind: string;
  /** JSON text. */
  text: string | null;
};

/** The outbox: one row for each thing to send, written with what makes it necessary. */
export type DeliveryTable = {
  readonly id: string;
  readonly reference: string;
  /** Counts the deliveries of a case from 1. */
  readonly number: number;
  readonly kind: string;
  state: string;
  attempts: number;
  queued_at: string;
  /** Null when there will be no further attempt. */
  due_at: string | null;
  /** Until then it belongs to whoever claimed it. */
  lease_until: string | null;
  sent_at: string | null;
  last_error: string | null;
  /** JSON text: the office's answer, for the kinds that carry one. */
  answer: string | null;
};

const count = z.number().int().nonnegative();
const channels = { web: 'web', msteams: 'msteams', 'bot-framework': 'bot-framework', terminal: 'terminal' } as const satisfies {
  readonly [C in ChannelName]: C;
};

const answerBy: z.ZodType<AnswerBy> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('here') }),
  z.object({ kind: z.literal('e-mail'), address: z.string() }),
  z.object({ kind: z.literal('phone'), number: z.string() }),
]);

/** What is kept as JSON of a case: all that only people read. */
export const storedRequest = z.object({
  place: z.string().nullable(),
  asker: z.enum(askers).nullable(),
  about: z.string(),
  answerBy,
  entryIds: z.array(z.string()),
});
export type StoredRequest = z.infer<typeof storedRequest>;

export const caseRow = z.object({
  reference: z.string(),
  channel: z.enum(channels),
  conversation_id: z.string(),
  route: z.string(),
  state: z.enum(caseStates),
  taken_by: z.string().nullable(),
  opened_at: z.string(),
  updated_at: z.string(),
  through_seq: count,
  request: z.string(),
  reply_address: z.string().nullable(),
});

export const caseColumns = Object.keys(caseRow.shape) as readonly (keyof typeof caseRow.shape)[]; // Object.keys forgets which keys.

export const actRow = z.object({ at: z.string(), who: z.string(), kind: z.enum(actKinds), text: z.string().nullable() });

export const deliveryRow = z.object({
  id: z.string(),
  kind: z.enum(deliveryKinds),
  state: z.enum(deliveryStates),
  attempts: count,
  queued_at: z.string(),
  due_at: z.string().nullable(),
  sent_at: z.string().nullable(),
  last_error: z.string().nullable(),
});

export const claimRow = deliveryRow
  .pick({ id: true, kind: true, attempts: true, queued_at: true })
  .extend({ answer: z.string().nullable() });

export const deliveriesCountRow = z.object({ undelivered: count, stuck: count });

export const caseCountRow = z.object({ state: z.enum(caseStates), route: z.string(), count });

export const outboxCountRow = z.object({ state: z.enum(deliveryStates), count, oldest: z.string().nullable() });
