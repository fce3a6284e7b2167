// The small knowledge put to work: a reading learned from it, decisions, and turns.
import { type Answerer, createAnswerer } from '../../src/answering/answerer.ts';
import { learn } from '../../src/answering/learning/learn.ts';
import type { Outcome } from '../../src/answering/outcome.ts';
import { createTurn, type TakeTurn } from '../../src/conversation/turn.ts';
import { smallComposer } from './small-composing.ts';
import { smallContent } from './small-dialogs.ts';
import { smallKnowledge } from './small-knowledge.ts';
import { smallReader } from './small-reading.ts';

export const smallModel = learn(smallKnowledge, smallReader);
export const smallAnswerer: Answerer = createAnswerer({ knowledge: smallKnowledge, model: smallModel, reader: smallReader });

/** An answerer that decides as `planned` says for the texts named there, and as it learned for all others. */
export function plannedAnswerer(planned: Readonly<Record<string, Outcome>>): Answerer {
  return { ...smallAnswerer, decide: (text, context) => planned[text] ?? smallAnswerer.decide(text, context) };
}

/** Turns over the small knowledge. */
export function smallTurn(answerer: Answerer = smallAnswerer): TakeTurn {
  return createTurn({ content: smallContent, answerer, composer: smallComposer });
}
