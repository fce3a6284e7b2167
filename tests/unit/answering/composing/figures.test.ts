// Worked figures are told with what they follow from and how sure they are; corrections say what is so and nothing else.
import { describe, expect, test } from 'vitest';
import { tellGranted, tellWorked } from '../../../../src/answering/composing/figures.ts';
import { createLines } from '../../../../src/answering/composing/lines.ts';
import type { TakenForGranted, Worked } from '../../../../src/answering/outcome.ts';
import { loadContent } from '../../../../src/content/load-content.ts';
import { languages } from '../../../../src/content/schema/dialogs.ts';
import { SECOND, TODAY } from '../../../support/small-builders.ts';
import { countedKnowledge } from '../../../support/small-figures.ts';

const { dialogs } = loadContent({ knowledgeDir: 'knowledge', dialogsDir: 'dialogs' });
const context = { today: TODAY, lines: createLines(dialogs['en-NZ']) };
const tell = (worked: Worked, today = TODAY) => tellWorked(worked, countedKnowledge, { ...context, today });

describe('worked figures', () => {
  test('growth names both ends, their days, and what lies between', () => {
    const told = tell({ kind: 'growth', from: 1, to: 5, asks: 'number' });
    expect(told?.text).toMatch(/ 80: from 80 as at 18 November 2015 to 160 as at 9 November 2016\..*some 110 as at 1 July 2016/);
    expect(told).toMatchObject({ asAt: '2016-11-09', chart: null });
    expect(told?.facts.map(({ id }) => id)).toEqual([5, 1, 3]);
  });
  test('growth is told as a share only when asked', () => {
    expect(tell({ kind: 'growth', from: 1, to: 5, asks: 'number' })?.text).not.toContain('per cent');
    expect(tell({ kind: 'growth', from: 1, to: 5, asks: 'share' })?.text).toContain('100 per cent');
  });
  test.each<[number, number, string]>([
    [1, 5, dialogs['en-NZ']['figures-doubled'] ?? ''],
    [1, 3, dialogs['en-NZ']['figures-not-doubled'] ?? ''],
  ])('from %i to %i says whether it doubled', (from, to, line) => {
    expect(tell({ kind: 'growth', from, to, asks: 'double' })?.text).toContain(line);
  });
  test('a growth of exactly as much again is not "more than doubled"', () => {
    expect(tell({ kind: 'growth', from: 1, to: 5, asks: 'double' })?.text).not.toContain('more than doubled');
  });
  test('what rests on a rounded figure is rough, what does not is not', () => {
    expect(tell({ kind: 'growth', from: 1, to: 3, asks: 'number' })?.text).toContain('roughly 30');
    expect(tell({ kind: 'rest', of: 8, less: 7 })?.text).not.toContain('roughly');
  });
  test('what remains is told with both figures, and with the share that the release says itself', () => {
    const told = tell({ kind: 'rest', of: 8, less: 7 });
    expect(told?.text).toMatch(/500 schools outside: 2,000 eligible schools, less 1,500 schools in communities\./);
    expect(told?.text).toContain('over half');
    expect(told?.facts.map(({ id }) => id)).toEqual([8, 7, 9]);
  });
  test('shares are told of the whole, the rest of a share as the rest', () => {
    const share = { kind: 'share', part: 7, whole: 8, left: false, places: 0 } as const;
    expect(tell(share)?.text).toMatch(/1,500 of 2,000 eligible schools were in a community\..*over half.*75 per cent/);
    expect(tell({ ...share, left: true })?.text).toContain('25 per cent');
    expect(tell({ ...share, places: 1 })?.text).toContain('75.0 per cent');
    expect(tell({ ...share, part: 4, whole: 3 })?.text).toMatch(/22 of some 110 communities had a leader/);
  });
  test.each<[string, Worked]>([
    ['a fact that is not there', { kind: 'growth', from: 1, to: 99, asks: 'number' }],
    ['facts of two measures', { kind: 'growth', from: 2, to: 5, asks: 'number' }],
    ['facts of two releases', { kind: 'rest', of: 5, less: 2 }],
    ['a part of something else', { kind: 'share', part: 4, whole: 5, left: false, places: 0 }],
  ])('nothing is told of %s', (_, worked) => expect(tell(worked)).toBeNull());
  test('nothing is told before its facts are out', () => {
    expect(tell({ kind: 'growth', from: 1, to: 5, asks: 'number' }, SECOND)).toBeNull();
    expect(tell({ kind: 'growth', from: 1, to: 3, asks: 'number' }, SECOND)).not.toBeNull();
  });
});

describe('what is taken for granted', () => {
  const granted = (changes: Partial<TakenForGranted>) =>
    tellGranted({ verdict: 'wrong', premiseId: null, factIds: [], ...changes }, countedKnowledge, context);
  test('a wrong premise is put right in its own words', () => {
    expect(granted({ premiseId: 'who-approves', factIds: [16] })?.text).toContain('the Minister approved the plans');
  });
  test('a wrong figure is told as what it does count, and what is so', () => {
    const told = granted({ factIds: [5, 7] });
    expect(told?.text).toContain('160 is the number of communities as at 9 November 2016');
    expect(told?.text).toContain('1,500 is the number of schools in communities');
    expect(told?.facts.map(({ id }) => id)).toEqual([5, 7]);
  });
  test('what is no count is called by its name', () => {
    expect(granted({ factIds: [12] })?.text).toContain('$44 million is the money of it all');
  });
  test('a wrong day is told as the day', () => {
    expect(granted({ factIds: [15] })?.text).toContain('18 November 2015');
  });
  test.each(['right', 'roughly', 'rounded'] as const)('%s is said so', (verdict) => {
    expect(granted({ verdict })?.text).toBe(dialogs['en-NZ'][`premise-${verdict}`]);
  });
  test('nothing is said that is not out yet', () => {
    const early = { ...context, today: SECOND };
    expect(tellGranted({ verdict: 'wrong', premiseId: null, factIds: [5] }, countedKnowledge, early)).toBeNull();
  });
});

test.each(languages)('every line it uses stands in %s and is one sentence', (language) => {
  const keys = Object.keys(dialogs[language]).filter((key) => /^(?:figures|premise)-/.test(key));
  expect(keys.length).toBeGreaterThan(20);
  const told = createLines(dialogs[language]);
  expect(tellWorked({ kind: 'growth', from: 1, to: 5, asks: 'double' }, countedKnowledge, { today: TODAY, lines: told })?.text).not.toMatch(
    /[{}]/,
  );
});
