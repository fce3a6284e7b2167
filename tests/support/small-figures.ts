// A small ledger of counts in memory, with the words by which people ask for them: what the figures rules are tried on.
import type { Knowledge } from '../../src/content/content.ts';
import type { Fact } from '../../src/content/schema/facts.ts';
import { type Figures, figuresFile, figureWords } from '../../src/content/schema/figures.ts';
import { aFact, anEntry, FIRST, SECOND } from './small-builders.ts';
import { smallReleases } from './small-ledger.ts';

const WORDS: Readonly<Record<string, readonly string[]>> = {
  community: ['community', 'cluster'],
  school: ['school'],
  student: ['student', 'pupil'],
  leader: ['leader'],
  eligible: ['eligible'],
  new: ['=new'],
  gain: ['gain'],
  money: ['million', 'money'],
  role: ['role'],
  rollout: ['roll out'],
  'how-many': ['how many|much'],
  figure: ['number|count', 'number of'],
  share: ['share|percentage', 'what part', 'out of'],
  difference: ['difference', 'increase|rise|grow|grew|grown'],
  more: ['more|additional|extra'],
  before: ['before|already'],
  not: ['not|never|without|outside'],
  double: ['double|doubled'],
  average: ['average|per'],
  projection: ['projected|forecast'],
  total: ['altogether', 'in all'],
  latest: ['latest|now'],
  about: ['about|roughly', 'or so'],
  almost: ['almost|nearly', 'not quite'],
  over: ['over|above', 'more than'],
  under: ['under|below', 'fewer than'],
  exactly: ['exactly'],
  between: ['between'],
  every: ['all|every'],
  none: ['none|no'],
  most: ['most'],
  few: ['hardly any'],
  told: ['announced'],
  claiming: ['right|think|notes|say|says'],
  being: ['have|has|had|join|joined|belong', '=in'],
  filler: ['the|a|an|of|on|at|by|to|for|from|with|is|are|was|were|did|do|there|that|it|they|and|or|we|our|this|please|one'],
  month: ['january|july|november'],
  calendar: ['year|years'],
  date: ['date|when'],
  what: ['what|which|who|where|why'],
};

export const smallFigures: Figures = figuresFile.parse({
  words: { ...Object.fromEntries(figureWords.map((name) => [name, [`x ${name.replaceAll('-', ' ')}`]])), ...WORDS },
  measures: [
    {
      id: 'communities-total',
      noun: 'communities',
      thing: ['community'],
      entry: 'communities',
      gaps: { earlier: 'too-early', later: 'too-late' },
    },
    { id: 'communities-new', noun: 'new communities', thing: ['community'], cues: ['new'], entry: 'new-ones' },
    { id: 'schools-total', noun: 'schools in communities', thing: ['school'], entry: 'schools' },
    { id: 'schools-eligible', noun: 'eligible schools', thing: ['school'], cues: ['eligible'], entry: 'eligible' },
    { id: 'leaders-total', noun: 'communities with a leader', thing: ['community', 'leader'], cues: ['leader'], entry: 'leaders' },
    { id: 'students-total', noun: 'students', thing: ['student'], entry: 'students' },
    { id: 'money', noun: 'million dollars', called: 'money of it all', thing: ['money'], cues: ['money'], entry: 'money', kind: 'money' },
    { id: 'schools-share', noun: 'eligible schools', called: 'share of schools', thing: ['school'], entry: 'share', kind: 'share' },
  ],
  differences: [
    {
      of: 'schools-eligible',
      less: 'schools-total',
      is: 'schools outside',
      thing: ['school'],
      cues: ['not'],
      entry: 'outside',
    },
    {
      of: 'communities-total',
      less: 'leaders-total',
      is: 'communities without a leader',
      thing: ['community', 'leader'],
      cues: ['not', 'leader'],
      entry: 'leaders',
    },
    {
      of: 'communities-total',
      less: 'communities-new',
      is: 'older communities',
      thing: ['community'],
      cues: ['before', 'new'],
      entry: 'new-ones',
    },
  ],
  shares: [
    { part: 'schools-total', whole: 'schools-eligible', did: 'were in a community', stated: 'schools-share', entry: 'share' },
    { part: 'leaders-total', whole: 'communities-total', did: 'had a leader', entry: 'leaders' },
  ],
  moments: [{ release: 'first', entry: 'first-day', says: ['new communities .. announced'] }],
});

const inFirst = { asAt: FIRST, release: 'first' } as const;
const inSecond = { asAt: SECOND, release: 'second' } as const;
const counts = (id: number, measure: string, value: number, changes: Partial<Fact> = {}) => aFact(id, { measure, value, ...changes });

/** Facts of three releases; the numbers are those of no release of ours. */
export const countedFacts: readonly Fact[] = [
  counts(1, 'communities-total', 80, inFirst),
  counts(2, 'communities-new', 30, inFirst),
  counts(3, 'communities-total', 110, { ...inSecond, qualifier: 'some' }),
  counts(4, 'leaders-total', 22, inSecond),
  counts(5, 'communities-total', 160),
  counts(6, 'schools-total', 700, inFirst),
  counts(7, 'schools-total', 1500),
  counts(8, 'schools-eligible', 2000),
  aFact(9, { measure: 'schools-share', value: 'half', qualifier: 'over', unit: 'eligible schools' }),
  counts(10, 'students-total', 300000, { ...inFirst, qualifier: 'more than' }),
  counts(11, 'students-total', 500000, { qualifier: 'more than' }),
  counts(12, 'money', 44, { ...inFirst, unit: 'NZ$ million', sameAs: [13] }),
  counts(13, 'money', 44, { unit: 'NZ$ million', sameAs: [12] }),
  counts(14, 'example-share', 90, { unit: 'per cent', qualifier: 'at least' }),
  aFact(15, { ...inFirst, says: 'It was announced that day.' }),
  aFact(16, { says: 'The Minister approved the plans.' }),
];

const told: Readonly<Record<string, readonly number[]>> = {
  communities: [5, 3, 1],
  'new-ones': [2],
  schools: [7, 6],
  eligible: [8],
  leaders: [4, 3],
  students: [11, 10],
  money: [13, 12],
  share: [9, 7, 8],
  outside: [8, 7, 9],
  'first-day': [15],
  'who-approves': [16],
};

export const countedKnowledge: Pick<Knowledge, 'facts' | 'figures' | 'premises' | 'entries' | 'releases' | 'contacts'> = {
  facts: new Map(countedFacts.map((fact) => [fact.id, fact])),
  figures: smallFigures,
  premises: {
    classes: { minister: ['minister'], others: ['board|union'] },
    negations: ['not', 'never', 'no', 'none'],
    premises: [
      {
        id: 'who-approves',
        facts: [16],
        entry: 'who-approves',
        correction: 'the Minister approved the plans',
        about: ['plan'],
        wrong: ['<others> .. approve|approved'],
        right: ['<minister> .. approve|approved'],
        unless: ['<minister>'],
      },
    ],
  },
  entries: new Map(Object.entries(told).map(([id, facts]) => [id, anEntry(id, { facts })])),
  releases: new Map(smallReleases.map((release) => [release.id, release])),
  contacts: new Map(),
};
