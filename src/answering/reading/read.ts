// Reads one message into clauses with their words and concepts; the first half of every decision.
import type { Knowledge } from '../../content/content.ts';
import type { Fact } from '../../content/schema/facts.ts';
import { clean } from './clean.ts';
import { type ConceptHit, createConceptFinder } from './concepts.ts';
import { createResolver } from './resolve.ts';
import { type Clause, splitMessage } from './split.ts';
import { wordsOf } from './words.ts';

export type ReadClause = Clause & {
  /** Folded, numbers as digits, our own words mended. */
  readonly words: readonly string[];
  /** Concepts of words.yaml, and `figure-…` for numbers that the ledger holds. */
  readonly concepts: readonly string[];
  /** Where the concepts of words.yaml stand among the words. */
  readonly hits: readonly ConceptHit[];
};

export type Reading = { readonly clauses: readonly ReadClause[] };

export type Reader = { read(message: string): Reading };

export type ReaderKnowledge = Pick<Knowledge, 'words' | 'facts' | 'regions' | 'english'>;

/** Only letters of te reo in open syllables: a right word there, which English spelling rules must not touch. */
const TE_REO_SHAPE = /^(?:(?:wh|ng|[hkmnprtw])?[aeiou])+$/;

/** Concepts of a number that the ledger holds: 117 → `figure-28`; several facts may share a number. */
function figureConcepts(facts: Iterable<Fact>): ReadonlyMap<string, readonly string[]> {
  const figures = new Map<string, string[]>();
  for (const fact of facts) {
    if (typeof fact.value !== 'number') continue;
    const key = String(fact.value);
    figures.set(key, [...(figures.get(key) ?? []), `figure-${fact.id}`]);
  }
  return figures;
}

export function createReader(knowledge: ReaderKnowledge): Reader {
  const finder = createConceptFinder(knowledge.words);
  const figures = figureConcepts(knowledge.facts.values());
  const targets = new Set(knowledge.words.concepts.flatMap(({ says }) => says.flatMap(wordsOf)));
  const places = knowledge.regions.regions.flatMap(({ name, places }) => [name, ...places]).flatMap(wordsOf);
  const keep = new Set([...places, ...knowledge.words.keep.flatMap(wordsOf)]);
  const aliases = new Map(Object.entries(knowledge.words.aliases).map(([from, to]) => [wordsOf(from).join(' '), wordsOf(to)]));
  /** A long vowel written double ("kaahui") has the shape of te reo too, but is one of our words. */
  const isDoubled = (word: string) => targets.has(word.replace(/([aeiou])\1/g, '$1'));
  const right = (word: string) =>
    knowledge.english.has(word) || keep.has(word) || (TE_REO_SHAPE.test(word) && word.length < 7 && !isDoubled(word));
  const resolver = createResolver(targets, right);

  const readClause = (clause: Clause): ReadClause => {
    const words = resolver.resolve(wordsOf(clause.text).flatMap((word) => aliases.get(word) ?? [word]));
    const hits: readonly ConceptHit[] = finder.find(words);
    return {
      ...clause,
      words,
      hits,
      concepts: [...hits.map(({ concept }) => concept), ...words.flatMap((word) => figures.get(word) ?? [])],
    };
  };
  return { read: (message) => ({ clauses: splitMessage(clean(message)).map(readClause) }) };
}
