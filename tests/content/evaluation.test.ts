// The floor under answering: nobody's questions may score lower than this when their own author taught nothing.
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createGuard } from '../../src/answering/composing/guard.ts';
import { createExpectation } from '../../src/cli/evaluating/expectation.ts';
import type { Job } from '../../src/cli/evaluating/jobs.ts';
import { planOf } from '../../src/cli/evaluating/plan.ts';
import { runJobs } from '../../src/cli/evaluating/pool.ts';
import { type Summary, summarise } from '../../src/cli/evaluating/summary.ts';
import type { Tally } from '../../src/cli/evaluating/tally.ts';
import { loadContent } from '../../src/content/load-content.ts';

const root = join(import.meta.dirname, '..', '..');
const knowledgeDir = join(root, 'knowledge');
const dialogsDir = join(root, 'dialogs');
/** Authors left out of one learning: a third of the learnings of `npm run evaluate`, and a little harder for each author. */
const LEFT_OUT_AT_ONCE = 3;
/** On a busy machine five learnings take minutes. */
const PATIENCE_MILLISECONDS = 25 * 60 * 1000;

const share = (tally: Tally | undefined, count: (tally: Tally) => number) => (tally ? count(tally) / tally.cases : 0);

function inGroups(jobs: readonly Job[]): readonly Job[] {
  const groups = jobs.length / LEFT_OUT_AT_ONCE;
  return Array.from({ length: groups }, (_, group) => {
    const members = jobs.filter((_job, at) => at % groups === group);
    return {
      kind: 'authors',
      leftOut: members.flatMap(({ leftOut }) => leftOut),
      questions: members.flatMap(({ questions }) => questions),
    };
  });
}

describe('all labelled questions, each author scored by what others taught', () => {
  let summary: Summary;
  const refused: unknown[] = [];
  const content = loadContent({ knowledgeDir, dialogsDir, questions: true });
  beforeAll(async () => {
    const { knowledge } = content;
    const jobs = inGroups(planOf({ asked: knowledge.questions, knowledge, baselines: [], leaveOut: false }));
    for (const { leftOut } of jobs) expect(leftOut).toHaveLength(LEFT_OUT_AT_ONCE);
    const done = await runJobs(jobs, { content, folders: { knowledgeDir, dialogsDir }, today: '2026-11-22' });
    const scored = done.flatMap((one) => one.scored);
    summary = summarise(scored, createExpectation(knowledge));
    // What the guard refuses would reach people as an apology, however right it was here.
    const guard = createGuard(content);
    for (const { replies, question } of scored)
      for (const reply of replies) refused.push(...guard.check(reply).map((violation) => ({ question, violation })));
  }, PATIENCE_MILLISECONDS);

  test('every question is scored once', () => {
    expect(summary.cases).toBe(content.knowledge.questions.length);
    expect(summary.cases).toBeGreaterThan(5000);
    expect(Object.keys(summary.byAuthor)).toEqual([...'abcdefghijklmnopqrstu']);
  });
  test('no reply holds what the knowledge does not', () => {
    expect(refused).toEqual([]);
  });
  test('at least 80 % of what can be answered is answered rightly at once', () => {
    expect(share(summary.byKind['answer'], ({ right }) => right)).toBeGreaterThanOrEqual(0.8);
  });
  test('at least 86 % is answered rightly or among what is offered', () => {
    expect(share(summary.byKind['answer'], ({ right, offered }) => right + offered)).toBeGreaterThanOrEqual(0.86);
  });
  test('at most 10 % of the answers given state other facts than asked for', () => {
    expect(summary.wrongShareOfAnswers).toBeLessThanOrEqual(0.1);
  });
  test('at least 83 % of what no release settles is declined', () => {
    expect(share(summary.byKind['decline'], ({ right }) => right)).toBeGreaterThanOrEqual(0.83);
  });
  test('at least 97 % of urgent messages get help lines first', () => {
    expect(share(summary.byKind['urgent'], ({ right }) => right)).toBeGreaterThanOrEqual(0.97);
  });
  test('at least 78 % of those who want a person are handed over', () => {
    expect(share(summary.byKind['person'], ({ right }) => right)).toBeGreaterThanOrEqual(0.78);
  });
  test('at least 68 % of small talk is met as such', () => {
    expect(share(summary.byKind['smalltalk'], ({ right }) => right)).toBeGreaterThanOrEqual(0.68);
  });
});
