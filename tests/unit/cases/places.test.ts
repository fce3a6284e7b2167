// Places are found in what people write: regions first, the longest name, asked back when a name lies in several regions.
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../../src/answering/reading/resolve.ts';
import { wordsOf } from '../../../src/answering/reading/words.ts';
import { createPlaceFinder } from '../../../src/cases/places.ts';
import type { Regions } from '../../../src/content/schema/regions.ts';

const regions: Regions = {
  asAt: '2016-05-24',
  source: 'made up',
  regions: [
    { id: 'north', name: 'Tai Tokerau', places: ['Northland', 'Kaitāia', 'Waikato Heads', 'Hill'] },
    { id: 'middle', name: 'Waikato', places: ['Hamilton', 'Hill End', 'Port'] },
    { id: 'south', name: 'Otago', places: ['Dunedin', 'Northland', 'Port'] },
  ],
  ambiguous: [{ place: 'Port', regions: ['middle', 'south'] }],
};
const finder = createPlaceFinder(regions, wordsOf);
const nearly = (word: string, name: string) => editDistance(word, name, 1) <= 1;
const regionIn = (text: string, mistyped = false) => {
  const found = finder.find(wordsOf(text), mistyped ? nearly : undefined);
  return found.kind === 'region' ? [found.place, found.region.id] : found.kind;
};

describe('finding a place', () => {
  test.each([
    ['Hamilton', 'Hamilton', 'middle'],
    ['we are in HAMILTON, thanks', 'Hamilton', 'middle'],
    ['kaitaia', 'Kaitāia', 'north'],
    ['te tai tokerau', 'Tai Tokerau', 'north'],
  ])('"%s" is %s', (text, place, region) => {
    expect(regionIn(text)).toEqual([place, region]);
  });

  test('the longest name wins, whatever is said first', () => {
    expect(regionIn('near Hill, at Hill End')).toEqual(['Hill End', 'middle']);
    expect(regionIn('Waikato Heads')).toEqual(['Waikato Heads', 'north']);
  });

  test('a region is found by its own name', () => {
    expect(regionIn('Waikato')).toEqual(['Waikato', 'middle']);
  });

  test('a place of several regions is asked back, with each of them', () => {
    const found = finder.find(wordsOf('we are in Port'));
    expect(found).toMatchObject({ kind: 'ambiguous', place: 'Port' });
    if (found.kind === 'ambiguous') expect(found.regions.map(({ id }) => id)).toEqual(['middle', 'south']);
  });

  test.each(['somewhere', '', 'hilly country', 'hamiltons'])('"%s" is no place', (text) => {
    expect(regionIn(text)).toBe('none');
  });

  test('a mistyped name is found only when asked for, and only when it is long enough', () => {
    expect(regionIn('dunedn')).toBe('none');
    expect(regionIn('dunedn', true)).toEqual(['Dunedin', 'south']);
    expect(regionIn('hil', true)).toBe('none');
    expect(regionIn('tago', true)).toBe('none');
    expect(regionIn('pord', true)).toBe('none');
  });

  test('a right name goes before a nearly right one', () => {
    expect(regionIn('hamilten or dunedin', true)).toEqual(['Dunedin', 'south']);
  });

  test('nothing is found among no regions', () => {
    expect(createPlaceFinder({ ...regions, regions: [], ambiguous: [] }, wordsOf).find(['hamilton'], nearly)).toEqual({ kind: 'none' });
  });
});

describe('answering where one is', () => {
  const spelling = { distance: editDistance, isWord: (word: string) => ['hill', 'port', 'sort', 'hall'].includes(word) };
  const answered = (text: string) => {
    const found = finder.answer(wordsOf(text), spelling);
    if (found.kind === 'region') return [found.place, found.region.id];
    return found.kind === 'alike' ? [found.kind, ...found.places] : [found.kind];
  };

  test.each([
    ['Hamilton', 'Hamilton', 'middle'],
    ['we are in dunedin thanks', 'Dunedin', 'south'],
    ['kaitia', 'Kaitāia', 'north'],
    ['Amilton', 'Hamilton', 'middle'],
    ['dundein', 'Dunedin', 'south'],
    ['waikato heads', 'Waikato Heads', 'north'],
    ['waikatoo heads', 'Waikato Heads', 'north'],
    ['waikato', 'Waikato', 'middle'],
  ])('"%s" is %s', (text, place, region) => {
    expect(answered(text)).toEqual([place, region]);
  });

  test('a doubled name is asked back, also mistyped', () => {
    expect(answered('Port')).toEqual(['ambiguous']);
  });

  test('a word of its own that is nearly a place is asked back when it is all that was said, and else passed by', () => {
    expect(answered('hall')).toEqual(['alike', 'Hill']);
    expect(answered('a hall of some kind')).toEqual(['none']);
  });

  test.each(['atlantis', 'qqqqqq', 'no', '', 'x'])('"%s" is no place', (text) => {
    expect(answered(text)).toEqual(['none']);
  });

  test('a long message is read for whole names only', () => {
    const long = 'this is a long story about our school that has gone on for years in';
    expect(answered(`${long} hamilton`)).toEqual(['Hamilton', 'middle']);
    expect(answered(`${long} hamiltn`)).toEqual(['none']);
  });
});
