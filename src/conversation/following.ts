// Short messages about the last reply: where it comes from, how old it is, whether it is so, why, more of it, or that it was wrong.
import type { Answerer } from '../answering/answerer.ts';
import type { Outcome, QuestionContext } from '../answering/outcome.ts';
import type { Knowledge } from '../content/content.ts';
import type { AboutLast } from './about-last.ts';
import { asksWhy, type FollowUp, followUpOf } from './follow-up.ts';
import type { Picking } from './picking.ts';
import type { PlainReplies } from './replies.ts';
import type { Replying } from './replying.ts';
import type { ConversationState } from './state.ts';
import { calm, done, type Saying, settled, type Taken } from './taken.ts';

/** The turn of a message about the last reply; null when it is none. `heard` is what it was taken for. */
export type Following = (saying: Saying, heard: Outcome, state: ConversationState, question: QuestionContext) => Taken | null;

export function createFollowing({
  knowledge,
  answerer,
  aboutLast,
  plain,
  contact,
  picking: { tell },
  replying: { reply, contextOf },
}: {
  readonly knowledge: Knowledge;
  readonly answerer: Answerer;
  readonly aboutLast: AboutLast;
  readonly plain: PlainReplies;
  /** The enquiries line, as a reply writes it. */
  readonly contact: string;
  readonly picking: Picking;
  readonly replying: Replying;
}): Following {
  const entries = [...knowledge.entries.values()];
  /** What is said where somebody asks about today. */
  const ofToday = entries.find(({ kind, status }) => kind === 'gap' && status.includes('existence'));

  /** The first entry related to what was told that was not told yet; what holds for TEOs alone is for TEOs. */
  const nextOf = (told: readonly string[], { asked, audience }: ConversationState): string | undefined => {
    const known = new Set(asked.flatMap(({ replies }) => replies.flatMap(({ entryIds }) => entryIds)));
    const isTheirs = audience === null || audience === 'teo' || audience === 'media';
    return told
      .flatMap((id) => knowledge.entries.get(id)?.related ?? [])
      .find((id) => {
        const entry = knowledge.entries.get(id);
        return entry?.kind === 'answer' && !known.has(id) && (isTheirs || entry.audience !== 'teo');
      });
  };

  return (saying, heard, state, question) => {
    const { today } = question;
    const last = state.asked.at(-1);
    if (!last) return null;
    const told = last.replies.flatMap(({ entryIds }) => entryIds);
    // To say again what was told gives no reason for it.
    const isAgain = asksWhy(saying.words) && heard.kind === 'answer' && !isNew(heard, told);
    const kind: FollowUp | null = followUpOf(saying.words) ?? (isAgain ? 'why' : null);
    const context = contextOf(state, today);
    const { lines } = context;
    switch (kind) {
      case null:
        return null;
      case 'source': {
        const source = aboutLast.source(last.replies, context);
        return done(settled(state), [source ?? plain.say('decline', lines('source-none'))]);
      }
      case 'when': {
        const when = aboutLast.when(last.replies, context);
        return when ? done(settled(state), [when]) : null;
      }
      case 'sure':
        return last.replies.some((reply) => reply.kind === 'answer' || reply.kind === 'decline')
          ? done(settled(state), aboutLast.sure(last.replies, context))
          : null;
      case 'more': {
        const next = nextOf(told, state);
        if (next !== undefined) return tell([next], state, saying, today);
        return told.length > 0 ? done(settled(state), [plain.say('clarify', lines('more-none', { contact }))]) : null;
      }
      case 'why': {
        // Joined to the ask before it a "why" mostly finds what was told; alone it may still find the reason.
        const settles = [heard, calm(answerer.decide(saying.text, question))].find((outcome) => isNew(outcome, told));
        if (settles) return reply(settles, state, saying, today);
        return done(settled(state), [plain.say('decline', lines('why-unsettled', { contact }))]);
      }
      case 'still':
        return ofToday && told.length > 0 ? tell([ofToday.id], state, saying, today) : null;
      case 'wrong':
        return done(settled(state), [plain.say('clarify', lines('wrong-ask', { contact }))]);
    }
  };
}

/** Whether an outcome settles something that was not told before. */
function isNew(outcome: Outcome, told: readonly string[]): boolean {
  if (outcome.kind === 'answer') return !outcome.entryIds.every((id) => told.includes(id));
  return outcome.kind === 'decline' && outcome.gapId !== null && !told.includes(outcome.gapId);
}
