// Conversations over the small knowledge, a few messages long, without store or channel.
import type { Outcome } from '../../src/answering/outcome.ts';
import { type ConversationState, newState } from '../../src/conversation/state.ts';
import type { TakeTurn, Turn } from '../../src/conversation/turn.ts';
import { plannedAnswerer, smallTurn } from './small-answering.ts';
import { TODAY } from './small-builders.ts';

const anOffer: Outcome = { kind: 'offer', entryIds: ['communities-count', 'schools-count', 'money'], confidence: 0.3 };

/** Turns that offer three entries on "offer three" and one on "offer one", and take "someone in Dunedin" for a wish for a person. */
export const offeringTurn: TakeTurn = smallTurn(
  plannedAnswerer({
    'offer three': anOffer,
    'offer one': { ...anOffer, entryIds: ['money'] },
    'someone in Dunedin': { kind: 'person', confidence: 0.9 },
  }),
);

/** The conversation's turns, one for each message. */
export function talk(
  messages: readonly string[],
  {
    from = newState,
    by = offeringTurn,
    today = TODAY,
  }: { readonly from?: ConversationState; readonly by?: TakeTurn; readonly today?: string } = {},
): readonly Turn[] {
  let state = from;
  return messages.map((message) => {
    const taken = by.take(state, message, today);
    state = taken.state;
    return taken;
  });
}

/** The last of some turns. */
export function last(turns: readonly Turn[]): Turn {
  const taken = turns.at(-1);
  if (!taken) throw new Error('no turn was taken');
  return taken;
}

/** The turn that takes the last of the messages. */
export const afterSaying = (...messages: readonly string[]): Turn => last(talk(messages));

/** All that is replied to the last of the messages. */
export const textAfter = (...messages: readonly string[]): string =>
  afterSaying(...messages)
    .replies.map(({ text }) => text)
    .join('\n\n');

/** The kinds of the replies to the last of the messages. */
export const kindsAfter = (...messages: readonly string[]): readonly string[] => afterSaying(...messages).replies.map(({ kind }) => kind);
