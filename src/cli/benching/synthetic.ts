// A made-up base of any size, with questions whose answers are known: the same for the same size, on every machine.
import { seededChance } from '../../base/chance.ts';

/** `id` counts from 1. */
export type SyntheticEntry = { readonly id: number; readonly title: string; readonly asks: readonly string[] };

/** `entry` is the id of the one that answers. */
export type SyntheticQuestion = { readonly text: string; readonly entry: number; readonly isMistyped: boolean };

export type SyntheticBase = { readonly entries: readonly SyntheticEntry[]; readonly questions: readonly SyntheticQuestion[] };

/** Words in use grow with the text as Heaps found them to, Information Retrieval (1978): about factor × size ^ exponent. */
const HEAPS_FACTOR = 60;
const HEAPS_EXPONENT = 0.55;
/** Ranks are moved by so much, so that the commonest word is no more than a few in a hundred (Mandelbrot, 1953). */
const RANK_SHIFT = 2.7;
/** Entries about one subject, which a question has to tell apart. */
const SIBLINGS = 5;
const SUBJECT_WORDS = 2;
const OWN_WORDS = 3;
const FILLERS = 3;
const PHRASINGS = 2;
/** People mistype long words; shorter ones have too many neighbours to be mended. */
const SHORTEST_MISTYPED = 6;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

type Chance = {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
};

function createChance(seed: number): Chance {
  const next = seededChance(seed);
  return { below: (limit) => Math.floor(next() * limit) };
}

/**
 * Entries with a title and two phrasings each, in families that share their subject, and `questionCount` questions, of
 * which every second has one mistyped word. Words are drawn from `dictionary`, common ones far more often (Zipf).
 */
export function createSynthetic(size: number, questionCount: number, dictionary: readonly string[]): SyntheticBase {
  const chance = createChance(size);
  const pick = <T>(list: readonly T[], fallback: T): T => list[chance.below(list.length)] ?? fallback;
  const draw = zipf(shuffled(dictionary, chance).slice(0, Math.round(HEAPS_FACTOR * size ** HEAPS_EXPONENT)), chance);
  const several = (count: number) => Array.from({ length: count }, draw);

  let subject: readonly string[] = [];
  const told = Array.from({ length: size }, (_, at) => {
    if (at % SIBLINGS === 0) subject = several(SUBJECT_WORDS);
    return { subject, own: several(OWN_WORDS) };
  });
  const ways = ({ subject, own }: (typeof told)[number]): string => {
    const left = chance.below(own.length);
    return [...several(FILLERS - 1), ...subject, ...own.filter((_, at) => at !== left), ...several(1)].join(' ');
  };
  const entries = told.map(
    (one, at): SyntheticEntry => ({
      id: at + 1,
      title: [...one.subject, ...one.own].join(' '),
      asks: Array.from({ length: PHRASINGS }, () => ways(one)),
    }),
  );
  const questions = Array.from({ length: questionCount }, (_, number): SyntheticQuestion => {
    const at = chance.below(size);
    const words = ways(told[at] ?? { subject: [], own: [] }).split(' ');
    const long = words.filter((word) => word.length >= SHORTEST_MISTYPED);
    const isMistyped = number % 2 === 1 && long.length > 0;
    const wrong = isMistyped ? words.indexOf(pick(long, '')) : -1;
    return { text: words.map((word, index) => (index === wrong ? mistype(word, chance) : word)).join(' '), entry: at + 1, isMistyped };
  });
  return { entries, questions };
}

function shuffled(words: readonly string[], chance: Chance): readonly string[] {
  return words
    .map((word) => ({ word, place: chance.below(2 ** 30) }))
    .sort((one, other) => one.place - other.place || (one.word < other.word ? -1 : 1))
    .map(({ word }) => word);
}

/** Draws words so that the one at rank r comes about 1 / r as often as the first. */
function zipf(words: readonly string[], chance: Chance): () => string {
  let sum = 0;
  const sums = words.map((_, rank) => {
    sum += 1 / (rank + 1 + RANK_SHIFT);
    return sum;
  });
  return () => {
    const drawn = (chance.below(2 ** 30) / 2 ** 30) * sum;
    let low = 0;
    for (let high = sums.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > drawn) high = middle;
      else low = middle + 1;
    }
    return words[low] ?? '';
  };
}

/** One letter left out, put in, changed or swapped with its neighbour, after the first. */
function mistype(word: string, chance: Chance): string {
  const at = 1 + chance.below(word.length - 2);
  const letter = LETTERS[chance.below(LETTERS.length)] ?? '';
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  return (
    [
      before + after,
      before + letter + word.slice(at),
      before + letter + after,
      `${before}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`,
    ][chance.below(4)] ?? word
  );
}
