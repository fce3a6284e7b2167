// Time against the ledger: an entry is told for the day asked, or not at all when no release covers that day.
import type { Day } from '../../base/day.ts';
import type { Knowledge } from '../../content/content.ts';
import type { Entry } from '../../content/schema/entries.ts';
import type { Fact } from '../../content/schema/facts.ts';
import type { AskedTime } from '../reading/time.ts';

export type Dated =
  /** The question names no time, or the entry is not about dated figures, or a fact covers the time. */
  | { readonly kind: 'covered'; readonly asked?: AskedTime }
  /** The time lies before every fact of the measure, or after the last with no later release to say it. */
  | { readonly kind: 'not-covered'; readonly asked: AskedTime };

/** Facts of the entry's figures: its series, or the measure of its lead fact. */
export function datedFacts(entry: Entry, facts: Knowledge['facts']): readonly Fact[] {
  const lead = facts.get(entry.facts[0] ?? 0);
  const measure = entry.series ?? (typeof lead?.value === 'number' ? lead.measure : undefined);
  if (measure === undefined) return [];
  return [...facts.values()].filter((fact) => fact.measure === measure).sort((one, other) => (one.asAt < other.asAt ? -1 : 1));
}

/**
 * Whether the entry can be told for the times asked. A time inside the span of a series takes the nearest earlier fact;
 * a time that ends before the first fact, or begins after the last one's month, is not covered.
 */
export function coverTime(entry: Entry, facts: Knowledge['facts'], times: readonly AskedTime[]): Dated {
  const dated = datedFacts(entry, facts);
  const [first] = dated;
  const last = dated.at(-1);
  if (!first || !last || times.length === 0) return { kind: 'covered' };
  const reachable = times.filter(({ day, from }) => day >= first.asAt && from.slice(0, 7) <= last.asAt.slice(0, 7));
  const asked = times.at(-1) ?? { from: last.asAt, day: last.asAt };
  if (reachable.length === 0) return { kind: 'not-covered', asked };
  return { kind: 'covered', asked: reachable.at(-1) ?? asked };
}

/** The fact of a series that holds on the day: the latest not after it; the last one without a day. */
export function factAt(facts: readonly Fact[], day: Day | undefined): Fact | undefined {
  if (day === undefined) return facts.at(-1);
  return facts.filter((fact) => fact.asAt <= day).at(-1) ?? facts[0];
}
