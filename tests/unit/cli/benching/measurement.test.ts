// Repeated timings become one figure in the way the notes beside it say.
import { expect, test } from 'vitest';
import { leastOfRuns, percentiles, quantile } from '../../../../src/cli/benching/measurement.ts';

test('a quantile is one of the values, the least at 0 and the greatest at 1', () => {
  expect([0, 0.5, 1].map((share) => quantile([3, 1, 2], share))).toEqual([1, 2, 3]);
  expect(quantile([], 0.5)).toBe(0);
});

test('percentiles are named after what was timed', () => {
  expect(percentiles('a turn', [1]).map(({ name }) => name)).toEqual(['a turn p50', 'a turn p95', 'a turn p99']);
});

test('each run does all texts with something new', () => {
  const done: string[] = [];
  let made = 0;
  const least = leastOfRuns(2, ['a', 'b'], () => {
    made += 1;
    const run = made;
    return (text) => done.push(`${text}${run}`);
  });
  expect(done).toEqual(['a1', 'b1', 'a2', 'b2']);
  expect(least).toHaveLength(2);
  expect(least.every((ms) => ms >= 0 && ms < Number.POSITIVE_INFINITY)).toBe(true);
});
