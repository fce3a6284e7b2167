// Mends what people mistype: Fuse.js finds candidates among our own words, transposition-aware distance decides.
import Fuse from 'fuse.js';

export type Resolver = {
  /** The words with mistyped ones of ours mended; right English, te reo and known words pass unchanged. */
  resolve(words: readonly string[]): readonly string[];
};

/** Edits allowed for a word of this length: short words have too many neighbours. */
function allowedEdits(length: number): number {
  if (length < 4) return 0;
  if (length < 6) return 1;
  return length < 10 ? 2 : 3;
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost one; stops above `limit`. */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = above;
    above = current;
  }
  return above[right.length] ?? limit + 1;
}

function bigrams(word: string): readonly string[] {
  const padded = `^${word}$`;
  return Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2));
}

/** Candidates handed to Fuse; its cost grows with their number (docs/performance.md). */
const MOST_CANDIDATES = 40;
/** Mended words kept; the same mistakes come again. */
const MOST_REMEMBERED = 5_000;

/**
 * `targets` are the words worth finding (concepts, entries); `known` says whether a word is right as it stands.
 * Both are folded. Not safe to share between threads; remembers what it has mended.
 */
export function createResolver(targets: ReadonlySet<string>, known: (word: string) => boolean): Resolver {
  const byBigram = new Map<string, string[]>();
  const list = [...targets].filter((word) => word.length > 3 && !/\d/.test(word)).sort();
  for (const word of list)
    for (const pair of new Set(bigrams(word))) {
      const sharing = byBigram.get(pair);
      if (sharing) sharing.push(word);
      else byBigram.set(pair, [word]);
    }
  const remembered = new Map<string, readonly string[]>();

  const candidates = (word: string): readonly string[] => {
    const shared = new Map<string, number>();
    for (const pair of new Set(bigrams(word)))
      for (const target of byBigram.get(pair) ?? []) shared.set(target, (shared.get(target) ?? 0) + 1);
    return [...shared]
      .map(([target, count]) => ({ target, likeness: (2 * count) / (target.length + word.length + 2) }))
      .sort((one, other) => other.likeness - one.likeness || (one.target < other.target ? -1 : 1))
      .slice(0, MOST_CANDIDATES)
      .map(({ target }) => target);
  };

  const mend = (word: string): readonly string[] => {
    const limit = allowedEdits(word.length);
    if (limit === 0) return [word];
    const fuse = new Fuse(candidates(word), {
      includeScore: true,
      threshold: 0.6,
      ignoreLocation: true,
      ignoreDiacritics: true,
      isCaseSensitive: false,
    });
    const found = fuse.search(word.slice(0, 32)).map(({ item }) => item);
    // Fuse's bitap knows no transpositions ("jion"), so what it ranks low is still measured.
    const pool = [...new Set([...found, ...candidates(word).slice(0, 12)])];
    let best: { readonly target: string; readonly edits: number } | null = null;
    for (const target of pool) {
      const edits = editDistance(word, target, limit);
      const tie = best && edits === best.edits && target[0] === word[0] && best.target[0] !== word[0];
      if (edits <= limit && (best === null || edits < best.edits || tie)) best = { target, edits };
    }
    if (best && (best.edits === 1 || best.target[0] === word[0])) return [best.target];
    return apart(word) ?? [word];
  };

  /** "kahuiako" → "kahui ako": two known words written together, one of them ours. */
  const apart = (word: string): readonly string[] | null => {
    for (let at = 3; at <= word.length - 3; at += 1) {
      const left = word.slice(0, at);
      const right = word.slice(at);
      const isRight = (half: string) => targets.has(half) || known(half);
      if (isRight(left) && isRight(right) && (targets.has(left) || targets.has(right))) return [left, right];
    }
    return null;
  };

  /** "Kaahui" → "kahui": long vowels written double. */
  const single = (word: string): string | null => {
    const short = word.replace(/([aeiou])\1/g, '$1');
    return short !== word && targets.has(short) ? short : null;
  };

  return {
    resolve: (words) =>
      words.flatMap((word) => {
        if (known(word) || targets.has(word) || word.length > 32 || /\d/.test(word)) return [word];
        const before = remembered.get(word);
        if (before) return before;
        const vowels = single(word);
        const mended = vowels ? [vowels] : mend(word);
        if (remembered.size >= MOST_REMEMBERED) remembered.clear();
        remembered.set(word, mended);
        return mended;
      }),
  };
}
