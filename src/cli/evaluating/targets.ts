// What the design wants of answering, beside what was measured. Figures are of questions by authors the reading never saw.
import { quantile } from '../benching/measurement.ts';
import { choicesOf, farthestAt, riskCoverage } from './curve.ts';
import { type ErrorGroup, errorGroups } from './error-groups.ts';
import type { Expected } from './expectation.ts';
import { registerGroups } from './registers.ts';
import type { Scored } from './score.ts';
import { answersGiven } from './summary.ts';
import { mean } from './tally.ts';

export type Target = {
  readonly measure: string;
  /** `share` 0 to 1; `points` are hundredths of a share. */
  readonly unit: 'share' | 'points' | 'ms';
  /** Questions it is measured on. */
  readonly cases: number;
  /** Null when there is nothing to measure it on. */
  readonly measured: number | null;
  /** Mean over the authors with enough cases; null for what is not a plain share. */
  readonly meanOverAuthors: number | null;
  /** Null: only reported. */
  readonly target: number | null;
  readonly sense: 'at least' | 'at most';
  readonly met: boolean | null;
  /** The largest groups of errors behind a share that misses its target. */
  readonly errors: readonly ErrorGroup[];
};

/** What the targets are measured on; `leftOut` is scored by readings that never heard of the subjects, and may be empty. */
export type Measured = {
  readonly scored: readonly Scored[];
  readonly leftOut: readonly Scored[];
  readonly longestMilliseconds: readonly number[];
  readonly expectationOf: (question: Scored['question']) => Expected;
};

/** An author with fewer cases says too little about a measure. */
const LEAST_FOR_MEAN = 10;
/** Groups of errors listed under a missed target. */
const MOST_GROUPS = 10;
/** Wrong among the answers given, at most: where the curve is read. */
export const MOST_WRONG = 0.03;

/** What should then be answered directly and rightly, at least. */
export const RIGHT_WANTED = 0.85;

/** Every target of the design, in its order. */
export function targetsOf({ scored, leftOut, longestMilliseconds, expectationOf }: Measured): readonly Target[] {
  const of = (kind: Scored['question']['kind'], among = scored) => among.filter(({ question }) => question.kind === kind);
  const group = (name: string) => answers.filter(({ question }) => registerGroups[name]?.(question) ?? false);
  const judged = (row: Omit<Target, 'met'>): Target => ({ ...row, met: isMet(row) });

  const share = (
    measure: string,
    among: readonly Scored[],
    isCounted: (one: Scored) => boolean,
    target: number | null,
    sense: Target['sense'] = 'at least',
  ): Target => {
    const shareOf = (cases: readonly Scored[]) => (cases.length === 0 ? null : cases.filter(isCounted).length / cases.length);
    const authors = [...Map.groupBy(among, ({ question }) => question.author).values()].filter(({ length }) => length >= LEAST_FOR_MEAN);
    const row = judged({
      measure,
      unit: 'share',
      cases: among.length,
      measured: shareOf(among),
      meanOverAuthors: mean(authors.map(shareOf)),
      target,
      sense,
      errors: [],
    });
    const failed = among.filter((one) => isCounted(one) === (sense === 'at most'));
    return row.met === false ? { ...row, errors: errorGroups(failed, expectationOf, MOST_GROUPS) } : row;
  };
  const figure = (
    measure: string,
    unit: Target['unit'],
    cases: number,
    measured: number | null,
    target: number | null,
    sense: Target['sense'],
  ): Target => judged({ measure, unit, cases, measured, meanOverAuthors: null, target, sense, errors: [] });

  const isFirst = ({ forced }: Scored) => forced.rightAt === 1;
  const isRight = ({ verdict }: Scored) => verdict === 'right';
  const isWrong = ({ verdict }: Scored) => verdict === 'wrong';
  const answers = of('answer');
  const given = answersGiven(scored);
  const declines = of('decline');
  const listed = declines.filter(({ question }) => expectationOf(question).declines !== 'unlisted');
  const urgentReplies = scored.filter(({ replies }) => replies[0]?.kind === 'urgent');
  const curve = riskCoverage(choicesOf(scored));
  const times = scored.map(({ milliseconds }) => milliseconds);
  const clean = group('clean');
  const firstShare = (among: readonly Scored[]) => among.filter(isFirst).length / among.length;
  const besideClean = (name: string) => {
    const members = group(name);
    const points = members.length === 0 || clean.length === 0 ? null : (firstShare(members) - firstShare(clean)) * 100;
    return figure(`${name}: right first, against clean text`, 'points', members.length, points, -2, 'at least');
  };

  return [
    share('right first (forced choice)', answers, isFirst, 0.93),
    share('right in three (forced choice)', answers, ({ forced }) => forced.rightAt > 0, 0.975),
    share('answered directly and right', answers, isRight, RIGHT_WANTED),
    share('wrong, of the answers given', given, isWrong, MOST_WRONG, 'at most'),
    figure(
      `answered rightly where the curve is at ${MOST_WRONG * 100} % wrong`,
      'share',
      answers.length,
      answers.length === 0 ? null : (farthestAt(curve, MOST_WRONG)?.right ?? 0),
      RIGHT_WANTED,
      'at least',
    ),
    share('right directly or among the offered', answers, ({ verdict }) => verdict === 'right' || verdict === 'offered', 0.96),
    share('declined, subject listed', listed, isRight, 0.95),
    share('answered as fact, subject listed', listed, isWrong, 0.01, 'at most'),
    share('declined, subject left out', leftOut, isRight, 0.7),
    share('answered as fact, subject left out', leftOut, isWrong, 0.05, 'at most'),
    share('urgent found', of('urgent'), isRight, 1),
    share('urgent replies that were needed', urgentReplies, ({ question }) => question.kind === 'urgent', 0.5),
    share('person found', of('person'), isRight, 0.95),
    share('small talk found', of('smalltalk'), isRight, 0.95),
    share('clean text: right first', clean, isFirst, null),
    ...['te reo', 'without macrons', 'mistyped'].map(besideClean),
    ...['several asks', 'pasted e-mails', 'hostile and press', 'follow-ups'].map((name) =>
      share(`${name}: right first`, group(name), isFirst, null),
    ),
    figure('one turn, p50', 'ms', times.length, quantile(times, 0.5), 0.5, 'at most'),
    figure('one turn, p99', 'ms', times.length, quantile(times, 0.99), 3, 'at most'),
    figure(
      'a message of the greatest length, p50',
      'ms',
      longestMilliseconds.length,
      longestMilliseconds.length === 0 ? null : quantile(longestMilliseconds, 0.5),
      10,
      'at most',
    ),
  ];
}

function isMet({ measured, target, sense }: Pick<Target, 'measured' | 'target' | 'sense'>): boolean | null {
  if (measured === null || target === null) return null;
  return sense === 'at least' ? measured >= target : measured <= target;
}
