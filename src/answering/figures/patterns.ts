// Finds patterns of the knowledge's pattern language in a few words, with where they stand and what classes of words do.
import { stem, wordsOf } from '../reading/words.ts';

/** From `start` up to, not including, `end`. */
export type Span = { readonly start: number; readonly end: number };
export type Found<T> = Span & { readonly value: T };

export type PatternFinder<T> = (words: readonly string[]) => {
  /** Class → where it is said, by position. */
  readonly classes: ReadonlyMap<string, readonly Span[]>;
  /** Patterns with their values, by position. */
  readonly found: readonly Found<T>[];
};

/** A word's key, or a gap of up to so many words. */
type Part = { readonly gap: number } | { readonly ways: readonly (readonly string[])[] };
type Compiled<T> = { readonly parts: readonly Part[]; readonly value: T };

/** Gaps may pass over so many words. Source: the pattern language, src/content/schema/patterns.ts. */
const GAPS: ReadonlyMap<string, number> = new Map([
  ['..', 3],
  ['...', 7],
]);

/** `classes`: name → patterns, which may use classes above it as `<name>`; `patterns` may use them all. */
export function createPatternFinder<T>(
  classes: Readonly<Record<string, readonly string[]>>,
  patterns: Iterable<{ readonly says: string; readonly value: T }>,
): PatternFinder<T> {
  const levels: Compiled<string>[][] = [];
  const levelOf = new Map<string, number>();
  for (const [name, says] of Object.entries(classes)) {
    const used = says.flatMap((text) => [...text.matchAll(/<([a-z-]+)>/g)].map(([, other = '']) => levelOf.get(other) ?? -1));
    const level = 1 + Math.max(-1, ...used);
    levelOf.set(name, level);
    while (levels.length <= level) levels.push([]);
    levels[level]?.push(...says.map((text) => ({ parts: partsOf(text), value: name })));
  }
  const searches = levels.map(byFirstKey);
  const search = byFirstKey([...patterns].map(({ says, value }) => ({ parts: partsOf(says), value })));

  return (words) => {
    const at: Place[][] = words.map((word, position) => keysOf(word).map((key) => ({ key, end: position + 1 })));
    const spans = new Map<string, Span[]>();
    for (const level of searches) {
      const found = findAll(level, at);
      for (const { value, start, end } of found) {
        const known = spans.get(value) ?? [];
        if (known.some((one) => one.start === start && one.end === end)) continue;
        spans.set(value, [...known, { start, end }]);
        at[start]?.push({ key: `<${value}>`, end });
      }
    }
    return { classes: spans, found: findAll(search, at) };
  };
}

/** A key that stands at a position, and the position behind it. */
type Place = { readonly key: string; readonly end: number };

const keysOf = (word: string): readonly string[] => [stem(word), `=${word}`, ...(/^\d+$/.test(word) ? ['<number>'] : [])];

function partsOf(text: string): readonly Part[] {
  return (text.match(/\([^)]*\)|\S+/g) ?? []).flatMap((part): readonly Part[] => {
    const gap = GAPS.get(part);
    if (gap !== undefined) return [{ gap }];
    const ways = part.replace(/[()]/g, '').split('|').map(keysIn);
    return part.includes('|') ? [{ ways }] : keysIn(part).map((key) => ({ ways: [[key]] }));
  });
}

function keysIn(text: string): readonly string[] {
  return text.split(' ').flatMap((word) => {
    if (word.startsWith('<')) return [word];
    return wordsOf(word.replace(/^=/, '')).map((one) => (word.startsWith('=') ? `=${one}` : stem(one)));
  });
}

function byFirstKey<T>(patterns: readonly Compiled<T>[]): ReadonlyMap<string, readonly Compiled<T>[]> {
  const index = new Map<string, Compiled<T>[]>();
  for (const pattern of patterns) {
    const [first] = pattern.parts;
    const keys = first && 'ways' in first ? first.ways.flatMap(([key]) => key ?? []) : [];
    for (const key of new Set(keys)) index.set(key, [...(index.get(key) ?? []), pattern]);
  }
  return index;
}

function findAll<T>(index: ReadonlyMap<string, readonly Compiled<T>[]>, at: readonly (readonly Place[])[]): readonly Found<T>[] {
  return at.flatMap((places, start) =>
    [...new Set(places.flatMap(({ key }) => index.get(key) ?? []))].flatMap(({ parts, value }) =>
      endsOf(parts, 0, start, at).map((end) => ({ value, start, end })),
    ),
  );
}

/** Where the pattern can end that goes on with its part `from` at `position`; each end once. */
function endsOf(parts: readonly Part[], from: number, position: number, at: readonly (readonly Place[])[]): readonly number[] {
  const part = parts[from];
  if (part === undefined) return [position];
  const next =
    'gap' in part
      ? Array.from({ length: Math.min(part.gap, at.length - position) + 1 }, (_, skipped) => position + skipped)
      : part.ways.flatMap((keys) => keys.reduce<readonly number[]>((ends, key) => ends.flatMap((end) => behind(key, at[end])), [position]));
  return [...new Set(next.flatMap((end) => endsOf(parts, from + 1, end, at)))];
}

const behind = (key: string, places: readonly Place[] | undefined): readonly number[] =>
  places?.flatMap((place) => (place.key === key ? [place.end] : [])) ?? [];
