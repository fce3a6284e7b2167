// Scored questions without a conversation behind them, for what sums them up.
import type { Composed } from '../../src/answering/composing/composed.ts';
import type { Forced } from '../../src/cli/evaluating/forced.ts';
import type { Scored, Verdict } from '../../src/cli/evaluating/score.ts';
import { aQuestion } from './small-builders.ts';

/** A reply that rests on nothing but what `changes` say. */
export function aReply(kind: Composed['kind'], changes: Partial<Composed> = {}): Composed {
  return { kind, text: 'Said.', entryIds: [], factIds: [], sources: [], asAt: null, confidence: 1, suggestions: [], ...changes };
}

/** A scored question: what was labelled, what came of it, and what was replied with. */
export function aScored(
  question: Parameters<typeof aQuestion>[0],
  verdict: Verdict,
  replied: Composed['kind'],
  { entryIds = [], milliseconds = 1, ...forced }: Partial<Forced> & { readonly milliseconds?: number } = {},
): Scored {
  return {
    question: aQuestion(question),
    verdict,
    forced: { rightAt: 0, confidence: 0, entryIds, ...forced },
    replies: [aReply(replied, { entryIds })],
    milliseconds,
  };
}
