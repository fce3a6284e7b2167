// Jobs may run on several threads; what comes out is the same, in the same order.
import { describe, expect, test } from 'vitest';
import type { Job } from '../../../../src/cli/evaluating/jobs.ts';
import { runJobs } from '../../../../src/cli/evaluating/pool.ts';
import { aQuestion, TODAY } from '../../../support/small-builders.ts';
import { smallContent } from '../../../support/small-dialogs.ts';

const question = (q: string, author: string) => aQuestion({ q, kind: 'answer', facts: [5], author });
const jobs: readonly Job[] = [
  { kind: 'authors', leftOut: ['a'], questions: [question('how many schools belonged', 'a'), question('what did it cost', 'a')] },
  { kind: 'baseline', name: 'bm25', leftOut: ['b'], questions: [question('school total', 'b')] },
  { kind: 'subjects', leftOut: ['gap:role-pay'], questions: [aQuestion({ q: 'teacher salary', kind: 'decline', topic: 'role-pay' })] },
];
const setup = { content: smallContent, folders: { knowledgeDir: 'unused', dialogsDir: 'unused' }, today: TODAY };

/** All but the timings. */
const found = async (threads: number) =>
  (await runJobs(jobs, setup, { threads })).map(({ kind, scored, attempts, longestMilliseconds }) => ({
    kind,
    scored: scored.map(({ milliseconds: _, ...one }) => one),
    attempts: attempts.map(({ milliseconds: _, ...one }) => one),
    longest: longestMilliseconds.length,
  }));

describe('the jobs of an evaluation', () => {
  test('give the same on one thread and on two', { timeout: 60_000 }, async () => {
    const alone = await found(1);
    expect(alone.map(({ kind, scored, attempts }) => [kind, scored.length, attempts.length])).toEqual([
      ['authors', 2, 0],
      ['baseline', 0, 1],
      ['subjects', 1, 0],
    ]);
    expect(await found(2)).toEqual(alone);
  });

  test('never learn from the authors they leave out', async () => {
    const taught = Array.from({ length: 12 }, () => aQuestion({ q: 'zyx wvut qrst', kind: 'answer', facts: [6], author: 'a' }));
    const { knowledge } = smallContent;
    const content = { ...smallContent, knowledge: { ...knowledge, questions: [...knowledge.questions, ...taught] } };
    const asking = (author: string): readonly Job[] => {
      const questions = taught.slice(0, 1);
      return [
        { kind: 'authors', leftOut: [author], questions },
        { kind: 'baseline', name: 'bm25', leftOut: [author], questions },
      ];
    };
    const done = await runJobs([...asking('a'), ...asking('b')], { ...setup, content }, { threads: 1 });
    expect(done.map(({ scored, attempts }) => scored[0]?.forced.rightAt ?? attempts[0]?.rightAt)).toEqual([expect.not.closeTo(1), 0, 1, 1]);
  });

  test('tell of each as it ends', async () => {
    const ended: string[] = [];
    await runJobs(jobs.slice(1), setup, { threads: 1, onDone: ({ kind }) => ended.push(kind) });
    expect(ended).toEqual(['baseline', 'subjects']);
  });

  test('stop with the fault of one that fails', { timeout: 60_000 }, async () => {
    // With nobody left out the service's own reading is wanted, from folders that are not there.
    const failing: Job = { kind: 'authors', leftOut: [], questions: [] };
    await expect(runJobs([failing, ...jobs], setup, { threads: 2 })).rejects.toThrow('the folder cannot be read');
    await expect(runJobs([failing], setup)).rejects.toThrow('the folder cannot be read');
  });
});
