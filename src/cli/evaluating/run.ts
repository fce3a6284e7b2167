// Runs labelled questions through whole conversations in memory.
import { createAnswerer } from '../../answering/answerer.ts';
import { createComposer } from '../../answering/composing/compose.ts';
import { factIdsWithTwins } from '../../answering/composing/entry-text.ts';
import type { CompactModel } from '../../answering/learning/compact.ts';
import type { Reader } from '../../answering/reading/read.ts';
import type { Day } from '../../base/day.ts';
import type { Content } from '../../content/content.ts';
import type { LabelledQuestion } from '../../content/schema/questions.ts';
import { newState } from '../../conversation/state.ts';
import { createTurn, type Turn } from '../../conversation/turn.ts';
import { type Scored, score } from './score.ts';

/** Scores the questions with one model; each question is a conversation of its own, and the last turn counts. */
export function runQuestions({
  questions,
  content,
  model,
  reader,
  today,
}: {
  readonly questions: readonly LabelledQuestion[];
  readonly content: Content;
  readonly model: CompactModel;
  readonly reader: Reader;
  readonly today: Day;
}): readonly Scored[] {
  const { knowledge } = content;
  const answerer = createAnswerer({ knowledge, model, reader });
  const turn = createTurn({ content, answerer, composer: createComposer(knowledge) });
  const factsOf = (ids: readonly number[]) => ids.flatMap((id) => knowledge.facts.get(id) ?? []);
  const covers = (facts: readonly number[], labelled: readonly number[]) => {
    const held = new Set(factIdsWithTwins(factsOf(facts)));
    return labelled.every((fact) => held.has(fact));
  };
  const factsOfEntry = (id: string) => knowledge.entries.get(id)?.facts ?? [];

  return questions.map((question) => {
    const turns = question.turns ?? [question.q ?? ''];
    let taken: Turn = { state: newState, replies: [], language: 'en-NZ', erase: false };
    let milliseconds = 0;
    for (const text of turns) {
      const started = performance.now();
      taken = turn.take(taken.state, text, today);
      milliseconds = performance.now() - started;
    }
    return { question, verdict: score(question, taken.replies, covers, factsOfEntry), replies: taken.replies, milliseconds };
  });
}
