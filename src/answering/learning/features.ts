// What the learned reading sees of a text: words, pairs of words, letters, concepts and pairs of concepts.
import { stem } from '../reading/words.ts';

/**
 * A feature's name and its weight; names begin with the group they belong to: "w:" words, "b:" pairs of words, "c:" letters,
 * "k:" concepts, "p:" pairs of concepts, "e:" concepts said before, "f:" those beside concepts said now.
 */
export type Features = ReadonlyMap<string, number>;

/** A part of a message with what was read from it; `weight` is how likely it holds what is asked. */
export type Part = { readonly words: readonly string[]; readonly concepts: readonly string[]; readonly weight: number };

const GROUP_STRENGTH: Readonly<Record<string, number>> = { w: 1, b: 0.7, c: 0.8, k: 1.3, p: 1.2, e: 0.8, f: 1.2 };

/** Concepts of one clause that are paired with each other: more are a text without stops, whose pairs mean nothing and cost the most. */
const MOST_PAIRED = 24;

/** Words of a text beyond which letters are left out: so many words mean enough, and letters are most of the cost. */
const MOST_SPELT = 400;

/** Letters 3 and 4 of each word with its edges; carries what the spelling resolver could not mend. */
function letterGrams(word: string): string[] {
  const padded = `_${word}_`;
  const grams: string[] = [];
  for (let size = 3; size <= 4; size += 1) for (let at = 0; at + size <= padded.length; at += 1) grams.push(padded.slice(at, at + size));
  return grams;
}

/** Features of a message's parts; each group is scaled to the same length, so that a long message weighs no more than a short one. */
export function featuresOf(parts: readonly Part[], earlier: readonly (readonly string[])[] = []): Features {
  const groups = new Map<string, Map<string, number>>();
  const add = (group: string, name: string, weight: number) => {
    let bucket = groups.get(group);
    if (!bucket) {
      bucket = new Map();
      groups.set(group, bucket);
    }
    const key = `${group}:${name}`;
    const before = bucket.get(key);
    if (before === undefined || before < weight) bucket.set(key, weight);
  };
  /** Words whose letters are in already, and how heavily: a long message repeats most of its words. */
  const spelt = new Map<string, number>();
  const isSpelt = parts.reduce((sum, { words }) => sum + words.length, 0) <= MOST_SPELT;
  for (const { words, concepts, weight } of parts) {
    const stems = words.map(stem);
    stems.forEach((word, at) => {
      add('w', word, weight);
      add('b', `${stems[at - 1] ?? '^'} ${word}`, weight);
      if (at === stems.length - 1) add('b', `${word} $`, weight);
    });
    for (const word of isSpelt ? words : []) {
      if (word.length <= 3 || (spelt.get(word) ?? 0) >= weight) continue;
      spelt.set(word, weight);
      for (const gram of letterGrams(word)) add('c', gram, weight);
    }
    const unique = [...new Set(concepts)].sort();
    unique.forEach((concept, at) => {
      add('k', concept, weight);
      if (unique.length > MOST_PAIRED) return;
      for (const other of unique.slice(at + 1)) add('p', `${concept}+${other}`, weight);
    });
  }
  // What was said before also counts apart from what is said now, alone ("e") and beside it ("f").
  const now = [...new Set(parts.filter(({ weight }) => weight >= 1).flatMap(({ concepts }) => concepts))].slice(0, MOST_PAIRED);
  earlier.forEach((concepts, at) => {
    const weight = 1 / (earlier.length - at);
    for (const before of concepts) {
      add('e', before, weight);
      for (const concept of now) add('f', `${before}>${concept}`, weight);
    }
  });
  const all = new Map<string, number>();
  for (const [group, bucket] of groups) {
    const length = Math.sqrt([...bucket.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
    for (const [key, value] of bucket) all.set(key, (value / length) * (GROUP_STRENGTH[group] ?? 1));
  }
  return all;
}
