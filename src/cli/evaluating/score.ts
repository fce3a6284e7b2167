// Scores one reply against a label, by the rules of the outer contract ("Labelled questions").
import type { Composed } from '../../answering/composing/composed.ts';
import type { LabelledQuestion } from '../../content/schema/questions.ts';
import type { Forced } from './forced.ts';

/** `offered`: not answered, but the right entry was among the titles offered. `missed`: neither right nor a wrong statement. */
export type Verdict = 'right' | 'wrong' | 'offered' | 'missed';

export type Scored = {
  readonly question: LabelledQuestion;
  readonly verdict: Verdict;
  readonly forced: Forced;
  readonly replies: readonly Composed[];
  readonly milliseconds: number;
};

/** Kinds of reply that fit each label. */
const FITS: Readonly<Record<LabelledQuestion['kind'], readonly Composed['kind'][]>> = {
  answer: ['answer'],
  clarify: ['answer', 'clarify'],
  decline: ['decline'],
  person: ['hand-over'],
  urgent: ['urgent'],
  smalltalk: ['smalltalk'],
};

/**
 * `covers` says whether facts cover labelled ones (twins count as one); `factsOfEntry` gives what an offered entry rests on.
 * Help lines first and the fitting reply below is right for a message that only sounds urgent.
 */
export function score(
  question: LabelledQuestion,
  replies: readonly Composed[],
  covers: (facts: readonly number[], labelled: readonly number[]) => boolean,
  factsOfEntry: (entryId: string) => readonly number[],
): Verdict {
  const said = replies[0]?.kind === 'urgent' && question.kind !== 'urgent' ? replies.slice(1) : replies;
  const [first] = said;
  if (!first) return 'missed';
  const facts = said.flatMap(({ factIds }) => factIds);
  if (FITS[question.kind].includes(first.kind)) {
    if (question.kind === 'answer') return covers(facts, question.facts) ? 'right' : 'wrong';
    if (question.kind === 'clarify' && first.kind === 'answer') return covers(facts, question.facts) ? 'right' : 'wrong';
    return 'right';
  }
  if (first.kind === 'answer') return 'wrong';
  const offers = first.kind === 'clarify' && first.entryIds.some((id) => covers(factsOfEntry(id), question.facts));
  return question.kind === 'answer' && offers ? 'offered' : 'missed';
}
