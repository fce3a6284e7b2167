// From what is asked to what is told: a figure, one that follows from two of one kind, the gap of an empty cell, or a refusal.
import { describe, expect, test } from 'vitest';
import { createAskReader } from '../../../../src/answering/figures/asks.ts';
import { createCellRule } from '../../../../src/answering/figures/cells.ts';
import { createLookup } from '../../../../src/answering/figures/lookup.ts';
import type { AskedTime } from '../../../../src/answering/reading/asked-times.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import { FIRST, SECOND, THIRD } from '../../../support/small-builders.ts';
import { countedKnowledge } from '../../../support/small-figures.ts';

const lookup = createLookup(countedKnowledge);
const reader = createAskReader(countedKnowledge, lookup);
const inCells = createCellRule(countedKnowledge.figures, lookup);
const on = (day: string): AskedTime => ({ kind: 'instant', from: day, day });
const cell = (text: string, ...times: readonly AskedTime[]) => inCells(reader.read(wordsOf(text), times, []));

describe('cells', () => {
  test('a figure is told by its entry, for the time asked', () => {
    expect(cell('how many schools')).toMatchObject({ kind: 'answer', entryIds: ['schools'] });
    expect(cell('how many schools', on(FIRST))).toMatchObject({ entryIds: ['schools'], asked: { schools: [on(FIRST)] } });
  });
  test('growth goes from the first fact of the times to the last', () => {
    const worked = (from: number, to: number, asks: string) => ({ worked: { communities: { kind: 'growth', from, to, asks } } });
    expect(cell('how much did communities grow', on(FIRST), on(THIRD))).toMatchObject(worked(1, 5, 'number'));
    expect(cell('how much did communities grow', on(FIRST), on(SECOND))).toMatchObject(worked(1, 3, 'number'));
    expect(cell('did communities double', on(FIRST), on(THIRD))).toMatchObject(worked(1, 5, 'double'));
    expect(cell('by what percentage did communities grow', on(FIRST), on(THIRD))).toMatchObject(worked(1, 5, 'share'));
  });
  test('what remains and shares are of one release, the latest that gives both', () => {
    expect(cell('how many schools were not in')).toMatchObject({ worked: { outside: { kind: 'rest', of: 8, less: 7 } } });
    expect(cell('how many communities did not have a leader')).toMatchObject({ worked: { leaders: { kind: 'rest', of: 3, less: 4 } } });
    expect(cell('what percentage of eligible schools joined')).toMatchObject({
      worked: { share: { kind: 'share', part: 7, whole: 8, left: false, places: 0 } },
    });
    expect(cell('what percentage of eligible schools were not in')).toMatchObject({ worked: { share: { left: true } } });
    expect(cell('exactly what percentage of eligible schools joined')).toMatchObject({ worked: { share: { places: 1 } } });
  });
  test('a day on which one of the two is missing works nothing out', () => {
    expect(cell('how many communities did not have a leader', on(THIRD))).toBeNull();
  });
  test('before a day with news, the total less what was new', () => {
    expect(cell('how many communities before', { kind: 'before', day: '2015-11-17' })).toMatchObject({
      worked: { 'new-ones': { kind: 'rest', of: 1, less: 2 } },
    });
  });
  test.each([
    ['2014-01-01', 'too-early'],
    ['2018-01-01', 'too-late'],
  ])('at %s the gap "%s" is told', (day, gapId) => {
    expect(cell('how many communities', on(day))).toMatchObject({ kind: 'decline', gapId, also: ['communities'] });
  });
  test.each([
    ['average number of schools per community', 'average', ['schools', 'communities']],
    ['projected number of schools', 'projection', ['schools']],
  ])('%s is refused', (text, what, entryIds) => {
    expect(cell(text)).toMatchObject({ kind: 'decline', refused: { what, entryIds } });
  });
  test('no count, no cell', () => {
    expect(cell('who do we ring')).toBeNull();
  });
});
