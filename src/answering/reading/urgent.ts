// Finds messages in which someone is in danger, distressed or at risk; what counts as such is in knowledge/urgent.yaml.
import type { Certainty, Concern, UrgentLexicon } from '../../content/schema/urgent.ts';
import { clean, fold } from './clean.ts';
import { addWord, clearLattice, createLattice, LONGEST_SENTENCE } from './lattice.ts';
import { createNearWords } from './near-words.ts';
import { compilePatterns, type Hit } from './urgent-patterns.ts';
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
/** Share of `possible` that speaks against danger in a sentence about the service's own matters. */
const BUSINESS = 0.25;

/**
 * Makes the finder. Layers: idioms and professional contexts are taken out, phrases suffice alone, signals add up over
 * a sentence and its neighbours, each role once. `english` are the right words that are never taken for a mistyped one.
 */
export function createUrgentFinder(lexicon: UrgentLexicon, english: ReadonlySet<string>): UrgentFinder {
  const { forms, keyCount, keysOf, addClasses, apart, hits } = compilePatterns(lexicon);
  const spellings = wordsFor(lexicon.spellings);
  const glosses = wordsFor(lexicon.glosses);
  const fillers = new Set(lexicon.fillers.flatMap(wordsOf));
  const keep = new Set(lexicon.keep.flatMap(wordsOf));
  const { near } = createNearWords(
    new Set([...forms, ...spellings.keys()]),
    (word) => english.has(word) || keep.has(word) || forms.has(word),
  );

  const meant = (word: string): readonly string[] => {
    const known = spellings.get(word) ?? glosses.get(word);
    if (known) return known;
    const mended = forms.has(word) ? word : (near(word) ?? word);
    return spellings.get(mended) ?? [mended];
  };

  const lattice = createLattice(keyCount);
  const hitsIn = (words: readonly string[], isTaken: (position: number) => boolean): ReadonlySet<Hit> => {
    clearLattice(lattice, words.length, (at) => fillers.has(words[at] ?? '') && !isTaken(at));
    for (const [at, word] of words.entries()) if (!isTaken(at)) for (const key of keysOf(word)) addWord(lattice, key, at);
    addClasses(lattice);
    const found = new Set<Hit>();
    hits.inside(lattice, (hit) => found.add(hit));
    return found;
  };
  /** Positions of the sentence in the lattice that patterns of `apart` cover. */
  const takenOut = (): ReadonlySet<number> => {
    const taken = new Set<number>();
    apart.places(lattice, (_, start, end) => {
      for (let at = start; at < end; at += 1) taken.add(at);
    });
    return taken;
  };
  const read = (words: readonly string[]): ReadonlySet<Hit> => {
    const found = hitsIn(words, () => false);
    // Most sentences hold nothing, and then nothing need be taken out.
    if (!hasConcern(found)) return found;
    const taken = takenOut();
    if (taken.size === 0) return found;
    // What an idiom or a professional context says against danger stays said.
    const against = [...found].filter(({ weight }) => weight < 0);
    return new Set([...hitsIn(words, (at) => taken.has(at)), ...against]);
  };
  const unmask = createUnmask(forms);
  const readSigns = createSignReader(lexicon.spellings);

  return (text) => {
    const plain = unmask(readSigns(clean(text)));
    return judge(
      sentencesOf(plain).flatMap((sentence) => inPieces(wordsOf(sentence).flatMap(meant)).map(read)),
      lexicon,
    );
  };
}

/** The heaviest concern over all sentences with their neighbours. */
function judge(sentences: readonly ReadonlySet<Hit>[], { thresholds: { possible, clear }, offSubject }: UrgentLexicon): Urgent | null {
  const isBusiness = (hits: ReadonlySet<Hit>) => against(hits) >= BUSINESS * possible;
  const extra = sentences.some(isBusiness) ? 0 : offSubject;
  let best: { readonly concern: Concern; readonly sum: number } | null = null;
  for (const [at, own] of sentences.entries()) {
    if (!hasConcern(own)) continue;
    const weights = new Map<string, number>();
    const concerns = new Map<Concern, number>();
    const add = (hits: Iterable<Hit>, share: number) => {
      for (const { role, concern, weight } of hits) {
        const heavier = weight < 0 ? Math.min : Math.max;
        weights.set(role, heavier(weights.get(role) ?? 0, weight * share));
        if (concern) concerns.set(concern, Math.max(concerns.get(concern) ?? 0, weight * share));
      }
    };
    add(own, 1);
    for (const beside of [sentences[at - 1], sentences[at + 1]]) {
      if (beside && !isBusiness(beside))
        add(
          [...beside].filter(({ weight }) => weight > 0),
          NEIGHBOUR,
        );
    }
    const heaviest = Math.max(...concerns.values());
    const concern = ORDER.find((name) => (concerns.get(name) ?? 0) >= heaviest);
    // What suffices alone is not talked down by the rest of its sentence.
    const sum = Math.max(
      [...weights.values()].reduce((total, weight) => total + weight, extra),
      heaviest,
    );
    if (concern && (best === null || sum > best.sum)) best = { concern, sum };
  }
  if (best === null || best.sum < possible - 1e-9) return null;
  return { concern: best.concern, certainty: best.sum < clear - 1e-9 ? 'possible' : 'clear' };
}

/** How much speaks against danger; zero or more. */
function against(hits: ReadonlySet<Hit>): number {
  const heaviest = new Map<string, number>();
  for (const { role, weight } of hits) if (weight < 0) heaviest.set(role, Math.max(heaviest.get(role) ?? 0, -weight));
  return [...heaviest.values()].reduce((total, weight) => total + weight, 0);
}

function hasConcern(hits: ReadonlySet<Hit>): boolean {
  for (const { concern } of hits) if (concern !== null) return true;
  return false;
}

/** No sentence is longer than a lattice takes: words joined by hyphens are one to `sentencesOf`. */
function inPieces(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length <= LONGEST_SENTENCE) return [words];
  const pieces = [];
  for (let at = 0; at < words.length; at += LONGEST_SENTENCE) pieces.push(words.slice(at, at + LONGEST_SENTENCE));
  return pieces;
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

function wordsFor(meanings: UrgentLexicon['spellings']): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(meanings).map(([from, to]) => [fold(from), to.split(' ')]));
}

/** Puts words for what stands without spaces: picture signs, and the scripts of other languages. */
function createSignReader(spellings: UrgentLexicon['spellings']): (text: string) => string {
  const signs = new Map(
    Object.entries(spellings).flatMap(([sign, words]) =>
      /[\p{Script=Latin}\p{N}]/u.test(sign) ? [] : [[clean(sign).toLowerCase(), words]],
    ),
  );
  const anySign = new RegExp([...signs.keys()].map((sign) => sign.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&')).join('|') || '(?!)', 'giu');
  return (text) =>
    // Most messages hold Latin letters only. The okina of Samoan and Tongan is written like an apostrophe by others.
    /[^\u0020-\u024f]/.test(text)
      ? text.replaceAll('\u02bb', "'").replace(anySign, (sign) => ` ${signs.get(sign.toLowerCase()) ?? ''} `)
      : text;
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
