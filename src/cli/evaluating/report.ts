// All that one evaluation found, as it is written to build/evaluation and printed by --json.
import type { Knowledge } from '../../content/content.ts';
import { type AgainstRow, againstRows } from './against-rows.ts';
import { type CalibrationStep, calibrate, calibrationError } from './calibration.ts';
import { type Confusion, confusions } from './confusion.ts';
import { type CurvePoint, choicesOf, farthestAt, riskCoverage, thinned } from './curve.ts';
import { type ErrorGroup, errorGroups } from './error-groups.ts';
import { createExpectation } from './expectation.ts';
import type { Done } from './jobs.ts';
import { type Summary, summarise } from './summary.ts';
import { type Tallies, tallyBy } from './tally.ts';
import { MOST_WRONG, type Target, targetsOf } from './targets.ts';

export type Report = Summary & {
  readonly targets: readonly Target[];
  /** Risk against coverage, about two hundred points, the surest first. */
  readonly curve: readonly CurvePoint[];
  /** The curve where so much of what is answered is wrong; null when even the surest answers are worse. */
  readonly curveAt: readonly { readonly mostWrong: number; readonly point: CurvePoint | null }[];
  readonly calibration: readonly CalibrationStep[];
  readonly calibrationError: number;
  readonly confusions: readonly Confusion[];
  /** The largest groups of errors over all questions. */
  readonly errors: readonly ErrorGroup[];
  readonly against: readonly AgainstRow[];
  /** Declines for subjects left out of the learning, by subject; empty without --left-out. */
  readonly leftOutBySubject: Tallies;
};

const MOST_POINTS = 200;
const MOST_PAIRS = 15;
const MOST_ERRORS = 10;

/** `done` holds what every job of the plan found. */
export function reportOf(done: readonly Done[], knowledge: Knowledge): Report {
  const expectationOf = createExpectation(knowledge);
  const all = done.flatMap(({ kind, scored }) => (kind === 'authors' ? scored : []));
  const unheard = done.flatMap(({ kind, scored }) => (kind === 'subjects' ? scored : []));
  const choices = choicesOf(all);
  const curve = riskCoverage(choices);
  const calibration = calibrate(choices);
  return {
    ...summarise(all, expectationOf),
    targets: targetsOf({
      scored: all,
      leftOut: unheard,
      longestMilliseconds: done.flatMap(({ longestMilliseconds }) => longestMilliseconds),
      expectationOf,
    }),
    curve: thinned(curve, MOST_POINTS),
    curveAt: [0.01, 0.02, MOST_WRONG, 0.05, 0.1, 0.15].map((mostWrong) => ({ mostWrong, point: farthestAt(curve, mostWrong) })),
    calibration,
    calibrationError: calibrationError(calibration),
    confusions: confusions(all, expectationOf, MOST_PAIRS),
    errors: errorGroups(
      all.filter(({ verdict }) => verdict !== 'right'),
      expectationOf,
      MOST_ERRORS,
    ),
    against: againstRows(
      done.flatMap(({ attempts }) => attempts),
      all,
    ),
    leftOutBySubject: tallyBy(unheard, ({ question }) => expectationOf(question).subject),
  };
}
