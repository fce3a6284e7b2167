// One entry told for the times asked: its body with figures from the ledger, the other dates of its series, its chart.
import { type Day, formatDay } from '../../base/day.ts';
import type { Knowledge } from '../../content/content.ts';
import { formatFact, renderBody } from '../../content/render.ts';
import type { Entry } from '../../content/schema/entries.ts';
import type { Fact } from '../../content/schema/facts.ts';
import { datedFacts, factsAt, isSeries, reach } from '../deciding/dates.ts';
import type { AskedTime } from '../reading/asked-times.ts';
import { type Chart, chartOf } from './chart.ts';
import { type ComposeContext, paragraphs } from './composed.ts';

export type Told = {
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly asAt: Day | null;
  /** Of a series told as a whole. */
  readonly chart: Chart | null;
};

type Shelves = Pick<Knowledge, 'facts' | 'contacts' | 'releases'>;
type Context = Pick<ComposeContext, 'today' | 'lines'>;

const LATEST: readonly AskedTime[] = [{ kind: 'latest' }];

/**
 * The entry's text and the facts it rests on, as at `context.today`: later facts do not exist then. Null when the entry's
 * lead fact is one of those. `asked` are the times it is told for; without any, its latest figure is told.
 */
export function tellEntry(entry: Entry, shelves: Shelves, context: Context, asked: readonly AskedTime[] = LATEST): Told | null {
  const known = (fact: Fact) => fact.asAt <= context.today;
  const dated = datedFacts(entry, shelves.facts).filter(known);
  const beyond = dated.length === 0 ? [] : beyondReach(entry, dated, asked, context);
  if (entry.series !== undefined) return tellSeries(entry, dated, shelves, context, asked, beyond);
  const own = entry.facts.flatMap((id) => shelves.facts.get(id) ?? []);
  if (own.length > 0 && !own.every(known)) return null;
  const text = [renderBody(entry.body, shelves), ...beyond].join(' ');
  return { text, facts: own, asAt: newest(own), chart: null };
}

/** Sentences for the times that the facts do not reach. */
function beyondReach(entry: Entry, dated: readonly Fact[], asked: readonly AskedTime[], { lines }: Context): readonly string[] {
  const reaches = new Set(asked.map((time) => reach(time, entry, dated)));
  return [...(reaches.has('before') ? [lines('answer-none-before')] : []), ...(reaches.has('after') ? [lines('answer-none-after')] : [])];
}

function tellSeries(
  entry: Entry,
  dated: readonly Fact[],
  shelves: Shelves,
  context: Context,
  asked: readonly AskedTime[],
  beyond: readonly string[],
): Told | null {
  const { lines } = context;
  const reached = asked.filter((time) => reach(time, entry, dated) === 'within');
  const times = reached.length > 0 ? reached : LATEST;
  const whole = [...new Set(times.filter((time) => isSeries(time, dated)).flatMap((time) => factsAt(time, dated)))].sort(byDay);
  const single = times.flatMap((time) =>
    isSeries(time, dated) ? [] : factsAt(time, dated).map((fact) => ({ fact, isNearest: isNearest(time, fact) })),
  );
  const leads = single.filter(({ fact }, at) => !whole.includes(fact) && single.findIndex((one) => one.fact === fact) === at);
  const told = [...new Set([...whole, ...leads.map(({ fact }) => fact)])];
  if (told.length === 0) return null;
  const others = dated.filter((fact) => !told.includes(fact)).reverse();
  const item = (fact: Fact) => ({ figure: formatFact(fact) ?? '', date: formatDay(fact.asAt) });
  const list = others.map((fact) => lines('answer-other-item', item(fact))).join('; ');
  const sentences = [
    yearless(times, context),
    ...leads.flatMap(({ fact, isNearest }) => [isNearest ? lines('answer-nearest-date') : null, renderBody(entry.body, shelves, fact)]),
    ...beyond,
    others.length > 0 ? lines('answer-others', { list }) : null,
  ];
  const newestOf = whole.at(-1);
  const series =
    newestOf === undefined
      ? []
      : [
          `${renderBody(entry.body, shelves, newestOf)} ${lines('answer-series')}`,
          whole.map((fact) => lines('answer-series-item', item(fact))).join('\n'),
        ];
  const closing = whole.length > 0 && others.length === 0 ? lines('answer-series-end') : null;
  return {
    text: paragraphs(...series, [...sentences, closing].filter((part) => part !== null).join(' ')),
    facts: [...told, ...others],
    asAt: newest(told),
    chart: whole.length > 0 ? chartOf(entry, whole, lines) : null,
  };
}

const byDay = (one: Fact, other: Fact): number => (one.asAt < other.asAt ? -1 : 1);

const newest = (facts: readonly Fact[]): Day | null =>
  facts
    .map(({ asAt }) => asAt)
    .sort()
    .at(-1) ?? null;

/** Whether a fact stands in for a time that has none of its own: it is earlier, and of another month. */
function isNearest(time: AskedTime, { asAt }: Fact): boolean {
  const from = time.kind === 'instant' || time.kind === 'span' || time.kind === 'growth' ? time.from : null;
  return from !== null && asAt < from && asAt.slice(0, 7) !== from.slice(0, 7);
}

/** What was taken for a month without a year. */
function yearless(times: readonly AskedTime[], { lines }: Context): string | null {
  const fits = times.flatMap((time) => ('fits' in time && time.fits !== undefined ? [time.fits] : []));
  if (fits.length === 0) return null;
  return lines(fits.some((count) => count > 1) ? 'answer-years-several' : 'answer-year-taken');
}

/** Numbers of the facts with their twins in other releases. */
export function factIdsWithTwins(facts: readonly Fact[]): readonly number[] {
  return [...new Set(facts.flatMap(({ id, sameAs }) => [id, ...sameAs]))];
}
