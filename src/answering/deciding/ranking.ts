// From probabilities of single meanings to ranked entries, gaps, declines and acts.
import type { Knowledge } from '../../content/content.ts';
import { factAtom, oneOfSame, UNLISTED, URGENT } from '../learning/atoms.ts';

export type Ranked = { readonly id: string; readonly score: number };

/** Two entries told together: what they cover, and what the second adds to the first. */
export type RankedPair = { readonly ids: readonly [string, string]; readonly score: number; readonly adds: number };

/** Each list best first. An entry's score is the probability that its facts cover what was asked. */
export type Ranking = {
  readonly entries: readonly Ranked[];
  /** Pairs of the likeliest entries. */
  readonly pairs: readonly RankedPair[];
  readonly gaps: readonly Ranked[];
  readonly declines: readonly Ranked[];
  readonly acts: readonly Ranked[];
  readonly urgent: number;
  /** Probability that a release settles it. */
  readonly settled: number;
  /** Probability that nothing here settles it: gaps, declined subjects, unlisted ones. */
  readonly unsettled: number;
};

/** Entries that are paired with each other. */
const PAIRED = 8;
/** A tie between sheets goes to the one that leads with the likeliest fact. */
const LEAD_BONUS = 0.02;

export function createRanker(knowledge: Pick<Knowledge, 'facts' | 'entries'>): (meanings: ReadonlyMap<string, number>) => Ranking {
  const same = oneOfSame(knowledge.facts);
  const sheets = [...knowledge.entries.values()]
    .filter((entry) => entry.kind === 'answer')
    .map((entry) => ({ id: entry.id, facts: [...new Set(entry.facts.map(same))].map(factAtom) }));

  return (meanings) => {
    const of = (atom: string) => meanings.get(atom) ?? 0;
    const group = (prefix: string): readonly Ranked[] =>
      sorted([...meanings].filter(([atom]) => atom.startsWith(prefix)).map(([atom, score]) => ({ id: atom.slice(prefix.length), score })));
    const gaps = group('gap:');
    const declines = group('decline:');
    const entries = sorted(
      sheets.map(({ id, facts }) => ({ id, score: facts.reduce((sum, atom) => sum + of(atom), 0) + LEAD_BONUS * of(facts[0] ?? '') })),
    ).map(({ id, score }) => ({ id, score: Math.min(1, score) }));
    const likeliest = entries.slice(0, PAIRED).flatMap(({ id }) => sheets.filter((sheet) => sheet.id === id));
    const cover = (facts: Iterable<string>) => [...new Set(facts)].reduce((sum, atom) => sum + of(atom), 0);
    const pairs = likeliest.flatMap((one, at) =>
      likeliest.slice(at + 1).map((other): RankedPair => {
        const score = cover([...one.facts, ...other.facts]);
        return { ids: [one.id, other.id], score, adds: score - Math.max(cover(one.facts), cover(other.facts)) };
      }),
    );
    const total = (list: readonly Ranked[]) => list.reduce((sum, { score }) => sum + score, 0);
    return {
      entries,
      pairs: pairs.sort((one, other) => other.score - one.score),
      gaps,
      declines,
      acts: group('act:'),
      urgent: of(URGENT),
      settled: total(group('fact:')),
      unsettled: total(gaps) + total(declines) + of(UNLISTED),
    };
  };
}

function sorted(list: readonly Ranked[]): readonly Ranked[] {
  return [...list].sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
}
