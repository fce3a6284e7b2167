// What answering decides about one message; the conversation turns it into replies.
import type { Day } from '../base/day.ts';
import type { Audience } from '../content/schema/entries.ts';
import type { AskedTime } from './reading/time.ts';

/** What the conversation knows when a message arrives. */
export type QuestionContext = {
  /** Answer as if asked on this day: the service's day, or a day fixed for a replay. Later facts do not exist. */
  readonly today: Day;
  /** The person's last asks, oldest first, for follow-ups. */
  readonly earlier: readonly string[];
  readonly audience: Audience | null;
};

export type Outcome =
  | { readonly kind: 'urgent'; readonly concern: string; readonly below: Outcome | null }
  | { readonly kind: 'person'; readonly confidence: number }
  /** An act of knowledge/acts.yaml other than wanting a person. */
  | { readonly kind: 'act'; readonly act: string; readonly confidence: number }
  /** One to three entries in the order asked; `gapIds` were asked too and are not settled; `asked` is the day a series is told for. */
  | {
      readonly kind: 'answer';
      readonly entryIds: readonly string[];
      readonly gapIds: readonly string[];
      readonly also: readonly string[];
      readonly confidence: number;
      readonly asked?: AskedTime;
    }
  /** Up to three entries worth offering, best first. */
  | { readonly kind: 'offer'; readonly entryIds: readonly string[]; readonly confidence: number }
  /**
   * Not settled: a gap entry, a listed neighbouring subject, or neither (the releases do not say). `dated`: the entry
   * answers it, but not for the time asked about.
   */
  | {
      readonly kind: 'decline';
      readonly gapId: string | null;
      readonly declineId: string | null;
      readonly also: readonly string[];
      readonly confidence: number;
      readonly dated?: { readonly entryId: string; readonly asked: AskedTime };
    };
