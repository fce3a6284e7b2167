// A baseline's figures beside ours on the very same questions.
import { quantile } from '../benching/measurement.ts';
import type { Attempt } from './against.ts';
import { textOf } from './asked.ts';
import type { Scored } from './score.ts';

/** Shares; null where there is no such question. */
export type Standing = {
  readonly first: number | null;
  readonly inThree: number | null;
  /** Of what must be declined, how much is answered. */
  readonly answersDeclines: number | null;
  /** Of what has an answer, how much is declined. */
  readonly declinesAnswers: number | null;
};

export type AgainstRow = Standing & {
  readonly baseline: string;
  /** Questions that have an answer, and that must be declined. */
  readonly answerable: number;
  readonly declinable: number;
  readonly p50Ms: number;
  readonly ours: Standing;
};

type Outcome = { readonly kind: string; readonly rightAt: number; readonly answers: boolean; readonly declines: boolean };

export function againstRows(attempts: readonly Attempt[], scored: readonly Scored[]): readonly AgainstRow[] {
  const oursByText = new Map(scored.map((one) => [keyOf(one.question), one]));
  return [...Map.groupBy(attempts, ({ baseline }) => baseline)].map(([baseline, group]) => {
    const ours = group.flatMap(({ question }) => oursByText.get(keyOf(question)) ?? []).map(ourOutcome);
    return {
      baseline,
      answerable: group.filter(({ question }) => question.kind === 'answer').length,
      declinable: group.filter(({ question }) => question.kind === 'decline').length,
      ...standing(group.map(({ question, rightAt, answers }) => ({ kind: question.kind, rightAt, answers, declines: !answers }))),
      p50Ms:
        Math.round(
          quantile(
            group.map(({ milliseconds }) => milliseconds),
            0.5,
          ) * 1000,
        ) / 1000,
      ours: standing(ours),
    };
  });
}

const keyOf = (question: Scored['question']) => `${question.author}\n${question.kind}\n${textOf(question)}`;

/** We can also ask back, which is neither. */
function ourOutcome({ question, forced, replies }: Scored): Outcome {
  const has = (kind: string) => replies.some((reply) => reply.kind === kind);
  return { kind: question.kind, rightAt: forced.rightAt, answers: has('answer'), declines: has('decline') };
}

function standing(outcomes: readonly Outcome[]): Standing {
  const answerable = outcomes.filter(({ kind }) => kind === 'answer');
  const declinable = outcomes.filter(({ kind }) => kind === 'decline');
  const share = (all: readonly Outcome[], isCounted: (one: Outcome) => boolean) =>
    all.length === 0 ? null : all.filter(isCounted).length / all.length;
  return {
    first: share(answerable, ({ rightAt }) => rightAt === 1),
    inThree: share(answerable, ({ rightAt }) => rightAt > 0),
    answersDeclines: share(declinable, ({ answers }) => answers),
    declinesAnswers: share(answerable, ({ declines }) => declines),
  };
}
