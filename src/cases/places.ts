// Finds the place a person names and the education region it lay in.
import type { Region, Regions } from '../content/schema/regions.ts';

export type PlaceFound =
  | { readonly kind: 'region'; readonly place: string; readonly region: Region }
  /** The place lies in several regions: ask back. */
  | { readonly kind: 'ambiguous'; readonly place: string; readonly regions: readonly Region[] }
  | { readonly kind: 'none' };

export type PlaceFinder = {
  /**
   * `words` are folded words of a message. A region's own name outranks its places; the longest name wins. `nearly`
   * says whether a word is a mistyped other one; without it only exact names are found.
   */
  find(words: readonly string[], nearly?: (word: string, name: string) => boolean): PlaceFound;
};

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

  const toFound = ({ place, regions: found }: Named): PlaceFound => {
    const [first] = found;
    if (!first) return { kind: 'none' };
    return found.length === 1 ? { kind: 'region', place, region: first } : { kind: 'ambiguous', place, regions: found };
  };

  return {
    find: (words, nearly) => {
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
    },
  };
}
