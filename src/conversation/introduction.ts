// A message that only says who is asking: the ask before it is answered again, for them.
import type { Answerer } from '../answering/answerer.ts';
import { createAudienceRule } from '../answering/deciding/audience.ts';
import type { Outcome, QuestionContext } from '../answering/outcome.ts';
import type { Knowledge } from '../content/content.ts';
import type { ConversationState } from './state.ts';
import { calm } from './taken.ts';

/** The decision for the ask before, `asked` as put by the person who has now said who they are (`state.audience`). */
export type Introduction = (asked: string, state: ConversationState, question: QuestionContext) => Outcome;

export function createIntroduction(knowledge: Knowledge, answerer: Answerer): Introduction {
  const forAudience = createAudienceRule(knowledge);

  /** What was told last, for this audience; null when no facts were. */
  const toldAgain = ({ asked, audience }: ConversationState): Outcome | null => {
    const told = asked.at(-1)?.replies.find(({ kind }) => kind === 'answer');
    if (!told) return null;
    const entries = told.entryIds.flatMap((id) => knowledge.entries.get(id) ?? []);
    const gap = entries.find((entry) => entry.kind === 'gap' && entry.audience === audience);
    if (gap) return { kind: 'decline', gapId: gap.id, declineId: null, also: told.entryIds, confidence: told.confidence };
    const entryIds = entries.filter(({ kind }) => kind === 'answer').map(({ id }) => id);
    const outcome: Outcome = { kind: 'answer', entryIds, gapIds: [], also: [], confidence: told.confidence };
    return forAudience(outcome, audience, { clauses: [] });
  };

  return (asked, state, question) => {
    const told = toldAgain(state);
    if (told && state.audienceAsked === 'now') return told;
    const outcome = calm(answerer.decide(asked, { ...question, earlier: [] }));
    const isSettled =
      outcome.kind === 'answer' || (outcome.kind === 'decline' && (outcome.gapId !== null || outcome.ofOthers !== undefined));
    return isSettled ? outcome : (told ?? outcome);
  };
}
