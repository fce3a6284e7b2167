// The rules over figures.yaml and premises.yaml are shown to bite: one thing is broken, one fault is found, at its file and line.
import { describe, expect, test } from 'vitest';
import { findProblems } from '../../../src/content/check/rules.ts';
import { readContent } from '../../../src/content/load-content.ts';
import type { Problem } from '../../../src/content/problem.ts';
import { type FolderTexts, lineHolding, memoryFiles, tinyFolder, withChange } from '../../support/knowledge-folder.ts';

const FIGURES = 'knowledge/figures.yaml';
const PREMISES = 'knowledge/premises.yaml';
const FACTS = 'knowledge/facts.yaml';

function problemsOf(texts: FolderTexts): readonly Problem[] {
  const read = readContent({ knowledgeDir: 'knowledge', dialogsDir: 'dialogs', questions: true, files: memoryFiles(texts) });
  return read.draft ? findProblems(read.draft, '2026-11-22') : read.problems;
}
const faultsOf = (texts: FolderTexts) => problemsOf(texts).map(({ file, line, fault }) => `${file}:${line} ${fault}`);

const measure = (id: string) => `  - { id: ${id}, noun: groups, thing: [community], entry: count }\n`;
const premise = (changes: Readonly<Record<string, string>> = {}) => {
  const parts = {
    id: 'free',
    facts: '[3]',
    entry: 'who',
    correction: "'nobody had to join'",
    about: '[join]',
    wrong: '[must join]',
    ...changes,
  };
  const lines = Object.entries(parts).map(([name, text], at) => `${at === 0 ? '  - ' : '    '}${name}: ${text}\n`);
  return withChange(PREMISES, 'premises: []', `premises:\n${lines.join('')}`);
};
/** The tiny folder with schools counted on the first day only, and told by the entry. */
const withSchools = (release: string): FolderTexts => {
  const day = release === 'first' ? '2015-11-18' : '2016-07-01';
  const fact = `- id: 8\n  subject: schools\n  says: 'There were 40 schools.'\n  value: 40\n  unit: schools\n  measure: schools-total\n  asAt: '${day}'\n  release: ${release}\n  paragraph: 1\n`;
  const facts = { ...tinyFolder, [FACTS]: `${tinyFolder[FACTS]}${fact}` };
  const told = withChange('knowledge/entries/numbers/count.md', 'facts: [2, 1]', 'facts: [2, 1, 8]', facts);
  return withChange(FIGURES, 'entry: count }\n', `entry: count }\n${measure('schools-total')}`, told);
};
/** Faults of the two files alone. */
const figureFaults = (texts: FolderTexts) => faultsOf(texts).filter((fault) => fault.startsWith(FIGURES) || fault.startsWith(PREMISES));
const rule = '{ of: communities-total, less: schools-total, is: more, thing: [community], cues: [not], entry: count }';

describe('figures.yaml', () => {
  test.each([
    ['a measure of no fact', 'id: communities-total', 'id: cats-total', 'no fact has the measure "cats-total"'],
    ['an entry that does not tell it', 'entry: count }', 'entry: who }', 'the entry "who" does not tell the measure "communities-total"'],
    ['an entry that is none', 'entry: count }', 'entry: nowhere }', 'the entry "nowhere" does not tell the measure "communities-total"'],
    ['a gap that is none', 'entry: count }', 'entry: count, gaps: { earlier: who, later: who } }', '"who" is no gap entry'],
  ])('refuses %s', (_, from, to, fault) => {
    const texts = withChange(
      FIGURES,
      `${from}${from.startsWith('id') ? ', noun' : '\n'}`,
      `${to}${from.startsWith('id') ? ', noun' : '\n'}`,
    );
    const found = figureFaults(texts);
    expect(found).toContain(`${FIGURES}:${lineHolding(texts, FIGURES, 'noun: communities')} ${fault}`);
  });

  test('refuses a measure that stands twice, at the second', () => {
    const texts = withChange(FIGURES, 'entry: count }\n', `entry: count }\n${measure('communities-total')}`);
    expect(figureFaults(texts)).toEqual([
      `${FIGURES}:${lineHolding(texts, FIGURES, 'noun: groups')} the measure "communities-total" stands here twice`,
    ]);
  });

  test('refuses a list of words that is missing, and one that is none', () => {
    expect(faultsOf(withChange(FIGURES, '  how-many: [how many]\n', ''))[0]).toContain('the list "how-many" is missing');
    expect(faultsOf(withChange(FIGURES, 'thing: [community]', 'thing: [cats]'))[0]).toContain('"cats" is no list of words');
  });

  test('takes a difference of figures that one release gives together', () => {
    const texts = withChange(FIGURES, 'differences: []', `differences:\n  - ${rule}`, withSchools('first'));
    expect(figureFaults(texts)).toEqual([]);
  });

  test('refuses what no release gives together', () => {
    const apart = withChange(FACTS, "measure: communities-total\n  asAt: '2016", "asAt: '2016", withSchools('second'));
    const texts = withChange(FIGURES, 'differences: []', `differences:\n  - ${rule}`, apart);
    expect(figureFaults(texts)).toEqual([
      `${FIGURES}:${lineHolding(texts, FIGURES, 'is: more')} no release gives both "communities-total" and "schools-total"`,
    ]);
  });

  test.each([
    ['a difference of what is no measure', `differences:\n  - ${rule}`, '"schools-total" is none of the measures above'],
    [
      'a share of what is no measure',
      'differences: []\nshares:\n  - { part: cats, whole: communities-total, did: joined, entry: count }',
      '"cats" is none of the measures above',
    ],
    [
      'a share that no fact states',
      'differences: []\nshares:\n  - { part: communities-total, whole: communities-total, did: joined, stated: cats, entry: count }',
      'no fact has the measure "cats"',
    ],
    [
      'a share whose entry is none',
      'differences: []\nshares:\n  - { part: communities-total, whole: communities-total, did: joined, entry: nowhere }',
      'the entry "nowhere" does not exist',
    ],
  ])('refuses %s', (_, text, fault) => {
    const base = text.includes('shares:') ? withChange(FIGURES, '\nshares: []', '') : tinyFolder;
    const texts = withChange(FIGURES, 'differences: []', text, base);
    expect(figureFaults(texts).map((found) => found.replace(/^\S+ /, ''))).toEqual([fault]);
  });

  test('refuses a moment of an unknown release, and one told by another day', () => {
    expect(figureFaults(withChange(FIGURES, 'release: second, entry', 'release: third, entry'))[0]).toContain(
      'names the release "third", which is not known',
    );
    expect(figureFaults(withChange(FIGURES, 'release: second, entry', 'release: first, entry'))[0]).toContain(
      'the entry "count" does not tell the day of "first"',
    );
  });

  test('a class that is not there is no pattern', () => {
    expect(faultsOf(withChange(FIGURES, 'says: [new communities]', 'says: [<cats> came]'))[0]).toContain('<cats> is no class');
  });
});

describe('premises.yaml', () => {
  test('takes a sound premise', () => {
    expect(faultsOf(premise())).toEqual([]);
    expect(faultsOf(premise({ correction: "'as at {date:3} nobody had to join'" }))).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['a fact that is not there', { facts: '[3, 99]' }, 'facts:', 'fact 99 is not in the ledger'],
    ['an entry that rests on other facts', { entry: 'count' }, 'entry:', 'the entry "count" rests on none of the premise\'s facts'],
    ['a premise of which nothing is said', { wrong: '[]' }, 'id: free', 'nothing is said in it'],
    ['a full stop of its own', { correction: "'nobody had to join.'" }, 'correction:', 'the correction ends a sentence of ours'],
    ['a figure of its own', { correction: "'only 12 had to join'" }, 'correction:', 'the figure "12" stands outside the ledger'],
    ['a month of its own', { correction: "'by July nobody had to join'" }, 'correction:', 'the date "July" stands outside the ledger'],
    ['a reference to nothing', { correction: "'{fact:99} said so'" }, 'correction:', '{fact:99} names nothing that can be printed'],
    [
      'a fact that it does not rest on',
      { correction: "'{fact:4} said so'" },
      'correction:',
      'the correction prints fact 4, which the premise does not rest on',
    ],
  ])('refuses %s', (_, changes, at, fault) => {
    const texts = premise(changes);
    expect(faultsOf(texts)).toEqual([`${PREMISES}:${lineHolding(texts, PREMISES, at)} ${fault}`]);
  });

  test('refuses an id given twice, and a class that is not there', () => {
    const texts = premise();
    const twice = { ...texts, [PREMISES]: `${texts[PREMISES]}${(texts[PREMISES] ?? '').split('premises:\n')[1]}` };
    expect(faultsOf(twice)).toHaveLength(1);
    expect(faultsOf(twice)[0]).toContain('the id "free" is given twice');
    expect(faultsOf(premise({ about: '[<cats>]' }))[0]).toContain('<cats> is no class');
  });
});
