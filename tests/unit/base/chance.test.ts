// Seeded chance: the same for a seed, another for another, spread over the whole range.
import { expect, test } from 'vitest';
import { seededChance } from '../../../src/base/chance.ts';

const drawn = (seed: number, count = 1_000) => {
  const next = seededChance(seed);
  return Array.from({ length: count }, next);
};

test('is the same for the same seed and another for another', () => {
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(7)).not.toEqual(drawn(8));
});

test('lies between 0 and 1, in every tenth of it', () => {
  const numbers = drawn(20_161_109);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(numbers.map((number) => Math.floor(number * 10))).size).toBe(10);
});
