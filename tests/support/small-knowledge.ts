// A small knowledge in memory with one of everything: three releases, series, gaps, declines, acts, notices and regions.
import type { Knowledge } from '../../src/content/content.ts';
import { englishWords } from '../../src/content/english.ts';
import type { Contact } from '../../src/content/schema/contacts.ts';
import type { LabelledQuestion } from '../../src/content/schema/questions.ts';
import { smallActs } from './small-acts.ts';
import { aQuestion } from './small-builders.ts';
import { smallDeclines, smallEntries } from './small-entries.ts';
import { smallFacts, smallReleases, smallTimes } from './small-ledger.ts';

const byId = <T extends { readonly id: string | number }>(items: readonly T[]): ReadonlyMap<T['id'], T> =>
  new Map(items.map((item) => [item.id, item]));

const aContact = (id: string, name: string, phone: string | null, fact: number | null): Contact => ({
  id,
  name,
  phone,
  how: null,
  address: null,
  fact,
  use: fact === null ? 'urgent' : 'enquiries',
  reviewedOn: null,
  source: 'made up',
});

const labelled: readonly LabelledQuestion[] = [
  ...['who won the cup', 'best pizza in town', 'when is the next ferry'].map((q) =>
    aQuestion({ q, kind: 'decline', topic: 'nothing-of-ours' }),
  ),
  ...['how many communities of learning were formed', 'communities count please'].map((q) => aQuestion({ q, kind: 'answer', facts: [3] })),
  aQuestion({ turns: ['how many communities were there', 'and schools?'], kind: 'answer', facts: [5] }),
];

export const smallKnowledge: Knowledge = {
  releases: byId(smallReleases),
  facts: byId(smallFacts),
  entries: byId(smallEntries),
  declines: byId(smallDeclines),
  acts: byId(smallActs),
  english: englishWords(),
  contacts: byId([
    aContact('ies-info', 'The Line', '0800 111 222', 8),
    aContact('director', 'your Director', null, 9),
    aContact('emergency', 'Emergency', '111', null),
    aContact('1737', '1737', '1737', null),
    aContact('oranga-tamariki', 'Child Line', '0508 333 444', null),
  ]),
  words: {
    concepts: [
      {
        id: 'community',
        kind: 'subject',
        says: ['community', 'communities', 'communities of learning', 'community of learning', 'kahui ako'],
        includes: [],
      },
      { id: 'school', kind: 'subject', says: ['school', 'schools', 'kura'], includes: [] },
      { id: 'teacher', kind: 'subject', says: ['teacher', 'teachers'], includes: [] },
      { id: 'money', kind: 'subject', says: ['money', 'funding', 'dollars', 'cost'], includes: [] },
      { id: 'pay', kind: 'facet', says: ['pay', 'paid', 'salary', 'allowance'], includes: [] },
      { id: 'loan', kind: 'subject', says: ['loan', 'student loan'], includes: [] },
      { id: 'join', kind: 'facet', says: ['join', 'joining', 'sign up', 'voluntary'], includes: [] },
      { id: 'howmany', kind: 'facet', says: ['how many', 'number of', 'count', 'tokohia', 'total'], includes: [] },
      { id: 'define', kind: 'facet', says: ['what is', 'define', 'meaning', 'explain'], includes: [] },
      { id: 'announce', kind: 'facet', says: ['announced', 'announcement', 'announcer', 'said so', 'spoke'], includes: [] },
      { id: 'phone', kind: 'subject', says: ['phone', 'ring', 'telephone'], includes: [] },
      { id: 'director', kind: 'subject', says: ['director'], includes: [] },
      { id: 'now', kind: 'time', says: ['still', 'now', 'today'], includes: [] },
    ],
    aliases: { schl: 'school' },
    keep: ['unity'],
  },
  figures: { words: {}, measures: [], differences: [], shares: [], moments: [] },
  premises: { classes: {}, negations: ['not'], premises: [] },
  times: smallTimes,
  urgent: {
    thresholds: { possible: 0.5, clear: 1 },
    spellings: {},
    fillers: [],
    keep: [],
    classes: {},
    apart: [],
    phrases: [
      { what: 'danger', concern: 'danger', certainty: 'clear', says: ['in danger'] },
      { what: 'worry about a child', concern: 'child-safety', certainty: 'possible', says: ['worried about a child'] },
    ],
    signals: [{ what: 'harm', role: 'harm', concern: 'violence', weight: 0.1, says: ['bruises'] }],
  },
  regions: {
    asAt: '2016-05-24',
    source: 'made up',
    regions: [
      { id: 'north', name: 'Tai Tokerau', places: ['Northland', 'Kaitāia', 'Hillside'] },
      { id: 'middle', name: 'Waikato', places: ['Hamilton', 'Thames', 'North Hillside'] },
      { id: 'south', name: 'Otago', places: ['Dunedin', 'Thames'] },
    ],
    ambiguous: [{ place: 'Border Town', regions: ['north', 'middle'] }],
  },
  status: {
    reviewEveryDays: 180,
    notices: [
      {
        id: 'ended',
        full: 'The groups ended on 28 January 2026.',
        short: 'The groups have ended.',
        source: { title: 'News page', publisher: 'The Bureau', address: 'https://example.org/news' },
        from: '2026-01-28',
        reviewedOn: null,
        seen: 'made up',
        concerns: ['existence', 'joining', 'funding', 'roles', 'numbers', 'contacts'],
      },
      {
        id: 'closed',
        full: 'No new groups were made from June 2019.',
        short: 'No new groups were made.',
        source: { title: 'Older page', publisher: 'The Bureau', address: 'https://example.org/older' },
        from: '2019-06-01',
        reviewedOn: '2019-06-02',
        seen: 'made up',
        concerns: ['existence', 'joining', 'numbers'],
      },
    ],
  },
  questions: labelled,
};
