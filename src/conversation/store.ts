// The port that storage fills: one turn is one transaction, and a conversation is a numbered list of stored items.
import type { CaseEffect, OwnCase } from './case-store.ts';
import type { ConversationKey, Reply } from './message.ts';

/** One stored item of a conversation, in order. `seq` counts from 1 without gaps within a conversation. */
export type StoredItem = {
  readonly seq: number;
  readonly createdAt: string;
} & (
  | { readonly from: 'person'; readonly messageId: string; readonly text: string }
  | { readonly from: 'service'; readonly inReplyTo: string | null; readonly reply: Reply }
);

export type TurnRecord = {
  /** The next state, as plain JSON; null forgets the state. */
  readonly state: unknown;
  readonly replies: readonly Reply[];
  /** The person asked for it: all earlier items of the conversation are deleted in the same transaction; `seq` goes on. */
  readonly erase?: boolean;
  /** Carried out in the same transaction. */
  readonly cases?: readonly CaseEffect[];
};

export type ConversationStore = {
  /**
   * Takes a message once, in one transaction: when (channel, conversationId, messageId) is new, gives the stored state
   * (null for a new conversation) to `decide` and writes the message, the next state and the replies together; when it
   * is known, changes nothing and returns the stored replies with `repeated`. Turns of one conversation never overlap.
   * When `decide` throws, nothing is written and the error is passed on.
   * `text` null opens the conversation without a message of the person (a greeting): only replies are stored.
   * `cases` are the conversation's own, newest first, deleted ones left out. `replyAddress` (plain JSON) is kept with a case
   * that the turn opens: where the channel takes a message of ours unasked.
   */
  turn(
    key: ConversationKey,
    message: { readonly messageId: string; readonly text: string | null; readonly replyAddress?: unknown },
    decide: (state: unknown, cases: readonly OwnCase[]) => TurnRecord,
  ): Promise<{ readonly replies: readonly Reply[]; readonly repeated: boolean; readonly items: readonly StoredItem[] }>;
  /** Items with `seq` greater than `afterSeq`, in order, at most `limit`. Empty for an unknown conversation. */
  items(key: ConversationKey, afterSeq: number, limit: number): Promise<readonly StoredItem[]>;
  /** Deletes the conversation, its state and items; true when there was one. The person may ask for it. */
  forget(key: ConversationKey): Promise<boolean>;
};
