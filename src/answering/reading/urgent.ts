// Finds messages in which someone is in danger, distressed or at risk; what counts as such is in knowledge/urgent.yaml.
import type { Certainty, Concern, UrgentLexicon } from '../../content/schema/urgent.ts';
import { clean, fold } from './clean.ts';
import { createNearWords } from './near-words.ts';
import { createLattice, createTrie, GAPS, type Lattice, type Span, type Trie } from './pattern-trie.ts';
import { stem, wordsOf } from './words.ts';

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

type Hit = { readonly role: string; readonly concern: Concern | null; readonly weight: number };

/**
 * Makes the finder. Layers: idioms and professional contexts are taken out, phrases suffice alone, signals add up over
 * a sentence and its neighbours, each role once. `english` are the right words that are never taken for a mistyped one.
 */
export function createUrgentFinder(lexicon: UrgentLexicon, english: ReadonlySet<string>): UrgentFinder {
  const { forms, keysOf, levels, apart, hits } = compile(lexicon);
  const spellings = new Map(Object.entries(lexicon.spellings).map(([from, to]) => [fold(from), to.split(' ')]));
  const reading = { keysOf, levels, fillers: new Set(lexicon.fillers.flatMap(wordsOf)) };
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
  const hitsIn = (lattice: Lattice): readonly Hit[] => {
    const found: Hit[] = [];
    for (let at = 0; at < lattice.size; at += 1) hits.from(lattice, at, (hit) => found.push(hit));
    return found;
  };
  const read = (sentence: string): readonly Hit[] => {
    const words = wordsOf(sentence).flatMap(meant);
    const whole = latticeOf(words, reading, NOTHING);
    const found = hitsIn(whole);
    // Most sentences hold nothing, and then nothing need be taken out.
    if (!found.some((hit) => hit.concern !== null)) return found;
    const taken = takenOut(apart, whole);
    return taken.size === 0 ? found : hitsIn(latticeOf(words, reading, taken));
  };
  const unmask = createUnmask(forms);
  const signs = [...spellings.keys()].filter((sign) => !/[\p{L}\p{N}]/u.test(sign));

  return (text) => {
    const plain = signs.reduce(
      (line, sign) => (line.includes(sign) ? line.replaceAll(sign, ` ${spellings.get(sign)?.join(' ') ?? ''} `) : line),
      clean(text),
    );
    return judge(sentencesOf(unmask(plain)).map(read), lexicon.thresholds);
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
    const concern = ORDER.find((name) => (concerns.get(name) ?? 0) >= heaviest);
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
function takenOut(apart: Trie<true>, lattice: Lattice): ReadonlySet<number> {
  const taken = new Set<number>();
  for (let start = 0; start < lattice.size; start += 1) {
    apart.from(lattice, start, (_, end) => {
      for (let at = start; at < end; at += 1) taken.add(at);
    });
  }
  return taken;
}

type Reading = Pick<Compiled, 'keysOf' | 'levels'> & { readonly fillers: ReadonlySet<string> };

/** Words that are not taken out and, level by level, the classes they belong to. */
function latticeOf(words: readonly string[], { keysOf, levels, fillers }: Reading, taken: ReadonlySet<number>): Lattice {
  const lattice = createLattice(words.length, (at) => fillers.has(words[at] ?? '') && !taken.has(at));
  for (const [start, word] of words.entries()) {
    if (taken.has(start)) continue;
    const span = { start, end: start + 1 };
    for (const key of keysOf(word)) lattice.add(key, span);
  }
  for (const level of levels) {
    const found: { readonly key: string; readonly span: Span }[] = [];
    for (let start = 0; start < words.length; start += 1)
      level.from(lattice, start, (key, end) => found.push({ key, span: { start, end } }));
    for (const { key, span } of found) lattice.add(key, span);
  }
  return lattice;
}

type Compiled = {
  /** Every word form of the lexicon. */
  readonly forms: ReadonlySet<string>;
  /** The lexicon's keys that a word has; none for a word it does not know. */
  readonly keysOf: (word: string) => readonly string[];
  readonly levels: readonly Trie<string>[];
  readonly apart: Trie<true>;
  readonly hits: Trie<Hit>;
};

function compile(lexicon: UrgentLexicon): Compiled {
  const forms = new Set<string>();
  const keys = new Set<string>();
  const levelOf = new Map<string, number>([['<number>', -1]]);
  const members: { readonly keys: readonly string[]; readonly value: string }[][] = [];
  const define = (key: string, level: number, patterns: readonly (readonly string[])[]) => {
    levelOf.set(key, level);
    while (members.length <= level) members.push([]);
    for (const keys of patterns) members[level]?.push({ keys, value: key });
  };
  // The same few thousand words stand in all patterns: each is folded once.
  const folded = new Map<string, readonly string[]>();
  const wordsIn = (text: string): readonly string[] => {
    const known = folded.get(text) ?? wordsOf(text);
    folded.set(text, known);
    return known;
  };
  const levelAbove = (patterns: readonly (readonly string[])[]) =>
    1 + Math.max(-1, ...patterns.flat().map((key) => levelOf.get(key) ?? -1));
  const keysIn = (text: string): readonly string[] =>
    text.match(/\([^)]*\)|\S+/g)?.flatMap((part) => {
      if (GAPS.has(part)) return [part];
      if (part.includes('|')) {
        if (!levelOf.has(part)) {
          const alternatives = part.replace(/[()]/g, '').split('|').map(keysIn);
          define(part, levelAbove(alternatives), alternatives);
        }
        return [part];
      }
      if (part.startsWith('<')) return [part];
      const words = wordsIn(part.replace(/^=/, ''));
      for (const word of words) forms.add(word);
      const exact = part.startsWith('=');
      const made = words.map((word) => (exact ? `=${word}` : stem(word)));
      for (const key of made) keys.add(key);
      return made;
    }) ?? [];
  for (const [name, says] of Object.entries(lexicon.classes)) {
    const patterns = says.map(keysIn);
    define(`<${name}>`, levelAbove(patterns), patterns);
  }
  const apart = lexicon.apart.flatMap(({ says }) => says.map((text) => ({ keys: keysIn(text), value: true as const })));
  const { thresholds } = lexicon;
  const phrases = lexicon.phrases.flatMap(({ says, concern, certainty }) =>
    says.map((text) => ({ keys: keysIn(text), value: { role: 'phrase', concern, weight: thresholds[certainty] } })),
  );
  const signals = lexicon.signals.flatMap(({ says, role, concern, weight }) =>
    says.map((text) => ({ keys: keysIn(text), value: { role, concern, weight } })),
  );
  const keysOf = (word: string) =>
    [stem(word), `=${word}`, ...(/^\d+s?$/.test(word) ? ['<number>'] : [])].filter((key) => keys.has(key) || key === '<number>');
  return { forms, keysOf, levels: members.map(createTrie), apart: createTrie(apart), hits: createTrie<Hit>([...phrases, ...signals]) };
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
