// "The second one", "2", "yes": choosing among what was just offered.

export type Choice =
  | { readonly kind: 'entry'; readonly entryId: string }
  | { readonly kind: 'which'; readonly entryIds: readonly string[] };

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
  }),
);
const YES = new Set(['yes', 'yep', 'yeah', 'yup', 'ae', 'sure', 'please', 'ok', 'okay', 'that', 'correct', 'right']);
const FILLING = new Set([
  'the',
  'one',
  'ones',
  'number',
  'option',
  'please',
  'thanks',
  'no',
  'i',
  'meant',
  'mean',
  'want',
  'its',
  'it',
  'is',
  'that',
  'this',
  'yes',
  'te',
]);
/** Longer messages are questions of their own. */
const MOST_WORDS = 6;

/** What a short message chooses from the entries offered last; null when it chooses nothing. */
export function chosenOf(words: readonly string[], offered: readonly string[]): Choice | null {
  if (offered.length === 0 || words.length === 0 || words.length > MOST_WORDS) return null;
  const telling = words.filter((word) => !FILLING.has(word));
  const [only] = telling;
  const ordinal = telling.length === 1 && only !== undefined ? ORDINALS.get(only) : undefined;
  const lone = words.length === 1 ? ORDINALS.get(words[0] ?? '') : undefined;
  const at = lone ?? ordinal;
  if (at !== undefined) {
    const entryId = offered.at(at);
    return entryId === undefined ? { kind: 'which', entryIds: offered } : { kind: 'entry', entryId };
  }
  if (words.includes('no') || !words.some((word) => YES.has(word)) || !words.every((word) => YES.has(word) || FILLING.has(word)))
    return null;
  const [first] = offered;
  return offered.length === 1 && first !== undefined ? { kind: 'entry', entryId: first } : { kind: 'which', entryIds: offered };
}
