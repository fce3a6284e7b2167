// Whole conversations are scored by their last turn, with what would have been told had an answer been forced.
import { describe, expect, test } from 'vitest';
import { learn } from '../../../../src/answering/learning/learn.ts';
import { createCoverage } from '../../../../src/cli/evaluating/coverage.ts';
import { forcedOf } from '../../../../src/cli/evaluating/forced.ts';
import { withoutSubjects } from '../../../../src/cli/evaluating/left-out.ts';
import { runQuestions } from '../../../../src/cli/evaluating/run.ts';
import { aReply } from '../../../support/scored-questions.ts';
import { smallModel } from '../../../support/small-answering.ts';
import { aFact, anEntry, aQuestion, TODAY } from '../../../support/small-builders.ts';
import { smallContent } from '../../../support/small-dialogs.ts';
import { smallReader } from '../../../support/small-reading.ts';

const run = (...questions: Parameters<typeof runQuestions>[0]['questions']) =>
  runQuestions({ questions, content: smallContent, model: smallModel, reader: smallReader, today: TODAY });

describe('running labelled questions', () => {
  test('scores each by its last turn, in a conversation of its own', () => {
    const scored = run(
      aQuestion({ q: 'how many schools belonged', kind: 'answer', facts: [5] }),
      aQuestion({ q: 'how many schools belonged', kind: 'answer', facts: [6] }),
      aQuestion({ q: 'how many schools belonged', kind: 'decline' }),
      aQuestion({ turns: ['a person please', 'Hamilton'], kind: 'person' }),
      aQuestion({ q: 'Hamilton', kind: 'person' }),
      aQuestion({ q: 'in danger', kind: 'urgent' }),
    );
    expect(scored.map(({ verdict }) => verdict)).toEqual(['right', 'wrong', 'wrong', 'right', expect.not.stringMatching('right'), 'right']);
  });

  test('counts facts that say the same as one', () => {
    expect(run(aQuestion({ q: 'how much money was there', kind: 'answer', facts: [11] }))).toMatchObject([
      { verdict: 'right', forced: { rightAt: 1, entryIds: ['money'] } },
    ]);
  });

  test('forces an answer where none was given, in the light of the earlier turns', () => {
    const [alone, followUp] = run(
      aQuestion({ q: 'what are the teachers paid', kind: 'decline' }),
      aQuestion({ turns: ['how many communities were there', 'and schools?'], kind: 'answer', facts: [5] }),
    );
    expect(alone).toMatchObject({ verdict: 'right', forced: { rightAt: 0 } });
    expect(alone?.forced.confidence).toBeLessThan(0.5);
    expect(followUp?.forced.rightAt).toBe(1);
  });

  test('gives nothing forced for a message without words', () => {
    const nothing = { rightAt: 0, confidence: 0, entryIds: [] };
    const empty = [aQuestion({ q: '…', kind: 'smalltalk' }), aQuestion({ turns: ['how many schools belonged', '…'], kind: 'smalltalk' })];
    expect(run(...empty).map(({ forced }) => forced)).toEqual([nothing, nothing]);
  });

  test('decides by the knowledge that was learned, when subjects were left out of it', () => {
    const known = withoutSubjects(smallContent.knowledge, ['gap:role-pay']);
    const questions = [aQuestion({ q: 'Pay for teachers in the roles', kind: 'decline', topic: 'role-pay' })];
    const setup = { questions, content: smallContent, reader: smallReader, today: TODAY };
    const [listed] = runQuestions({ ...setup, model: smallModel });
    const [leftOut] = runQuestions({ ...setup, known, model: learn(known, smallReader) });
    expect(listed).toMatchObject({ verdict: 'right', replies: [{ entryIds: ['role-pay'] }] });
    expect(leftOut?.replies.flatMap(({ entryIds }) => entryIds)).not.toContain('role-pay');
  });
});

describe('a forced choice', () => {
  const facts = new Map([1, 2, 3, 4, 5, 6, 7].map((id) => [id, aFact(id, id === 6 ? { sameAs: [7] } : id === 7 ? { sameAs: [6] } : {})]));
  const entries = new Map(
    [
      anEntry('one', { facts: [1] }),
      anEntry('two', { facts: [2, 6] }),
      anEntry('four', { facts: [1, 2, 3, 4] }),
      anEntry('five', { facts: [1, 2, 3, 4, 5] }),
      anEntry('gap', { kind: 'gap', facts: [3] }),
    ].map((entry) => [entry.id, entry]),
  );
  const coverage = createCoverage({ facts, entries });
  const candidate = (score: number, ...entryIds: readonly string[]) => ({ entryIds, score });
  const rightAt = (labelled: readonly number[], ...candidates: readonly ReturnType<typeof candidate>[]) =>
    forcedOf([], candidates, labelled, coverage, entries).rightAt;

  test('is right with the labelled facts and at most three more', () => {
    expect(rightAt([1], candidate(1, 'four'))).toBe(1);
    expect(rightAt([1], candidate(1, 'five'))).toBe(0);
    expect(rightAt([1, 5], candidate(1, 'five'))).toBe(1);
    expect(rightAt([1, 2], candidate(1, 'one'))).toBe(0);
    expect(rightAt([], candidate(1, 'one'))).toBe(0);
  });

  test('counts a fact and its twin once', () => {
    expect(rightAt([7], candidate(1, 'two'))).toBe(1);
    expect(coverage.covers([6], [6, 7])).toBe(true);
    expect(coverage.covers([6], [5])).toBe(false);
  });

  test('knows the place of the first right candidate among three', () => {
    const wrong = [candidate(0.9, 'five'), candidate(0.8, 'two')];
    expect(rightAt([1], ...wrong, candidate(0.7, 'one'))).toBe(3);
    expect(rightAt([1], ...wrong, candidate(0.7, 'two', 'five'), candidate(0.6, 'one'))).toBe(0);
  });

  test('takes the same entries in another order for one candidate', () => {
    expect(rightAt([3], candidate(0.9, 'one', 'two'), candidate(0.8, 'two', 'one'), candidate(0.7, 'one'), candidate(0.6, 'four'))).toBe(3);
  });

  test('puts what was told first, without the gap beside it, with the confidence it was told at', () => {
    const told = aReply('answer', { entryIds: ['one', 'gap'], confidence: 0.6 });
    expect(forcedOf([aReply('urgent'), told], [candidate(0.9, 'one'), candidate(0.8, 'two')], [1], coverage, entries)).toEqual({
      rightAt: 1,
      confidence: 0.6,
      entryIds: ['one'],
    });
  });

  test('does not take titles that were offered for an answer', () => {
    const offered = aReply('clarify', { entryIds: ['one'], confidence: 0.3 });
    expect(forcedOf([offered], [candidate(0.3, 'two')], [1], coverage, entries)).toMatchObject({ rightAt: 0, entryIds: ['two'] });
  });
});
