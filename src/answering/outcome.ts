// What answering decides about one message; the conversation turns it into replies.
import type { Audience } from '../content/schema/entries.ts';
import type { Day } from '../base/day.ts';

/** What the conversation knows when a message arrives. */
export type QuestionContext = {
  readonly today: Day;
  /** Answer as if asked on this day: later facts do not exist. */
  readonly asAt?: Day;
  /** The person's last asks, newest last, for follow-ups. */
  readonly previous?: readonly string[];
  readonly previousEntryIds?: readonly string[];
  readonly audience?: Audience;
};

export type Outcome =
  | { readonly kind: 'urgent'; readonly concern: string }
  | { readonly kind: 'person'; readonly confidence: number }
  | { readonly kind: 'smalltalk'; readonly act: string; readonly confidence: number }
  /** One to three entries of kind `answer`, in the order asked; `gaps` were asked too and are not settled. */
  | { readonly kind: 'answer'; readonly entryIds: readonly string[]; readonly gapIds: readonly string[]; readonly also: readonly string[]; readonly confidence: number }
  /** Up to three entries worth offering, best first. */
  | { readonly kind: 'offer'; readonly entryIds: readonly string[]; readonly confidence: number }
  /** Not settled: a gap entry, a listed neighbouring subject, or neither (the releases do not say). */
  | { readonly kind: 'decline'; readonly gapId: string | null; readonly declineId: string | null; readonly also: readonly string[]; readonly confidence: number };
