// Figures are found by measure, by time and by number; what two releases both say counts once.
import { expect, test } from 'vitest';
import { createLookup } from '../../../../src/answering/figures/lookup.ts';
import { countedKnowledge } from '../../../support/small-figures.ts';

const lookup = createLookup(countedKnowledge);
const ids = (facts: readonly { readonly id: number }[]) => facts.map(({ id }) => id);

test('a series is in order of days, with repetitions once', () => {
  expect(ids(lookup.series('communities-total'))).toEqual([1, 3, 5]);
  expect(ids(lookup.series('money'))).toEqual([12]);
  expect(lookup.series('cats')).toEqual([]);
});

test('the figure at a time is the last up to it, within reach', () => {
  const at = (day: string) => lookup.at('communities-total', { kind: 'instant', from: day, day })?.id;
  expect([at('2015-11-18'), at('2016-03-01'), at('2016-07-01'), at('2016-11-30')]).toEqual([1, 1, 3, 5]);
  expect([at('2015-11-17'), at('2017-01-01')]).toEqual([undefined, undefined]);
  expect(lookup.at('communities-total')?.id).toBe(5);
});

test('numbers are found as written and in units of one', () => {
  expect(ids(lookup.holding(44))).toEqual([12]);
  expect(ids(lookup.holding(44_000_000))).toEqual([12]);
  expect(ids(lookup.holding(0.5))).toEqual([9]);
  expect(ids(lookup.holding(0.9))).toEqual([14]);
  expect(lookup.holding(81)).toEqual([]);
});
