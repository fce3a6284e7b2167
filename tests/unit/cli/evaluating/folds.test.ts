// No author is judged by a reading that learned from their own questions, and no subject by one that heard of it.
import { describe, expect, test } from 'vitest';
import { foldsOf } from '../../../../src/cli/evaluating/folds.ts';
import { subjectGroups, withoutSubjects } from '../../../../src/cli/evaluating/left-out.ts';
import { planOf } from '../../../../src/cli/evaluating/plan.ts';
import { aQuestion } from '../../../support/small-builders.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

const by = (author: string, ...asked: readonly string[]) => asked.map((q) => aQuestion({ q, kind: 'answer', author }));
const ours = [...by('a', '1', '2', '3', '4', '5', '6', 'hi'), ...by('b', '7', '8', '9', '10', '11', '12', 'hi')];

describe('folds', () => {
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

describe('subjects left out', () => {
  const declines = ['role-pay', 'leader-pay-2', 'now', 'near-loan', 'far-rain', 'far-snow', 'of-nobody'].map((topic) =>
    aQuestion({ q: topic, kind: 'decline', topic }),
  );
  const answered = aQuestion({ q: 'schools', kind: 'answer', topic: 'role-pay', facts: [5] });
  const groups = subjectGroups(smallKnowledge, [...declines, answered]);

  test('hold every question that must be declined once, whole subjects together', () => {
    expect(groups.flatMap(({ questions }) => questions.map(({ q }) => q)).sort()).toEqual(declines.map(({ q }) => q).sort());
    const groupOf = (topic: string) => groups.findIndex(({ questions }) => questions.some((question) => question.topic === topic));
    expect(groupOf('leader-pay-2')).toBe(groupOf('role-pay'));
    expect(groupOf('far-snow')).toBe(groupOf('far-rain'));
    expect(groups.flatMap(({ leftOut }) => leftOut).sort()).toEqual([
      'decline:student-loans',
      'decline:weather',
      'gap:role-pay',
      'gap:still-running',
      'topic:of-nobody',
    ]);
  });

  test('stay in their groups when questions are added or come in another order', () => {
    const more = [aQuestion({ q: 'more', kind: 'decline', topic: 'role-pay' }), ...declines.toReversed()];
    expect(subjectGroups(smallKnowledge, more).map(({ leftOut }) => leftOut)).toEqual(groups.map(({ leftOut }) => leftOut));
  });

  test('take their gap, their decline and their questions with them, and nothing else', () => {
    const known = withoutSubjects({ ...smallKnowledge, questions: [...declines, answered] }, [
      'gap:role-pay',
      'decline:weather',
      'topic:of-nobody',
    ]);
    expect([...smallKnowledge.entries.keys()].filter((id) => !known.entries.has(id))).toEqual(['role-pay']);
    expect([...known.declines.keys()]).toEqual(['student-loans']);
    expect(known.questions.map(({ q }) => q)).toEqual(['now', 'near-loan', 'schools']);
  });
});

describe('the plan', () => {
  const asked = [
    ...ours,
    aQuestion({ q: 'rain?', kind: 'decline', topic: 'far-rain', author: 'b' }),
    aQuestion({ q: 'help', kind: 'urgent' }),
  ];
  const knowledge = { ...smallKnowledge, questions: asked };

  test('is one job an author, and more only when asked for', () => {
    const jobs = planOf({ asked, knowledge, baselines: [], leaveOut: false });
    expect(jobs.map(({ kind, leftOut, questions }) => [kind, leftOut, questions.length])).toEqual([
      ['authors', ['a'], 8],
      ['authors', ['b'], 8],
    ]);
  });

  test('puts to a baseline what has an answer or must be declined, by the same folds', () => {
    const jobs = planOf({ asked, knowledge, baselines: ['bm25'], leaveOut: true });
    expect(jobs.map(({ kind, leftOut, questions }) => [kind, leftOut, questions.length])).toEqual([
      ['baseline', ['a'], 7],
      ['baseline', ['b'], 8],
      ['authors', ['a'], 8],
      ['authors', ['b'], 8],
      ['subjects', ['decline:weather'], 1],
    ]);
  });

  test('puts only an even part of many questions to a slow baseline', () => {
    const many = by('a', ...Array.from({ length: 1000 }, (_, at) => `question ${at}`));
    const [slow, quick] = planOf({ asked: many, knowledge, baselines: ['naive-fuse', 'bm25'], leaveOut: false });
    expect(quick?.questions).toHaveLength(1000);
    expect(slow?.questions).toHaveLength(200);
    expect(slow?.questions.slice(0, 3).map(({ q }) => q)).toEqual(['question 0', 'question 5', 'question 10']);
  });
});
