// The targets: what they are measured on, which way round they are met, and what lies behind a missed one.
import { describe, expect, test } from 'vitest';
import { createExpectation } from '../../../../src/cli/evaluating/expectation.ts';
import type { Scored } from '../../../../src/cli/evaluating/score.ts';
import { targetsOf } from '../../../../src/cli/evaluating/targets.ts';
import { aScored } from '../../../support/scored-questions.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

const expectationOf = createExpectation(smallKnowledge);
const times = <T>(count: number, make: () => T): readonly T[] => Array.from({ length: count }, make);
const rowsOf = (scored: readonly Scored[], leftOut: readonly Scored[] = [], longestMilliseconds: readonly number[] = []) => {
  const targets = targetsOf({ scored, leftOut, longestMilliseconds, expectationOf });
  return (measure: string) => targets.find((target) => target.measure === measure);
};

const schools = { kind: 'answer', facts: [5] } as const;
const right = (question: Partial<Scored['question']> = {}) =>
  aScored({ ...schools, ...question }, 'right', 'answer', { rightAt: 1, confidence: 0.9, entryIds: ['schools-count'] });
const wrong = (question: Partial<Scored['question']> = {}) =>
  aScored({ ...schools, ...question }, 'wrong', 'answer', { rightAt: 2, confidence: 0.6, entryIds: ['money'] });

describe('the targets', () => {
  test('of shares are met at the figure itself, and missed just below it', () => {
    expect(rowsOf([...times(93, right), ...times(7, wrong)])('right first (forced choice)')).toMatchObject({
      cases: 100,
      measured: 0.93,
      target: 0.93,
      met: true,
      errors: [],
    });
    expect(rowsOf([...times(92, right), ...times(8, wrong)])('right first (forced choice)')).toMatchObject({
      met: false,
      errors: [{ expected: 'schools-count', instead: 'told money', cases: 8 }],
    });
  });

  test('of errors are met at the figure itself, and missed just above it', () => {
    expect(rowsOf([...times(97, right), ...times(3, wrong)])('wrong, of the answers given')).toMatchObject({ measured: 0.03, met: true });
    expect(rowsOf([...times(24, right), wrong()])('wrong, of the answers given')).toMatchObject({
      measured: 0.04,
      met: false,
      errors: [{ instead: 'told money', cases: 1 }],
    });
  });

  test('give the mean over authors with enough cases beside the share of all', () => {
    const scored = [
      ...times(30, () => right({ author: 'a' })),
      ...times(5, () => right({ author: 'b' })),
      ...times(5, () => wrong({ author: 'b' })),
      wrong({ author: 'c' }),
    ];
    expect(rowsOf(scored)('answered directly and right')).toMatchObject({ measured: 35 / 41, meanOverAuthors: 0.75 });
  });

  test('read the curve at three wrong in a hundred, declines among the wrong', () => {
    const sure = aScored({ kind: 'decline', topic: 'role-pay' }, 'wrong', 'answer', { confidence: 0.7, entryIds: ['money'] });
    const row = 'answered rightly where the curve is at 3 % wrong';
    const late = times(10, () => aScored(schools, 'right', 'answer', { rightAt: 1, confidence: 0.65 }));
    expect(rowsOf([...times(30, right), ...late, sure])(row)).toMatchObject({ measured: 1, met: true });
    expect(rowsOf([...times(20, right), ...late, sure])(row)).toMatchObject({ measured: 20 / 30, met: false });
    expect(rowsOf(times(3, wrong))(row)).toMatchObject({ measured: 0, met: false });
    expect(rowsOf([])(row)).toMatchObject({ measured: null, met: null });
  });

  test('keep declines of listed subjects, of unlisted ones and of those left out apart', () => {
    const decline = (topic: string, verdict: 'right' | 'wrong') =>
      aScored({ kind: 'decline', topic }, verdict, verdict === 'right' ? 'decline' : 'answer');
    const row = rowsOf(
      [decline('role-pay', 'right'), decline('near-loan', 'wrong'), decline('of-nobody', 'wrong')],
      [decline('role-pay', 'wrong'), decline('now', 'right'), decline('now', 'right'), decline('now', 'right')],
    );
    expect(row('declined, subject listed')).toMatchObject({ cases: 2, measured: 0.5 });
    expect(row('answered as fact, subject listed')).toMatchObject({ cases: 2, measured: 0.5 });
    expect(row('declined, subject left out')).toMatchObject({ cases: 4, measured: 0.75, met: true });
    expect(row('answered as fact, subject left out')).toMatchObject({ measured: 0.25, met: false });
    expect(rowsOf([])('declined, subject left out')).toMatchObject({ measured: null, met: null });
  });

  test('count help lines by who needed them', () => {
    const urgent = aScored({ kind: 'urgent' }, 'right', 'urgent');
    const row = rowsOf([urgent, urgent, aScored({ kind: 'urgent' }, 'missed', 'decline'), aScored(schools, 'missed', 'urgent')]);
    expect(row('urgent found')).toMatchObject({ cases: 3, measured: 2 / 3, met: false });
    expect(row('urgent replies that were needed')).toMatchObject({ cases: 3, measured: 2 / 3, met: true });
  });

  test('set registers against clean text in points, also when they are better', () => {
    const scored = [
      ...times(9, () => right({ register: 'plain' })),
      wrong({ register: 'plain' }),
      ...times(9, () => right({ register: 'typo' })),
      wrong({ register: 'typo' }),
      wrong({ register: 'te-reo' }),
      right({ register: 'te-reo' }),
    ];
    const row = rowsOf(scored);
    expect(row('mistyped: right first, against clean text')).toMatchObject({ measured: 0, met: true });
    expect(row('te reo: right first, against clean text')?.measured).toBeCloseTo(-40, 9);
    expect(row('te reo: right first, against clean text')?.met).toBe(false);
    expect(row('without macrons: right first, against clean text')).toMatchObject({ measured: null, met: null });
  });

  test('hold times, of turns and of the longest messages', () => {
    const row = rowsOf(
      [
        { ...right(), milliseconds: 0.2 },
        { ...right(), milliseconds: 0.4 },
        { ...right(), milliseconds: 8 },
      ],
      [],
      [4, 12, 40],
    );
    expect(row('one turn, p50')).toMatchObject({ unit: 'ms', measured: 0.4, met: true });
    expect(row('one turn, p99')).toMatchObject({ measured: 8, met: false });
    expect(row('a message of the greatest length, p50')).toMatchObject({ measured: 12, met: false });
  });
});
