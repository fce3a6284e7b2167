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

/** A gap of up to so many words, or ways to go on, each a row of keys that words or classes have. */
type Part = { readonly gap: number } | { readonly ways: readonly (readonly string[])[] };
type Compiled<T> = { readonly parts: readonly Part[]; readonly value: T };
/** Patterns by the key that they begin with; those of one key alone are found without looking further. */
type Search<T> = { readonly single: ReadonlyMap<string, readonly T[]>; readonly longer: ReadonlyMap<string, readonly Compiled<T>[]> };

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
  const searches = levels.map(searchOf);
  const search = searchOf([...patterns].map(({ says, value }) => ({ parts: partsOf(says), value })));

  return (words) => {
    const at: Place[][] = words.map((word, position) => keysOf(word).map((key) => ({ key, end: position + 1 })));
    const spans = new Map<string, Span[]>();
    for (const level of searches) {
      for (const { value, start, end } of findAll(level, at)) {
        const known = spans.get(value);
        if (known?.some((one) => one.start === start && one.end === end)) continue;
        if (known) known.push({ start, end });
        else spans.set(value, [{ start, end }]);
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

function searchOf<T>(patterns: readonly Compiled<T>[]): Search<T> {
  const single = new Map<string, T[]>();
  const longer = new Map<string, Compiled<T>[]>();
  for (const pattern of patterns) {
    const [first, ...others] = pattern.parts;
    for (const [key = '', ...behind] of first && 'ways' in first ? first.ways : []) {
      if (others.length === 0 && behind.length === 0) single.set(key, [...(single.get(key) ?? []), pattern.value]);
      else if (!longer.get(key)?.includes(pattern)) longer.set(key, [...(longer.get(key) ?? []), pattern]);
    }
  }
  return { single, longer };
}

function findAll<T>({ single, longer }: Search<T>, at: readonly (readonly Place[])[]): readonly Found<T>[] {
  const found: Found<T>[] = [];
  for (const [start, places] of at.entries()) {
    const tried: Compiled<T>[] = [];
    for (const { key, end } of places) {
      for (const value of single.get(key) ?? []) found.push({ value, start, end });
      for (const pattern of longer.get(key) ?? []) {
        if (tried.includes(pattern)) continue;
        tried.push(pattern);
        for (const last of endsOf(pattern.parts, start, at)) found.push({ value: pattern.value, start, end: last });
      }
    }
  }
  return found;
}

/** Where a pattern can end that begins at `start`; each end once. */
function endsOf(parts: readonly Part[], start: number, at: readonly (readonly Place[])[]): readonly number[] {
  let open: readonly number[] = [start];
  for (const part of parts) {
    const next: number[] = [];
    const add = (position: number) => {
      if (!next.includes(position)) next.push(position);
    };
    for (const position of open) {
      if ('gap' in part) for (let end = position; end <= Math.min(position + part.gap, at.length); end += 1) add(end);
      else for (const keys of part.ways) behind(keys, 0, position, at, add);
    }
    if (next.length === 0) return next;
    open = next;
  }
  return open;
}

/** Adds every position behind these keys, one after the other from `position` on. */
function behind(
  keys: readonly string[],
  from: number,
  position: number,
  at: readonly (readonly Place[])[],
  add: (position: number) => void,
): void {
  if (from === keys.length) {
    add(position);
    return;
  }
  for (const { key, end } of at[position] ?? []) if (key === keys[from]) behind(keys, from + 1, end, at, add);
}
