// Errors that are alike are counted together: entries taken for each other, and the same thing done instead of another.
import { describe, expect, test } from 'vitest';
import { confusions } from '../../../../src/cli/evaluating/confusion.ts';
import { errorGroups } from '../../../../src/cli/evaluating/error-groups.ts';
import { createExpectation } from '../../../../src/cli/evaluating/expectation.ts';
import { aReply, aScored } from '../../../support/scored-questions.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

const expectationOf = createExpectation(smallKnowledge);
const communities = { kind: 'answer', facts: [3], q: 'communities?' } as const;
const schools = { kind: 'answer', facts: [5], q: 'schools?' } as const;

describe('confusions', () => {
  test('count both ways, the worst pair first, beside how often either was asked', () => {
    const scored = [
      aScored(schools, 'wrong', 'answer', { entryIds: ['communities-count'] }),
      aScored(schools, 'wrong', 'answer', { entryIds: ['communities-count'] }),
      aScored(communities, 'offered', 'clarify', { entryIds: ['schools-count'] }),
      aScored(communities, 'wrong', 'answer', { entryIds: ['money'] }),
      aScored(communities, 'right', 'answer', { rightAt: 1, entryIds: ['communities-count'] }),
      // Right with another entry than the one expected.
      aScored(schools, 'right', 'answer', { rightAt: 1, entryIds: ['money'] }),
      aScored({ kind: 'decline' }, 'wrong', 'answer', { entryIds: ['money'] }),
      aScored({ kind: 'answer', facts: [3, 5] }, 'wrong', 'answer', { entryIds: ['money'] }),
    ];
    expect(confusions(scored, expectationOf, 5)).toEqual([
      { one: 'communities-count', other: 'schools-count', oneAsOther: 1, otherAsOne: 2, cases: 6, example: 'schools?' },
      { one: 'communities-count', other: 'money', oneAsOther: 1, otherAsOne: 0, cases: 3, example: 'communities?' },
    ]);
    expect(confusions(scored, expectationOf, 1)).toHaveLength(1);
  });
});

describe('groups of errors', () => {
  test('are named by what was expected and what was done instead, largest first', () => {
    const below = { ...aScored(communities, 'wrong', 'urgent'), replies: [aReply('urgent'), aReply('answer', { entryIds: ['money'] })] };
    const failed = [
      aScored({ kind: 'person' }, 'missed', 'decline'),
      aScored({ ...schools, author: 'b' }, 'offered', 'clarify', { entryIds: ['money', 'schools-count'] }),
      aScored({ ...schools, author: 'a' }, 'offered', 'clarify', { entryIds: ['schools-count', 'money'] }),
      aScored({ kind: 'decline', topic: 'role-pay', turns: ['hi', 'pay?'] }, 'wrong', 'answer', { entryIds: ['money'] }),
      below,
    ];
    expect(errorGroups(failed, expectationOf, 10)).toEqual([
      { expected: 'schools-count', instead: 'offered, the right one among them', cases: 2, authors: 'a b', example: 'schools?' },
      { expected: 'communities-count', instead: 'told money', cases: 1, authors: 'a', example: 'communities?' },
      { expected: 'gap:role-pay', instead: 'told money', cases: 1, authors: 'a', example: 'pay?' },
      { expected: 'person', instead: 'declined', cases: 1, authors: 'a', example: '' },
    ]);
    expect(errorGroups(failed, expectationOf, 2)).toHaveLength(2);
  });
});
