// Composes replies from the small knowledge, in English unless a test says otherwise.
import { type Composer, createComposer } from '../../src/answering/composing/compose.ts';
import type { ComposeContext } from '../../src/answering/composing/composed.ts';
import { createLines } from '../../src/answering/composing/lines.ts';
import { TODAY } from './small-builders.ts';
import { smallDialogs } from './small-dialogs.ts';
import { smallKnowledge } from './small-knowledge.ts';

export const smallComposer: Composer = createComposer(smallKnowledge);
export const englishLines = createLines(smallDialogs['en-NZ']);

/** Today, in English, with no notice shown yet; `changes` overrides parts of it. */
export function aContext(changes: Partial<ComposeContext> = {}): ComposeContext {
  return { today: TODAY, lines: englishLines, noticesShown: [], ...changes };
}
