// Every rule of the knowledge check is shown to bite: one thing is broken, one fault is found, at its file and line.
import { describe, expect, test } from 'vitest';
import { findProblems, rules } from '../../../src/content/check/rules.ts';
import { readContent } from '../../../src/content/load-content.ts';
import type { Problem } from '../../../src/content/problem.ts';
import { type FolderTexts, lineHolding, memoryFiles, tinyFolder, withChange } from '../../support/knowledge-folder.ts';

const TODAY = '2026-11-22';
const COUNT = 'knowledge/entries/numbers/count.md';
const WHO = 'knowledge/entries/people/who.md';
const FACTS = 'knowledge/facts.yaml';
const WORDS = 'knowledge/words.yaml';
const TIMES = 'knowledge/times.yaml';

function problemsOf(texts: FolderTexts): readonly Problem[] {
  const read = readContent({ knowledgeDir: 'knowledge', dialogsDir: 'dialogs', questions: true, files: memoryFiles(texts) });
  return read.draft ? findProblems(read.draft, TODAY) : read.problems;
}

type Refusal = {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** A piece of the line the fault must name, in `inFile` or else in `file`. */
  readonly at: string;
  readonly inFile?: string;
  readonly fault: RegExp;
};

const body = 'As at {date:lead} there were {fact:lead} Communities of Learning.';
const inBody = (name: string, words: string, fault: RegExp): Refusal => ({
  name,
  file: COUNT,
  from: body,
  to: `${body}\n\n${words}`,
  at: words,
  fault,
});

const refusals: readonly Refusal[] = [
  {
    name: 'an unknown fact listed by an entry',
    file: COUNT,
    from: 'facts: [2, 1]',
    to: 'facts: [2, 1, 99]',
    at: 'facts:',
    fault: /fact 99 is not in the ledger/,
  },
  inBody('a reference to an unknown fact', 'See {date:99}.', /\{date:99\} names a fact that is not in the ledger/),
  inBody('a reference to an unknown contact', 'Ring {contact:nobody}.', /names a contact that contacts.yaml does not hold/),
  inBody('a reference to an unknown release', 'See {release:third}.', /names a release that releases.yaml does not hold/),
  inBody('a reference to a detail that a fact lacks', 'See {fact:2:place}.', /names a detail that the fact does not have/),
  {
    name: 'a lead reference in an entry without a series',
    file: WHO,
    from: '{fact:4} said',
    to: '{fact:lead} and {fact:4} said',
    at: '{fact:lead}',
    fault: /\{fact:lead\} needs a series/,
  },
  inBody('braces that are no reference', 'See {figure:2}.', /\{figure:2\} is not a reference/),
  inBody('a brace left open', 'See {fact: now.', /\{ is not a reference/),
  {
    name: 'a reference that prints a statement',
    file: WHO,
    from: '{fact:4} said',
    to: '{fact:3} {fact:4} said',
    at: '{fact:3}',
    fault: /names a statement, which has no value/,
  },
  {
    name: 'a fact that no entry rests on',
    file: WHO,
    from: 'facts: [4, 3, 5, 6, 7]',
    to: 'facts: [4, 5, 6, 7]',
    at: '- id: 3',
    inFile: FACTS,
    fault: /no entry rests on fact 3/,
  },
  {
    name: 'a printed fact that the entry does not list',
    file: WHO,
    from: 'nobody had to join',
    to: 'nobody of {fact:1} had to join',
    at: '{fact:1}',
    fault: /prints fact 1, which the entry does not list/,
  },
  {
    name: 'a listed figure that the entry never prints',
    file: WHO,
    from: 'facts: [4, 3, 5, 6, 7]',
    to: 'facts: [4, 3, 5, 6, 7, 1]',
    at: 'facts:',
    fault: /rests on fact 1 but never prints its value/,
  },
  {
    name: 'a listed name that the entry never prints',
    file: COUNT,
    from: 'facts: [2, 1]',
    to: 'facts: [2, 1, 4]',
    at: 'facts:',
    fault: /rests on fact 4 but never prints its value/,
  },
  {
    name: 'a series that no fact measures',
    file: COUNT,
    from: 'series: communities-total',
    to: 'series: sheep-total',
    at: 'series:',
    fault: /no fact has the measure "sheep-total"/,
  },
  inBody('a qualifier that the figure brings along', 'There were about {fact:2} then.', /"about" stands in front of \{fact:2\}/),
  inBody('a figure in digits', 'There were 96 of them.', /the figure "96" stands outside the ledger/),
  inBody('a figure in words', 'There were forty of them.', /the figure "forty" stands outside the ledger/),
  inBody('a fraction in words', 'About half of them joined.', /the figure "half"/),
  inBody('a sum of money', 'It cost $359 million.', /the figure "\$359 million"/),
  inBody('a share', 'At least 90% left.', /the figure "90%"/),
  inBody('a month', 'It began in November.', /the date "November"/),
  inBody('the month of May', 'It began in May.', /the date "May"/),
  inBody('a web address', 'Go to www.education.govt.nz/join today.', /the address "www\.education\.govt\.nz\/join"/),
  inBody('an e-mail address', 'Write to ies@education.govt.nz now.', /the address "ies@education\.govt\.nz"/),
  inBody('a telephone number', 'Ring 0800 437 4636 now.', /the figure "0800 437 4636"/),
  inBody('a name that the ledger holds', 'It was said by Mere Ngata herself.', /the name "Mere Ngata" stands outside the ledger/),
  inBody('a name the ledger holds at the start of a sentence', 'Northland was there.', /the name "Northland"/),
  inBody('a name that nothing holds', 'It was said in Timaru by people.', /the name "Timaru"/),
  inBody('a place that begins a sentence', 'Fernhill was there.', /the name "Fernhill"/),
  inBody('a name of several words at the start of a sentence', 'Jane Smith was there.', /the name "Smith"/),
  {
    name: 'a figure in a title',
    file: COUNT,
    from: 'How many communities there were',
    to: 'How 96 communities came to be',
    at: 'title:',
    fault: /the title holds the figure "96"/,
  },
  {
    name: 'a name in a title that none of its facts holds',
    file: COUNT,
    from: 'How many communities there were',
    to: 'How many there were in Northland',
    at: 'title:',
    fault: /the title holds the name "Northland"/,
  },
  {
    name: 'a fact with another date than its release',
    file: FACTS,
    from: "1,170 communities.'\n  value: 1170\n  unit: communities\n  qualifier: some\n  measure: communities-total\n  asAt: '2016-07-01'",
    to: "1,170 communities.'\n  value: 1170\n  unit: communities\n  qualifier: some\n  measure: communities-total\n  asAt: '2016-07-02'",
    at: "'2016-07-02'",
    fault: /fact 2 is dated 2016-07-02, its release 2016-07-01/,
  },
  {
    name: 'a fact of an unknown release',
    file: FACTS,
    from: "asAt: '2015-11-18'\n  release: first\n  paragraph: 1\n- id: 2",
    to: "asAt: '2015-11-18'\n  release: third\n  paragraph: 1\n- id: 2",
    at: 'release: third',
    fault: /names the release "third", which is not known/,
  },
  {
    name: 'a fact of a paragraph that does not exist',
    file: FACTS,
    from: 'paragraph: 1\n- id: 2',
    to: 'paragraph: 8\n- id: 2',
    at: 'paragraph: 8',
    fault: /names paragraph 8, which "first" does not have/,
  },
  {
    name: 'a sentence without its value',
    file: FACTS,
    from: 'There were 96 communities',
    to: 'There were 97 communities',
    at: 'There were 97',
    fault: /the sentence of fact 1 does not say "96"/,
  },
  {
    name: 'a sentence without its qualifier',
    file: FACTS,
    from: 'There were some 1,170',
    to: 'There were 1,170',
    at: 'There were 1,170',
    fault: /does not say "some 1,170"/,
  },
  {
    name: 'a sentence without its detail',
    file: FACTS,
    from: 'the press in Northland',
    to: 'the press',
    at: 'the press',
    fault: /does not say "Northland"/,
  },
  {
    name: 'a number that counts nothing',
    file: FACTS,
    from: '  value: 96\n  unit: communities\n',
    to: '  value: 96\n',
    at: 'value: 96',
    fault: /counts something, but does not say what/,
  },
  {
    name: 'a qualifier without a value',
    file: FACTS,
    from: "join.'\n",
    to: "join.'\n  qualifier: about\n",
    at: 'qualifier: about',
    fault: /qualifies a value that it does not have/,
  },
  {
    name: 'a link to an unknown fact',
    file: FACTS,
    from: "join.'\n",
    to: "join.'\n  partOf: [99]\n",
    at: 'partOf: [99]',
    fault: /fact 3 is linked to fact 99, which is not known/,
  },
  {
    name: 'a repetition that its twin does not know of',
    file: FACTS,
    from: 'paragraph: 2\n  sameAs: [6]\n',
    to: 'paragraph: 2\n',
    at: 'sameAs: [7]',
    fault: /fact 6 repeats fact 7, but 7 does not say so/,
  },
  {
    name: 'a related entry that does not exist',
    file: COUNT,
    from: 'related: [who]',
    to: 'related: [whom]',
    at: 'related:',
    fault: /the related entry "whom" does not exist/,
  },
  {
    name: 'an entry related to itself',
    file: COUNT,
    from: 'related: [who]',
    to: 'related: [count]',
    at: 'related:',
    fault: /the related entry "count" is the entry itself/,
  },
  {
    name: 'a profile concept that does not exist',
    file: COUNT,
    from: 'profile: { community: 1 }',
    to: 'profile: { comunity: 1 }',
    at: 'profile:',
    fault: /the concept "comunity" is not in words\.yaml/,
  },
  {
    name: 'an included concept that does not exist',
    file: WORDS,
    from: 'includes: [group]',
    to: 'includes: [groups]',
    at: 'includes:',
    fault: /includes the concept "groups", which does not exist/,
  },
  {
    name: 'concepts that include each other',
    file: WORDS,
    from: 'says: [group]\n',
    to: 'says: [group]\n    includes: [community]\n',
    at: 'includes: [group]',
    fault: /the concepts loop: community → group → community/,
  },
  {
    name: 'a concept that includes itself',
    file: WORDS,
    from: 'says: [cluster]\n',
    to: 'says: [cluster]\n    includes: [cluster]\n',
    at: 'includes: [cluster]',
    fault: /the concepts loop: cluster → cluster/,
  },
  {
    name: 'an alias that leads to an alias',
    file: WORDS,
    from: '  grp: group',
    to: '  grp: comunity',
    at: 'grp:',
    fault: /the alias "grp" leads to "comunity", which is itself an alias of "community"/,
  },
  {
    name: 'an alias that leads to itself',
    file: WORDS,
    from: '  grp: group',
    to: '  grp: Grp',
    at: 'grp:',
    fault: /the alias "grp" leads to itself/,
  },
  {
    name: 'a time of an unknown release',
    file: TIMES,
    from: 'release: second',
    to: 'release: third',
    at: 'release: third',
    fault: /names the release "third", which is not known/,
  },
  {
    name: 'the names of one release in two places',
    file: TIMES,
    from: 'release: second',
    to: 'release: "first"',
    at: '"first"',
    fault: /"first" stands here twice/,
  },
  {
    name: 'a phrase that means two times',
    file: TIMES,
    from: '[earliest]',
    to: '[earliest, "Over time!"]',
    at: 'growth:',
    fault: /"over time" stands twice for a time/,
  },
  {
    name: 'a day that two releases share',
    file: TIMES,
    from: 'it was enlarged',
    to: 'It was founded',
    at: 'It was founded',
    fault: /"It was founded" stands twice for a time/,
  },
  {
    name: 'a phrasing that two entries claim',
    file: WHO,
    from: '  - who spoke',
    to: '  - Count of kahui ako?',
    at: 'Count of',
    fault: /"Count of kahui ako\?" is already a phrasing of "count"/,
  },
  {
    name: 'a phrasing that an entry and a decline claim',
    file: 'knowledge/declines.yaml',
    from: 'other 7 b',
    to: 'Who spoke',
    at: 'Who spoke',
    fault: /already a phrasing of "who"/,
  },
  {
    name: 'a phrasing that a decline and an act claim',
    file: 'knowledge/acts.yaml',
    from: 'that helped me',
    to: 'other 3 b',
    at: 'other 3 b',
    fault: /already a phrasing of "other-3"/,
  },
  {
    name: 'a topic that two entries claim',
    file: WHO,
    from: 'topics: [who]',
    to: 'topics: [who, count]',
    at: 'topics:',
    fault: /the topic "count" already belongs to "count"/,
  },
  {
    name: 'a topic that an act claims with a star',
    file: WHO,
    from: 'topics: [who]',
    to: 'topics: [who, thanks-much]',
    at: 'topics:',
    fault: /the topic "thanks-much" already belongs to "thanks"/,
  },
  {
    name: 'a neighbouring subject without a place to go',
    file: 'knowledge/declines.yaml',
    from: 'other 7 c]\n  goTo:\n    - { name: An office, address: null }\n',
    to: 'other 7 c]\n',
    at: 'id: other-7',
    fault: /"other-7" names no place to go/,
  },
  {
    name: 'a contact of an unknown fact',
    file: 'knowledge/contacts.yaml',
    from: 'fact: 5',
    to: 'fact: 99',
    at: 'fact: 99',
    fault: /fact 99 is not in the ledger/,
  },
  {
    name: 'a place in two regions',
    file: 'knowledge/regions.yaml',
    from: 'places: [Town r2]',
    to: 'places: [Town r2, town R1]',
    at: 'id: r2',
    fault: /"town R1" is already a place of "r1"/,
  },
  {
    name: 'an ambiguous place that one region lists',
    file: 'knowledge/regions.yaml',
    from: 'place: Border',
    to: 'place: Town r3',
    at: 'Town r3, regions',
    fault: /is ambiguous and also a place of "r3"/,
  },
  {
    name: 'an ambiguous place in an unknown region',
    file: 'knowledge/regions.yaml',
    from: 'regions: [r1, r2]',
    to: 'regions: [r1, r11]',
    at: 'r11',
    fault: /the region "r11" does not exist/,
  },
  {
    name: 'a dialog line missing in a language',
    file: 'dialogs/mi-NZ.yaml',
    from: "closing: 'Ka kite'\n",
    to: '',
    at: 'greeting',
    fault: /the line "closing" is missing in mi-NZ/,
  },
  {
    name: 'a dialog line with other placeholders',
    file: 'dialogs/mi-NZ.yaml',
    from: '{name}',
    to: '{ingoa}',
    at: 'greeting',
    fault: /placeholders \{ingoa\}, en-NZ has \{name\}/,
  },
  {
    name: 'a contact reviewed in the future',
    file: 'knowledge/contacts.yaml',
    from: "'2026-11-01'",
    to: "'2026-11-23'",
    at: '2026-11-23',
    fault: /reviewedOn is 2026-11-23, which is after today/,
  },
  {
    name: 'a notice reviewed in the future',
    file: 'knowledge/status.yaml',
    from: "'2026-11-01'",
    to: "'2026-11-23'",
    at: '2026-11-23',
    fault: /reviewedOn is 2026-11-23, which is after today/,
  },
  {
    name: 'an id given twice',
    file: WORDS,
    from: 'id: cluster',
    to: 'id: group # again',
    at: '# again',
    fault: /the id group is already given in knowledge\/words\.yaml:6/,
  },
  {
    name: 'an entry and a decline of one id',
    file: 'knowledge/declines.yaml',
    from: 'id: other-9',
    to: 'id: who',
    at: 'id: who',
    fault: /the id who is already given in knowledge\/entries\/people\/who\.md:2/,
  },
  {
    name: 'a labelled question of an unknown fact',
    file: 'knowledge/questions/a.jsonl',
    from: '"facts":[4]',
    to: '"facts":[44]',
    at: '44',
    fault: /fact 44 is not in the ledger/,
  },
  {
    name: 'a labelled question that is not JSON',
    file: 'knowledge/questions/a.jsonl',
    from: '"facts":[4]}',
    to: '"facts":[4],}',
    at: '[4],',
    fault: /the line is not JSON/,
  },
  {
    name: 'a labelled question of an unknown kind',
    file: 'knowledge/questions/a.jsonl',
    from: '"answer","facts":[4]',
    to: '"reply","facts":[4]',
    at: 'reply',
    fault: /^kind: /,
  },
  {
    name: 'a labelled question without words',
    file: 'knowledge/questions/a.jsonl',
    from: '"q":"how many",',
    to: '',
    at: '[2]',
    fault: /needs either "q" or "turns"/,
  },
];

describe('the knowledge check', () => {
  test('finds nothing in a sound folder', () => {
    expect(problemsOf(tinyFolder)).toEqual([]);
  });

  test.each(refusals)('refuses $name, naming file, line and cure', ({ file, from, to, at, inFile, fault }) => {
    const texts = withChange(file, from, to);
    const [problem, ...others] = problemsOf(texts);
    expect(others).toEqual([]);
    expect(problem?.fault).toMatch(fault);
    expect(problem?.cure).not.toBe('');
    expect(`${problem?.file}:${problem?.line}`).toBe(`${inFile ?? file}:${lineHolding(texts, inFile ?? file, at)}`);
  });

  test('refuses an entry whose file has another name', () => {
    const renamed = withChange(COUNT, 'id: count', 'id: counts');
    const texts = Object.fromEntries(
      Object.entries(renamed).map(([file, text]) => [
        file,
        text.replaceAll(/entry: count\b/g, 'entry: counts').replaceAll('[count]', '[counts]'),
      ]),
    );
    expect(problemsOf(texts).map(({ file, line, fault }) => `${file}:${line} ${fault}`)).toEqual([
      `${COUNT}:${lineHolding(texts, COUNT, 'id: counts')} the entry "counts" lies in count.md`,
    ]);
  });

  test('refuses a contact whose number is not the one of its fact', () => {
    const texts = withChange('knowledge/contacts.yaml', '0800 111 222', '0800 111 223');
    expect(problemsOf(texts).map(({ fault }) => fault)).toContain('the number is not the one of fact 5');
  });

  test('refuses a repetition that holds another figure, on both sides', () => {
    const texts = withChange(
      FACTS,
      "$5 million.'\n  value: 5\n  unit: NZ$ million\n  asAt: '2016",
      "$6 million.'\n  value: 6\n  unit: NZ$ million\n  asAt: '2016",
    );
    expect(problemsOf(texts).filter(({ fault }) => fault.endsWith('but holds another figure'))).toHaveLength(2);
  });

  test('refuses a release and its facts dated in the future', () => {
    const texts = Object.fromEntries(Object.entries(tinyFolder).map(([file, text]) => [file, text.replaceAll('2016-07-01', '2027-07-01')]));
    const faults = problemsOf(texts).map(({ file, fault }) => `${file} ${fault}`);
    expect(faults).toContain('knowledge/releases.yaml date is 2027-07-01, which is after today, 2026-11-22');
    expect(faults.filter((fault) => fault.startsWith('knowledge/facts.yaml asAt is 2027-07-01'))).toHaveLength(5);
  });

  test('lets a notice be written before the day from which it holds', () => {
    expect(problemsOf(withChange('knowledge/status.yaml', "from: '2026-01-28'", "from: '2027-01-28'"))).toEqual([]);
  });

  test.each([
    'One of them, once, was first; both joined.',
    'They have two names.',
    'There were three good reasons.',
    'The Ministry of Education and your local Director of Education know.',
    'TEOs and IES are short forms in New Zealand.',
    'You may march on. May schools join?',
    '- Teachers could share.\n- Leaders could plan.',
    'The Minister said: "Nobody has to."',
  ])('lets an entry write: %s', (words) => {
    expect(problemsOf(withChange(COUNT, body, `${body}\n\n${words}`))).toEqual([]);
  });

  test('lets a title name what its own facts hold', () => {
    expect(problemsOf(withChange(WHO, 'Who spoke and whether', 'Who spoke in Northland and whether'))).toEqual([]);
  });

  test('counts a figure as told by its twin, and a gap tells one by its day', () => {
    const gap = COUNT.replace('count.md', 'unsaid.md');
    const entry =
      '---\nid: unsaid\nkind: gap\ntitle: What is not said\nfacts: [1]\nasks: [x one, x, x more]\n---\nNo release says it. That of {date:1} comes nearest.\n';
    expect(problemsOf({ ...tinyFolder, [gap]: entry })).toEqual([]);
    expect(problemsOf({ ...tinyFolder, [gap]: entry.replace('kind: gap', 'kind: answer') })).toHaveLength(1);
  });

  test('states each promise once', () => {
    expect(new Set(rules.map(({ promise }) => promise)).size).toBe(rules.length);
  });
});
