// Takes a mistyped word for the lexicon's word one edit away; a right word is never touched.
import { editDistance } from './resolve.ts';

/** Shorter words have too many neighbours; longer ones get two edits. */
const SHORTEST = 5;
const TWO_EDITS_FROM = 9;
/** Mended words kept; the same mistakes come again. */
const MOST_REMEMBERED = 2_000;
/** Nobody mistypes one word at this length. */
const LONGEST = 24;

/** Digits put for letters: "su1cide". */
const LETTERS = new Map(Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }));

type NearWords = {
  /** The target a folded word was meant to be, or null: it is a right word, too short, or near to none. */
  near(word: string): string | null;
};

/** `targets` are folded words; `ordinary` says whether a word is right as it stands. Remembers what it has mended. */
export function createNearWords(targets: ReadonlySet<string>, ordinary: (word: string) => boolean): NearWords {
  // By first letter: quick to build at every start, and a word that starts otherwise is mostly another word.
  const byFirst = Map.groupBy([...targets].filter((target) => target.length >= SHORTEST).sort(), (target) => target[0] ?? '');
  const remembered = new Map<string, string | null>();

  const find = (word: string): string | null => {
    const single = word.replace(/(.)\1+/g, '$1');
    for (const spelling of new Set([
      word.replace(/(.)\1{2,}/g, '$1$1'),
      word.replace(/(.)\1{2,}/g, '$1'),
      word.replace(/([aeiou])\1/g, '$1'),
    ])) {
      if (targets.has(spelling)) return spelling;
    }
    if (/\d/.test(word)) {
      const letters = word.replace(/\d/g, (digit) => LETTERS.get(digit) ?? digit);
      return targets.has(letters) ? letters : null;
    }
    if (word.length < SHORTEST || single.length < 4) return null;
    let best: { readonly target: string; readonly edits: number } | null = null;
    const swapped = (target: string) => word[0] === target[1] && word[1] === target[0];
    const candidates = [...(byFirst.get(word[0] ?? '') ?? []), ...(byFirst.get(word[1] ?? '') ?? []).filter(swapped)];
    for (const target of candidates) {
      const limit = Math.min(word.length, target.length) >= TWO_EDITS_FROM ? 2 : 1;
      if (Math.abs(word.length - target.length) > limit) continue;
      const edits = editDistance(word, target, limit);
      if (edits <= limit && (best === null || edits < best.edits)) best = { target, edits };
    }
    return best?.target ?? null;
  };

  return {
    near(word) {
      if (word.length > LONGEST || word.length < 3 || ordinary(word)) return null;
      const before = remembered.get(word);
      if (before !== undefined) return before;
      const target = find(word);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(word, target);
      return target;
    },
  };
}
