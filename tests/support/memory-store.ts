// A ConversationStore in memory for tests of everything above storage; it passes the same contract suite as the real one.
import type { Clock } from '../../src/base/clock.ts';
import type { ConversationKey } from '../../src/conversation/message.ts';
import type { ConversationStore, StoredItem } from '../../src/conversation/store.ts';

type StoredTurn = { readonly items: readonly StoredItem[] };
type StoredConversation = { state: unknown; lastSeq: number; items: readonly StoredItem[]; readonly turns: Map<string, StoredTurn> };

/** Starts empty. What is given and returned are copies, so a caller that changes one changes nothing here. */
export function createMemoryStore({ clock }: { readonly clock: Pick<Clock, 'now'> }): ConversationStore {
  const conversations = new Map<string, StoredConversation>();
  const nameOf = (key: ConversationKey) => JSON.stringify([key.channel, key.conversationId]);

  return {
    async turn(key, message, decide) {
      const opening = message.text === null;
      const turnName = JSON.stringify([opening, message.messageId]);
      const before = conversations.get(nameOf(key));
      const known = before?.turns.get(turnName);
      if (known) return outcome(known.items, true);

      const record = decide(structuredClone(before?.state ?? null), []);
      const createdAt = clock.now().toISOString();
      let seq = before?.lastSeq ?? 0;
      const items: StoredItem[] = [];
      if (message.text !== null) items.push({ seq: ++seq, createdAt, from: 'person', messageId: message.messageId, text: message.text });
      for (const reply of record.replies) {
        items.push({ seq: ++seq, createdAt, from: 'service', inReplyTo: opening ? null : message.messageId, reply: asStored(reply) });
      }

      const after = before ?? { state: null, lastSeq: 0, items: [], turns: new Map<string, StoredTurn>() };
      after.state = asStored(record.state ?? null);
      after.items = [...(record.erase ? [] : after.items), ...items];
      after.lastSeq = seq;
      if (record.erase) for (const name of after.turns.keys()) after.turns.set(name, { items: [] });
      after.turns.set(turnName, { items });
      conversations.set(nameOf(key), after);
      return outcome(items, false);
    },

    async items(key, afterSeq, limit) {
      const stored = conversations.get(nameOf(key))?.items ?? [];
      return structuredClone(stored.filter((item) => item.seq > afterSeq).slice(0, Math.max(0, limit)));
    },

    async forget(key) {
      return conversations.delete(nameOf(key));
    },
  };
}

function outcome(items: readonly StoredItem[], repeated: boolean) {
  const copies = structuredClone(items);
  return { items: copies, repeated, replies: copies.flatMap((item) => (item.from === 'service' ? [item.reply] : [])) };
}

/** As JSON would keep it: what a database cannot keep must not survive here either. */
function asStored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
