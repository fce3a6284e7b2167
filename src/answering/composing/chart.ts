// A small bar chart of a series, as data and as words; it becomes a picture only when a reply is sent.
import { type Day, formatDay } from '../../base/day.ts';
import { formatFact } from '../../content/render.ts';
import type { Entry } from '../../content/schema/entries.ts';
import type { Fact } from '../../content/schema/facts.ts';
import type { Lines } from './lines.ts';

export type ChartPoint = {
  readonly day: Day;
  /** The length of the bar. */
  readonly value: number;
  /** The figure as the ledger gives it: "some 117". */
  readonly label: string;
};

export type Chart = {
  readonly title: string;
  /** Everything that the picture shows, in words. */
  readonly alt: string;
  /** Oldest first. */
  readonly points: readonly ChartPoint[];
};

/** The chart of an entry's facts, oldest first; none when fewer than two of them are numbers. */
export function chartOf(entry: Pick<Entry, 'title'>, facts: readonly Fact[], lines: Lines): Chart | null {
  const points = facts.flatMap((fact): readonly ChartPoint[] =>
    typeof fact.value === 'number' ? [{ day: fact.asAt, value: fact.value, label: formatFact(fact) ?? '' }] : [],
  );
  if (points.length < 2) return null;
  const list = points.map(({ day, label }) => lines('answer-other-item', { figure: label, date: formatDay(day) })).join('; ');
  return { title: entry.title, alt: lines('chart-alt', { title: entry.title, list }), points };
}
