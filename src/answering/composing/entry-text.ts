// One entry told as at a day: its body with figures from the ledger, and the other dates of its series.
import { type Day, formatDay } from '../../base/day.ts';
import type { Knowledge } from '../../content/content.ts';
import { formatFact, renderBody } from '../../content/render.ts';
import type { Entry } from '../../content/schema/entries.ts';
import type { Fact } from '../../content/schema/facts.ts';
import { datedFacts, factAt } from '../deciding/dates.ts';
import type { AskedTime } from '../reading/time.ts';
import type { ComposeContext } from './composed.ts';

export type Told = { readonly text: string; readonly facts: readonly Fact[]; readonly asAt: Day | null };

type Shelves = Pick<Knowledge, 'facts' | 'contacts' | 'releases'>;

/**
 * The entry's text and the facts it rests on, as at `context.today`: later facts do not exist then. Null when the entry's
 * lead fact is one of those. `asked` chooses the fact of a series.
 */
export function tellEntry(
  entry: Entry,
  shelves: Shelves,
  context: Pick<ComposeContext, 'today' | 'lines'>,
  asked?: AskedTime,
): Told | null {
  const known = (fact: Fact) => fact.asAt <= context.today;
  const own = entry.facts.flatMap((id) => shelves.facts.get(id) ?? []);
  if (entry.series === undefined) {
    if (own.length > 0 && !own.every(known)) return null;
    const newest =
      own
        .map(({ asAt }) => asAt)
        .sort()
        .at(-1) ?? null;
    return { text: renderBody(entry.body, shelves), facts: own, asAt: newest };
  }
  const series = datedFacts(entry, shelves.facts).filter(known);
  const lead = factAt(series, asked?.day);
  if (!lead) return null;
  const others = series.filter((fact) => fact !== lead).reverse();
  const list = others
    .map((fact) => context.lines('answer-other-item', { figure: formatFact(fact) ?? '', date: formatDay(fact.asAt) }))
    .join('; ');
  const gap = asked && lead.asAt < asked.from && asked.from.slice(0, 7) !== lead.asAt.slice(0, 7);
  const text = [
    gap ? context.lines('answer-nearest-date') : null,
    renderBody(entry.body, shelves, lead),
    others.length > 0 ? context.lines('answer-others', { list }) : null,
  ];
  return { text: text.filter((part) => part !== null).join(' '), facts: [lead, ...others], asAt: lead.asAt };
}

/** Numbers of the facts with their twins in other releases. */
export function factIdsWithTwins(facts: readonly Fact[]): readonly number[] {
  return [...new Set(facts.flatMap(({ id, sameAs }) => [id, ...sameAs]))];
}
