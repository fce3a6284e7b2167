// Finds the place a person names and the education region it lay in.
import type { Region, Regions } from '../content/schema/regions.ts';

export type PlaceFound =
  | { readonly kind: 'region'; readonly place: string; readonly region: Region }
  /** The place lies in several regions: ask back. */
  | { readonly kind: 'ambiguous'; readonly place: string; readonly regions: readonly Region[] }
  /** Spelt like several places of different regions, or like one and also a word of its own: ask back. */
  | { readonly kind: 'alike'; readonly places: readonly string[] }
  | { readonly kind: 'none' };

export type PlaceFinder = {
  /**
   * `words` are folded words of a message. A region's own name outranks its places; the longest name wins. `nearly`
   * says whether a word is a mistyped other one; without it only exact names are found.
   */
  find(words: readonly string[], nearly?: (word: string, name: string) => boolean): PlaceFound;
  /**
   * The place that a short answer to "where are you?" names, also mistyped, also in its first letter. The longest name
   * that fits wins: "waikato distrct" is the district, not the region.
   */
  answer(words: readonly string[], spelling: Spelling): PlaceFound;
};

export type Spelling = {
  /** Letters to insert, drop, change or swap to make one of the other; more than `limit` may be any number above it. */
  distance(one: string, other: string, limit: number): number;
  /** Whether a word is right as it stands, so that it need not be a mistyped place. */
  isWord(word: string): boolean;
};

/** Shorter names have too many neighbours. */
const LEAST_MISTYPED = 4;
/** From this length on two slips are forgiven. */
const LONG_NAME = 8;
/** Longer answers say more than where. */
const MOST_ANSWER_WORDS = 8;
/** Places to choose from that are asked back. */
const MOST_ALIKE = 3;

/** What an authority's name ends in, as folded words. */
const AUTHORITY = / (?:district|city|territory)$/;

type Named = { readonly words: readonly string[]; readonly place: string; readonly regions: readonly Region[] };

/** `fold` turns a name into the words that messages are read into. */
export function createPlaceFinder(regions: Regions, fold: (name: string) => readonly string[]): PlaceFinder {
  const byId = new Map(regions.regions.map((region) => [region.id, region]));
  const named = new Map<string, Named>();
  const add = (place: string, found: readonly Region[]) => {
    const words = fold(place);
    const key = words.join(' ');
    if (key !== '' && !named.has(key)) named.set(key, { words, place, regions: found });
  };
  for (const region of regions.regions) add(region.name, [region]);
  for (const { place, regions: ids } of regions.ambiguous)
    add(
      place,
      ids.flatMap((id) => byId.get(id) ?? []),
    );
  for (const region of regions.regions) for (const place of region.places) add(place, [region]);
  const longest = Math.max(...[...named.values()].map(({ words }) => words.length));
  const single = [...named.values()].filter(({ words }) => words.length === 1 && (words[0]?.length ?? 0) >= 5);

  // Asked where they are, people leave out what kind of authority it is: "Selwyn". Elsewhere "grey" is a colour.
  const answers = new Map([...named].map(([name, place]) => [name.replace(AUTHORITY, ''), place] as const).concat([...named]));

  const toFound = ({ place, regions: found }: Named): PlaceFound => {
    const [first] = found;
    if (!first) return { kind: 'none' };
    return found.length === 1 ? { kind: 'region', place, region: first } : { kind: 'ambiguous', place, regions: found };
  };

  const answer: PlaceFinder['answer'] = (words, { distance, isWord }) => {
    const exact = find(words);
    if (words.length > MOST_ANSWER_WORDS) return exact;
    const windows = Array.from({ length: Math.min(longest + 1, words.length) }, (_, size) =>
      Array.from({ length: words.length - size }, (_, at) => words.slice(at, at + size + 1)),
    ).flat();
    const fits = windows.flatMap((window) => {
      const typed = window.join(' ');
      if (typed.length < LEAST_MISTYPED - 1) return [];
      return [...answers].flatMap(([name, place]) => {
        const limit = name.length >= LONG_NAME ? 2 : 1;
        const slips = name.length < LEAST_MISTYPED ? limit + 1 : distance(typed, name, limit);
        if (slips > limit) return [];
        // A mistyped place among other words is likelier a word; one that is all of the answer is asked back.
        const isOwnWord = slips > 0 && window.every(isWord);
        return isOwnWord && window.length < words.length ? [] : [{ place, isOwnWord, fit: typed.length - 3 * slips }];
      });
    });
    const best = Math.max(0, ...fits.map(({ fit }) => fit));
    const found = fits.filter(({ fit }) => fit === best).map(({ place }) => place);
    const [first] = found;
    if (!first) return exact;
    const isSure = fits.some(({ fit, isOwnWord }) => fit === best && !isOwnWord);
    const regionsOf = ({ regions: of }: Named) => of.map(({ id }) => id).join(' ');
    if (isSure && found.every((each) => regionsOf(each) === regionsOf(first))) return toFound(first);
    return { kind: 'alike', places: [...new Set(found.map(({ place }) => place))].slice(0, MOST_ALIKE) };
  };

  const find: PlaceFinder['find'] = (words, nearly) => {
    for (let size = Math.min(longest, words.length); size >= 1; size -= 1)
      for (let at = 0; at + size <= words.length; at += 1) {
        const found = named.get(words.slice(at, at + size).join(' '));
        if (found) return toFound(found);
      }
    if (!nearly) return { kind: 'none' };
    for (const word of words) {
      const found = word.length >= 5 ? single.find(({ words: [name = ''] }) => nearly(word, name)) : undefined;
      if (found) return toFound(found);
    }
    return { kind: 'none' };
  };

  return { find, answer };
}
