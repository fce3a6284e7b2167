// What sends one kind of delivery, and what became of it.
import type { DeliveryKind } from '../cases/case.ts';
import type { Delivery } from '../cases/outbox.ts';

export type Sent =
  | { readonly kind: 'sent' }
  /** `reason` is shown to staff and logged: no word of the case and no address of a person. `isPermanent`: trying again is no use. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isPermanent: boolean };

/** Sends once. Gives up when `signal` says so; what it throws counts as failed and is tried again. */
export type Sender = (delivery: Delivery, signal: AbortSignal) => Promise<Sent>;

/** One for each kind that is configured. */
export type Senders = Readonly<Partial<Record<DeliveryKind, Sender>>>;

/** It failed and may go better another time. */
export function failedForNow(reason: string): Sent {
  return { kind: 'failed', reason, isPermanent: false };
}

/** It failed and somebody must look. */
export function failedForGood(reason: string): Sent {
  return { kind: 'failed', reason, isPermanent: true };
}
