// Scored questions summed up: the figures of the outer contract, their groups, and the mean over authors.
import { describe, expect, test } from 'vitest';
import { createExpectation } from '../../../../src/cli/evaluating/expectation.ts';
import { registerGroups } from '../../../../src/cli/evaluating/registers.ts';
import { summarise } from '../../../../src/cli/evaluating/summary.ts';
import { meanShares, sharesOf, tally } from '../../../../src/cli/evaluating/tally.ts';
import { aReply, aScored } from '../../../support/scored-questions.ts';
import { aQuestion } from '../../../support/small-builders.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

const expectationOf = createExpectation(smallKnowledge);
const summary = (scored: Parameters<typeof summarise>[0]) => summarise(scored, expectationOf);

const answer = { kind: 'answer', facts: [5], register: 'plain' } as const;
const decline = { kind: 'decline', topic: 'role-pay', register: 'odd', author: 'b' } as const;
const all = [
  aScored(answer, 'right', 'answer', { rightAt: 1, milliseconds: 1 }),
  aScored(answer, 'right', 'answer', { rightAt: 1, milliseconds: 2 }),
  aScored(answer, 'offered', 'clarify', { rightAt: 2, milliseconds: 3 }),
  aScored(answer, 'wrong', 'answer', { milliseconds: 4 }),
  aScored(answer, 'missed', 'decline', { milliseconds: 100 }),
  aScored(decline, 'right', 'decline', { milliseconds: 5 }),
  aScored(decline, 'wrong', 'answer', { milliseconds: 6 }),
];

describe('the summary', () => {
  test('counts what the contract asks for', () => {
    expect(summary(all)).toMatchObject({
      cases: 7,
      right: 3,
      wrong: 2,
      offered: 1,
      missed: 1,
      declined: 2,
      byKind: { answer: { cases: 5, right: 2, wrong: 1, offered: 1, missed: 1 }, decline: { cases: 2, right: 1, wrong: 1 } },
      byRegister: { plain: { cases: 5 }, odd: { cases: 2 } },
      p50Ms: 4,
      p95Ms: 100,
      p99Ms: 100,
    });
    expect(summary([])).toMatchObject({ cases: 0, p50Ms: 0, wrongShareOfAnswers: 0 });
  });

  test('counts by author, subject and topic, and the forced choice of what has an answer', () => {
    expect(summary(all)).toMatchObject({
      byAuthor: { a: { cases: 5, answerable: 5, first: 2, inThree: 3 }, b: { cases: 2, answerable: 0, first: 0, inThree: 0 } },
      bySubject: { gaps: { cases: 2 }, small: { cases: 5 } },
      byTopic: { 'role-pay': { cases: 2 }, unnamed: { cases: 5 } },
      byRegisterGroup: { clean: { cases: 5 }, 'te reo': { cases: 0 } },
    });
  });

  test('gives the share of answers that state wrong facts, of the answers given', () => {
    expect(summary(all).wrongShareOfAnswers).toBeCloseTo(2 / 4, 9);
  });

  test('counts an answer to somebody in need as wrong, but not one below the help lines', () => {
    const urgent = { kind: 'urgent' } as const;
    const helped = { ...aScored(urgent, 'right', 'urgent'), replies: [aReply('urgent'), aReply('answer')] };
    expect(summary([...all, helped]).wrongShareOfAnswers).toBeCloseTo(2 / 4, 9);
    expect(summary([...all, aScored(urgent, 'wrong', 'answer')]).wrongShareOfAnswers).toBeCloseTo(3 / 5, 9);
  });

  test('lets every author count the same in the mean', () => {
    expect(summary(all).meanOverAuthors).toMatchObject({ right: (2 / 5 + 1 / 2) / 2, first: 2 / 5, inThree: 3 / 5 });
    expect(meanShares({})).toMatchObject({ right: null, first: null });
  });

  test('has no share of nothing', () => {
    expect(sharesOf(tally([]))).toEqual({ right: null, offered: null, wrong: null, missed: null, first: null, inThree: null });
  });
});

describe('what a label expects', () => {
  const expected = (question: Parameters<typeof aQuestion>[0]) => expectationOf(aQuestion(question));

  test('is the entry that covers its facts, or the fewest that do together', () => {
    expect(expected({ kind: 'answer', facts: [11] })).toMatchObject({ entryIds: ['money'], subject: 'small' });
    expect(expected({ kind: 'answer', facts: [3, 5] })).toMatchObject({ entryIds: ['schools-count', 'communities-count'] });
    expect(expected({ kind: 'answer', facts: [99] })).toMatchObject({ entryIds: [], name: 'no facts' });
  });

  test('is the gap or the subject that claims its topic', () => {
    expect(expected({ kind: 'decline', topic: 'leader-pay-of-principals' })).toMatchObject({ declines: 'gap:role-pay', subject: 'gaps' });
    expect(expected({ kind: 'decline', topic: 'near-loan' })).toMatchObject({ declines: 'decline:student-loans', subject: 'neighbours' });
    expect(expected({ kind: 'decline', topic: 'far-rain' })).toMatchObject({ declines: 'decline:weather', subject: 'far' });
    expect(expected({ kind: 'decline', topic: 'of-nobody' })).toMatchObject({ declines: 'unlisted', subject: 'unlisted' });
  });

  test('is else the kind', () => {
    expect(expected({ kind: 'person' })).toEqual({ entryIds: [], declines: null, subject: 'person', name: 'person' });
  });
});

describe('registers together', () => {
  const groupsOf = (question: Partial<Parameters<typeof aQuestion>[0]>) =>
    Object.entries(registerGroups).flatMap(([name, belongs]) => (belongs(aQuestion({ kind: 'answer', ...question })) ? [name] : []));

  test.each([
    ['plain', ['clean']],
    ['te-reo-mix', ['te reo']],
    ['reo', ['te reo']],
    ['email-tereo', ['te reo', 'pasted e-mails']],
    ['typo-phone', ['mistyped']],
    ['email-teo-typos', ['mistyped', 'pasted e-mails']],
    ['phone', ['mistyped']],
    ['esol-samoan', ['English learners']],
    ['multi-parent', ['several asks']],
    ['two-asks', ['several asks']],
    ['multi-turn', []],
    ['hostile-press-typos', ['mistyped', 'hostile and press']],
    ['journalist', ['hostile and press']],
    ['story-teo', ['long stories']],
    ['pte', []],
  ])('%s belongs to %j', (register, groups) => {
    expect(groupsOf({ register, q: 'asked' })).toEqual(groups);
  });

  test('words without their macrons and earlier turns are seen in the question itself', () => {
    expect(groupsOf({ register: 'other', q: 'what is a kahui ako' })).toEqual(['without macrons']);
    expect(groupsOf({ register: 'other', q: 'what is a kāhui ako' })).toEqual([]);
    expect(groupsOf({ register: 'other', turns: ['kahui ako', 'why'] })).toEqual(['follow-ups']);
  });
});
