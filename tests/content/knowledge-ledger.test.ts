// The shipped ledger: every fact that the releases state, under its number, with its figure, qualifier and day.
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { diskFiles } from '../../src/content/files.ts';
import { foldText } from '../../src/content/fold.ts';
import { readKnowledge } from '../../src/content/load-knowledge.ts';
import { formatFact } from '../../src/content/render.ts';
import { contactsFile } from '../../src/content/schema/contacts.ts';
import type { Fact } from '../../src/content/schema/facts.ts';
import { factsFile } from '../../src/content/schema/facts.ts';
import { regionsFile } from '../../src/content/schema/regions.ts';
import { releasesFile } from '../../src/content/schema/releases.ts';
import { statusFile } from '../../src/content/schema/status.ts';
import { readYaml, shape } from '../../src/content/yaml-source.ts';

function shipped<S extends z.ZodType>(name: string, schema: S): z.output<S> {
  const file = `knowledge/${name}`;
  const { value, problems } = shape(readYaml(file, diskFiles.read(file)), schema);
  if (value === undefined) throw new Error(JSON.stringify(problems));
  return value;
}

const facts = shipped('facts.yaml', factsFile);
const releases = shipped('releases.yaml', releasesFile);
const byId = new Map(facts.map((fact) => [fact.id, fact]));

function fact(id: number): Fact {
  const found = byId.get(id);
  if (!found) throw new Error(`no fact ${id}`);
  return found;
}

/** Facts of a measure, oldest first, as they print. */
function series(measure: string): readonly (readonly [string, string | null])[] {
  return facts
    .filter((one) => one.measure === measure)
    .sort((a, b) => a.asAt.localeCompare(b.asAt))
    .map((one) => [one.asAt, formatFact(one)]);
}

describe('the ledger', () => {
  test('holds the 80 facts under the numbers 1 to 80', () => {
    expect(facts.map(({ id }) => id)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
  });

  test.each([
    [1, 24, 'another-54-communities', '2015-11-18'],
    [25, 44, 'expert-assistance', '2016-07-01'],
    [45, 80, 'full-potential', '2016-11-09'],
  ])('rests facts %i to %i on %s of %s', (first, last, release, day) => {
    const those = facts.filter(({ id }) => id >= first && id <= last);
    expect(new Set(those.map((one) => `${one.release} ${one.asAt}`))).toEqual(new Set([`${release} ${day}`]));
  });

  // The table "Series (never mix the dates)" of the facts' own list.
  test.each([
    [
      'communities-total',
      [
        ['2015-11-18', '96'],
        ['2016-07-01', 'some 117'],
        ['2016-11-09', '148'],
      ],
    ],
    [
      'schools-total',
      [
        ['2015-11-18', '793'],
        ['2016-07-01', 'about 1,000'],
        ['2016-11-09', '1,264'],
      ],
    ],
    [
      'students-total',
      [
        ['2015-11-18', 'more than 250,000'],
        ['2016-07-01', 'more than 320,000'],
        ['2016-11-09', 'more than 410,000'],
      ],
    ],
    ['communities-new', [['2015-11-18', '54']]],
    ['schools-new', [['2015-11-18', '444']]],
    ['students-new', [['2015-11-18', 'almost 135,000']]],
    ['schools-eligible', [['2016-11-09', '2,416']]],
    ['endorsed-total', [['2016-07-01', '23']]],
    ['leaders-total', [['2016-07-01', '15']]],
    ['teachers-total', [['2016-07-01', 'just over 300']]],
    [
      'initiative-funding',
      [
        ['2015-11-18', '$359 million'],
        ['2016-07-01', '$359 million'],
      ],
    ],
  ])('tells %s day by day', (measure, expected) => {
    expect(series(measure)).toEqual(expected);
  });

  test.each([
    [4, 'Hekia Parata'],
    [7, 'about a third'],
    [10, 'more than doubling'],
    [11, 'Communities of Schools'],
    [12, 'Northland, the East Coast of the North Island, Taranaki and Wellington'],
    [20, 'maths and reading'],
    [24, 'http://www.education.govt.nz/ministry-of-education/specific-initiatives/investing-in-educational-success'],
    [26, 'Hekia Parata'],
    [47, 'Communities of Learning and Kāhui Ako'],
    [52, 'over half'],
    [72, 'NCEA level 2 or higher'],
    [73, 'at least 90 per cent'],
    [76, '0800 437 4636'],
    [78, '12'],
    [79, 'Education Gazette'],
  ])('prints fact %i as "%s"', (id, printed) => {
    expect(formatFact(fact(id))).toBe(printed);
  });

  test('has no e-mail address to give: the sentence of the release breaks off', () => {
    expect(fact(77).value).toBeUndefined();
    expect(facts.filter(({ says, value }) => `${says} ${String(value)}`.includes('@'))).toEqual([]);
  });

  test('links what two releases say alike, and what supports another fact', () => {
    const twins = facts.flatMap((one) => one.sameAs.map((other) => `${one.id}=${other}`));
    expect(twins.sort()).toEqual(['16=41', '18=42', '19=61', '24=44', '41=16', '42=18', '44=24', '61=19']);
    expect(facts.flatMap((one) => one.partOf.map((whole) => `${one.id}→${whole}`))).toEqual(['10→9', '53→52', '54→52']);
  });
});

describe('the releases', () => {
  test('are the three, with title, day and address', () => {
    expect(releases.map(({ id, title, date, dateMeans, address }) => [id, title, date, dateMeans, address])).toEqual([
      [
        'another-54-communities',
        'Another 54 Communities of Learning formed',
        '2015-11-18',
        'published',
        'https://www.beehive.govt.nz/release/another-54-communities-learning-formed',
      ],
      [
        'expert-assistance',
        'Expert assistance for Communities of Learning',
        '2016-07-01',
        'published',
        'https://www.beehive.govt.nz/release/expert-assistance-communities-learning',
      ],
      ['full-potential', 'Communities of Learning helping learners achieve their full potential', '2016-11-09', 'last updated', null],
    ]);
  });
});

describe('regions, notices and contacts', () => {
  const regions = shipped('regions.yaml', regionsFile);
  const regionOf = (place: string) =>
    regions.regions.filter(({ name, places }) => [name, ...places].some((one) => foldText(one) === foldText(place))).map(({ id }) => id);

  test.each([
    ['Whangārei', 'tai-tokerau'],
    ['Whangarei', 'tai-tokerau'],
    ['Northland', 'tai-tokerau'],
    ['Manurewa', 'auckland'],
    ['Kirikiriroa', 'waikato'],
    ['Rotorua District', 'bay-of-plenty-waiariki'],
    ['Gisborne', 'hawkes-bay-tairawhiti'],
    ['New Plymouth', 'taranaki-whanganui-manawatu'],
    ['Masterton', 'wellington'],
    ['Greymouth', 'nelson-marlborough-west-coast'],
    ['Timaru', 'canterbury'],
    ['Invercargill', 'otago-southland'],
  ])('place %s in %s', (place, region) => {
    expect(regionOf(place)).toEqual([region]);
  });

  test('ask back for a place in two regions', () => {
    const border = new Map(regions.ambiguous.map(({ place, regions: named }) => [place, named]));
    expect(border.get('Wellsford')).toEqual(['tai-tokerau', 'auckland']);
    expect(border.get('Foxton')).toEqual(['taranaki-whanganui-manawatu', 'wellington']);
    expect(regionOf('Wellsford')).toEqual([]);
  });

  test('hold the three notices, each from its day', () => {
    expect(shipped('status.yaml', statusFile).notices.map(({ id, from }) => [id, from])).toEqual([
      ['disestablished', '2026-01-28'],
      ['funding-stopped', '2025-05-22'],
      ['no-new-communities', '2019-06-01'],
    ]);
  });

  test('give the lines people may be sent to, and no other number', () => {
    expect(shipped('contacts.yaml', contactsFile).map(({ id, phone, use }) => [id, phone, use])).toEqual([
      ['ies-info', '0800 437 4636', 'enquiries'],
      ['director', null, 'enquiries'],
      ['emergency', '111', 'urgent'],
      ['1737', '1737', 'urgent'],
      ['oranga-tamariki', '0508 326 459', 'urgent'],
    ]);
  });
});

describe('the whole door', () => {
  test('has the right shape in every file', () => {
    expect(readKnowledge({ knowledgeDir: 'knowledge', questions: true, files: diskFiles }).problems).toEqual([]);
  });
});
