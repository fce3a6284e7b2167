// Sums scored questions up: the figures of the outer contract's JSON and their groups.
import type { LabelledQuestion } from '../../content/schema/questions.ts';
import { quantile } from '../benching/measurement.ts';
import type { Expected } from './expectation.ts';
import { registerGroups } from './registers.ts';
import type { Scored } from './score.ts';
import { meanShares, type Shares, type Tallies, type Tally, tally, tallyBy } from './tally.ts';

export type Summary = Tally & {
  /** Replies of kind `decline`, whatever was asked. */
  readonly declined: number;
  /** Of all answers given: those that state other facts than asked for, or answer what should be declined. */
  readonly wrongShareOfAnswers: number;
  readonly byKind: Tallies;
  readonly byAuthor: Tallies;
  /** Every author counts the same. */
  readonly meanOverAuthors: Shares;
  readonly byRegister: Tallies;
  /** Registers that belong together; a question may be in several groups. */
  readonly byRegisterGroup: Tallies;
  /** Topic of the entry that answers; `gaps`, `neighbours`, `far` or `unlisted` for what must be declined; else the kind. */
  readonly bySubject: Tallies;
  /** The writers' own topics. */
  readonly byTopic: Tallies;
  /** Milliseconds a turn takes, from words to composed reply. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
};

/** Answers that were given, right or wrong; not what stands below the help lines for somebody in need. */
export function answersGiven(scored: readonly Scored[]): readonly Scored[] {
  return scored.filter(
    ({ question, replies }) =>
      replies.some(({ kind }) => kind === 'answer') && !(question.kind === 'urgent' && replies[0]?.kind === 'urgent'),
  );
}

export function summarise(scored: readonly Scored[], expectationOf: (question: LabelledQuestion) => Expected): Summary {
  const times = scored.map(({ milliseconds }) => milliseconds);
  const answers = answersGiven(scored);
  const byAuthor = tallyBy(scored, ({ question }) => question.author);
  const groups = Object.entries(registerGroups).map(
    ([name, belongs]) => [name, tally(scored.filter(({ question }) => belongs(question)))] as const,
  );
  const rounded = (milliseconds: number) => Math.round(milliseconds * 1000) / 1000;
  return {
    ...tally(scored),
    declined: scored.filter(({ replies }) => replies.some(({ kind }) => kind === 'decline')).length,
    wrongShareOfAnswers: answers.filter(({ verdict }) => verdict === 'wrong').length / Math.max(1, answers.length),
    byKind: tallyBy(scored, ({ question }) => question.kind),
    byAuthor,
    meanOverAuthors: meanShares(byAuthor),
    byRegister: tallyBy(scored, ({ question }) => question.register),
    byRegisterGroup: Object.fromEntries(groups),
    bySubject: tallyBy(scored, ({ question }) => expectationOf(question).subject),
    byTopic: tallyBy(scored, ({ question }) => question.topic),
    p50Ms: rounded(quantile(times, 0.5)),
    p95Ms: rounded(quantile(times, 0.95)),
    p99Ms: rounded(quantile(times, 0.99)),
  };
}
