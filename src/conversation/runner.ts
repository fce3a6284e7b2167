// Runs turns through the store: stored once, then told to whoever waits. What channels call.
import type { Composed } from '../answering/composing/composed.ts';
import type { Guard } from '../answering/composing/guard.ts';
import type { Clock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { Ids } from '../base/ids.ts';
import type { Logger } from '../base/logger.ts';
import type { Language } from '../content/schema/dialogs.ts';
import type { Conversations } from './conversations.ts';
import type { ConversationKey, Reply, TurnResult } from './message.ts';
import { beginningOf } from './message-limit.ts';
import { toSpeech } from './speak.ts';
import { type ConversationState, readState } from './state.ts';
import type { ConversationStore, TurnRecord } from './store.ts';
import type { TakeTurn, Turn } from './turn.ts';

/** Opening is stored under this message id: once a conversation. */
const OPENING = 'opening';

export function createConversations({
  store,
  turn,
  guard,
  clock,
  ids,
  log,
}: {
  readonly store: ConversationStore;
  readonly turn: TakeTurn;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
}): Conversations {
  const listeners = new Map<string, Set<() => void>>();
  const nameOf = ({ channel, conversationId }: ConversationKey) => `${channel} ${conversationId}`;

  const toReply = (composed: Composed, language: Language): Reply => ({
    id: ids.next(),
    text: composed.text,
    speak: toSpeech(composed.text),
    locale: language,
    suggestions: composed.suggestions,
    ...(composed.charts ? { charts: composed.charts } : {}),
    enquiry: {
      kind: composed.kind,
      entryIds: composed.entryIds,
      factIds: composed.factIds,
      sources: composed.sources,
      asAt: composed.asAt,
      confidence: Math.round(composed.confidence * 1000) / 1000,
    },
  });

  /** The turn's replies, or an apology when one says what nothing of ours holds; the state then stays as it was. */
  const guarded = (taken: Turn, before: ConversationState): Turn => {
    const violations = taken.replies.flatMap((reply) => guard.check(reply));
    if (violations.length === 0) return taken;
    const what = [...new Set(violations.map(({ kind }) => kind))].join(', ');
    log.error(
      'reply-refused',
      { what, entries: taken.replies.flatMap(({ entryIds }) => entryIds).join(' ') },
      new Fault('reply-refused', 'A reply held what the knowledge does not.'),
    );
    return turn.apology(before, clock.today());
  };

  const decide =
    (take: (state: ConversationState) => Turn) =>
    (stored: unknown): TurnRecord => {
      const before = readState(stored);
      const attempt = (): Turn => {
        try {
          return guarded(take(before), before);
        } catch (cause) {
          log.error('turn-failed', {}, cause);
          return turn.apology(before, clock.today());
        }
      };
      const taken = attempt();
      return { state: taken.state, replies: taken.replies.map((reply) => toReply(reply, taken.language)), erase: taken.erase };
    };

  const run = async (
    key: ConversationKey,
    message: { readonly messageId: string; readonly text: string | null },
    take: (state: ConversationState) => Turn,
  ): Promise<TurnResult> => {
    const { replies, repeated } = await store.turn({ channel: key.channel, conversationId: key.conversationId }, message, decide(take));
    if (!repeated) for (const listener of listeners.get(nameOf(key)) ?? []) listener();
    return { replies, repeated };
  };

  return {
    open: (key) => run(key, { messageId: OPENING, text: null }, (state) => turn.open(state, clock.today())),
    receive: ({ text, messageId, ...key }) =>
      run(key, { messageId, text: beginningOf(text) }, (state) => turn.take(state, text, clock.today())),
    items: (key, afterSeq, limit) => store.items(key, afterSeq, limit),
    onItems: (key, listener) => {
      const name = nameOf(key);
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(name);
      };
    },
  };
}
