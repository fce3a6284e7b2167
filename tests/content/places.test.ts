// Every place of regions.yaml as people type it: right, without macrons, in capitals, in a sentence, and with one slip of each kind.
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/answering/reading/clean.ts';
import { editDistance } from '../../src/answering/reading/resolve.ts';
import { wordsOf } from '../../src/answering/reading/words.ts';
import { createPlaceFinder, type PlaceFound } from '../../src/cases/places.ts';
import { loadContent } from '../../src/content/load-content.ts';

const { knowledge } = loadContent({ knowledgeDir: 'knowledge', dialogsDir: 'dialogs' });
const { regions, ambiguous } = knowledge.regions;
const finder = createPlaceFinder(knowledge.regions, wordsOf);
const spelling = { distance: editDistance, isWord: (word: string) => knowledge.english.has(word) };
const answered = (text: string): PlaceFound => finder.answer(wordsOf(text), spelling);

/** Names whose first meaning is another: a name in two lists belongs to the doubled ones, then to the first region's own name. */
const nameOf = (place: string) => wordsOf(place).join(' ');
const doubled = new Map(ambiguous.map(({ place, regions: ids }) => [nameOf(place), ids]));
const own = new Map(regions.map(({ id, name }) => [nameOf(name), id]));
const single = regions.flatMap(({ id, name, places }) => [name, ...places].map((place) => ({ place, id })));
/** The regions a name may stand for. */
const meant = new Map<string, readonly string[]>(
  single.map(({ place, id }) => {
    const name = nameOf(place);
    return [name, own.has(name) ? [own.get(name) ?? id] : (doubled.get(name) ?? [id])];
  }),
);
for (const [name, ids] of doubled) if (!own.has(name)) meant.set(name, ids);
const names = [
  ...new Map([...single.map(({ place }) => place), ...ambiguous.map(({ place }) => place)].map((place) => [nameOf(place), place])).values(),
];

const regionsOf = (found: PlaceFound): readonly string[] => {
  if (found.kind === 'region') return [found.region.id];
  if (found.kind === 'ambiguous') return found.regions.map(({ id }) => id);
  if (found.kind === 'alike') return found.places.flatMap((place) => meant.get(nameOf(place)) ?? []);
  return [];
};

/** As people type a name, without a slip. */
const manners: readonly (readonly [string, (name: string) => string])[] = [
  ['as it is written', (name) => name],
  ['without macrons and signs', (name) => fold(name).replace(/[’']/g, '')],
  ['in capitals', (name) => name.toUpperCase()],
  ['in a sentence', (name) => `we are in ${name}`],
  ['in another sentence', (name) => `I'm from ${fold(name)}, thanks`],
  ['in te reo', (name) => `kei ${name} mātou`],
];

test.each(manners)('every name %s goes to its region, or is asked back between its regions', (_manner, typed) => {
  expect(names.length).toBeGreaterThan(300);
  const wrong = names.flatMap((name) => {
    const found = answered(typed(name));
    const right = [...(meant.get(nameOf(name)) ?? [])].sort();
    return JSON.stringify([...regionsOf(found)].sort()) === JSON.stringify(right) ? [] : [`${name}: ${found.kind} ${regionsOf(found)}`];
  });
  expect(wrong).toEqual([]);
});

describe('a place of several regions', () => {
  test.each(ambiguous.map(({ place, regions: ids }) => [place, ids] as const))(
    '%s is asked back, and naming the region settles it',
    (place, ids) => {
      const found = answered(place);
      expect([found.kind, [...regionsOf(found)].sort()]).toEqual(['ambiguous', [...ids].sort()]);
      for (const id of ids) expect(regionsOf(answered(regions.find((region) => region.id === id)?.name ?? ''))).toEqual([id]);
    },
  );
});

/** One slip of each kind at every place of a name; spaces are left where they are. */
function slipsOf(name: string): readonly string[] {
  const letters = [...fold(name)];
  const at = (index: number, ...change: readonly string[]) => [...letters.slice(0, index), ...change, ...letters.slice(index + 1)].join('');
  return letters.flatMap((letter, index) => {
    if (!/[a-z]/.test(letter)) return [];
    const next = letters[index + 1] ?? '';
    const changed = letter === 'e' ? 'r' : 'e';
    const swapped =
      /[a-z]/.test(next) && next !== letter ? [[...letters.slice(0, index), next, letter, ...letters.slice(index + 2)].join('')] : [];
    return [at(index), at(index, letter, letter), at(index, changed), ...swapped];
  });
}

test('a name with one slip is never taken for a wrong region, and nearly always found at once', () => {
  const tally = { once: 0, asked: 0, unknown: 0 };
  const wrong: string[] = [];
  // Shorter names have too many neighbours: those are asked again.
  for (const name of names.filter((each) => fold(each).length >= 4)) {
    const right = meant.get(nameOf(name)) ?? [];
    for (const slip of new Set(slipsOf(name))) {
      // A slip that makes another name of the list is that name.
      if (meant.has(nameOf(slip))) continue;
      const found = answered(slip);
      const told = regionsOf(found);
      if (found.kind === 'none') tally.unknown += 1;
      else if (!right.some((id) => told.includes(id))) wrong.push(`${slip} (${name}): ${found.kind} ${told}`);
      else if (found.kind === 'region' || (found.kind === 'ambiguous' && right.length > 1)) tally.once += 1;
      else tally.asked += 1;
    }
  }
  expect(wrong).toEqual([]);
  const all = tally.once + tally.asked + tally.unknown;
  expect(all).toBeGreaterThan(8_000);
  expect([tally.once / all > 0.97, tally]).toEqual([true, tally]);
}, 120_000);

/** The territorial authorities of New Zealand (Local Government Act 2002, Schedule 2, Part 2), and the council of the Chatham Islands. */
const AUTHORITIES =
  `Far North District, Whangarei District, Kaipara District, Auckland, Thames-Coromandel District, Hauraki District, Waikato District,
  Matamata-Piako District, Hamilton City, Waipa District, Otorohanga District, South Waikato District, Waitomo District, Taupo District,
  Western Bay of Plenty District, Tauranga City, Rotorua District, Whakatane District, Kawerau District, Opotiki District, Gisborne District,
  Wairoa District, Hastings District, Napier City, Central Hawke's Bay District, New Plymouth District, Stratford District, South Taranaki District,
  Ruapehu District, Whanganui District, Rangitikei District, Manawatu District, Palmerston North City, Tararua District, Horowhenua District,
  Kapiti Coast District, Porirua City, Upper Hutt City, Lower Hutt City, Wellington City, Masterton District, Carterton District,
  South Wairarapa District, Tasman District, Nelson City, Marlborough District, Kaikoura District, Buller District, Grey District, Westland District,
  Hurunui District, Waimakariri District, Christchurch City, Selwyn District, Ashburton District, Timaru District, Mackenzie District,
  Waimate District, Chatham Islands Territory, Waitaki District, Central Otago District, Queenstown-Lakes District, Dunedin City, Clutha District,
  Southland District, Gore District, Invercargill City`
    .split(',')
    .map((name) => name.trim());

test('all 67 territorial authorities are known, by their names and without what kind of authority they are', () => {
  expect(new Set(AUTHORITIES).size).toBe(67);
  const unknown = AUTHORITIES.filter((name) => regionsOf(answered(name)).length === 0);
  expect(unknown).toEqual([]);
  // Some authorities are called as places of elsewhere are ("Tasman", "Grey"): those are asked back, never unknown.
  expect(AUTHORITIES.filter((name) => regionsOf(answered(name.replace(/ (?:District|City|Territory)$/, ''))).length === 0)).toEqual([]);
});
