// The report as people read it: tables in columns, and what lies behind a missed target only where one is missed.
import { describe, expect, test } from 'vitest';
import { printed } from '../../../../src/cli/evaluating/printed.ts';
import { reportOf } from '../../../../src/cli/evaluating/report.ts';
import type { Scored } from '../../../../src/cli/evaluating/score.ts';
import { shortened, table } from '../../../../src/cli/evaluating/table.ts';
import { aScored } from '../../../support/scored-questions.ts';
import { aQuestion } from '../../../support/small-builders.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

const schools = { kind: 'answer', facts: [5], q: 'and how many schools?' } as const;
const right = aScored(schools, 'right', 'answer', { rightAt: 1, confidence: 0.9, milliseconds: 0.1, entryIds: ['schools-count'] });
const offered = aScored({ ...schools, author: 'b' }, 'offered', 'clarify', { rightAt: 2, confidence: 0.3, entryIds: ['money'] });
const text = (scored: readonly Scored[]) =>
  printed(
    reportOf(
      [
        { kind: 'authors', scored, attempts: [], longestMilliseconds: [] },
        {
          kind: 'baseline',
          scored: [],
          attempts: [{ baseline: 'bm25', question: aQuestion(schools), rightAt: 0, answers: true, milliseconds: 1 }],
          longestMilliseconds: [],
        },
      ],
      smallKnowledge,
    ),
  );

describe('the report', () => {
  const report = text([right, right, right, offered]);

  test('has a line for each target, kind and author, and the mean over authors', () => {
    expect(report).toMatch(/^right first \(forced choice\) +4 +≥ 0\.930 +0\.750 +– +MISSED$/m);
    expect(report).toMatch(/^right in three \(forced choice\) +4 +≥ 0\.975 +1\.000 +– +met$/m);
    expect(report).toMatch(/^urgent found +0 +≥ 1\.000 +– +– +not measured$/m);
    expect(report).toMatch(/^answer +4 +0\.750 +0\.250 +0\.000 +0\.000 +0\.750 +1\.000$/m);
    expect(report).toMatch(/^b +1 +0\.000 +1\.000 +0\.000 +0\.000 +0\.000 +1\.000$/m);
    expect(report).toMatch(/^mean +0\.500 +0\.500 +0\.000 +0\.000 +0\.500 +1\.000$/m);
  });

  test('sets baselines beside ours', () => {
    expect(report).toMatch(/^bm25 +1 +0\.000 +0\.000 +– +0\.000 +1\.0 ms$/m);
    expect(report).toMatch(/^ {2}ours on the same +/m);
  });

  test('names entries that are taken for each other', () => {
    expect(report).toMatch(/^money ↔ schools-count +0 \+ 1 +4 +and how many schools\?$/m);
  });

  test('shows the curve and the largest groups of errors where a target is missed', () => {
    expect(report).toMatch(/^at most 3 % +0\.000 +0\.750 +0\.750 +0\.900$/m);
    expect(report).toMatch(/^schools-count → offered, the right one among them +1 +b +and how many schools\?$/m);
    expect(report).toContain('behind “answered directly and right”');
  });

  test('is silent about errors when there are none', () => {
    const fine = text([right]);
    expect(fine).not.toContain('MISSED');
    expect(fine).not.toContain('largest groups of errors');
  });
});

describe('a table', () => {
  test('lines the first column up to the left, the others to the right, and says which not', () => {
    expect(
      table(
        ['name', 'n', 'why'],
        [
          ['a', '10', 'so'],
          ['longer', '1', 'because'],
        ],
        [2],
      ),
    ).toEqual(['name     n  why', 'a       10  so', 'longer   1  because']);
  });

  test('shortens long words to one line', () => {
    expect(shortened(' two\n lines ', 20)).toBe('two lines');
    expect(shortened('abcdef', 4)).toBe('abc…');
  });
});
