// "The second one", "2", "yes", "both", "the one about funding", "neither": choosing among what was just shown.
import { editDistance } from '../answering/reading/resolve.ts';
import { stem } from '../answering/reading/words.ts';

/** One entry that was shown, as its title reads. */
export type Option = { readonly entryId: string; readonly words: readonly string[]; readonly concepts: readonly string[] };

export type Choice =
  | { readonly kind: 'entries'; readonly entryIds: readonly string[] }
  /** Yes to several, or a number beyond them. */
  | { readonly kind: 'which' }
  | { readonly kind: 'none' };

const ORDINALS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    '1': 0,
    one: 0,
    first: 0,
    '1st': 0,
    tuatahi: 0,
    '2': 1,
    two: 1,
    second: 1,
    '2nd': 1,
    tuarua: 1,
    '3': 2,
    three: 2,
    third: 2,
    '3rd': 2,
    tuatoru: 2,
    last: -1,
    final: -1,
    whakamutunga: -1,
  }),
);
const YES = new Set(['yes', 'yep', 'yeah', 'yup', 'ae', 'sure', 'please', 'ok', 'okay', 'that', 'correct', 'right', 'yea', 'go', 'ahead']);
const NO = new Set(['no', 'none', 'neither', 'nope', 'nah', 'kao', 'kahore', 'not']);
const BOTH = new Set(['both', 'all', 'katoa', 'each', 'everything']);
/** Beside a choice these say nothing; beside "no" they are what is refused. */
const FILLING = new Set(
  `the one ones number option please thanks no i meant mean want its it is that this yes te ko of them these those they two three and a an what about for on with
  to me my you just can could tell we us do does did was were are been had be there many in at or`.split(/\s+/),
);
/** Longer messages are questions of their own. */
const MOST_WORDS = 6;
/** Shorter words are too like others to be mistyped ordinals or names. */
const LEAST_LETTERS = 4;

/** Questions are read as such, not as names of what was shown. */
const ASKING = new Set('what which who whom when where why how'.split(' '));

/** Whether a folded word is right as it stands: it is then no mistyped other word. */
export type IsWord = (word: string) => boolean;

const isLike = (word: string, name: string, isWord: IsWord) =>
  stem(word) === stem(name) ||
  (word.length >= LEAST_LETTERS &&
    name.length >= LEAST_LETTERS &&
    word[0] === name[0] &&
    !isWord(word) &&
    editDistance(word, name, 2) <= (name.length > 7 ? 2 : 1));

/**
 * Which in order a message names ("the second one", "number 2", "1 and 3", "te tuarua"), from 0; -1 is the last. Empty when it says more than that.
 */
export function ordinalsOf(words: readonly string[], isWord: IsWord): readonly number[] {
  if (words.length === 0 || words.length > MOST_WORDS) return [];
  const named = (word: string): number | undefined =>
    ORDINALS.get(word) ??
    ORDINALS.get([...ORDINALS.keys()].find((name) => name.length >= LEAST_LETTERS && isLike(word, name, isWord)) ?? '');
  const lone = words.length === 1 ? named(words[0] ?? '') : undefined;
  if (lone !== undefined) return [lone];
  const isCounted = (at: number) => /^(?:number|option)$/.test(words[at - 1] ?? '');
  const telling = words.filter((word, at) => !FILLING.has(word) || (isCounted(at) && ORDINALS.has(word)));
  const places = telling.map(named);
  return places.every((place) => place !== undefined) ? [...new Set(places)] : [];
}

/** "Yes please", "no", "both of them": a message that says nothing else; null for any other. "No thanks" is a thank-you. */
export function agreementOf(words: readonly string[]): 'yes' | 'no' | 'all' | null {
  if (words.length > MOST_WORDS || words.some((word) => ASKING.has(word))) return null;
  const says = (set: ReadonlySet<string>) =>
    words.some((word) => set.has(word)) && words.every((word) => set.has(word) || FILLING.has(word));
  if (says(BOTH)) return 'all';
  if (says(NO)) return words.includes('thanks') || words.includes('please') ? null : 'no';
  return says(YES) && !words.includes('no') ? 'yes' : null;
}

/** What a short message chooses among an offer, in its order; null when it chooses nothing. */
export function chosenOf(words: readonly string[], concepts: readonly string[], offered: readonly Option[], isWord: IsWord): Choice | null {
  if (offered.length === 0 || words.length === 0 || words.length > MOST_WORDS) return null;
  const places = ordinalsOf(words, isWord);
  if (places.length > 0) {
    const options = places.flatMap((place) => offered.at(place) ?? []);
    return options.length === places.length ? { kind: 'entries', entryIds: options.map(({ entryId }) => entryId) } : { kind: 'which' };
  }
  switch (agreementOf(words)) {
    case 'all':
      return { kind: 'entries', entryIds: offered.map(({ entryId }) => entryId) };
    case 'no':
      return { kind: 'none' };
    case 'yes': {
      const [first] = offered;
      return offered.length === 1 && first ? { kind: 'entries', entryIds: [first.entryId] } : { kind: 'which' };
    }
    case null:
  }
  const named = namedOf(words, concepts, offered, isWord);
  return named === null ? null : { kind: 'entries', entryIds: [named] };
}

/**
 * The one entry whose title a message names ("the one about funding", "schools"); null when it names none, several alike, or says more.
 * "The … one" may add words that no title has.
 */
export function namedOf(words: readonly string[], concepts: readonly string[], options: readonly Option[], isWord: IsWord): string | null {
  if (words.length === 0 || words.length > MOST_WORDS || words.some((word) => NO.has(word) || ASKING.has(word))) return null;
  const telling = words.filter((word) => !FILLING.has(word));
  if (telling.length === 0) return null;
  const points = words.some((word) => word === 'one' || word === 'ones');
  const scored = options
    .map((option) => {
      const alike = telling.filter((word) => option.words.some((name) => !FILLING.has(name) && isLike(word, name, isWord))).length;
      const meant = concepts.filter((concept) => option.concepts.includes(concept)).length;
      const isWhole = alike === telling.length || (concepts.length > 0 && meant === concepts.length);
      return { entryId: option.entryId, score: isWhole || points ? alike + meant / 2 : 0 };
    })
    .sort((one, other) => other.score - one.score);
  const [best, next] = scored;
  return best && best.score > 0 && best.score > (next?.score ?? 0) ? best.entryId : null;
}
