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
  const width = right.length;
  if (Math.abs(left.length - width) > limit) return limit + 1;
  // Three rows take turns; a new one for each letter would cost more than the measuring.
  let before = new Uint16Array(width + 1);
  let above = new Uint16Array(width + 1);
  let current = new Uint16Array(width + 1);
  for (let column = 0; column <= width; column += 1) above[column] = column;
  for (let row = 1; row <= left.length; row += 1) {
    const letter = left.charCodeAt(row - 1);
    const previous = left.charCodeAt(row - 2);
    current[0] = row;
    let least = row;
    for (let column = 1; column <= width; column += 1) {
      const other = right.charCodeAt(column - 1);
      let cost = (above[column - 1] ?? 0) + (letter === other ? 0 : 1);
      cost = Math.min(cost, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      if (row > 1 && column > 1 && letter === right.charCodeAt(column - 2) && previous === other)
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    [before, above, current] = [above, current, before];
  }
  return above[width] ?? limit + 1;
}

function bigrams(word: string): readonly string[] {
  const padded = `^${word}$`;
  return Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2));
}

/** Places in the list of the words that hold a pair of letters. */
function placesByBigram(list: readonly string[]): ReadonlyMap<string, Uint32Array> {
  const places = new Map<string, number[]>();
  for (const [at, word] of list.entries())
    for (const pair of new Set(bigrams(word))) {
      const sharing = places.get(pair);
      if (sharing) sharing.push(at);
      else places.set(pair, [at]);
    }
  return new Map([...places].map(([pair, sharing]) => [pair, Uint32Array.from(sharing)]));
}

/** Candidates handed to Fuse; its cost grows with their number (docs/performance.md). */
const MOST_CANDIDATES = 40;
/** Those most alike are measured even when Fuse finds them too far: its bitap knows no transpositions ("jion"). */
const MOST_ALIKE = 12;
/** Mended words kept; the same mistakes come again. */
const MOST_REMEMBERED = 5_000;

/**
 * `targets` are the words worth finding (concepts, entries); `known` says whether a word is right as it stands.
 * Both are folded. Not safe to share between threads; remembers what it has mended.
 */
export function createResolver(targets: ReadonlySet<string>, known: (word: string) => boolean): Resolver {
  const list = [...targets].filter((word) => word.length > 3 && !/\d/.test(word)).sort();
  const lengths = Uint16Array.from(list, (word) => word.length);
  const byBigram = placesByBigram(list);
  const remembered = new Map<string, readonly string[]>();
  /** For each word of the list, how many pairs it shares with the one looked for. */
  const shared = new Uint8Array(list.length);

  /** Words of the list that share the greatest part of their pairs, most alike first; equally alike ones in their order. */
  const candidates = (word: string): readonly string[] => {
    shared.fill(0);
    for (const pair of new Set(bigrams(word))) {
      const places = byBigram.get(pair) ?? [];
      for (let index = 0; index < places.length; index += 1) {
        const at = places[index] ?? 0;
        shared[at] = (shared[at] ?? 0) + 1;
      }
    }
    const best: { readonly at: number; readonly likeness: number }[] = [];
    let least = 0;
    for (let at = 0; at < shared.length; at += 1) {
      const likeness = (2 * (shared[at] ?? 0)) / ((lengths[at] ?? 0) + word.length + 2);
      if (likeness <= least) continue;
      let place = best.length;
      while (place > 0 && (best[place - 1]?.likeness ?? 0) < likeness) place -= 1;
      best.splice(place, 0, { at, likeness });
      if (best.length > MOST_CANDIDATES) best.pop();
      if (best.length === MOST_CANDIDATES) least = best[MOST_CANDIDATES - 1]?.likeness ?? 0;
    }
    return best.map(({ at }) => list[at] ?? '');
  };

  /** The word of ours that was meant: fewest edits, then the same first letter, then Fuse's order. */
  const nearest = (word: string): string | null => {
    const limit = allowedEdits(word.length);
    if (limit === 0) return null;
    const pool = candidates(word);
    const near = pool.map((target, rank) => ({ target, rank, edits: editDistance(word, target, limit) }));
    const least = near.slice(0, MOST_ALIKE).reduce((fewest, { edits }) => Math.min(fewest, edits), limit);
    const best = near.filter(({ edits }) => edits <= least);
    if (best.length === 0) return null;
    const alike = best.filter(({ target }) => target[0] === word[0]);
    // Two mistakes and another first letter are mostly another word.
    if (alike.length === 0 && best.every(({ edits }) => edits > 1)) return null;
    if (best.every(({ rank }) => rank < MOST_ALIKE)) {
      if (alike.length === 1) return alike[0]?.target ?? null;
      if (best.length === 1) return best[0]?.target ?? null;
    }
    return byFuse(word, pool, new Map(near.filter(({ edits }) => edits <= limit).map(({ target, edits }) => [target, edits])));
  };

  const mend = (word: string): readonly string[] => {
    const target = nearest(word);
    return target === null ? (apart(word) ?? [word]) : [target];
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
        if (targets.has(word) || known(word) || word.length > 32 || /\d/.test(word)) return [word];
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

/** Of several equally near: the first that Fuse finds, then the most alike. `near` says the edits of those within the limit. */
function byFuse(word: string, pool: readonly string[], near: ReadonlyMap<string, number>): string | null {
  const fuse = new Fuse(pool, {
    includeScore: true,
    threshold: 0.6,
    ignoreLocation: true,
    ignoreDiacritics: true,
    isCaseSensitive: false,
  });
  const found = fuse.search(word.slice(0, 32)).map(({ item }) => item);
  let best: { readonly target: string; readonly edits: number } | null = null;
  for (const target of new Set([...found, ...pool.slice(0, MOST_ALIKE)])) {
    const edits = near.get(target);
    if (edits === undefined) continue;
    const tie = best && edits === best.edits && target[0] === word[0] && best.target[0] !== word[0];
    if (best === null || edits < best.edits || tie) best = { target, edits };
  }
  return best && (best.edits === 1 || best.target[0] === word[0]) ? best.target : null;
}
