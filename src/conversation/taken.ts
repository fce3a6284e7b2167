// What a turn makes, and the parts of it that every reply shares.
import type { Composed } from '../answering/composing/composed.ts';
import type { Outcome } from '../answering/outcome.ts';
import type { Language } from '../content/schema/dialogs.ts';
import type { CaseEffect } from './case-store.ts';
import { type ConversationState, MOST_REMEMBERED } from './state.ts';

export type Taken = {
  readonly state: ConversationState;
  readonly replies: readonly Composed[];
  readonly language: Language;
  /** The person asked for the conversation to be deleted: all earlier items go. */
  readonly erase: boolean;
  /** What becomes of the conversation's cases. */
  readonly effects: readonly CaseEffect[];
};

/** A message as the turn has read it. */
export type Saying = {
  readonly text: string;
  /** Folded (see wordsOf). */
  readonly words: readonly string[];
  /** What later follow-ups go on from: the message put in full. */
  readonly ask: string;
  /** It mends or completes the ask before it. */
  readonly mends: boolean;
};

export const done = (
  state: ConversationState,
  replies: readonly Composed[],
  erase = false,
  effects: readonly CaseEffect[] = [],
): Taken => ({
  state,
  replies,
  language: state.language,
  erase,
  effects,
});

/** The state after a reply that offers nothing and asks nothing back. */
export const settled = (state: ConversationState): ConversationState => ({
  ...state,
  offered: [],
  caseForm: null,
  proposed: null,
  audienceAsked: state.audienceAsked === 'now' ? 'before' : state.audienceAsked,
});

/** Characters of an ask that are kept for follow-ups. */
const MOST_KEPT = 600;

/** Keeps the beginning of an ask, cut at a word, with its replies. `ask` null is no question that a later one could lean on. */
export function remember(state: ConversationState, ask: string | null, replies: readonly Composed[]): ConversationState {
  const kept = ask === null || ask.length <= MOST_KEPT ? ask : ask.slice(0, MOST_KEPT).replace(/\s+\S*$/, '');
  return { ...state, asked: [...state.asked, { ask: kept, replies }].slice(-MOST_REMEMBERED) };
}

/** A decision about words said before, which were already looked at for urgent needs. */
export function calm(outcome: Outcome): Outcome {
  return outcome.kind === 'urgent'
    ? (outcome.below ?? { kind: 'decline', gapId: null, declineId: null, also: [], confidence: 0 })
    : outcome;
}
