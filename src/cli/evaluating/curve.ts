// Risk against coverage: how much could be answered, and how much of it would be wrong, at every threshold of confidence.
import type { Scored } from './score.ts';

/** One question as a forced choice sees it. */
export type Choice = { readonly confidence: number; readonly answerable: boolean; readonly right: boolean };

export type CurvePoint = {
  /** Everything at least this sure is answered. */
  readonly confidence: number;
  /** Answered, of all that can be answered or must be declined. */
  readonly answered: number;
  /** Answered rightly, of all that can be answered. */
  readonly right: number;
  /** Wrong, of what is answered. */
  readonly wrong: number;
};

/** Questions that have an answer or must be declined; answering the latter is always wrong. */
export function choicesOf(scored: readonly Scored[]): readonly Choice[] {
  return scored.flatMap(({ question: { kind }, forced }) =>
    kind === 'answer' || kind === 'decline'
      ? [{ confidence: forced.confidence, answerable: kind === 'answer', right: kind === 'answer' && forced.rightAt === 1 }]
      : [],
  );
}

/** One point for each confidence that occurs, the surest first; equals are answered together. */
export function riskCoverage(choices: readonly Choice[]): readonly CurvePoint[] {
  const answerable = choices.filter((choice) => choice.answerable).length;
  const levels = [...Map.groupBy(choices, ({ confidence }) => confidence)].sort(([one], [other]) => other - one);
  let answered = 0;
  let right = 0;
  return levels.map(([confidence, level]) => {
    answered += level.length;
    right += level.filter((choice) => choice.right).length;
    return {
      confidence,
      answered: answered / choices.length,
      right: answerable === 0 ? 0 : right / answerable,
      wrong: 1 - right / answered,
    };
  });
}

/** The farthest point at which no more than this share of what is answered is wrong; null when even the surest are worse. */
export function farthestAt(curve: readonly CurvePoint[], mostWrong: number): CurvePoint | null {
  return curve.findLast(({ wrong }) => wrong <= mostWrong) ?? null;
}

/** About `most` points of a curve, evenly spread, with its first and last. */
export function thinned(curve: readonly CurvePoint[], most: number): readonly CurvePoint[] {
  const step = Math.max(1, Math.ceil(curve.length / most));
  return curve.filter((_, at) => at % step === 0 || at === curve.length - 1);
}
