// Conversations held in memory that answer with an echo: what the channels' tests talk to.
import type { Conversations } from '../../src/conversation/conversations.ts';
import type { Chart, ConversationKey, Reply } from '../../src/conversation/message.ts';
import type { StoredItem } from '../../src/conversation/store.ts';

type Kept = { readonly items: StoredItem[]; readonly listeners: Set<() => void> };

export type FakeConversations = Conversations & {
  /** Every later call rejects, as when the store cannot be reached; `null` heals it. */
  breakWith(error: Error | null): void;
  /** How many conversations have an item. */
  count(): number;
};

/** A reply with everything a channel maps; `changes` overrides parts of it. */
export function aReply(changes: Partial<Reply> = {}): Reply {
  return {
    id: 'reply-1',
    text: 'There were **117**.',
    speak: 'There were 117.',
    locale: 'en-NZ',
    suggestions: [],
    enquiry: { kind: 'answer', entryIds: ['entry'], factIds: [1], sources: [], asAt: '2016-07-01', confidence: 0.9 },
    ...changes,
  };
}

/** A chart of two dates; `changes` overrides parts of it. */
export function aChart(changes: Partial<Chart> = {}): Chart {
  return {
    title: 'How many there were',
    alt: 'Bar chart. How many there were: some 117 as at 1 July 2016; 148 as at 9 November 2016.',
    points: [
      { day: '2016-07-01', value: 117, label: 'some 117' },
      { day: '2016-11-09', value: 148, label: '148' },
    ],
    ...changes,
  };
}

/** Echoes each message; "suggest: words" is answered with `words` as a suggestion, "chart" with a chart. */
export function fakeConversations(): FakeConversations {
  const kept = new Map<string, Kept>();
  let broken: Error | null = null;

  const of = (key: ConversationKey): Kept => {
    const name = `${key.channel} ${key.conversationId}`;
    const found = kept.get(name) ?? { items: [], listeners: new Set() };
    kept.set(name, found);
    return found;
  };
  const refuseWhenBroken = (): void => {
    if (broken !== null) throw broken;
  };
  const add = (conversation: Kept, inReplyTo: string | null, reply: Reply): void => {
    const createdAt = new Date(Date.UTC(2026, 10, 22, 0, 0, conversation.items.length)).toISOString();
    conversation.items.push({ seq: conversation.items.length + 1, createdAt, from: 'service', inReplyTo, reply });
  };
  const wake = (conversation: Kept): void => {
    for (const listener of conversation.listeners) listener();
  };

  return {
    breakWith(error) {
      broken = error;
    },
    count: () => [...kept.values()].filter(({ items }) => items.length > 0).length,

    async open(key) {
      refuseWhenBroken();
      const conversation = of(key);
      const greeted = conversation.items.length > 0;
      if (!greeted)
        add(
          conversation,
          null,
          aReply({ id: `greeting-${key.conversationId}`, text: 'Kia ora. Ask a question.', suggestions: ['What is a Kāhui Ako?'] }),
        );
      if (!greeted) wake(conversation);
      return { replies: repliesTo(conversation, null), repeated: greeted };
    },

    async receive(message) {
      refuseWhenBroken();
      const conversation = of(message);
      const known = conversation.items.some((item) => item.from === 'person' && item.messageId === message.messageId);
      if (!known) {
        const suggested = /^suggest: (.+)$/.exec(message.text)?.[1];
        const createdAt = new Date(Date.UTC(2026, 10, 22, 0, 0, conversation.items.length)).toISOString();
        conversation.items.push({
          seq: conversation.items.length + 1,
          createdAt,
          from: 'person',
          messageId: message.messageId,
          text: message.text,
        });
        add(
          conversation,
          message.messageId,
          aReply({
            id: `reply-${message.messageId}`,
            text: `You said **${message.text}**.`,
            suggestions: suggested === undefined ? [] : [suggested],
            ...(message.text === 'chart' ? { charts: [aChart()] } : {}),
            speak: `You said ${message.text}.`,
          }),
        );
        wake(conversation);
      }
      return { replies: repliesTo(conversation, message.messageId), repeated: known };
    },

    async items(key, afterSeq, limit) {
      refuseWhenBroken();
      return of(key)
        .items.filter(({ seq }) => seq > afterSeq)
        .slice(0, limit);
    },

    onItems(key, listener) {
      const { listeners } = of(key);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function repliesTo(conversation: Kept, messageId: string | null): readonly Reply[] {
  return conversation.items.flatMap((item) => (item.from === 'service' && item.inReplyTo === messageId ? [item.reply] : []));
}
