// A small knowledge in memory with one of everything: three releases, series, gaps, declines, acts, notices and regions.
import type { Knowledge } from '../../src/content/content.ts';
import type { Act } from '../../src/content/schema/acts.ts';
import type { Contact } from '../../src/content/schema/contacts.ts';
import type { Decline } from '../../src/content/schema/declines.ts';
import type { Entry } from '../../src/content/schema/entries.ts';
import type { Fact } from '../../src/content/schema/facts.ts';
import type { LabelledQuestion } from '../../src/content/schema/questions.ts';
import type { Release } from '../../src/content/schema/releases.ts';
import { smallActs } from './small-acts.ts';

/** Days of the three releases. */
export const FIRST = '2015-11-18';
export const SECOND = '2016-07-01';
export const THIRD = '2016-11-09';
/** Long after all of them, when both notices hold. */
export const TODAY = '2026-11-22';

/** A fact of the third release; `changes` overrides parts of it. */
export function aFact(id: number, changes: Partial<Fact> = {}): Fact {
  return {
    id,
    subject: 'communities',
    says: 'Something was so.',
    qualifier: 'exactly',
    asAt: THIRD,
    release: 'third',
    paragraph: 1,
    sameAs: [],
    partOf: [],
    ...changes,
  };
}

/** An answer entry; `changes` overrides parts of it. */
export function anEntry(id: string, changes: Partial<Entry> = {}): Entry {
  return {
    id,
    kind: 'answer',
    title: `About ${id}`,
    facts: [],
    audience: 'anyone',
    status: [],
    asks: [],
    profile: {},
    related: [],
    topics: [],
    topic: 'small',
    body: 'It was so.',
    file: `entries/small/${id}.md`,
    ...changes,
  };
}

/** A labelled question; `changes` overrides parts of it. */
export function aQuestion(changes: Partial<LabelledQuestion> & Pick<LabelledQuestion, 'kind'>): LabelledQuestion {
  return { facts: [], topic: 'unnamed', register: 'plain', author: 'a', ...(changes.turns ? {} : { q: '' }), ...changes };
}

const byId = <T extends { readonly id: string | number }>(items: readonly T[]): ReadonlyMap<T['id'], T> =>
  new Map(items.map((item) => [item.id, item]));

const releases: readonly Release[] = [
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

const inFirst = { asAt: FIRST, release: 'first' } as const;
const inSecond = { asAt: SECOND, release: 'second' } as const;

const facts: readonly Fact[] = [
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

const entries: readonly Entry[] = [
  anEntry('communities-count', {
    title: 'How many communities there were',
    facts: [3, 2, 1],
    series: 'communities-total',
    status: ['numbers'],
    asks: [
      'how many communities were there',
      'number of communities',
      'how many communities of learning',
      'tokohia nga kahui ako',
      'how many communities in july 2016',
      'count of communities',
    ],
    profile: { howmany: 1, community: 1 },
    related: ['schools-count', 'what-is'],
    body: 'As at {date:lead} there were {fact:lead} communities.',
  }),
  anEntry('schools-count', {
    title: 'How many schools belonged',
    facts: [5, 4],
    series: 'schools-total',
    status: ['numbers'],
    asks: [
      'how many schools belonged',
      'number of schools',
      'how many kura were in them',
      'school total',
      'how many schools had joined',
      'count of schools',
    ],
    profile: { howmany: 1, school: 1 },
    related: ['communities-count'],
    body: 'As at {date:lead} there were {fact:lead} schools in them.',
  }),
  anEntry('what-is', {
    title: 'What a community was',
    facts: [13],
    status: ['existence'],
    asks: [
      'what is a community',
      'what is a kahui ako',
      'define community of learning',
      'meaning of kahui ako',
      'explain what a community is',
    ],
    profile: { community: 1, define: 1 },
    related: ['how-to-join', 'communities-count'],
    body: 'It was a group of schools that worked together.',
  }),
  anEntry('how-to-join', {
    title: 'Whether schools had to join',
    facts: [6],
    status: ['joining'],
    asks: [
      'did schools have to join',
      'is joining voluntary',
      'can we sign up',
      'was it voluntary to join',
      'do we have to sign up',
      'joining rules',
    ],
    profile: { join: 1 },
    related: ['what-is'],
    body: 'Nobody had to join. Ask {contact:director}.',
  }),
  anEntry('announcer', {
    title: 'Who announced the help',
    facts: [7],
    asks: ['who announced the help', 'who said so', 'who made the announcement', 'who spoke about the help', 'name of the announcer'],
    profile: { announce: 1 },
    body: '{fact:7} announced it in {fact:7:place} on {date:7}, says {release:second}.',
  }),
  anEntry('money', {
    title: 'How much money there was',
    facts: [10],
    status: ['funding'],
    asks: [
      'how much money was there',
      'what did it cost',
      'how much funding',
      'funding total',
      'dollars spent on it',
      'cost of the programme',
    ],
    profile: { money: 1 },
    body: 'The government set aside {fact:10}.',
  }),
  anEntry('phone', {
    title: 'The number to ring',
    facts: [8],
    status: ['contacts'],
    asks: ['what is the phone number', 'which number do I ring', 'telephone number please', 'phone line', 'ring the phone line'],
    profile: { phone: 1 },
    body: 'You could ring {fact:8}.',
  }),
  anEntry('role-pay', {
    kind: 'gap',
    title: 'Pay for teachers in the roles',
    facts: [12],
    status: ['roles'],
    asks: [
      'what are the teachers paid',
      'salary of the teachers',
      'teacher allowance',
      'how much are teachers paid',
      'pay of the roles',
      'teacher salary',
    ],
    profile: { pay: 1, teacher: 1 },
    related: ['money'],
    topics: ['role-pay', 'leader-pay*'],
    body: 'No release gives the pay. As at {date:12}, {fact:12} teachers were in roles.',
  }),
  anEntry('still-running', {
    kind: 'gap',
    title: 'Whether they still run',
    status: ['existence'],
    asks: ['do they still exist', 'are they still running', 'still going today', 'do they exist now', 'is it still running'],
    profile: { now: 1 },
    related: ['what-is'],
    topics: ['now'],
    body: 'No release says what came after.',
  }),
];

const declines: readonly Decline[] = [
  {
    id: 'student-loans',
    title: 'Student loans',
    kind: 'neighbour',
    asks: ['how do I get a student loan', 'student loan interest', 'pay back my loan', 'loan balance', 'loan forms'],
    profile: { loan: 1 },
    goTo: [
      { name: 'Loan Desk', address: 'https://loans.example.org' },
      { name: 'Town Library', address: null },
    ],
    topics: ['near-loan'],
  },
  {
    id: 'weather',
    title: 'Weather',
    kind: 'far',
    asks: ['will it rain tomorrow', 'weather forecast', 'is it sunny', 'rain today', 'sunny weather'],
    profile: {},
    goTo: [],
    topics: ['far-*'],
  },
];

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

const acts: ReadonlyMap<string, Act> = byId(smallActs);

export const smallKnowledge: Knowledge = {
  releases: byId(releases),
  facts: byId(facts),
  entries: byId(entries),
  declines: byId(declines),
  acts,
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
      { id: 'now', kind: 'time', says: ['still', 'now', 'today'], includes: [] },
    ],
    aliases: { schl: 'school' },
    keep: ['unity'],
  },
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
