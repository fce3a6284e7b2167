// The lexical part of the reading for a made-up base: weights of words instead of learned ones, in the service's own shapes.
import { createRanker } from '../../answering/deciding/ranking.ts';
import { factAtom } from '../../answering/learning/atoms.ts';
import { type CompactModel, meaningsOf } from '../../answering/learning/compact.ts';
import { featuresOf } from '../../answering/learning/features.ts';
import { createResolver } from '../../answering/reading/resolve.ts';
import { stem, wordsOf } from '../../answering/reading/words.ts';
import type { Knowledge } from '../../content/content.ts';
import type { SyntheticEntry } from './synthetic.ts';

/** Of an entry whose weights make one: lesser ones belong to words that nearly every entry holds. */
const LEAST_WEIGHT = 0.05;
/** What a whole match adds to a class's score; enough to stand out of 100,000 classes that nothing speaks for. */
const SHARPNESS = 30;

/** Finds the id of the entry that a question means, or null. */
export type Find = (question: string) => number | null;

/** Builds the index; each call of what it returns gives a finder that has mended nothing yet. `isRight` says which words are right as they stand. */
export function buildLexical(entries: readonly SyntheticEntry[], isRight: (word: string) => boolean): () => Find {
  const targets = new Set<string>();
  const model = weigh(entries, targets);
  const rank = createRanker(knowledgeOf(entries), model.classes);
  return () => {
    const resolver = createResolver(targets, isRight);
    return (question) => {
      const words = resolver.resolve(wordsOf(question));
      const [first] = rank(meaningsOf(model, featuresOf([{ words, concepts: [], weight: 1 }]))).entries;
      return first ? Number(first.id) : null;
    };
  };
}

/** Each entry a class; a word's weight for it grows with the phrasings that hold the word and with its rarity (tf-idf), scaled to length one. Adds every word to `said`. */
function weigh(entries: readonly SyntheticEntry[], said: Set<string>): CompactModel {
  const features = new Map<string, number>();
  const holders: number[] = [];
  const counts = entries.map(({ title, asks }) => {
    const own = new Map<number, number>();
    for (const text of [title, ...asks]) {
      const words = wordsOf(text);
      for (const word of words) said.add(word);
      for (const word of new Set(words.map(stem))) {
        const feature = features.get(`w:${word}`) ?? features.size;
        features.set(`w:${word}`, feature);
        if (!own.has(feature)) holders[feature] = (holders[feature] ?? 0) + 1;
        own.set(feature, (own.get(feature) ?? 0) + 1);
      }
    }
    return own;
  });
  const postings = counts.map((own) => {
    const weights = [...own].map(([feature, count]) => ({ feature, weight: count * Math.log(entries.length / (holders[feature] ?? 1)) }));
    const length = Math.sqrt(weights.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
    return weights.map(({ feature, weight }) => ({ feature, weight: weight / length })).filter(({ weight }) => weight >= LEAST_WEIGHT);
  });
  const offsets = new Uint32Array(features.size + 1);
  for (const own of postings) for (const { feature } of own) offsets[feature + 1] = (offsets[feature + 1] ?? 0) + 1;
  for (let at = 1; at < offsets.length; at += 1) offsets[at] = (offsets[at] ?? 0) + (offsets[at - 1] ?? 0);
  const next = offsets.slice();
  const columns = new Uint32Array(offsets.at(-1) ?? 0);
  const weights = new Float32Array(columns.length);
  for (const [column, own] of postings.entries())
    for (const { feature, weight } of own) {
      const at = next[feature] ?? 0;
      columns[at] = column;
      weights[at] = weight * SHARPNESS;
      next[feature] = at + 1;
    }
  return { classes: entries.map(({ id }) => factAtom(id)), features, offsets, columns, weights };
}

/** Every entry with one fact of its own. */
function knowledgeOf(entries: readonly SyntheticEntry[]): Pick<Knowledge, 'facts' | 'entries'> {
  return {
    facts: new Map(
      entries.map(({ id, title }) => [
        id,
        {
          id,
          subject: 'made up',
          says: title,
          qualifier: 'exactly',
          asAt: '2016-11-09',
          release: '001',
          paragraph: 1,
          sameAs: [],
          partOf: [],
        },
      ]),
    ),
    entries: new Map(
      entries.map(({ id, title, asks }) => [
        String(id),
        {
          id: String(id),
          kind: 'answer',
          personal: false,
          title,
          facts: [id],
          audience: 'anyone',
          status: [],
          asks,
          profile: {},
          related: [],
          topics: [],
          topic: 'made-up',
          body: title,
          file: '',
        },
      ]),
    ),
  };
}
