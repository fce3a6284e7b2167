// The pieces an evaluation is cut into; each learns once and can run on any thread.
import { createAnswerer } from '../../answering/answerer.ts';
import type { CompactModel } from '../../answering/learning/compact.ts';
import { learn } from '../../answering/learning/learn.ts';
import { createReader } from '../../answering/reading/read.ts';
import { prepare } from '../../app/prepared.ts';
import type { Day } from '../../base/day.ts';
import { silentLogger } from '../../base/logger.ts';
import type { Content } from '../../content/content.ts';
import type { ContentFolders } from '../../content/load-content.ts';
import type { LabelledQuestion } from '../../content/schema/questions.ts';
import { MAX_MESSAGE_CHARACTERS } from '../../conversation/message.ts';
import { type Attempt, type BaselineName, runBaseline } from './against.ts';
import { textOf } from './asked.ts';
import { withoutSubjects } from './left-out.ts';
import { runQuestions } from './run.ts';
import type { Scored } from './score.ts';

/** `leftOut` names authors, or for `subjects` the subjects, that the learning must not have seen. */
export type Job =
  | { readonly kind: 'authors' | 'subjects'; readonly leftOut: readonly string[]; readonly questions: readonly LabelledQuestion[] }
  | {
      readonly kind: 'baseline';
      readonly name: BaselineName;
      readonly leftOut: readonly string[];
      readonly questions: readonly LabelledQuestion[];
    };

export type Done = {
  readonly kind: Job['kind'];
  readonly scored: readonly Scored[];
  readonly attempts: readonly Attempt[];
  /** What messages of the greatest length took. */
  readonly longestMilliseconds: readonly number[];
};

/** All plain data: it crosses from thread to thread. `content` holds the labelled questions to learn from. */
export type JobSetup = { readonly content: Content; readonly folders: ContentFolders; readonly today: Day };

export function createJobRunner({ content, folders, today }: JobSetup): (job: Job) => Done {
  const { knowledge } = content;
  const reader = createReader(knowledge);
  const withoutAuthors = (authors: readonly string[]) => ({
    ...knowledge,
    questions: knowledge.questions.filter(({ author }) => !authors.includes(author)),
  });
  // With nobody left out it is the reading that the service uses.
  const modelWithout = (authors: readonly string[]) =>
    authors.length === 0 ? prepare({ ...folders, log: silentLogger }).model : learn(withoutAuthors(authors), reader);

  return (job) => {
    switch (job.kind) {
      case 'authors': {
        const model = modelWithout(job.leftOut);
        const scored = runQuestions({ questions: job.questions, content, model, reader, today });
        return { kind: job.kind, scored, attempts: [], longestMilliseconds: timeLongest(job.questions, content, model, today) };
      }
      case 'subjects': {
        const known = withoutSubjects(knowledge, job.leftOut);
        const model = learn(known, reader);
        const scored = runQuestions({ questions: job.questions, content, known, model, reader, today });
        return { kind: job.kind, scored, attempts: [], longestMilliseconds: [] };
      }
      case 'baseline': {
        const attempts = runBaseline(job.name, withoutAuthors(job.leftOut), job.questions);
        return { kind: job.kind, scored: [], attempts, longestMilliseconds: [] };
      }
    }
  };
}

/** Times a message is put together and decided. */
const LONG_MESSAGES = 5;

function timeLongest(questions: readonly LabelledQuestion[], { knowledge }: Content, model: CompactModel, today: Day): readonly number[] {
  const answerer = createAnswerer({ knowledge, model });
  const text = questions.map(textOf).join('\n');
  return Array.from({ length: LONG_MESSAGES }, (_, at) => {
    const message = text.slice(at * 7).slice(0, MAX_MESSAGE_CHARACTERS);
    const started = performance.now();
    answerer.decide(message, { today, earlier: [], audience: null });
    return performance.now() - started;
  });
}
