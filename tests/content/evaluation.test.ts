// The floor under answering: nobody's questions may score lower than this when their own author taught nothing.
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createGuard } from '../../src/answering/composing/guard.ts';
import { learn } from '../../src/answering/learning/learn.ts';
import { createReader } from '../../src/answering/reading/read.ts';
import { foldsOf } from '../../src/cli/evaluating/folds.ts';
import { runQuestions } from '../../src/cli/evaluating/run.ts';
import type { Scored } from '../../src/cli/evaluating/score.ts';
import { type Summary, summarise, type Tally } from '../../src/cli/evaluating/summary.ts';
import { loadContent } from '../../src/content/load-content.ts';

const root = join(import.meta.dirname, '..', '..');
/** Nine times learning; on a busy machine that takes minutes. */
const PATIENCE_MILLISECONDS = 15 * 60 * 1000;

const share = (tally: Tally | undefined, count: (tally: Tally) => number) => (tally ? count(tally) / tally.cases : 0);

describe('all labelled questions, each author scored by what the others taught', () => {
  let summary: Summary;
  const refused: unknown[] = [];
  beforeAll(() => {
    const content = loadContent({ knowledgeDir: join(root, 'knowledge'), dialogsDir: join(root, 'dialogs'), questions: true });
    const { knowledge } = content;
    const reader = createReader(knowledge);
    const scored: Scored[] = [];
    for (const { leftOut, questions } of foldsOf(knowledge.questions, knowledge.questions)) {
      const taught = knowledge.questions.filter(({ author }) => !leftOut.includes(author));
      expect(taught.length).toBeLessThan(knowledge.questions.length);
      const model = learn({ ...knowledge, questions: taught }, reader);
      scored.push(...runQuestions({ questions, content, model, reader, today: '2026-11-22' }));
    }
    summary = summarise(scored);
    // What the guard refuses would reach people as an apology, however right it was here.
    const guard = createGuard(content);
    for (const { replies, question } of scored)
      for (const reply of replies) refused.push(...guard.check(reply).map((violation) => ({ question, violation })));
  }, PATIENCE_MILLISECONDS);

  test('every question is scored once', () => {
    expect(summary.cases).toBe(3100);
    expect(Object.keys(summary.byAuthor)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
  });
  test('no reply holds what the knowledge does not', () => {
    expect(refused).toEqual([]);
  });
  test('at least 72 % of what can be answered is answered rightly at once', () => {
    expect(share(summary.byKind['answer'], ({ right }) => right)).toBeGreaterThanOrEqual(0.72);
  });
  test('at least 85 % is answered rightly or among what is offered', () => {
    expect(share(summary.byKind['answer'], ({ right, offered }) => right + offered)).toBeGreaterThanOrEqual(0.85);
  });
  test('at most 10 % of the answers given state other facts than asked for', () => {
    expect(summary.wrongShareOfAnswers).toBeLessThanOrEqual(0.1);
  });
  test('at least 85 % of what no release settles is declined', () => {
    expect(share(summary.byKind['decline'], ({ right }) => right)).toBeGreaterThanOrEqual(0.85);
  });
  test('no urgent message is missed', () => {
    expect(summary.byKind['urgent']).toMatchObject({ cases: 105, right: 105 });
  });
  test('at least 85 % of those who want a person are handed over', () => {
    expect(share(summary.byKind['person'], ({ right }) => right)).toBeGreaterThanOrEqual(0.85);
  });
});
