// Finds figures in the ledger: a measure's facts, the fact that holds for a time, the facts that hold a number.
import type { Knowledge } from '../../content/content.ts';
import type { Fact } from '../../content/schema/facts.ts';
import { factsAt, reachOf } from '../deciding/dates.ts';
import type { AskedTime } from '../reading/asked-times.ts';
import { wordsOf } from '../reading/words.ts';
import { shareAt } from './said-numbers.ts';

/** A fact of a measure. `amount` is its figure in units of one: $359 million is 359,000,000, "half" is 0.5. */
export type Figure = Fact & { readonly amount: number };

export type Lookup = {
  /** Facts of a measure, oldest first; what two releases both say counts once. */
  series(measure: string): readonly Figure[];
  /** The fact that holds for a time, the latest without one; null where no fact of the measure reaches. */
  at(measure: string, time?: AskedTime): Figure | null;
  /** Facts that hold the number, as written or in units of one. */
  holding(value: number): readonly Figure[];
};

const MILLIONS = 'NZ$ million';
const PER_CENT = 'per cent';

export function createLookup({ facts }: Pick<Knowledge, 'facts'>): Lookup {
  const figures = [...facts.values()]
    .filter(({ id, sameAs }) => !sameAs.some((other) => other < id))
    .flatMap((fact): readonly Figure[] => {
      const amount = amountOf(fact);
      return fact.measure === undefined || amount === null ? [] : [{ ...fact, amount }];
    })
    .sort((one, other) => (one.asAt < other.asAt ? -1 : one.asAt > other.asAt ? 1 : one.id - other.id));
  const byMeasure = Map.groupBy(figures, ({ measure }) => measure ?? '');
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const byNumber = new Map<unknown, Figure[]>();
  for (const figure of figures)
    for (const number of new Set([figure.value, figure.amount])) byNumber.set(number, [...(byNumber.get(number) ?? []), figure]);
  const series: Lookup['series'] = (measure) => byMeasure.get(measure) ?? [];
  return {
    series,
    at: (measure, time = { kind: 'latest' }) => {
      const dated = series(measure);
      if (dated.length === 0 || reachOf(time, dated) !== 'within') return null;
      return byId.get(factsAt(time, dated).at(-1)?.id ?? 0) ?? null;
    },
    holding: (value) => byNumber.get(value) ?? [],
  };
}

function amountOf({ value, unit }: Fact): number | null {
  if (typeof value === 'number') return unit === PER_CENT ? value / 100 : value * (unit === MILLIONS ? 1e6 : 1);
  if (typeof value !== 'string') return null;
  const words = wordsOf(value).filter((word) => word !== 'a');
  const share = shareAt(words, 0);
  return share !== null && share.end === words.length ? share.value : null;
}
