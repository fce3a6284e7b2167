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

/** A figure that follows from two facts (their numbers), told in place of an entry's own words; see figures/derive.ts. */
export type Worked =
  | { readonly kind: 'growth'; readonly from: number; readonly to: number; readonly asks: 'number' | 'share' | 'double' }
  | { readonly kind: 'rest'; readonly of: number; readonly less: number }
  /** `left`: the share that is not part of it. */
  | { readonly kind: 'share'; readonly part: number; readonly whole: number; readonly left: boolean; readonly places: 0 | 1 };

/** What somebody took for granted, and whether it is so. */
export type TakenForGranted = {
  /** `rounded`: right, but the release does not give it as exact. */
  readonly verdict: 'right' | 'roughly' | 'rounded' | 'wrong';
  /** The premise of knowledge/premises.yaml; null for a figure. */
  readonly premiseId: string | null;
  /** Facts that say what is so; for a wrong figure, first those it does belong to. */
  readonly factIds: readonly number[];
};

/**
 * `readAs`: the text in full that the message was read as, where that was surer than the message itself. `isPossible`: the
 * words may also mean something harmless.
 */
export type Outcome = { readonly readAs?: string } & (
  | { readonly kind: 'urgent'; readonly concern: string; readonly isPossible?: true; readonly below: Outcome | null }
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
      /** Also asked: a subject of declines.yaml, or (null) something that no release says and no list names. */
      readonly besides?: { readonly declineId: string | null };
      /** Entry → the figure that is worked out for it. */
      readonly worked?: Readonly<Record<string, Worked>>;
      readonly granted?: TakenForGranted;
    }
  /** Up to three entries worth offering, best first. */
  | { readonly kind: 'offer'; readonly entryIds: readonly string[]; readonly confidence: number; readonly granted?: TakenForGranted }
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
      /** What is never worked out, and the entries with the figures that would have gone into it. */
      readonly refused?: { readonly what: 'average' | 'projection'; readonly entryIds: readonly string[] };
      readonly granted?: TakenForGranted;
    }
);
