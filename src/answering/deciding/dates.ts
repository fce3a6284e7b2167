// Time against the ledger: an entry is told for the times asked, or not at all when no release covers them.
import type { Day } from '../../base/day.ts';
import type { Knowledge } from '../../content/content.ts';
import type { Entry } from '../../content/schema/entries.ts';
import type { Fact } from '../../content/schema/facts.ts';
import type { Outcome } from '../outcome.ts';
import type { AskedTime } from '../reading/asked-times.ts';
import type { ClauseTimes } from '../reading/time.ts';

/** Where a time lies against the days of dated facts. */
export type Reach = 'before' | 'within' | 'after';

/** Facts of the entry's figures, oldest first: its series, or the measure of its lead fact. */
export function datedFacts(entry: Entry, facts: Knowledge['facts']): readonly Fact[] {
  const measure = entry.series ?? facts.get(entry.facts[0] ?? 0)?.measure;
  if (measure === undefined) return [];
  return [...facts.values()].filter((fact) => fact.measure === measure).sort((one, other) => (one.asAt < other.asAt ? -1 : 1));
}

/**
 * Whether facts, oldest first and at least one, can be told for a time. Between two days the earlier holds. A time said as
 * a day or a month reaches the last fact while it is of the same month.
 */
export function reachOf(time: AskedTime, facts: readonly Fact[]): Reach {
  const first = facts[0]?.asAt ?? '';
  const last = facts.at(-1)?.asAt ?? '';
  switch (time.kind) {
    case 'latest':
    case 'earliest':
      return 'within';
    case 'before':
      return time.day < first ? 'before' : 'within';
    case 'instant':
      if (time.day < first) return 'before';
      return time.from.slice(0, 7) > last.slice(0, 7) ? 'after' : 'within';
    case 'span':
    case 'growth':
      if (time.day !== null && time.day < first) return 'before';
      return time.from !== null && time.from > last ? 'after' : 'within';
  }
}

/** The facts, oldest first, that answer a time within their reach: all within a span, else the one that holds. */
export function factsAt(time: AskedTime, facts: readonly Fact[]): readonly Fact[] {
  const upTo = (day: Day | null) => (day === null ? facts : facts.filter((fact) => fact.asAt <= day));
  switch (time.kind) {
    case 'latest':
      return facts.slice(-1);
    case 'earliest':
      return facts.slice(0, 1);
    case 'before':
    case 'instant':
      return upTo(time.day).slice(-1);
    case 'span':
    case 'growth': {
      const within = upTo(time.day).filter(({ asAt }) => time.from === null || asAt >= time.from);
      return within.length > 0 ? within : upTo(time.day).slice(-1);
    }
  }
}

/** Whether a time is told as a series: it asks for all figures of a while, and there are at least two. */
export function isSeries(time: AskedTime, facts: readonly Fact[]): boolean {
  return (time.kind === 'growth' || time.kind === 'span') && factsAt(time, facts).length > 1;
}

/** `isBare`: the question is asked again for another time. */
export type TimeRule = (outcome: Outcome, asked: ClauseTimes, today: Day) => Outcome;

/**
 * Gives an answer the times it is told for. Where an event names the time, it is not told about beside dated figures. An entry that tells several measures as at one day becomes their series when
 * another day is asked. When no entry can be told for any of the times, the answer becomes a decline that says which way
 * the releases end.
 */
export function createTimeRule({ entries, facts }: Pick<Knowledge, 'entries' | 'facts'>): TimeRule {
  const seriesOf = new Map([...entries.values()].flatMap(({ id, series }) => (series === undefined ? [] : [[series, id] as const])));
  const seriesOfSubject = new Map(
    [...entries.values()].flatMap(({ id, series, facts: [lead = 0] }) =>
      series === undefined ? [] : [[facts.get(lead)?.subject ?? '', id] as const],
    ),
  );
  const known = (entry: Entry, today: Day) => datedFacts(entry, facts).filter(({ asAt }) => asAt <= today);

  /** The series of an entry's measures, or of its subject, when it cannot be told for the times itself. */
  const inSeries = (entry: Entry, { times, isBare }: ClauseTimes, today: Day): readonly string[] => {
    const dated = known(entry, today);
    if (entry.series !== undefined || dated.length === 0) return [entry.id];
    const reached = times.filter((time) => reachOf(time, dated) === 'within');
    const needed = reached.flatMap((time) => factsAt(time, dated));
    const isOwn = needed.every(({ id }) => entry.facts.includes(id));
    // What was new on a day has no other day; asked for this day and another, it is the totals that are meant.
    const isMixed = reached.length > 0 && reached.length < times.length;
    const total = isBare && reached.length === 0 ? seriesOfSubject.get(dated[0]?.subject ?? '') : undefined;
    if (total !== undefined) return [total];
    if (isOwn && !isMixed) return [entry.id];
    const series = entry.facts.map((id) => seriesOf.get(facts.get(id)?.measure ?? ''));
    const found = [...new Set(series.flatMap((id) => id ?? []))];
    return found.length > 0 && (isMixed || series.every((id) => id !== undefined)) ? found : [entry.id];
  };

  return (outcome, asked, today) => {
    const { times, byEvent } = asked;
    if (times.length === 0) return outcome;
    const meant = outcome.kind === 'offer' ? offeredSeries(outcome, times, entries) : outcome;
    if (meant.kind !== 'answer') return meant;
    const chosen = meant.entryIds.flatMap((id) => entries.get(id) ?? []);
    const figures = byEvent ? chosen.filter(({ series }) => series !== undefined) : [];
    const entryIds = [...new Set((figures.length > 0 ? figures : chosen).flatMap((entry) => inSeries(entry, asked, today)))];
    const told = entryIds.flatMap((id) => entries.get(id) ?? []).map((entry) => ({ entry, dated: known(entry, today) }));
    const reaches = told.flatMap(({ entry, dated }) => (dated.length === 0 ? [] : [times.map((time) => reach(time, entry, dated))]));
    const isTold = reaches.length < told.length || reaches.some((all) => all.includes('within'));
    const [first] = told;
    if (first && !isTold) {
      const where = reaches[0]?.[0] === 'before' ? 'before' : 'after';
      const { confidence } = meant;
      return {
        kind: 'decline',
        gapId: null,
        declineId: null,
        also: [first.entry.id],
        confidence,
        dated: { entryId: first.entry.id, where, asked: times },
      };
    }
    const timesOf = Object.fromEntries(told.flatMap(({ entry, dated }) => (dated.length === 0 ? [] : [[entry.id, times]])));
    return Object.keys(timesOf).length === 0 ? meant : { ...meant, entryIds, asked: timesOf };
  };
}

/** Whether a time lies within an entry's reach; what was new on a day is also told of the time before it. */
export function reach(time: AskedTime, entry: Entry, dated: readonly Fact[]): Reach {
  return time.kind === 'before' && entry.series === undefined ? 'within' : reachOf(time, dated);
}

/**
 * A time tells a figure from everything else that was offered: the likeliest is told when it is a series; growth, which may
 * be of one series or another, of each.
 */
function offeredSeries(outcome: Extract<Outcome, { kind: 'offer' }>, times: readonly AskedTime[], entries: Knowledge['entries']): Outcome {
  const isOfSeries = (id: string) => entries.get(id)?.series !== undefined;
  if (!isOfSeries(outcome.entryIds[0] ?? '') || times.every(({ kind }) => kind === 'latest')) return outcome;
  const series = outcome.entryIds.filter(isOfSeries);
  const entryIds = times.some(({ kind }) => kind === 'growth') ? series : series.slice(0, 1);
  return { kind: 'answer', entryIds, gapIds: [], also: outcome.entryIds.slice(1), confidence: outcome.confidence };
}
