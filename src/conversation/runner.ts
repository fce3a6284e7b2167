// Runs turns through the store: stored once, then told to whoever waits. What channels call.
import type { Composed } from '../answering/composing/composed.ts';
import type { Guard } from '../answering/composing/guard.ts';
import type { Clock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { Ids } from '../base/ids.ts';
import type { Logger } from '../base/logger.ts';
import type { Language } from '../content/schema/dialogs.ts';
import type { OwnCase } from './case-store.ts';
import type { RunningConversations } from './conversations.ts';
import type { ConversationKey, Reply, TurnResult } from './message.ts';
import { beginningOf } from './message-limit.ts';
import { toSpeech } from './speak.ts';
import { type ConversationState, readState } from './state.ts';
import type { ConversationStore, TurnRecord } from './store.ts';
import type { TakeTurn, Turn } from './turn.ts';

/** Opening is stored under this message id: once a conversation. */
const OPENING = 'opening';
/** A second case of one reference is a chance of one to hundreds of millions; three in a row are a fault. */
const MOST_REFERENCES = 3;

type Take = (state: ConversationState, cases: readonly OwnCase[]) => Turn;

export function createConversations({
  store,
  turn,
  guard,
  clock,
  ids,
  references,
  log,
}: {
  readonly store: ConversationStore;
  readonly turn: TakeTurn;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly ids: Ids;
  /** What to call a case; unguessable and new each time. */
  readonly references: () => string;
  readonly log: Logger;
}): RunningConversations {
  const listeners = new Map<string, Set<() => void>>();
  const nameOf = ({ channel, conversationId }: ConversationKey) => `${channel} ${conversationId}`;
  const wake = (key: ConversationKey) => {
    for (const listener of listeners.get(nameOf(key)) ?? []) listener();
  };

  const toReply = (composed: Composed, language: Language): Reply => ({
    id: ids.next(),
    text: composed.text,
    speak: toSpeech(composed.text),
    locale: language,
    suggestions: composed.suggestions,
    ...(composed.charts ? { charts: composed.charts } : {}),
    ...(composed.form ? { form: composed.form } : {}),
    enquiry: {
      kind: composed.kind,
      entryIds: composed.entryIds,
      factIds: composed.factIds,
      sources: composed.sources,
      asAt: composed.asAt,
      confidence: Math.round(composed.confidence * 1000) / 1000,
      ...(composed.caseReference === undefined ? {} : { caseReference: composed.caseReference }),
      ...(composed.awaitsAnswer ? { awaitsAnswer: true as const } : {}),
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
    (take: Take) =>
    (stored: unknown, cases: readonly OwnCase[]): TurnRecord => {
      const before = readState(stored);
      const attempt = (): Turn => {
        try {
          return guarded(take(before, cases), before);
        } catch (cause) {
          log.error('turn-failed', {}, cause);
          return turn.apology(before, clock.today());
        }
      };
      const taken = attempt();
      const replies = taken.replies.map((reply) => toReply(reply, taken.language));
      return { state: taken.state, replies, erase: taken.erase, cases: taken.effects };
    };

  const run = async (key: ConversationKey, message: Parameters<ConversationStore['turn']>[1], take: Take): Promise<TurnResult> => {
    const { replies, repeated } = await store.turn({ channel: key.channel, conversationId: key.conversationId }, message, decide(take));
    if (!repeated) wake(key);
    return { replies, repeated };
  };

  return {
    open: (key) => run(key, { messageId: OPENING, text: null }, (state) => turn.open(state, clock.today())),
    receive: async ({ text, messageId, replyAddress, form = null, ...key }) => {
      const message = { messageId, text: beginningOf(text), ...(replyAddress === undefined ? {} : { replyAddress }) };
      for (let tries = 1; ; tries += 1) {
        const reference = references();
        try {
          return await run(key, message, (state, cases) => turn.take(state, text, clock.today(), { cases, reference, form }));
        } catch (error) {
          // Nothing was written: the same message is taken again, with another reference.
          if (tries === MOST_REFERENCES || !(error instanceof Fault) || error.code !== 'reference-taken') throw error;
        }
      }
    },
    wake,
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
