// From probabilities of single meanings to ranked entries, gaps, declines and acts.
import type { Knowledge } from '../../content/content.ts';
import { factAtom, oneOfSame, UNLISTED, URGENT } from '../learning/atoms.ts';
import type { Meanings } from '../learning/compact.ts';

export type Ranked = { readonly id: string; readonly score: number };

/** One of the entries told together: what it covers that those before it do not, and how many facts it tells for that. */
export type Share = { readonly id: string; readonly adds: number; readonly facts: number };

/** Each list best first, its likeliest few. An entry's score is the probability that its facts cover what was asked. */
export type Ranking = {
  readonly entries: readonly Ranked[];
  /** The likeliest entry, then the one that adds most to it, and so on: up to three that are told together. */
  readonly together: readonly Share[];
  readonly gaps: readonly Ranked[];
  readonly declines: readonly Ranked[];
  readonly acts: readonly Ranked[];
  readonly urgent: number;
  /** Probability that a release settles it. */
  readonly settled: number;
  /** Probability that nothing here settles it: gaps, declined subjects, unlisted ones. */
  readonly unsettled: number;
};

/** A meaning less likely than this makes no entry a candidate. */
const LEAST_LIKELY = 0.001;
/** How many of each kind are worth looking at. */
const MOST_RANKED = 8;
/** Answers in one reply. */
const MOST_TOGETHER = 3;
/** A tie between sheets goes to the one that leads with the likeliest fact. */
const LEAD_BONUS = 0.02;
/** A sheet that says more than was asked makes the reader search: each fact beyond so many costs a little. */
const FACTS_AT_A_GLANCE = 3;
const COST_OF_MORE = 0.02;

/** Classes of one kind: the name behind the prefix and where the class stands. */
type Group = readonly { readonly id: string; readonly at: number }[];

/** Makes the ranking of a model's meanings, whose probabilities stand in the order of `classes`. */
export function createRanker(knowledge: Pick<Knowledge, 'facts' | 'entries'>, classes: readonly string[]): (meanings: Meanings) => Ranking {
  const same = oneOfSame(knowledge.facts);
  const classAt = new Map(classes.map((name, at) => [name, at]));
  const group = (prefix: string): Group =>
    classes
      .map((name, at) => ({ id: name.slice(prefix.length), at, isOurs: name.startsWith(prefix) }))
      .filter(({ isOurs }) => isOurs)
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  const gaps = group('gap:');
  const declines = group('decline:');
  const acts = group('act:');
  const sheets = [...knowledge.entries.values()]
    .filter((entry) => entry.kind === 'answer')
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((entry) => {
      const atoms = [...new Set(entry.facts.map(same))].map(factAtom);
      const cost = COST_OF_MORE * Math.max(0, atoms.length - FACTS_AT_A_GLANCE);
      return { id: entry.id, facts: atoms.flatMap((atom) => classAt.get(atom) ?? []), lead: classAt.get(atoms[0] ?? ''), cost };
    });

  /** Entries that hold a fact, by the place of its class: the candidates of a question. */
  const holders = new Map<number, number[]>();
  for (const [sheet, { facts }] of sheets.entries()) for (const at of facts) holders.set(at, [...(holders.get(at) ?? []), sheet]);

  return ({ probabilities, heard }) => {
    const of = (at: number | undefined) => (at === undefined ? 0 : (probabilities[at] ?? 0));
    const total = (members: Group) => members.reduce((sum, { at }) => sum + of(at), 0);
    const ranked = (members: Group) => likeliest(members.map(({ id, at }) => ({ id, score: of(at) })));
    const candidates = new Set(heard.flatMap((at) => (of(at) < LEAST_LIKELY ? [] : (holders.get(at) ?? []))));
    const standing = [...candidates]
      .sort((one, other) => one - other)
      .flatMap((at) => sheets[at] ?? [])
      .map((sheet) => {
        const adds = sheet.facts.reduce((sum, at) => sum + of(at), 0);
        return { id: sheet.id, facts: sheet.facts, adds, bonus: LEAD_BONUS * of(sheet.lead) - sheet.cost };
      });
    const together = (): readonly Share[] => {
      const taken = new Set<number>();
      const shares: Share[] = [];
      while (shares.length < MOST_TOGETHER) {
        let best: { readonly sheet: (typeof standing)[number]; readonly adds: number; readonly rank: number } | null = null;
        for (const sheet of standing) {
          const adds = shares.length === 0 ? sheet.adds : sheet.facts.reduce((sum, at) => sum + (taken.has(at) ? 0 : of(at)), 0);
          if (best === null || adds + sheet.bonus > best.rank) best = { sheet, adds, rank: adds + sheet.bonus };
        }
        if (best === null || best.adds <= 0) break;
        shares.push({ id: best.sheet.id, adds: best.adds, facts: best.sheet.facts.length });
        for (const at of best.sheet.facts) taken.add(at);
      }
      return shares;
    };
    const unsettled = total(gaps) + total(declines) + of(classAt.get(UNLISTED));
    return {
      entries: likeliest(standing.map(({ id, adds, bonus }) => ({ id, score: Math.min(1, Math.max(0, adds + bonus)) }))),
      together: together(),
      gaps: ranked(gaps),
      declines: ranked(declines),
      acts: ranked(acts),
      urgent: of(classAt.get(URGENT)),
      settled: Math.max(0, 1 - unsettled - total(acts) - of(classAt.get(URGENT))),
      unsettled,
    };
  };
}

/** The best few, best first; equal ones stay in their order. */
function likeliest(list: readonly Ranked[]): readonly Ranked[] {
  const best: Ranked[] = [];
  for (const one of list) {
    if (best.length === MOST_RANKED && one.score <= (best[MOST_RANKED - 1]?.score ?? 0)) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.score ?? 0) < one.score) at -= 1;
    best.splice(at, 0, one);
    if (best.length > MOST_RANKED) best.pop();
  }
  return best;
}
