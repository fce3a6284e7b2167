// Which jobs an evaluation needs: each author by what the others taught, subjects nobody listed, and the baselines.
import type { Knowledge } from '../../content/content.ts';
import type { LabelledQuestion } from '../../content/schema/questions.ts';
import { type BaselineName, questionsFor } from './against.ts';
import { foldsOf } from './folds.ts';
import type { Job } from './jobs.ts';
import { subjectGroups } from './left-out.ts';

/** In the order in which they are best begun: slow baselines first, so that no thread is left alone with them at the end. */
export function planOf({
  asked,
  knowledge,
  baselines,
  leaveOut,
}: {
  readonly asked: readonly LabelledQuestion[];
  readonly knowledge: Knowledge;
  readonly baselines: readonly BaselineName[];
  /** Whether declines are also scored with their subjects left out of the learning. */
  readonly leaveOut: boolean;
}): readonly Job[] {
  const folds = foldsOf(asked, knowledge.questions);
  const others = baselines.flatMap((name) => {
    const chosen = new Set(questionsFor(name, asked));
    return folds.map(({ leftOut, questions }): Job => {
      return { kind: 'baseline', name, leftOut, questions: questions.filter((question) => chosen.has(question)) };
    });
  });
  const authors = folds.map((fold): Job => ({ kind: 'authors', ...fold }));
  const subjects = leaveOut ? subjectGroups(knowledge, asked).map((group): Job => ({ kind: 'subjects', ...group })) : [];
  return [...others, ...authors, ...subjects];
}
