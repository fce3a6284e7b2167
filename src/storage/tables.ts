// The tables as the query builder sees them, and the shapes every row read must prove; written by hand, kept beside the migrations.
import { z } from 'zod';
import type { CaseActTable, CaseTable, DeliveryTable } from './case-tables.ts';

/** One row a conversation. The key is (channel, id): two channels may use the same id. */
export type ConversationTable = {
  readonly channel: string;
  readonly id: string;
  /** The conversation's state as JSON text; null when there is none. */
  state: string | null;
  /** Counts the turns; a turn writes only over the version it read. */
  version: number;
  /** Number of the newest item; 0 when there is none. */
  last_seq: number;
  readonly created_at: string;
  updated_at: string;
};

/**
 * The inbox: one row for each message or opening that was taken, written with its turn. What makes a repeat a repeat.
 * Openings (`opening` 1) have their own ids, so that no client's message id can be mistaken for an opening.
 */
export type TurnTable = {
  readonly channel: string;
  readonly conversation_id: string;
  readonly opening: number;
  readonly message_id: string;
  /** Items `first_seq` to `last_seq` belong to this turn; none when `last_seq` is smaller. */
  readonly first_seq: number;
  readonly last_seq: number;
};

/** One row for each thing said, numbered from 1 within its conversation. */
export type ItemTable = {
  readonly channel: string;
  readonly conversation_id: string;
  readonly seq: number;
  /** 1: the person's message; 0: a reply of the service. */
  readonly from_person: number;
  /** Set on the person's messages. */
  readonly message_id: string | null;
  /** Set on replies to a message; null on an opening's. */
  readonly in_reply_to: string | null;
  /** JSON: `{"text": …}` of a person, the whole reply of the service. */
  readonly body: string;
  /** ISO 8601 instant. */
  readonly created_at: string;
};

export type Tables = {
  conversation: ConversationTable;
  turn: TurnTable;
  item: ItemTable;
  enquiry_case: CaseTable;
  case_act: CaseActTable;
  delivery: DeliveryTable;
};

const count = z.number().int().nonnegative();

export const conversationRow = z.object({ state: z.string().nullable(), version: count, last_seq: count });

export const turnRow = z.object({ first_seq: count, last_seq: count });

export const itemRow = z.object({
  seq: count.positive(),
  from_person: z.union([z.literal(0), z.literal(1)]),
  message_id: z.string().nullable(),
  in_reply_to: z.string().nullable(),
  body: z.string(),
  created_at: z.string(),
});
