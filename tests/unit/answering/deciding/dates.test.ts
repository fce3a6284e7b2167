// Time against the ledger: which times an entry can be told for, and which of its facts holds then.
import { describe, expect, test } from 'vitest';
import { coverTime, datedFacts, factAt } from '../../../../src/answering/deciding/dates.ts';
import { askedTimes } from '../../../../src/answering/reading/time.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import { anEntry, FIRST, SECOND, THIRD } from '../../../support/small-builders.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

const { facts } = smallKnowledge;
const series = anEntry('series', { facts: [3, 2, 1], series: 'communities-total' });
const covered = (entry: typeof series, text: string) => coverTime(entry, facts, askedTimes(wordsOf(text)));

describe('the dated facts of an entry', () => {
  test('are its series, oldest first', () => {
    expect(datedFacts(series, facts).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  test("are those of its lead figure's measure when it has no series", () => {
    expect(datedFacts(anEntry('figure', { facts: [5] }), facts).map(({ id }) => id)).toEqual([4, 5]);
  });

  test('are none for a statement or a name', () => {
    expect(datedFacts(anEntry('statement', { facts: [6] }), facts)).toEqual([]);
    expect(datedFacts(anEntry('name', { facts: [7] }), facts)).toEqual([]);
    expect(datedFacts(anEntry('nothing'), facts)).toEqual([]);
  });
});

describe('the time asked about', () => {
  test.each(['in July 2016', 'in August 2016', 'in 2015', 'in 2016', 'on 9 November 2016', 'in November 2016', 'on 18 November 2015'])(
    '%s is covered',
    (text) => {
      expect(covered(series, text)).toEqual({ kind: 'covered', asked: askedTimes(wordsOf(text))[0] });
    },
  );

  test.each(['in 2014', 'in October 2015', 'on 17 November 2015', 'in December 2016', 'in 2017', 'in 2020'])(
    '%s is not covered',
    (text) => {
      expect(covered(series, text)).toEqual({ kind: 'not-covered', asked: askedTimes(wordsOf(text))[0] });
    },
  );

  test('of two times the one that can be told is told', () => {
    expect(covered(series, 'in July 2016 and in 2020')).toMatchObject({ kind: 'covered', asked: { from: '2016-07-01' } });
    expect(covered(series, 'in 2014 and in 2020').kind).toBe('not-covered');
  });

  test('without a time, or without dated figures, nothing stands in the way', () => {
    expect(covered(series, 'how many')).toEqual({ kind: 'covered' });
    expect(covered(anEntry('statement', { facts: [6] }), 'in 2020')).toEqual({ kind: 'covered' });
  });
});

describe('the fact of a series at a day', () => {
  const told = datedFacts(series, facts);
  const at = (day?: string) => factAt(told, day)?.id;

  test.each([
    [FIRST, 1],
    ['2016-06-30', 1],
    [SECOND, 2],
    ['2016-11-08', 2],
    [THIRD, 3],
    ['2030-01-01', 3],
  ])('on %s is fact %i: the latest not after it', (day, id) => {
    expect(at(day)).toBe(id);
  });

  test('without a day is the latest', () => {
    expect(at()).toBe(3);
  });

  test('before the first is the first', () => {
    expect(at('2010-01-01')).toBe(1);
  });

  test('of nothing is nothing', () => {
    expect(factAt([], '2016-01-01')).toBeUndefined();
  });
});
