// References in bodies are read and printed as people read figures, days, names and numbers.
import { describe, expect, test } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { parseBody, referencesOf } from '../../../src/content/references.ts';
import { formatFact, formatList, formatNumber, renderBody, type Shelves } from '../../../src/content/render.ts';
import type { Contact } from '../../../src/content/schema/contacts.ts';
import { type Fact, fact as factSchema } from '../../../src/content/schema/facts.ts';
import { release as releaseSchema } from '../../../src/content/schema/releases.ts';

function aFact(id: number, given: Partial<Fact> = {}): Fact {
  return factSchema.parse({
    id,
    subject: 'a subject',
    says: 'A sentence.',
    asAt: '2016-11-09',
    release: 'a-release',
    paragraph: 1,
    ...given,
  });
}

function aContact(given: Partial<Contact>): Contact {
  return {
    id: 'a',
    name: 'A line',
    phone: null,
    how: null,
    address: null,
    fact: null,
    use: 'enquiries',
    reviewedOn: null,
    source: 'x',
    ...given,
  };
}

const facts = [
  aFact(12, { value: ['Northland', 'the East Coast', 'Taranaki'] }),
  aFact(16, { value: 359, unit: 'NZ$ million' }),
  aFact(24, { value: 'http://www.example.org/more' }),
  aFact(28, { value: 117, unit: 'communities', qualifier: 'some', asAt: '2016-07-01' }),
  aFact(36, { value: 1000, unit: 'schools', qualifier: 'about' }),
  aFact(50),
  aFact(51, { value: 148, unit: 'communities' }),
  aFact(55, { value: 410000, unit: 'students', qualifier: 'more than' }),
  aFact(73, { value: 90, unit: 'per cent', qualifier: 'at least' }),
  aFact(78, { value: 12, unit: 'schools', details: { place: 'West Auckland' } }),
];
const contacts = [
  aContact({ id: 'ies-info', name: '0800 IES INFO', phone: '0800 437 4636' }),
  aContact({ id: 'director', name: 'your local Director of Education' }),
  aContact({ id: '1737', name: '1737', phone: '1737' }),
];
const releases = [
  releaseSchema.parse({
    id: 'another-54-communities',
    text: 'a.txt',
    title: 'Another 54 Communities of Learning formed',
    publisher: 'Beehive',
    date: '2015-11-18',
    dateMeans: 'published',
    address: null,
    paragraphs: [{ n: 1, fingerprint: '0123456789abcdef' }],
  }),
];
const shelves: Shelves = {
  facts: new Map(facts.map((fact) => [fact.id, fact])),
  contacts: new Map(contacts.map((contact) => [contact.id, contact])),
  releases: new Map(releases.map((release) => [release.id, release])),
};

describe('printing references', () => {
  test.each([
    ['There were {fact:51}.', 'There were 148.'],
    ['There were {fact:28}.', 'There were some 117.'],
    ['There were {fact:36}.', 'There were about 1,000.'],
    ['There were {fact:55}.', 'There were more than 410,000.'],
    ['It had {fact:16}.', 'It had $359 million.'],
    ['Of them {fact:73} stayed.', 'Of them at least 90 per cent stayed.'],
    ['In {fact:12}.', 'In Northland, the East Coast and Taranaki.'],
    ['See {fact:24}.', 'See http://www.example.org/more.'],
    ['In {fact:78:place}.', 'In West Auckland.'],
    ['As at {date:51}.', 'As at 9 November 2016.'],
    ['As at {date:28}.', 'As at 1 July 2016.'],
    ['Ring {contact:ies-info}.', 'Ring 0800 IES INFO (0800 437 4636).'],
    ['Ask {contact:director}.', 'Ask your local Director of Education.'],
    ['Text {contact:1737}.', 'Text 1737.'],
    ['Says {release:another-54-communities}.', 'Says “Another 54 Communities of Learning formed”.'],
    ['Nothing to print.', 'Nothing to print.'],
  ])('%s', (body, printed) => {
    expect(renderBody(body, shelves)).toBe(printed);
  });

  test('prints the fact it is given as lead, with its own day', () => {
    expect(
      renderBody(
        'As at {date:lead}: {fact:lead}.',
        shelves,
        facts.find(({ id }) => id === 28),
      ),
    ).toBe('As at 1 July 2016: some 117.');
  });

  test.each([
    ['{fact:55} took part.', 'More than 410,000 took part.'],
    ['It began. {fact:36} joined.', 'It began. About 1,000 joined.'],
    ['One:\n\n- {fact:55} here', 'One:\n\n- More than 410,000 here'],
    ['e.g. {fact:24} helps', 'e.g. http://www.example.org/more helps'],
  ])('gives a sentence that a reference begins its capital: %s', (body, printed) => {
    expect(renderBody(body, shelves)).toBe(printed);
  });

  test.each([
    '{fact:99}',
    '{fact:50}',
    '{fact:51:place}',
    '{fact:lead}',
    '{date:99}',
    '{contact:nobody}',
    '{release:none}',
    '{figure:51}',
    '{fact:051}',
    '{',
  ])('refuses to print %s rather than leave a hole', (body) => {
    expect(() => renderBody(body, shelves)).toThrow(Fault);
  });

  test('sets thousands apart', () => {
    expect([7, 999, 1000, 135000, 1234567].map(formatNumber)).toEqual(['7', '999', '1,000', '135,000', '1,234,567']);
  });

  test('joins a list as people say it', () => {
    expect([['a'], ['a', 'b'], ['a', 'b', 'c']].map(formatList)).toEqual(['a', 'a and b', 'a, b and c']);
  });

  test('has nothing to print for a statement', () => {
    expect(formatFact(aFact(1))).toBeNull();
  });
});

describe('reading references', () => {
  test('finds them in order with what they name', () => {
    expect(referencesOf('{date:lead} {fact:78:place} {contact:ies-info} {release:full-potential}')).toEqual([
      { kind: 'date', fact: 'lead' },
      { kind: 'fact', fact: 78, detail: 'place' },
      { kind: 'contact', contact: 'ies-info' },
      { kind: 'release', release: 'full-potential' },
    ]);
  });

  test('splits a body without losing a character', () => {
    const body = 'As at {date:51} {oops} } there were {fact:51}.\n\nEnd {';
    const parts = parseBody(body);
    expect(parts.map((part) => (part.kind === 'text' ? part.text : part.written)).join('')).toBe(body);
    expect(parts.filter(({ kind }) => kind === 'unreadable')).toHaveLength(3);
    for (const part of parts) expect(body.startsWith(part.kind === 'text' ? part.text : part.written, part.offset)).toBe(true);
  });

  test('does not take a day or a contact for something with details', () => {
    expect(parseBody('{date:51:place}{contact:a:b}').map(({ kind }) => kind)).toEqual(['unreadable', 'unreadable']);
  });
});
