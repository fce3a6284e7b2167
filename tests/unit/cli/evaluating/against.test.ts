// Baselines are put to the same questions, with the same authors' questions to learn from, and stand beside our own figures.
import { describe, expect, test } from 'vitest';
import { isBaseline, runBaseline } from '../../../../src/cli/evaluating/against.ts';
import { againstRows } from '../../../../src/cli/evaluating/against-rows.ts';
import { aScored } from '../../../support/scored-questions.ts';
import { aQuestion } from '../../../support/small-builders.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

const names = ['naive-fuse', 'minisearch', 'bm25'] as const;

describe.each(names)('%s', (name) => {
  test('is scored on the first right answer, and on whether it answers at all', () => {
    const attempts = runBaseline(name, smallKnowledge, [
      aQuestion({ q: 'how many schools belonged', kind: 'answer', facts: [5] }),
      aQuestion({ q: 'how many schools belonged', kind: 'answer', facts: [10] }),
      aQuestion({ q: 'what are the teachers paid', kind: 'decline' }),
      aQuestion({ q: 'how do I get a student loan', kind: 'decline' }),
      aQuestion({ turns: ['which number do I ring', 'telephone number please'], kind: 'answer', facts: [8] }),
    ]);
    expect(attempts.map(({ rightAt, answers }) => [rightAt, answers])).toEqual([
      [1, true],
      [expect.not.stringMatching('1'), true],
      [0, false],
      [0, false],
      [1, true],
    ]);
  });

  test('learns from labelled questions, and declines what they say is of no subject', () => {
    const asked = ['zyx wvut', 'nmlk jihg'].map((q) => aQuestion({ q, kind: 'answer', facts: [6] }));
    const ask = [...asked, aQuestion({ q: 'qqq rrrr', kind: 'decline' })];
    const taught = { ...smallKnowledge, questions: ask };
    expect(runBaseline(name, taught, ask).map(({ rightAt, answers }) => [rightAt, answers])).toEqual([
      [1, true],
      [1, true],
      [0, false],
    ]);
  });
});

describe('beside ours', () => {
  const answer = aQuestion({ q: 'schools', kind: 'answer', facts: [5] });
  const decline = aQuestion({ q: 'pay', kind: 'decline' });
  const attempt = { baseline: 'bm25', milliseconds: 2 } as const;

  test('stand shares of the same questions, and no others', () => {
    const rows = againstRows(
      [
        { ...attempt, question: answer, rightAt: 2, answers: false },
        { ...attempt, question: decline, rightAt: 0, answers: true },
      ],
      [
        aScored(answer, 'right', 'answer', { rightAt: 1 }),
        aScored(decline, 'right', 'decline'),
        aScored({ ...answer, q: 'not asked of it' }, 'wrong', 'answer'),
      ],
    );
    expect(rows).toEqual([
      {
        baseline: 'bm25',
        answerable: 1,
        declinable: 1,
        first: 0,
        inThree: 1,
        answersDeclines: 1,
        declinesAnswers: 1,
        p50Ms: 2,
        ours: { first: 1, inThree: 1, answersDeclines: 0, declinesAnswers: 0 },
      },
    ]);
  });

  test('is null what was not asked', () => {
    const [row] = againstRows([{ ...attempt, question: decline, rightAt: 0, answers: true }], []);
    expect(row).toMatchObject({ first: null, answersDeclines: 1, ours: { first: null, answersDeclines: null } });
  });

  test('only names that exist are baselines', () => {
    expect([...names, 'elastic', 'toString'].map(isBaseline)).toEqual([true, true, true, false, false]);
  });
});
