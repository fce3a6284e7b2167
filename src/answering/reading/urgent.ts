// Finds messages in which someone is in danger, distressed or at risk; what counts as such is in knowledge/urgent.yaml.
import type { Certainty, Concern, UrgentLexicon } from '../../content/schema/urgent.ts';
import { clean, fold } from './clean.ts';
import { createNearWords } from './near-words.ts';
import { type Board, createBoard } from './pattern-index.ts';
import { compileUrgent, type Hit, type UrgentPatterns } from './urgent-patterns.ts';
import { wordsOf } from './words.ts';

export type Urgent = { readonly concern: Concern; readonly certainty: Certainty };
/** Null: nothing rings. Pure as seen from outside, never throws, for any text. */
export type UrgentFinder = (text: string) => Urgent | null;

/** When a message holds several: whose help lines come first. */
const ORDER: readonly Concern[] = ['self-harm', 'danger', 'missing-child', 'child-safety', 'violence', 'distress'];
/** Text without full stops is cut here, so that what stands far apart does not add up. */
const MOST_WORDS = 40;
/** Share of a neighbouring sentence's weights. */
const NEIGHBOUR = 0.8;

const NOTHING: ReadonlySet<number> = new Set();

/**
 * Makes the finder. Layers: idioms and professional contexts are taken out, phrases suffice alone, signals add up over
 * a sentence and its neighbours, each role once. `english` are the right words that are never taken for a mistyped one.
 */
export function createUrgentFinder(lexicon: UrgentLexicon, english: ReadonlySet<string>): UrgentFinder {
  const patterns = compileUrgent(lexicon);
  const { forms } = patterns;
  const spellings = new Map(Object.entries(lexicon.spellings).map(([from, to]) => [fold(from), to.split(' ')]));
  const fillers = new Set(lexicon.fillers.flatMap(wordsOf));
  const keep = new Set(lexicon.keep.flatMap(wordsOf));
  const { near } = createNearWords(
    new Set([...forms, ...spellings.keys()]),
    (word) => english.has(word) || keep.has(word) || forms.has(word),
  );

  const meant = (word: string): readonly string[] => {
    const known = spellings.get(word);
    if (known) return known;
    const mended = forms.has(word) ? word : (near(word) ?? word);
    return spellings.get(mended) ?? [mended];
  };
  const board = createBoard(patterns.keyCount);
  /** Words that are not taken out and, level by level, the classes they belong to. */
  const layOut = (words: readonly string[], taken: ReadonlySet<number>): void => {
    board.clear(words.length, (at) => fillers.has(words[at] ?? '') && !taken.has(at));
    for (const [at, word] of words.entries()) {
      if (!taken.has(at)) for (const key of patterns.keysOf(word)) board.put(key, at, at + 1);
    }
    for (const level of patterns.levels) {
      const found: { readonly key: number; readonly start: number; readonly end: number }[] = [];
      level(board, (key, start, end) => found.push({ key, start, end }));
      for (const { key, start, end } of found) {
        for (const one of patterns.withAbove(key)) if (!board.has(one, start, end)) board.put(one, start, end);
      }
    }
  };
  const hits = (): readonly Hit[] => {
    const found = new Set<Hit>();
    patterns.hits(board, (hit) => found.add(hit));
    return [...found];
  };
  const read = (words: readonly string[]): readonly Hit[] => {
    layOut(words, NOTHING);
    return hits();
  };
  /** The same without idioms and professional contexts. */
  const readStrictly = (words: readonly string[], found: readonly Hit[]): readonly Hit[] => {
    if (!found.some(({ concern }) => concern !== null)) return found;
    layOut(words, NOTHING);
    const taken = takenOut(patterns.apart, board);
    if (taken.size === 0) return found;
    layOut(words, taken);
    return hits();
  };
  const unmask = createUnmask(forms);
  const signs = [...spellings.keys()].filter((sign) => !/[\p{L}\p{N}]/u.test(sign));

  return (text) => {
    const plain = signs.reduce(
      (line, sign) => (line.includes(sign) ? line.replaceAll(sign, ` ${spellings.get(sign)?.join(' ') ?? ''} `) : line),
      clean(text),
    );
    const sentences = sentencesOf(unmask(plain)).map((sentence) => wordsOf(sentence).flatMap(meant));
    const found = sentences.map(read);
    // Most messages hold nothing, and then nothing need be taken out.
    if (judge(found, lexicon.thresholds) === null) return null;
    return judge(
      sentences.map((words, at) => readStrictly(words, found[at] ?? [])),
      lexicon.thresholds,
    );
  };
}

/** The heaviest concern over all sentences with their neighbours. */
function judge(sentences: readonly (readonly Hit[])[], { possible, clear }: UrgentLexicon['thresholds']): Urgent | null {
  let best: { readonly concern: Concern; readonly sum: number } | null = null;
  for (const [at, own] of sentences.entries()) {
    if (!own.some((hit) => hit.concern !== null)) continue;
    const weights = new Map<string, number>();
    const concerns = new Map<Concern, number>();
    const add = (hits: readonly Hit[], share: number) => {
      for (const { role, concern, weight } of hits) {
        if (weight < 0 && share < 1) continue;
        const heavier = weight < 0 ? Math.min : Math.max;
        weights.set(role, heavier(weights.get(role) ?? 0, weight * share));
        if (concern) concerns.set(concern, Math.max(concerns.get(concern) ?? 0, weight * share));
      }
    };
    add(own, 1);
    add(sentences[at - 1] ?? [], NEIGHBOUR);
    add(sentences[at + 1] ?? [], NEIGHBOUR);
    const heaviest = Math.max(...concerns.values());
    // Signs of distress stand in every account of harm: they name it only when nothing else does.
    if (heaviest < possible && concerns.size > 1) concerns.delete('distress');
    const named = Math.max(...concerns.values());
    const concern = ORDER.find((name) => (concerns.get(name) ?? 0) >= named);
    // What suffices alone is not talked down by the rest of its sentence.
    const sum = Math.max(
      [...weights.values()].reduce((total, weight) => total + weight, 0),
      heaviest,
    );
    if (concern && (best === null || sum > best.sum)) best = { concern, sum };
  }
  if (best === null || best.sum < possible - 1e-9) return null;
  return { concern: best.concern, certainty: best.sum < clear - 1e-9 ? 'possible' : 'clear' };
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/[.!?;…\n]+|\s-\s/)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .flatMap((sentence) => {
      const words = sentence.trim().split(/\s+/);
      const pieces = [];
      for (let at = 0; at < words.length; at += MOST_WORDS) pieces.push(words.slice(at, at + MOST_WORDS).join(' '));
      return pieces;
    });
}

/** Positions covered by patterns of `apart`. */
function takenOut(apart: UrgentPatterns['apart'], board: Board): ReadonlySet<number> {
  const taken = new Set<number>();
  apart(board, (_, start, end) => {
    for (let at = start; at < end; at += 1) taken.add(at);
  });
  return taken;
}

/** Most masked words looked up in one message. */
const MOST_MASKS = 20;

/** Puts the letters back that people hide from filters: "k*ll", "su**ide", "r@pe". */
function createUnmask(forms: ReadonlySet<string>): (text: string) => string {
  return (text) => {
    if (!/\p{L}[*@$]+\p{L}/u.test(text)) return text;
    let looked = 0;
    return text.replace(/\p{L}+[*@$]+\p{L}+/gu, (masked) => {
      looked += 1;
      if (looked > MOST_MASKS) return masked;
      const start = fold(/^\p{L}+/u.exec(masked)?.[0] ?? '');
      const end = fold(/\p{L}+$/u.exec(masked)?.[0] ?? '');
      for (const form of forms) if (form.length === masked.length && form.startsWith(start) && form.endsWith(end)) return form;
      return masked;
    });
  };
}
