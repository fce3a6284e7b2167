// All of storage in memory, for tests of everything above it; it passes the same contract suites as the real one.
import type { Clock } from '../../src/base/clock.ts';
import type { Outbox } from '../../src/cases/outbox.ts';
import type { CaseStore } from '../../src/conversation/case-store.ts';
import type { ConversationKey } from '../../src/conversation/message.ts';
import type { ConversationStore, StoredItem } from '../../src/conversation/store.ts';
import {
  carryOut,
  dropForOffice,
  eraseCase,
  fileOf,
  isSame,
  isUndelivered,
  type KeptCase,
  ownCases,
  queue,
  summaries,
} from './memory-cases.ts';
import { createMemoryOutbox } from './memory-outbox.ts';

type StoredTurn = { readonly items: readonly StoredItem[] };
type StoredConversation = { state: unknown; lastSeq: number; items: readonly StoredItem[]; readonly turns: Map<string, StoredTurn> };

export type MemoryStorage = { readonly conversations: ConversationStore; readonly cases: CaseStore; readonly outbox: Outbox };

/** The conversations alone, for tests that know no cases. */
export function createMemoryStore(options: { readonly clock: Pick<Clock, 'now'> }): ConversationStore {
  return createMemoryStorage(options).conversations;
}

/** Starts empty. What is given and returned are copies, so a caller that changes one changes nothing here. */
export function createMemoryStorage({ clock }: { readonly clock: Pick<Clock, 'now'> }): MemoryStorage {
  const conversations = new Map<string, StoredConversation>();
  let cases = new Map<string, KeptCase>();
  const nameOf = (key: ConversationKey) => JSON.stringify([key.channel, key.conversationId]);
  const itemsOf = (kept: KeptCase) => conversations.get(nameOf(kept.key))?.items ?? [];
  const { outbox, wake } = createMemoryOutbox({ now: () => clock.now(), cases: () => cases, itemsOf });

  const conversationStore: ConversationStore = {
    async turn(key, message, decide) {
      const opening = message.text === null;
      const turnName = JSON.stringify([opening, message.messageId]);
      const before = conversations.get(nameOf(key));
      const known = before?.turns.get(turnName);
      if (known) return outcome(known.items, true);

      const record = decide(structuredClone(before?.state ?? null), ownCases(cases, key));
      const now = clock.now().toISOString();
      let seq = before?.lastSeq ?? 0;
      const items: StoredItem[] = [];
      if (message.text !== null)
        items.push({ seq: ++seq, createdAt: now, from: 'person', messageId: message.messageId, text: message.text });
      for (const reply of record.replies) {
        items.push({ seq: ++seq, createdAt: now, from: 'service', inReplyTo: opening ? null : message.messageId, reply: asStored(reply) });
      }
      // On a copy, so that an effect that throws leaves nothing of those before it.
      const changedCases = structuredClone(cases);
      const { queued, erasedThrough } = carryOut(
        changedCases,
        { key, lastSeq: seq, replyAddress: message.replyAddress, now },
        record.cases ?? [],
      );

      const after = before ?? { state: null, lastSeq: 0, items: [], turns: new Map<string, StoredTurn>() };
      after.state = asStored(record.state ?? null);
      eraseItems(after, record.erase ? after.lastSeq : erasedThrough);
      after.items = [...after.items, ...items];
      after.lastSeq = seq;
      after.turns.set(turnName, { items });
      conversations.set(nameOf(key), after);
      cases = changedCases;
      if (queued) wake();
      return outcome(items, false);
    },

    async items(key, afterSeq, limit) {
      const stored = conversations.get(nameOf(key))?.items ?? [];
      return structuredClone(stored.filter((item) => item.seq > afterSeq).slice(0, Math.max(0, limit)));
    },

    async forget(key) {
      for (const kept of cases.values()) if (isSame(kept.key, key)) kept.case = { ...kept.case, throughSeq: 0 };
      return conversations.delete(nameOf(key));
    },
  };

  const caseStore: CaseStore = {
    list: async (filter, limit) => summaries(cases, filter, limit),

    async counts() {
      const counted = Map.groupBy(cases.values(), ({ case: { state, route } }) => JSON.stringify([state, route]));
      return [...counted.values()].flatMap((group) => {
        const [first] = group;
        return first ? [{ state: first.case.state, route: first.case.route, count: group.length }] : [];
      });
    },

    async outbox() {
      const all = [...cases.values()].flatMap(({ deliveries }) => deliveries);
      const waiting = all.filter(({ state }) => state === 'waiting');
      const [oldest] = waiting.map(({ queuedAt }) => queuedAt).toSorted();
      const needsAHand = all.filter(({ state }) => state === 'needs-a-hand').length;
      return { waiting: waiting.length, needsAHand, oldestWaiting: oldest ?? null };
    },

    async read(reference) {
      const kept = cases.get(reference);
      return kept ? fileOf(kept, itemsOf(kept)) : null;
    },

    async change(reference, decide) {
      const kept = cases.get(reference);
      if (!kept) return { kind: 'unknown-case' };
      const change = decide(fileOf(kept, itemsOf(kept)));
      if (!change) return { kind: 'unchanged' };
      const {
        key,
        case: { route: routeBefore, throughSeq },
      } = kept;
      const now = clock.now().toISOString();
      kept.case = { ...kept.case, state: change.state, route: change.route, takenBy: change.takenBy, updatedAt: now };
      kept.acts.push(...change.acts.map((act) => ({ at: now, ...structuredClone(act) })));
      if (change.retry) {
        for (const delivery of kept.deliveries.filter(isUndelivered))
          Object.assign(delivery, { state: 'waiting', attempts: 0, queuedAt: now, dueAt: now, lastError: null });
      }
      if (change.route !== routeBefore) dropForOffice(kept, now);
      for (const { kind, answer } of change.deliver) queue(kept, kind, answer, now);
      const conversation = conversations.get(nameOf(key));
      if (change.say && conversation) {
        conversation.lastSeq += 1;
        const said = { seq: conversation.lastSeq, createdAt: now, from: 'service', inReplyTo: null, reply: asStored(change.say) } as const;
        conversation.items = [...conversation.items, said];
      }
      if (change.erase) eraseCase(kept, now);
      if (change.erase && conversation) {
        eraseItems(conversation, throughSeq);
        conversation.state = null;
      }
      if (change.retry || change.deliver.length > 0) wake();
      return { kind: 'changed', key };
    },
  };

  return { conversations: conversationStore, cases: caseStore, outbox };
}

/** That the messages were taken stays known. */
function eraseItems(conversation: StoredConversation, throughSeq: number): void {
  const left = (items: readonly StoredItem[]) => items.filter(({ seq }) => seq > throughSeq);
  conversation.items = left(conversation.items);
  for (const [name, { items }] of conversation.turns) conversation.turns.set(name, { items: left(items) });
}

function outcome(items: readonly StoredItem[], repeated: boolean) {
  const copies = structuredClone(items);
  return { items: copies, repeated, replies: copies.flatMap((item) => (item.from === 'service' ? [item.reply] : [])) };
}

/** As JSON would keep it: what a database cannot keep must not survive here either. */
function asStored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
