// Makes the patterns of knowledge/urgent.yaml ready for searching: words and classes become numbers, patterns a trie.
import type { Concern, UrgentLexicon } from '../../content/schema/urgent.ts';
import { addRun, type Lattice } from './lattice.ts';
import { createTrie, GAPS, type Pattern, type Trie } from './pattern-trie.ts';
import { stem, wordsOf } from './words.ts';

/** What a pattern says of a sentence. A phrase weighs as much as its threshold. */
export type Hit = { readonly role: string; readonly concern: Concern | null; readonly weight: number };

export type UrgentPatterns = {
  /** Every word form of the lexicon. */
  readonly forms: ReadonlySet<string>;
  /** Keys are below it. */
  readonly keyCount: number;
  /** A word's keys and those of all classes it belongs to; none for a word the lexicon does not know. */
  readonly keysOf: (word: string) => readonly number[];
  /** Adds classes whose patterns are several words; the words must be in the lattice. */
  readonly addClasses: (lattice: Lattice) => void;
  readonly apart: Trie<true>;
  readonly hits: Trie<Hit>;
};

const NUMBER = '<number>';
const NONE: readonly number[] = [];

export function compilePatterns(lexicon: UrgentLexicon): UrgentPatterns {
  const forms = new Set<string>();
  const numbers = new Map<string, number>();
  const keyOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
  // Classes above a key; and, level by level, class patterns of several words, each of parts from the levels below.
  const above: number[][] = [];
  const levels: Pattern<number>[][] = [];
  const levelOf: number[] = [];
  const define = (name: string, patterns: readonly Pattern<true>['keys'][]): number => {
    const parts = patterns.flat().map((part) => (typeof part === 'string' ? 0 : (levelOf[part] ?? 0)));
    const level = 1 + Math.max(0, ...parts);
    const value = keyOf(name);
    levelOf[value] = level;
    for (const keys of patterns) {
      const [only] = keys;
      // A class of one word needs no searching: who has the word's key has the class's as well.
      if (keys.length > 1) levels[level] = [...(levels[level] ?? []), { keys, value }];
      else if (typeof only === 'number') above[only] = [...(above[only] ?? []), value];
    }
    return value;
  };
  const read = createPatternReader({
    forms,
    keyOf,
    define: (name, patterns) => (numbers.has(name) ? keyOf(name) : define(name, patterns)),
  });
  keyOf(NUMBER);
  for (const [name, says] of Object.entries(lexicon.classes)) define(`<${name}>`, says.map(read));

  const { thresholds } = lexicon;
  const phrases = lexicon.phrases.flatMap(({ says, concern, certainty }) => {
    const value: Hit = { role: 'phrase', concern, weight: thresholds[certainty] };
    return says.map((text) => ({ keys: read(text), value }));
  });
  const signals = lexicon.signals.flatMap(({ says, role, concern, weight }) => {
    const value: Hit = { role, concern, weight };
    return says.map((text) => ({ keys: read(text), value }));
  });
  const apart = lexicon.apart.flatMap(({ says }) => says.map((text) => ({ keys: read(text), value: true as const })));

  const withClasses = (keys: readonly number[]): readonly number[] => {
    const all = new Set(keys);
    for (const key of all) for (const one of above[key] ?? NONE) all.add(one);
    return [...all];
  };
  const ofClass = new Map<number, readonly number[]>();
  const ofWord = new Map<string, readonly number[]>();
  const keysOf = (word: string): readonly number[] => {
    const known = ofWord.get(word);
    if (known) return known;
    const own = [stem(word), `=${word}`].flatMap((name) => numbers.get(name) ?? NONE);
    if (/^\d+s?$/.test(word)) own.push(keyOf(NUMBER));
    if (own.length === 0) return NONE;
    const keys = withClasses(own);
    // Only what the lexicon knows is remembered, and of digits nothing: there is no end of them.
    if (!/\d/.test(word)) ofWord.set(word, keys);
    return keys;
  };
  const tries = levels.filter(Boolean).map(createTrie);
  const addClasses = (lattice: Lattice): void => {
    for (const trie of tries)
      trie.places(lattice, (key, start, end) => {
        const known = ofClass.get(key) ?? withClasses([key]);
        ofClass.set(key, known);
        for (const one of known) addRun(lattice, one, start, end);
      });
  };
  return { forms, keyCount: numbers.size, keysOf, addClasses, apart: createTrie(apart), hits: createTrie([...phrases, ...signals]) };
}

/** Reads the text of a pattern into keys; words it meets are noted in `forms`, alternatives become classes. */
function createPatternReader({
  forms,
  keyOf,
  define,
}: {
  readonly forms: Set<string>;
  readonly keyOf: (name: string) => number;
  readonly define: (name: string, patterns: readonly Pattern<true>['keys'][]) => number;
}): (text: string) => Pattern<true>['keys'] {
  // The same few thousand parts stand in all patterns: each is read once.
  const known = new Map<string, Pattern<true>['keys']>();
  const readPart = (part: string): Pattern<true>['keys'] => {
    if (GAPS.has(part)) return [part];
    if (part.includes('|')) return [define(part, part.replace(/[()]/g, '').split('|').map(read))];
    if (part.startsWith('<')) return [keyOf(part)];
    const exact = part.startsWith('=');
    return wordsOf(exact ? part.slice(1) : part).map((word) => {
      forms.add(word);
      return keyOf(exact ? `=${word}` : stem(word));
    });
  };
  const read = (text: string): Pattern<true>['keys'] =>
    text.match(/\([^)]*\)|\S+/g)?.flatMap((part) => {
      const before = known.get(part);
      if (before) return before;
      const keys = readPart(part);
      known.set(part, keys);
      return keys;
    }) ?? [];
  return read;
}
