// The port between what is to be sent and who sends it: filled by storage, used by delivery.
import type { Case, CaseAct, DeliveryKind, TranscriptLine } from './case.ts';

/** One thing to send, with all it takes; leased to whoever claimed it. */
export type Delivery = {
  /** Fixed for every attempt: the receiver can tell a repeat by it. */
  readonly id: string;
  readonly kind: DeliveryKind;
  /** Failed attempts so far. */
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly case: Case;
  readonly transcript: readonly TranscriptLine[];
  readonly acts: readonly CaseAct[];
  /** The office's answer, for the kinds that carry one. */
  readonly answer: string | null;
  /** Where the person's channel takes a message of ours unasked, as the channel gave it; null for other channels. */
  readonly replyAddress: unknown;
};

export type Outbox = {
  /** Deliveries that are due, oldest first, leased for `leaseSeconds`: nobody else gets them until then. */
  claim(limit: number, leaseSeconds: number): Promise<readonly Delivery[]>;
  /** It arrived; recorded with the case, also when it was dropped while it was being sent. Unknown ids change nothing. */
  sent(id: string): Promise<void>;
  /**
   * It did not; due again at `dueAt`, or needs a hand when that is null: unless somebody wanted it tried again since it was
   * claimed, then it is due now. `reason` holds no word of the case.
   */
  failed(id: string, outcome: { readonly reason: string; readonly dueAt: Date | null }): Promise<void>;
  /** When the next one is due or a lease ends; null when nothing waits. */
  nextDue(): Promise<Date | null>;
  /** Calls `listener` after something new was queued; returns how to stop. A wake-up only: may be lost or doubled. */
  onQueued(listener: () => void): () => void;
};

/** What waits and what is stuck, for the metrics. */
export type OutboxCounts = {
  readonly waiting: number;
  readonly needsAHand: number;
  /** ISO instant at which the oldest waiting delivery was queued; null when none waits. */
  readonly oldestWaiting: string | null;
};
