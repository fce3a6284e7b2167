// The small knowledge put to work: a reading learned from it, and what is composed and said with it.
import { type Answerer, createAnswerer } from '../../src/answering/answerer.ts';
import { type Composer, createComposer } from '../../src/answering/composing/compose.ts';
import { createLines } from '../../src/answering/composing/lines.ts';
import { learn } from '../../src/answering/learning/learn.ts';
import type { Outcome } from '../../src/answering/outcome.ts';
import { createReader } from '../../src/answering/reading/read.ts';
import { createTurn, type TakeTurn } from '../../src/conversation/turn.ts';
import { smallContent, smallDialogs } from './small-dialogs.ts';
import { smallKnowledge } from './small-knowledge.ts';

export const smallReader = createReader(smallKnowledge);
export const smallModel = learn(smallKnowledge, smallReader);
export const smallAnswerer: Answerer = createAnswerer({ knowledge: smallKnowledge, model: smallModel, reader: smallReader });
export const smallComposer: Composer = createComposer(smallKnowledge);
export const englishLines = createLines(smallDialogs['en-NZ']);

/** An answerer that decides as `planned` says for the texts named there, and as it learned for all others. */
export function plannedAnswerer(planned: Readonly<Record<string, Outcome>>): Answerer {
  return { ...smallAnswerer, decide: (text, context) => planned[text] ?? smallAnswerer.decide(text, context) };
}

/** Turns over the small knowledge. */
export function smallTurn(answerer: Answerer = smallAnswerer): TakeTurn {
  return createTurn({ content: smallContent, answerer, composer: smallComposer });
}
