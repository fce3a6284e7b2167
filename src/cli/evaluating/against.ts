// The baselines on the same questions: each is given the same knowledge and the same authors' questions as phrasings.
import { type Baseline, type Document, documentsOf } from '../../answering/baselines/baseline.ts';
import { createBm25 } from '../../answering/baselines/bm25.ts';
import { createMiniSearch } from '../../answering/baselines/minisearch.ts';
import { createNaiveFuse } from '../../answering/baselines/naive-fuse.ts';
import type { Knowledge } from '../../content/content.ts';
import type { LabelledQuestion } from '../../content/schema/questions.ts';
import { textOf } from './asked.ts';
import { createCoverage } from './coverage.ts';
import { createExpectation } from './expectation.ts';

/** Questions put to a slow baseline, spread evenly; its seconds a question would make hours. */
const MOST_FOR_SLOW = 200;

const baselines = {
  'naive-fuse': { create: createNaiveFuse, isSlow: true },
  minisearch: { create: createMiniSearch, isSlow: false },
  bm25: { create: createBm25, isSlow: false },
} as const satisfies Record<string, { create: (documents: Iterable<Document>) => Baseline; isSlow: boolean }>;

export type BaselineName = keyof typeof baselines;

export const baselineNames: readonly string[] = Object.keys(baselines);

export function isBaseline(name: string): name is BaselineName {
  return baselineNames.includes(name);
}

/** What a baseline made of one question. */
export type Attempt = {
  readonly baseline: BaselineName;
  readonly question: LabelledQuestion;
  /** Place of the first right entry among the first three answers, from 1; 0 when none of them is. */
  readonly rightAt: number;
  /** Whether its best document is an answer, not a gap or a declined subject. */
  readonly answers: boolean;
  readonly milliseconds: number;
};

/** The questions that have an answer or must be declined; for a slow baseline an even part of them. */
export function questionsFor(name: BaselineName, questions: readonly LabelledQuestion[]): readonly LabelledQuestion[] {
  const fitting = questions.filter(({ kind }) => kind === 'answer' || kind === 'decline');
  const step = baselines[name].isSlow ? Math.ceil(fitting.length / MOST_FOR_SLOW) : 1;
  return fitting.filter((_, at) => at % step === 0);
}

/** `knowledge.questions` are the ones it may learn from. A conversation is put to it as one text, which serves search best. */
export function runBaseline(name: BaselineName, knowledge: Knowledge, questions: readonly LabelledQuestion[]): readonly Attempt[] {
  const search = baselines[name].create(documentsOf(knowledge, phrasingsOf(knowledge)));
  const { fits } = createCoverage(knowledge);
  const isAnswer = (id: string) => knowledge.entries.get(id)?.kind === 'answer';
  return questions.map((question) => {
    const text = textOf(question);
    const started = performance.now();
    const hits = search(text);
    const milliseconds = performance.now() - started;
    const answers = hits.filter(({ id }) => isAnswer(id)).slice(0, 3);
    return {
      baseline: name,
      question,
      rightAt: answers.findIndex(({ id }) => fits([id], question.facts)) + 1,
      answers: isAnswer(hits[0]?.id ?? ''),
      milliseconds,
    };
  });
}

/** Labelled questions as phrasings of the documents they belong to. */
function phrasingsOf(knowledge: Knowledge): ReadonlyMap<string, readonly string[]> {
  const expectationOf = createExpectation(knowledge);
  const phrasings = new Map<string, string[]>();
  for (const question of knowledge.questions) {
    const { entryIds, declines } = expectationOf(question);
    for (const id of declines === null ? entryIds : [declines]) {
      const list = phrasings.get(id) ?? [];
      list.push(textOf(question));
      phrasings.set(id, list);
    }
  }
  return phrasings;
}
