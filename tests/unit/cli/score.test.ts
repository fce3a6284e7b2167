// Labelled questions are scored by the rules of the outer contract.
import { describe, expect, test } from 'vitest';
import type { Composed } from '../../../src/answering/composing/composed.ts';
import { score } from '../../../src/cli/evaluating/score.ts';
import { aQuestion } from '../../support/small-builders.ts';

function aReply(kind: Composed['kind'], factIds: readonly number[] = [], entryIds: readonly string[] = []): Composed {
  return { kind, text: 'Said.', entryIds, factIds, sources: [], asAt: null, confidence: 1, suggestions: [] };
}

const covers = (facts: readonly number[], labelled: readonly number[]) => labelled.every((fact) => facts.includes(fact));
const factsOfEntry = (id: string) => (id === 'right' ? [3, 4] : [9]);
const verdict = (question: Parameters<typeof aQuestion>[0], ...replies: readonly Composed[]) =>
  score(aQuestion(question), replies, covers, factsOfEntry);

describe('a question with an answer', () => {
  const question = { kind: 'answer', facts: [3] } as const;

  test.each([
    ['an answer that covers its facts', aReply('answer', [3, 4]), 'right'],
    ['an answer with other facts', aReply('answer', [4]), 'wrong'],
    ['an offer that holds the right entry', aReply('clarify', [], ['other', 'right']), 'offered'],
    ['an offer without it', aReply('clarify', [], ['other']), 'missed'],
    ['a decline', aReply('decline', [3]), 'missed'],
    ['small talk', aReply('smalltalk'), 'missed'],
    ['an apology', aReply('apology'), 'missed'],
  ])('%s', (_what, reply, expected) => {
    expect(verdict(question, reply)).toBe(expected);
  });

  test('no reply at all is a miss', () => {
    expect(verdict(question)).toBe('missed');
  });

  test('help lines first and the right answer below are right', () => {
    expect(verdict(question, aReply('urgent'), aReply('answer', [3]))).toBe('right');
    expect(verdict(question, aReply('urgent'), aReply('answer', [4]))).toBe('wrong');
    expect(verdict(question, aReply('urgent'))).toBe('missed');
  });
});

describe('a question of another kind', () => {
  test.each([
    ['decline', 'decline', 'right'],
    ['decline', 'answer', 'wrong'],
    ['decline', 'clarify', 'missed'],
    ['person', 'hand-over', 'right'],
    ['person', 'answer', 'wrong'],
    ['urgent', 'urgent', 'right'],
    ['urgent', 'answer', 'wrong'],
    ['urgent', 'decline', 'missed'],
    ['smalltalk', 'smalltalk', 'right'],
    ['smalltalk', 'clarify', 'missed'],
  ] as const)('labelled %s and replied to with %s is %s', (kind, replied, expected) => {
    expect(verdict({ kind }, aReply(replied))).toBe(expected);
  });

  test('an urgent one is right only when help comes first', () => {
    expect(verdict({ kind: 'urgent' }, aReply('answer'), aReply('urgent'))).toBe('wrong');
    expect(verdict({ kind: 'urgent' }, aReply('urgent'), aReply('answer'))).toBe('right');
  });

  test('one that wants asking back is right with an offer or the right answer', () => {
    expect(verdict({ kind: 'clarify', facts: [3] }, aReply('clarify'))).toBe('right');
    expect(verdict({ kind: 'clarify', facts: [3] }, aReply('answer', [3]))).toBe('right');
    expect(verdict({ kind: 'clarify', facts: [3] }, aReply('answer', [4]))).toBe('wrong');
  });
});
