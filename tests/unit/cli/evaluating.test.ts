// Evaluation: whole conversations scored, no author judged by their own questions, and figures that add up.
import { describe, expect, test } from 'vitest';
import { foldsOf } from '../../../src/cli/evaluating/folds.ts';
import { runQuestions } from '../../../src/cli/evaluating/run.ts';
import type { Scored, Verdict } from '../../../src/cli/evaluating/score.ts';
import { asTable, summarise } from '../../../src/cli/evaluating/summary.ts';
import { smallModel } from '../../support/small-answering.ts';
import { aQuestion, TODAY } from '../../support/small-builders.ts';
import { smallContent } from '../../support/small-dialogs.ts';
import { smallReader } from '../../support/small-reading.ts';

describe('running labelled questions', () => {
  const run = (questions: Parameters<typeof runQuestions>[0]['questions']) =>
    runQuestions({ questions, content: smallContent, model: smallModel, reader: smallReader, today: TODAY }).map(({ verdict }) => verdict);

  test('scores each by its last turn, in a conversation of its own', () => {
    expect(
      run([
        aQuestion({ q: 'how many schools belonged', kind: 'answer', facts: [5] }),
        aQuestion({ q: 'how many schools belonged', kind: 'answer', facts: [6] }),
        aQuestion({ q: 'how many schools belonged', kind: 'decline' }),
        aQuestion({ turns: ['a person please', 'Hamilton'], kind: 'person' }),
        aQuestion({ q: 'Hamilton', kind: 'person' }),
        aQuestion({ q: 'in danger', kind: 'urgent' }),
      ]),
    ).toEqual(['right', 'wrong', 'wrong', 'right', expect.not.stringMatching('right'), 'right']);
  });

  test('counts facts that say the same as one', () => {
    expect(run([aQuestion({ q: 'how much money was there', kind: 'answer', facts: [11] })])).toEqual(['right']);
  });
});

describe('folds', () => {
  const by = (author: string, ...asked: readonly string[]) => asked.map((q) => aQuestion({ q, kind: 'answer', author }));
  const ours = [...by('a', '1', '2', '3', '4', '5', '6', 'hi'), ...by('b', '7', '8', '9', '10', '11', '12', 'hi')];

  test('leave each of our authors out of the learning that scores them, and nobody else', () => {
    expect(foldsOf(ours, ours).map(({ leftOut, questions }) => [leftOut, questions.length])).toEqual([
      [['a'], 7],
      [['b'], 7],
    ]);
  });

  test('know a copied file by its questions, whatever its name', () => {
    expect(foldsOf(by('copy', '1', '2', 'new'), ours)).toMatchObject([{ leftOut: ['a'] }]);
  });

  test('leave nobody out for a new author who merely says hi too', () => {
    expect(foldsOf(by('new', 'hi', 'u', 'v', 'w', 'x', 'y'), ours)).toMatchObject([{ leftOut: [] }]);
  });
});

describe('the summary', () => {
  const scored = (
    verdict: Verdict,
    kind: 'answer' | 'decline' | 'urgent',
    replied: 'answer' | 'decline' | 'clarify' | 'urgent',
    milliseconds = 1,
  ): Scored => ({
    verdict,
    milliseconds,
    question: aQuestion({ q: 'asked', kind, register: kind === 'answer' ? 'plain' : 'odd' }),
    replies: [{ kind: replied, text: 'Said.', entryIds: [], factIds: [], sources: [], asAt: null, confidence: 1, suggestions: [] }],
  });
  const all: readonly Scored[] = [
    scored('right', 'answer', 'answer', 1),
    scored('right', 'answer', 'answer', 2),
    scored('offered', 'answer', 'clarify', 3),
    scored('wrong', 'answer', 'answer', 4),
    scored('missed', 'answer', 'decline', 100),
    scored('right', 'decline', 'decline', 5),
    scored('wrong', 'decline', 'answer', 6),
  ];

  test('counts what the contract asks for', () => {
    expect(summarise(all)).toMatchObject({
      cases: 7,
      right: 3,
      wrong: 2,
      offered: 1,
      missed: 1,
      declined: 2,
      byKind: { answer: { cases: 5, right: 2, wrong: 1, offered: 1, missed: 1 }, decline: { cases: 2, right: 1, wrong: 1 } },
      byRegister: { plain: { cases: 5 }, odd: { cases: 2 } },
      byAuthor: { a: { cases: 7 } },
    });
  });

  test('gives the share of answers that state wrong facts, of the answers given', () => {
    expect(summarise(all).wrongShareOfAnswers).toBeCloseTo(2 / 4, 9);
    expect(summarise([]).wrongShareOfAnswers).toBe(0);
  });

  test('gives the middle and the slow turns', () => {
    expect(summarise(all)).toMatchObject({ p50Ms: 4, p95Ms: 100, p99Ms: 100 });
    expect(summarise([])).toMatchObject({ cases: 0, p50Ms: 0 });
  });

  test('as a table has a line for each kind with its shares', () => {
    const table = asTable(summarise(all));
    expect(table).toMatch(/^answer +5 +0\.400 +0\.200 +0\.200 +0\.200$/m);
    expect(table).toMatch(/^decline +2 +0\.500 +0\.000 +0\.500 +0\.000$/m);
    expect(table).toContain('wrong facts in 50.0 % of the answers given');
  });
});
