// Which time each clause of a message asks about: "in July 2016", "before the first release", "between", "how has it grown", "now".
import type { Day } from '../../base/day.ts';
import type { Knowledge } from '../../content/content.ts';
import { type AskedTime, askedIn, type Found, isBare } from './asked-times.ts';
import { type DateSaid, datesSaid, type Range } from './calendar.ts';
import { withMoves } from './moves.ts';
import type { Clause } from './split.ts';
import { createTimeWordFinder, ordinalReleases, releaseOfDate } from './time-words.ts';

/** A clause with its folded words. */
export type TimedClause = Clause & { readonly words: readonly string[] };

export type ClauseTimes = {
  readonly times: readonly AskedTime[];
  /** Nothing else is asked: "and a year earlier?". */
  readonly isBare: boolean;
  /** Named by what happened then: "when the experts were announced". */
  readonly byEvent: boolean;
};

/**
 * The times of each clause, in the order of the clauses. `earlier` are the person's messages before, oldest first: "a year
 * earlier" is counted from what they named last. An ask without a time takes that of its sentence, else the dates of what
 * the person tells about themselves.
 */
export type TimeReader = (
  clauses: readonly TimedClause[],
  context: { readonly today: Day; readonly earlier: readonly (readonly TimedClause[])[] },
) => readonly ClauseTimes[];

export function createTimeReader(knowledge: Pick<Knowledge, 'times' | 'releases'>): TimeReader {
  const finder = createTimeWordFinder(knowledge);
  const days = [...knowledge.releases.values()].map(({ date }) => date).sort();

  const rangesIn = (words: readonly string[], today: Day, anchor: () => Range | null): Found => {
    const out = days.filter((day) => day <= today);
    const [first] = out;
    const last = out.at(-1);
    const span = first === undefined || last === undefined ? null : { from: first, day: last };
    const found = finder.find(words, today);
    const names = found.releases.filter(({ called }) => called);
    const dates = datesSaid(words, span, (at) => names.some(({ start }) => start === at)).map((said) => releaseOfDate(said, names));
    const plain = longestFirst([
      ...dates,
      ...names.flatMap((name) => ordinalReleases(words, name)),
      ...found.releases
        .filter(({ called }) => !called)
        .map(({ start, end, days: on }) => ({ start, end, ranges: on.map((day) => ({ from: day, day })), hasYear: true, byEvent: true })),
    ]);
    const said = withMoves(words, plain, found.words, last === undefined ? null : { from: last, day: last }, anchor);
    return { said, words: found.words.filter((word) => !said.some((one) => word.start < one.end && one.start < word.end)) };
  };

  return (clauses, { today, earlier }) => {
    const lastOf = ({ said }: Found) => said.findLast(({ ranges }) => ranges.length > 0)?.ranges.at(-1);
    // Read only when something is counted from it.
    const before = () => {
      let last: Range | null = null;
      for (const { words } of earlier.flat()) last = lastOf(rangesIn(words, today, () => last)) ?? last;
      return last;
    };
    let anchor: () => Range | null = before;
    const own = clauses.map(({ words, role }): ClauseTimes => {
      const all = rangesIn(words, today, anchor);
      const last = lastOf(all);
      if (last !== undefined) anchor = () => last;
      const bare = isBare(words, all);
      // What people tell of themselves is full of months; only a whole date in it may be what they ask about.
      const found = role === 'ask' || bare ? all : { said: all.said.filter(({ hasYear }) => hasYear), words: [] };
      return { times: askedIn(words, found), isBare: bare, byEvent: found.said.some((said) => said.byEvent === true) };
    });
    const isAsk = (at: number) => clauses[at]?.role === 'ask';
    const has = (at: number) => (own[at]?.times.length ?? 0) > 0;
    const ends = (at: number) => /[.?!]["')]*$/.test(clauses[at]?.text ?? '');
    const anyAsked = clauses.some((_, at) => isAsk(at) && has(at));
    const told = clauses.flatMap(({ role }, at) => (role === 'context' ? (own[at]?.times ?? []) : []));
    /** The ask of the same sentence whose time an ask without one takes. */
    const beside = (at: number): number => {
      for (let before = at - 1; isAsk(before) && !ends(before); before -= 1) if (has(before)) return before;
      for (let after = at + 1; isAsk(after) && !ends(after - 1); after += 1) if (has(after)) return after;
      return at;
    };
    return own.map((one, at): ClauseTimes => {
      if (!isAsk(at)) return { ...one, times: [] };
      if (has(at)) return one;
      return anyAsked ? { ...(own[beside(at)] ?? one), isBare: false } : { ...one, times: told };
    });
  };
}

/** In order, without those that lie in a longer one. */
function longestFirst(said: readonly DateSaid[]): readonly DateSaid[] {
  const kept: DateSaid[] = [];
  for (const one of [...said].sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (!kept.some(({ start, end }) => one.start < end && start < one.end)) kept.push(one);
  return kept.sort((one, other) => one.start - other.start);
}
