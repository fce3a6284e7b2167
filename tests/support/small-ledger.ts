// The small knowledge's releases and facts: three releases, two series, a name, a phone number and money said twice.
import type { Fact } from '../../src/content/schema/facts.ts';
import type { Release } from '../../src/content/schema/releases.ts';
import type { Times } from '../../src/content/schema/times.ts';
import { aFact, FIRST, SECOND, THIRD } from './small-builders.ts';

export const smallReleases: readonly Release[] = [
  {
    id: 'first',
    text: 'a.txt',
    title: 'More groups formed',
    publisher: 'The Office',
    date: FIRST,
    dateMeans: 'published',
    address: 'https://example.org/first',
    paragraphs: [],
  },
  {
    id: 'second',
    text: 'b.txt',
    title: 'Help for the groups',
    publisher: 'The Office',
    date: SECOND,
    dateMeans: 'published',
    address: null,
    paragraphs: [],
  },
  {
    id: 'third',
    text: 'c.txt',
    title: 'The groups go on',
    publisher: 'The Bureau',
    date: THIRD,
    dateMeans: 'last updated',
    address: 'https://example.org/third',
    paragraphs: [],
  },
];

export const smallTimes: Times = {
  now: ['now', 'currently', 'today'],
  latest: ['latest', 'most recent'],
  earliest: ['earliest', 'first count'],
  growth: ['grown', 'over time', 'each date', 'trend'],
  same: ['then', 'that time'],
  releases: [
    { release: 'first', called: ['announcement', 'release'], says: ['54 were announced', 'announced the 54'] },
    {
      release: 'second',
      called: ['announcement', 'release'],
      says: ['experts were announced', 'announced the experts', 'help was announced'],
    },
    { release: 'third', called: ['page', 'release', 'update'], says: ['page was updated'] },
  ],
};

const inFirst = { asAt: FIRST, release: 'first' } as const;
const inSecond = { asAt: SECOND, release: 'second' } as const;

export const smallFacts: readonly Fact[] = [
  aFact(1, { value: 96, unit: 'communities', measure: 'communities-total', ...inFirst }),
  aFact(2, { value: 117, unit: 'communities', qualifier: 'some', measure: 'communities-total', ...inSecond }),
  aFact(3, { value: 148, unit: 'communities', measure: 'communities-total' }),
  aFact(4, { subject: 'schools', value: 793, unit: 'schools', measure: 'schools-total', ...inFirst }),
  aFact(5, { subject: 'schools', value: 1264, unit: 'schools', qualifier: 'more than', measure: 'schools-total' }),
  aFact(6, { subject: 'joining', says: 'Nobody had to join.' }),
  aFact(7, { subject: 'announcer', value: 'Mere Ngata', details: { place: 'Northland' }, ...inSecond }),
  aFact(8, { subject: 'contacts', value: '0800 111 222' }),
  aFact(9, { subject: 'contacts', says: 'The Director was the one to ask.' }),
  aFact(10, { subject: 'money', value: 359, unit: 'NZ$ million', sameAs: [11], ...inFirst }),
  aFact(11, { subject: 'money', value: 359, unit: 'NZ$ million', sameAs: [10] }),
  aFact(12, { subject: 'teachers', value: 300, unit: 'teachers', qualifier: 'over' }),
  aFact(13, { subject: 'communities', says: 'Groups of schools worked together.', ...inFirst }),
];
