// A tiny sound knowledge folder in memory, and ways to break one thing in it.
import type { Files } from '../../src/content/files.ts';
import { figureWords } from '../../src/content/schema/figures.ts';

/** Path → text, as the folders `knowledge` and `dialogs` would hold it. */
export type FolderTexts = Readonly<Record<string, string>>;

const REGION_IDS = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10'] as const;

const FACTS = `- id: 1
  subject: communities
  says: 'There were 96 communities in all.'
  value: 96
  unit: communities
  measure: communities-total
  asAt: '2015-11-18'
  release: first
  paragraph: 1
- id: 2
  subject: communities
  says: 'There were some 1,170 communities.'
  value: 1170
  unit: communities
  qualifier: some
  measure: communities-total
  asAt: '2016-07-01'
  release: second
  paragraph: 1
- id: 3
  subject: joining
  says: 'Nobody had to join.'
  asAt: '2016-07-01'
  release: second
  paragraph: 2
- id: 4
  subject: announcer
  says: 'Mere Ngata told the press in Northland.'
  value: 'Mere Ngata'
  details: { place: 'Northland' }
  asAt: '2016-07-01'
  release: second
  paragraph: 2
- id: 5
  subject: contacts
  says: 'The telephone number was 0800 111 222.'
  value: '0800 111 222'
  asAt: '2016-07-01'
  release: second
  paragraph: 2
- id: 6
  subject: money
  says: 'It cost $5 million.'
  value: 5
  unit: NZ$ million
  asAt: '2015-11-18'
  release: first
  paragraph: 1
  sameAs: [7]
- id: 7
  subject: money
  says: 'It cost $5 million.'
  value: 5
  unit: NZ$ million
  asAt: '2016-07-01'
  release: second
  paragraph: 2
  sameAs: [6]
`;

const RELEASES = `- id: first
  text: first.txt
  title: 'The first release'
  publisher: 'A publisher'
  date: '2015-11-18'
  dateMeans: published
  address: https://example.org/first
  paragraphs:
    - { n: 1, fingerprint: '0000000000000001' }
- id: second
  text: second.txt
  title: 'The second release'
  publisher: 'A publisher'
  date: '2016-07-01'
  dateMeans: last updated
  address: null
  paragraphs:
    - { n: 1, fingerprint: '0000000000000002' }
    - { n: 2, fingerprint: '0000000000000003' }
`;

const COUNT = `---
id: count
kind: answer
title: How many communities there were
facts: [2, 1]
series: communities-total
asks:
  - how many communities
  - number of communities
  - count of Kāhui Ako
profile: { community: 1 }
related: [who]
topics: [count]
---
As at {date:lead} there were {fact:lead} Communities of Learning.
`;

const WHO = `---
id: who
kind: answer
title: Who spoke and whether joining was free
facts: [4, 3, 5, 6, 7]
asks:
  - who spoke
  - who said it
  - is joining voluntary
topics: [who]
---
{fact:4} said in {fact:4:place} that nobody had to join.

It cost {fact:6}, says {release:first}. Ring {contact:line}.
`;

const CONTACTS = `- id: line
  name: The line
  phone: 0800 111 222
  how: by phone
  address: null
  fact: 5
  use: enquiries
  reviewedOn: '2026-11-01'
  source: a release
`;

const STATUS = `reviewEveryDays: 180
notices:
  - id: ended
    full: It has ended.
    short: Ended.
    source: { title: A page, publisher: A publisher, address: https://example.org/page }
    from: '2026-01-28'
    reviewedOn: '2026-11-01'
    seen: live page
    concerns: [existence]
`;

const WORDS = `concepts:
  - id: community
    kind: subject
    says: [community]
    includes: [group]
  - id: group
    kind: subject
    says: [group]
  - id: cluster
    kind: subject
    says: [cluster]
aliases:
  comunity: community
  grp: group
keep: [unity]
`;

const TIMES = `now: [now]
latest: [latest]
earliest: [earliest]
growth: [over time]
same: [that time]
releases:
  - release: first
    called: [release]
    says: [it was founded]
  - release: second
    called: [release]
    says: [it was enlarged]
`;

const ACTS = `- id: thanks
  kind: talk
  exact: [thanks]
  asks: [thank you so much, that helped me, great help]
  topics: [thanks*]
`;

const URGENT = `thresholds: { possible: 0.5, clear: 1 }
spellings: {}
fillers: []
keep: []
classes: {}
apart: []
phrases:
  - { what: danger, concern: danger, certainty: clear, says: [in danger] }
signals:
  - { what: harm, role: harm, concern: violence, weight: 1, says: [hurt] }
`;

const DECLINES = Array.from({ length: 25 }, (_, index) => {
  const n = index + 1;
  return `- id: other-${n}
  title: Another subject
  kind: neighbour
  asks: [other ${n} a, other ${n} b, other ${n} c]
  goTo:
    - { name: An office, address: null }
  topics: [other-${n}]
`;
}).join('');

const REGIONS = `asAt: '2016-05-24'
source: a directory
regions:
${REGION_IDS.map((id) => `  - { id: ${id}, name: Region ${id}, places: [Town ${id}] }\n`)
  .join('')
  .replace('Town r4', 'Town r4, Fernhill')}ambiguous:
  - { place: Border, regions: [r1, r2] }
`;

const FIGURES = `words:
${figureWords.map((name) => `  ${name}: [${name.replaceAll('-', ' ')}]\n`).join('')}  community: [community]
measures:
  - { id: communities-total, noun: communities, thing: [community], entry: count }
differences: []
shares: []
moments:
  - { release: second, entry: count, says: [new communities] }
`;

const PREMISES = 'classes: {}\nnegations: [not]\npremises: []\n';

/** Sound as it stands on 22 November 2026. */
export const tinyFolder: FolderTexts = {
  'knowledge/releases.yaml': RELEASES,
  'knowledge/facts.yaml': FACTS,
  'knowledge/entries/numbers/count.md': COUNT,
  'knowledge/entries/people/who.md': WHO,
  'knowledge/words.yaml': WORDS,
  'knowledge/times.yaml': TIMES,
  'knowledge/figures.yaml': FIGURES,
  'knowledge/premises.yaml': PREMISES,
  'knowledge/declines.yaml': DECLINES,
  'knowledge/acts.yaml': ACTS,
  'knowledge/urgent.yaml': URGENT,
  'knowledge/regions.yaml': REGIONS,
  'knowledge/status.yaml': STATUS,
  'knowledge/contacts.yaml': CONTACTS,
  'knowledge/questions/a.jsonl': '{"q":"how many","kind":"answer","facts":[2]}\n{"turns":["hi","who?"],"kind":"answer","facts":[4]}\n',
  'dialogs/en-NZ.yaml': "greeting: 'Hello {name}'\nclosing: 'Goodbye'\n",
  'dialogs/mi-NZ.yaml': "greeting: 'Kia ora {name}'\nclosing: 'Ka kite'\n",
};

/** The folder with `from` replaced by `to` in one file; `from` must stand there exactly once. */
export function withChange(file: string, from: string, to: string, texts: FolderTexts = tinyFolder): FolderTexts {
  const parts = (texts[file] ?? '').split(from);
  if (parts.length !== 2) throw new Error(`"${from}" stands ${parts.length - 1} times in ${file}`);
  return { ...texts, [file]: parts.join(to) };
}

/** Line (from 1) of the first line of a file that holds `marker`. */
export function lineHolding(texts: FolderTexts, file: string, marker: string): number {
  const index = (texts[file] ?? '').split('\n').findIndex((line) => line.includes(marker));
  if (index < 0) throw new Error(`no line of ${file} holds "${marker}"`);
  return index + 1;
}

/** Files in memory; a folder exists when a file lies below it. */
export function memoryFiles(texts: FolderTexts): Files {
  const below = (folder: string) =>
    Object.keys(texts)
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1))
      .sort();
  return {
    exists: (path) => texts[path] !== undefined || below(path).length > 0,
    read(path) {
      const text = texts[path];
      if (text === undefined) throw new Error(`${path} does not exist`);
      return text;
    },
    below,
  };
}
