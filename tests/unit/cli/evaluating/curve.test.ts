// Risk against coverage and calibration, on a handful of choices that can be counted by hand.
import { describe, expect, test } from 'vitest';
import { calibrate, calibrationError } from '../../../../src/cli/evaluating/calibration.ts';
import { type Choice, choicesOf, farthestAt, riskCoverage, thinned } from '../../../../src/cli/evaluating/curve.ts';
import { aScored } from '../../../support/scored-questions.ts';

const choice = (confidence: number, right: boolean, answerable = true): Choice => ({ confidence, right, answerable });

describe('the choices', () => {
  test('are of questions that have an answer or must be declined; answering the latter is wrong', () => {
    const scored = [
      aScored({ kind: 'answer' }, 'right', 'answer', { rightAt: 1, confidence: 0.9 }),
      aScored({ kind: 'answer' }, 'offered', 'clarify', { rightAt: 2, confidence: 0.4 }),
      aScored({ kind: 'decline' }, 'right', 'decline', { rightAt: 1, confidence: 0.1 }),
      aScored({ kind: 'clarify' }, 'right', 'clarify', { rightAt: 1, confidence: 0.5 }),
      aScored({ kind: 'person' }, 'right', 'hand-over'),
    ];
    expect(choicesOf(scored)).toEqual([choice(0.9, true), choice(0.4, false), choice(0.1, false, false)]);
  });
});

describe('the curve', () => {
  const curve = riskCoverage([choice(0.2, false, false), choice(0.9, true), choice(0.5, false), choice(0.9, true), choice(0.4, true)]);

  test('goes from the surest down, equals together', () => {
    expect(curve).toEqual([
      { confidence: 0.9, answered: 2 / 5, right: 2 / 4, wrong: 0 },
      { confidence: 0.5, answered: 3 / 5, right: 2 / 4, wrong: 1 - 2 / 3 },
      { confidence: 0.4, answered: 4 / 5, right: 3 / 4, wrong: 1 / 4 },
      { confidence: 0.2, answered: 1, right: 3 / 4, wrong: 1 - 3 / 5 },
    ]);
  });

  test('is read at the farthest point that is not too wrong, past a worse one', () => {
    expect(farthestAt(curve, 0)?.confidence).toBe(0.9);
    expect(farthestAt(curve, 0.25)?.confidence).toBe(0.4);
    expect(farthestAt(riskCoverage([choice(0.9, false)]), 0.03)).toBeNull();
  });

  test('of nothing has no points', () => {
    expect(riskCoverage([])).toEqual([]);
  });

  test('thinned keeps its ends', () => {
    const points = Array.from({ length: 1000 }, (_, at) => ({ confidence: 1 - at / 1000, answered: at, right: 0, wrong: 0 }));
    const few = thinned(points, 100);
    expect(few.length).toBeLessThanOrEqual(101);
    expect([few[0], few.at(-1)]).toEqual([points[0], points.at(-1)]);
    expect(thinned(curve, 100)).toEqual(curve);
  });
});

describe('calibration', () => {
  const steps = calibrate([choice(1, true), choice(0.9, true), choice(0.95, false), choice(0.31, true), choice(0.39, false)]);

  test('sets mean confidence beside the share that is right, in steps of a tenth', () => {
    expect(steps).toEqual([
      { from: 0.3, cases: 2, confidence: expect.closeTo(0.35, 9), right: 0.5 },
      { from: 0.9, cases: 3, confidence: expect.closeTo(0.95, 9), right: 2 / 3 },
    ]);
  });

  test('has as its error the mean distance over the cases', () => {
    expect(calibrationError(steps)).toBeCloseTo((2 * 0.15 + 3 * (0.95 - 2 / 3)) / 5, 9);
    expect(calibrationError([])).toBe(0);
  });
});
