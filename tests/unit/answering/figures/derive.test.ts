// What may be worked out from two facts: growth of one measure, and what the rules name for facts of one release; nothing else.
import { describe, expect, test } from 'vitest';
import { derivable, growth, perCent, relativeGrowth, rest, share } from '../../../../src/answering/figures/derive.ts';
import type { Fact } from '../../../../src/content/schema/facts.ts';
import { aFact } from '../../../support/small-builders.ts';
import { countedFacts, smallFigures } from '../../../support/small-figures.ts';

const fact = (id: number): Fact => countedFacts.find((one) => one.id === id) ?? aFact(0);
const [early, fresh, middle, led, late, schools, eligible] = [1, 2, 3, 4, 5, 7, 8].map(fact) as [Fact, Fact, Fact, Fact, Fact, Fact, Fact];

describe('growth', () => {
  test('is what the later has more, rough when either is', () => {
    expect(growth(smallFigures, early, late)).toEqual({ value: 80, rough: false });
    expect(growth(smallFigures, early, middle)).toEqual({ value: 30, rough: true });
    expect(relativeGrowth(smallFigures, early, late)).toEqual({ value: 1, rough: false });
  });
  test.each([
    ['backwards', late, early],
    ['from a fact to itself', early, early],
    ['across measures', fresh, late],
    ['of a measure that nobody asks for', { ...early, measure: 'cats' }, { ...late, measure: 'cats' }],
    ['of what fell', { ...early, value: 170 }, late],
    ['of what has no number', { ...early, value: 'half' }, late],
  ])('is none %s', (_, from, to) => {
    expect(growth(smallFigures, from, to)).toBeNull();
    expect(relativeGrowth(smallFigures, from, to)).toBeNull();
  });
});

describe('what remains', () => {
  test('follows the rules, within a release', () => {
    expect(rest(smallFigures, eligible, schools)).toEqual({ value: 500, rough: false });
    expect(rest(smallFigures, middle, led)).toEqual({ value: 88, rough: true });
  });
  test.each([
    ['the other way round', schools, eligible],
    ['of two releases', late, fresh],
    ['without a rule', late, schools],
    ['of less than is taken', { ...eligible, value: 10 }, schools],
  ])('is none %s', (_, of, less) => {
    expect(rest(smallFigures, of, less)).toBeNull();
  });
});

describe('shares', () => {
  test('follow the rules, within a release', () => {
    expect(share(smallFigures, schools, eligible)).toEqual({ value: 0.75, rough: false });
    expect(share(smallFigures, led, middle)).toEqual({ value: 0.2, rough: true });
  });
  test.each([
    ['the other way round', eligible, schools],
    ['of two releases', led, late],
    ['of more than all', { ...schools, value: 3000 }, eligible],
    ['of nothing', { ...schools, value: 0 }, { ...eligible, value: 0 }],
  ])('are none %s', (_, part, whole) => {
    expect(share(smallFigures, part, whole)).toBeNull();
  });
  test('are told in per cent', () => {
    expect([perCent(0.5232), perCent(0.5232, 1), perCent(1)]).toEqual(['52', '52.3', '100']);
  });
});

test('the guard is told every figure that follows, and no other', () => {
  const { numbers, perCents } = derivable(smallFigures, [schools, eligible, early, late]);
  expect([...numbers].sort()).toEqual([500, 80]);
  expect(new Set(perCents)).toEqual(new Set(['75', '75.0', '25', '25.0', '100', '100.0']));
  expect(derivable(smallFigures, [late, schools])).toEqual({ numbers: [], perCents: [] });
});
