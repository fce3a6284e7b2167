// Counts scored questions: all together, by group, and as the mean over authors.
import type { Scored, Verdict } from './score.ts';

export type Tally = {
  readonly cases: number;
  readonly right: number;
  readonly offered: number;
  readonly wrong: number;
  readonly missed: number;
  /** Cases that have an answer; the two below are of these. */
  readonly answerable: number;
  /** Right had an answer been forced: the first candidate, one of the first three. */
  readonly first: number;
  readonly inThree: number;
};

export type Tallies = Readonly<Record<string, Tally>>;

export function tally(scored: readonly Scored[]): Tally {
  const count = (verdict: Verdict) => scored.filter((one) => one.verdict === verdict).length;
  const answerable = scored.filter(({ question }) => question.kind === 'answer');
  return {
    cases: scored.length,
    right: count('right'),
    offered: count('offered'),
    wrong: count('wrong'),
    missed: count('missed'),
    answerable: answerable.length,
    first: answerable.filter(({ forced }) => forced.rightAt === 1).length,
    inThree: answerable.filter(({ forced }) => forced.rightAt > 0).length,
  };
}

/** One tally a group, groups in order of their names. */
export function tallyBy(scored: readonly Scored[], groupOf: (one: Scored) => string): Tallies {
  const groups = [...Map.groupBy(scored, groupOf)].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(groups.map(([name, group]) => [name, tally(group)]));
}

/** The parts of a tally as shares; null where there is nothing to be a share of. */
export type Shares = Readonly<Record<'right' | 'offered' | 'wrong' | 'missed' | 'first' | 'inThree', number | null>>;

const of = (count: number, all: number): number | null => (all === 0 ? null : count / all);

export function sharesOf({ cases, right, offered, wrong, missed, answerable, first, inThree }: Tally): Shares {
  return {
    right: of(right, cases),
    offered: of(offered, cases),
    wrong: of(wrong, cases),
    missed: of(missed, cases),
    first: of(first, answerable),
    inThree: of(inThree, answerable),
  };
}

/** Mean of numbers, leaving out what is null; null for none. */
export function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return of(
    known.reduce((sum, value) => sum + value, 0),
    known.length,
  );
}

/** Every group counts the same, however many questions it has. */
export function meanShares(tallies: Tallies): Shares {
  const shares = Object.values(tallies).map(sharesOf);
  const meanOf = (name: keyof Shares) => mean(shares.map((one) => one[name]));
  return {
    right: meanOf('right'),
    offered: meanOf('offered'),
    wrong: meanOf('wrong'),
    missed: meanOf('missed'),
    first: meanOf('first'),
    inThree: meanOf('inThree'),
  };
}
