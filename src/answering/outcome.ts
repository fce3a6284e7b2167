// What answering decides about one message; the conversation turns it into replies.
import type { Day } from '../base/day.ts';
import type { Audience } from '../content/schema/entries.ts';
import type { AskedTime } from './reading/asked-times.ts';

/** What the conversation knows when a message arrives. */
export type QuestionContext = {
  /** Answer as if asked on this day: the service's day, or a day fixed for a replay. Later facts do not exist. */
  readonly today: Day;
  /** The person's last asks, oldest first, for follow-ups. */
  readonly earlier: readonly string[];
  /** The message put in full by the conversation: a follow-up with the parts it left to the ask before it. The surest reading counts. */
  readonly inFull?: readonly string[];
  readonly audience: Audience | null;
};

/** Entry → the times it is asked for, in the order said. */
export type Asked = Readonly<Record<string, readonly AskedTime[]>>;

/** `readAs`: the text in full that the message was read as, where that was surer than the message itself. */
export type Outcome = { readonly readAs?: string } & (
  | { readonly kind: 'urgent'; readonly concern: string; readonly below: Outcome | null }
  | { readonly kind: 'person'; readonly confidence: number }
  /** An act of knowledge/acts.yaml other than wanting a person. */
  | { readonly kind: 'act'; readonly act: string; readonly confidence: number }
  /** One to three entries in the order asked; `gapIds` were asked too and are not settled; `asked` are the times that an entry of dated figures is told for. */
  | {
      readonly kind: 'answer';
      readonly entryIds: readonly string[];
      readonly gapIds: readonly string[];
      readonly also: readonly string[];
      readonly confidence: number;
      readonly asked?: Asked;
      /** Told of one kind of place to someone who may be of another: the reply asks who it is. */
      readonly holdsFor?: Audience;
    }
  /** Up to three entries worth offering, best first. */
  | { readonly kind: 'offer'; readonly entryIds: readonly string[]; readonly confidence: number }
  /**
   * Not settled: a gap entry, a listed neighbouring subject, or neither (the releases do not say). `dated`: the entry
   * answers it, but the time asked about lies before its first figure or after its last. `ofOthers`: this entry answers it,
   * but not for the kind of place that asks.
   */
  | {
      readonly kind: 'decline';
      readonly gapId: string | null;
      readonly declineId: string | null;
      readonly also: readonly string[];
      readonly confidence: number;
      readonly dated?: { readonly entryId: string; readonly where: 'before' | 'after'; readonly asked: readonly AskedTime[] };
      readonly ofOthers?: string;
    }
);
