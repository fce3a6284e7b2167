// Runs labelled questions through whole conversations in memory.
import { type Answerer, createAnswerer, type Explained } from '../../answering/answerer.ts';
import { createComposer } from '../../answering/composing/compose.ts';
import type { CompactModel } from '../../answering/learning/compact.ts';
import type { Reader } from '../../answering/reading/read.ts';
import type { Day } from '../../base/day.ts';
import type { Content, Knowledge } from '../../content/content.ts';
import type { LabelledQuestion } from '../../content/schema/questions.ts';
import { newState } from '../../conversation/state.ts';
import { createTurn, type Turn } from '../../conversation/turn.ts';
import { createCoverage } from './coverage.ts';
import { forcedOf } from './forced.ts';
import { type Scored, score } from './score.ts';

/**
 * Scores the questions with one model; each question is a conversation of its own, and the last turn counts. `known` is
 * the knowledge that the model learned from, when subjects were left out of it.
 */
export function runQuestions({
  questions,
  content,
  known = content.knowledge,
  model,
  reader,
  today,
}: {
  readonly questions: readonly LabelledQuestion[];
  readonly content: Content;
  readonly known?: Knowledge;
  readonly model: CompactModel;
  readonly reader: Reader;
  readonly today: Day;
}): readonly Scored[] {
  const { knowledge } = content;
  const { answerer, last } = overheard(createAnswerer({ knowledge: known, model, reader }));
  const turn = createTurn({ content, answerer, composer: createComposer(knowledge) });
  const coverage = createCoverage(knowledge);

  return questions.map((question) => {
    const turns = question.turns ?? [question.q ?? ''];
    let taken: Turn = { state: newState, replies: [], language: 'en-NZ', erase: false, effects: [] };
    let milliseconds = 0;
    for (const text of turns) {
      last.explained = null;
      const started = performance.now();
      taken = turn.take(taken.state, text, today);
      milliseconds = performance.now() - started;
    }
    const { replies } = taken;
    return {
      question,
      verdict: score(question, replies, coverage.covers, coverage.factsOfEntry),
      forced: forcedOf(replies, last.explained?.candidates ?? [], question.facts, coverage, known.entries),
      replies,
      milliseconds,
    };
  });
}

/** The answerer, and what lay behind its last decision, so that the conversation's own context is judged. */
function overheard(answerer: Answerer): { readonly answerer: Answerer; readonly last: { explained: Explained | null } } {
  const last: { explained: Explained | null } = { explained: null };
  return {
    last,
    answerer: {
      ...answerer,
      decide: (text, context) => {
        last.explained = answerer.explain(text, context);
        return last.explained.outcome;
      },
    },
  };
}
