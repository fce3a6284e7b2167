// The urgent lexicon as the finder walks it: words and classes become keys, patterns an index each.
import type { Concern, UrgentLexicon } from '../../content/schema/urgent.ts';
import { createPatternIndex, GAPS, type Pattern, type PatternIndex } from './pattern-index.ts';
import { stem, wordsOf } from './words.ts';

export type Hit = { readonly role: string; readonly concern: Concern | null; readonly weight: number };

export type UrgentPatterns = {
  /** Every word form of the lexicon. */
  readonly forms: ReadonlySet<string>;
  readonly keyCount: number;
  /** The keys a word stands for, its classes among them; none for a word the lexicon does not know. */
  readonly keysOf: (word: string) => readonly number[];
  /** A class and the classes it belongs to. */
  readonly withAbove: (key: number) => readonly number[];
  /** Classes of several words, each level made of those before it. */
  readonly levels: readonly PatternIndex<number>[];
  readonly apart: PatternIndex<true>;
  readonly hits: PatternIndex<Hit>;
};

/** Words up to this length are in every sentence; a pattern is not looked for by them if it has another. */
const SHORT = 4;
const SHORT_WORD_COUNTS = 20;
/** Words whose keys are kept. */
const MOST_REMEMBERED = 5_000;

/** Compiles the lexicon; it has passed its schema. */
export function compileUrgent(lexicon: UrgentLexicon): UrgentPatterns {
  const keys = new Map<string, number>();
  const names: string[] = [];
  const keyOf = (name: string): number => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    keys.set(name, names.length);
    names.push(name);
    return names.length - 1;
  };
  const number = keyOf('<number>');
  const forms = new Set<string>();
  // A class is at least one level above all that it is made of.
  const levelOf = new Map<number, number>();
  const members: Pattern<number>[][] = [];
  const above = new Map<number, number[]>();
  const common = new Map<number, number>([[number, SHORT_WORD_COUNTS]]);
  const commonness = (key: number): number => common.get(key) ?? 0;
  const define = (key: number, patterns: readonly Pattern<null>[]) => {
    const level = 1 + Math.max(-1, ...patterns.flatMap((pattern) => pattern.keys.map((one) => levelOf.get(one) ?? -1)));
    levelOf.set(key, level);
    while (members.length <= level) members.push([]);
    for (const pattern of patterns) {
      const [only, ...more] = pattern.keys;
      if (only !== undefined && more.length === 0) above.set(only, [...(above.get(only) ?? []), key]);
      else members[level]?.push({ ...pattern, value: key });
    }
    common.set(
      key,
      patterns.reduce((sum, pattern) => sum + Math.min(...pattern.keys.map(commonness)), 0),
    );
  };

  // The same few thousand words stand in all patterns: each is folded once.
  const folded = new Map<string, readonly string[]>();
  const wordsIn = (text: string): readonly string[] => {
    const known = folded.get(text) ?? wordsOf(text);
    folded.set(text, known);
    return known;
  };
  const wordKey = (word: string, exact: boolean): number => {
    forms.add(word);
    const key = keyOf(exact ? `=${word}` : stem(word));
    common.set(key, word.length <= SHORT ? SHORT_WORD_COUNTS : 1);
    return key;
  };
  const keysIn = (part: string): readonly number[] => {
    if (part.includes('|')) {
      const known = keys.get(part);
      if (known !== undefined) return [known];
      const alternatives = part
        .replace(/[()]/g, '')
        .split('|')
        .map((text) => patternOf(text, null));
      const key = keyOf(part);
      define(key, alternatives);
      return [key];
    }
    if (part.startsWith('<')) return [keyOf(part)];
    const exact = part.startsWith('=');
    return wordsIn(part.replace(/^=/, '')).map((word) => wordKey(word, exact));
  };
  function patternOf<T>(text: string, value: T): Pattern<T> {
    const made: number[] = [];
    const gaps: number[] = [];
    let gap = 0;
    for (const part of text.match(/\([^)]*\)|\S+/g) ?? []) {
      const passes = GAPS.get(part);
      if (passes !== undefined) gap = passes;
      else {
        for (const key of keysIn(part)) {
          made.push(key);
          gaps.push(gap);
          gap = 0;
        }
      }
    }
    return { keys: made, gaps, value };
  }

  for (const [name, says] of Object.entries(lexicon.classes)) {
    const patterns = says.map((text) => patternOf(text, null));
    define(keyOf(`<${name}>`), patterns);
  }
  const apart = lexicon.apart.flatMap(({ says }) => says.map((text) => patternOf(text, true as const)));
  const { thresholds } = lexicon;
  const hits = [
    ...lexicon.phrases.flatMap(({ says, concern, certainty }) => {
      const value: Hit = { role: 'phrase', concern, weight: thresholds[certainty] };
      return says.map((text) => patternOf(text, value));
    }),
    ...lexicon.signals.flatMap(({ says, role, concern, weight }) => {
      const value: Hit = { role, concern, weight };
      return says.map((text) => patternOf(text, value));
    }),
  ];

  const closures = new Map<number, readonly number[]>();
  const withAbove = (key: number): readonly number[] => {
    const known = closures.get(key);
    if (known) return known;
    const made = [...new Set([key, ...(above.get(key) ?? []).flatMap(withAbove)])];
    closures.set(key, made);
    return made;
  };
  const remembered = new Map<string, readonly number[]>();
  const keysOf = (word: string): readonly number[] => {
    const known = remembered.get(word);
    if (known) return known;
    const own = [keys.get(stem(word)), keys.get(`=${word}`), /^\d+s?$/.test(word) ? number : undefined];
    const made = [...new Set(own.flatMap((key) => (key === undefined ? [] : withAbove(key))))];
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(word, made);
    return made;
  };
  return {
    forms,
    keyCount: names.length,
    keysOf,
    withAbove,
    levels: members.map((patterns) => createPatternIndex(patterns, names.length, commonness)),
    apart: createPatternIndex(apart, names.length, commonness),
    hits: createPatternIndex(hits, names.length, commonness),
  };
}
