// Turns run through the store: stored once, guarded, told to who waits, and never thrown at a person.
import { describe, expect, test } from 'vitest';
import { createGuard } from '../../../src/answering/composing/guard.ts';
import type { Clock } from '../../../src/base/clock.ts';
import { Fault } from '../../../src/base/fault.ts';
import type { LogFields, Logger } from '../../../src/base/logger.ts';
import type { Conversations } from '../../../src/conversation/conversations.ts';
import type { TurnResult } from '../../../src/conversation/message.ts';
import { createConversations } from '../../../src/conversation/runner.ts';
import type { ConversationStore } from '../../../src/conversation/store.ts';
import type { TakeTurn, Turn } from '../../../src/conversation/turn.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { smallTurn } from '../../support/small-answering.ts';
import { TODAY } from '../../support/small-builders.ts';
import { smallContent } from '../../support/small-dialogs.ts';

const key = { channel: 'web', conversationId: 'c1' } as const;
const clock: Clock = { now: () => new Date(`${TODAY}T00:00:00Z`), today: () => TODAY };

type Logged = { readonly event: string; readonly fields: LogFields; readonly cause: unknown };
type Running = {
  readonly conversations: Conversations;
  readonly store: ConversationStore;
  readonly logged: readonly Logged[];
  ask(messageId: string, text: string): Promise<TurnResult>;
};

function running({
  turn = smallTurn(),
  store = createMemoryStore({ clock }),
}: {
  readonly turn?: TakeTurn;
  readonly store?: ConversationStore;
} = {}): Running {
  const logged: Logged[] = [];
  const log: Logger = {
    debug() {},
    info() {},
    warn() {},
    error: (event, fields = {}, cause) => void logged.push({ event, fields, cause }),
  };
  let made = 0;
  const ids = { next: () => `id-${++made}` };
  const conversations = createConversations({
    store,
    turn,
    guard: createGuard(smallContent),
    clock,
    ids,
    references: () => `KA-${['22222222', '33333333'][made % 2]}`,
    log,
  });
  return { conversations, store, logged, ask: (messageId, text) => conversations.receive({ ...key, messageId, text }) };
}

/** Turns that say something of their own on "secret Hinewai" and are otherwise the usual. */
function turnSaying(text: string): TakeTurn {
  const usual = smallTurn();
  const taken = (state: Turn['state']): Turn => ({
    state: { ...state, noticesShown: ['changed'] },
    language: 'en-NZ',
    erase: false,
    effects: [],
    replies: [{ kind: 'answer', text, entryIds: ['money'], factIds: [], sources: [], asAt: null, confidence: 1, suggestions: [] }],
  });
  return { ...usual, take: (state, message, today) => (message === 'secret Hinewai' ? taken(state) : usual.take(state, message, today)) };
}

const throwing: TakeTurn = {
  ...smallTurn(),
  take: () => {
    throw new Error('broken inside');
  },
};

describe('opening a conversation', () => {
  test('greets once; again gives the same greeting and stores nothing', async () => {
    const { conversations, store } = running();
    const first = await conversations.open(key);
    const second = await conversations.open(key);
    expect(first.repeated).toBe(false);
    expect(first.replies[0]?.text).toContain('line privacy-notice');
    expect(second).toEqual({ replies: first.replies, repeated: true });
    expect(await store.items(key, 0, 10)).toHaveLength(1);
  });
});

describe('receiving a message', () => {
  test('replies with everything a channel needs', async () => {
    const { ask } = running();
    const { replies, repeated } = await ask('m1', 'how many schools belonged');
    expect(repeated).toBe(false);
    expect(replies).toHaveLength(1);
    expect(replies[0]).toMatchObject({
      id: 'id-1',
      locale: 'en-NZ',
      suggestions: ['How many communities there were'],
      enquiry: {
        kind: 'answer',
        entryIds: ['schools-count'],
        factIds: [5, 4],
        asAt: '2016-11-09',
        sources: [{ title: 'The groups go on' }, { title: 'More groups formed' }],
      },
    });
    expect(replies[0]?.text).toContain('**Note:**');
    expect(replies[0]?.speak).not.toMatch(/\*\*|\]\(/);
  });

  test('stores message and replies, in order, before it returns', async () => {
    const { ask, conversations } = running();
    const { replies } = await ask('m1', 'how many schools belonged');
    const items = await conversations.items(key, 0, 10);
    expect(items).toMatchObject([
      { seq: 1, from: 'person', messageId: 'm1', text: 'how many schools belonged' },
      { seq: 2, from: 'service', inReplyTo: 'm1', reply: replies[0] },
    ]);
  });

  test('goes on from the state before, and only of its own conversation', async () => {
    const { conversations, ask } = running();
    await ask('m1', 'a person please');
    const other = await conversations.receive({ channel: 'web', conversationId: 'c2', messageId: 'm1', text: 'Hamilton' });
    expect(other.replies[0]?.enquiry.kind).not.toBe('hand-over');
    expect((await ask('m2', 'Hamilton')).replies[0]?.text).toContain('line place Hamilton, Waikato');
  });

  test('the same message twice is one turn with the same replies', async () => {
    const { ask, conversations } = running();
    const first = await ask('m1', 'how many schools belonged');
    const second = await ask('m1', 'how many schools belonged');
    expect(second).toEqual({ replies: first.replies, repeated: true });
    expect(await conversations.items(key, 0, 10)).toHaveLength(2);
  });

  test('delete my data removes what was stored before', async () => {
    const { ask, conversations } = running();
    await ask('m1', 'how many schools belonged');
    await ask('m2', 'delete my data');
    const items = await conversations.items(key, 0, 10);
    expect(JSON.stringify(items)).not.toContain('schools');
    expect(items.at(-1)).toMatchObject({ from: 'service', reply: { text: 'line act-delete-data' } });
    expect((await ask('m3', 'say that again')).replies[0]?.text).toBe('line act-repeat-none');
  });

  test('a state of another version starts anew instead of failing', async () => {
    const store = createMemoryStore({ clock });
    await store.turn(key, { messageId: 'old', text: 'old' }, () => ({ state: { version: 0, offered: ['money'] }, replies: [] }));
    const { ask } = running({ store });
    expect((await ask('m1', 'how many schools belonged')).replies[0]?.enquiry.kind).toBe('answer');
  });
});

describe('a reply that says what nothing of ours holds', () => {
  test.each(['There were 149 schools.', 'Ask for Tamahere there.', 'See https://example.com/elsewhere', 'Write to a@b.nz.'])(
    '"%s" becomes an apology, and the state stays',
    async (text) => {
      const { ask, store } = running({ turn: turnSaying(text) });
      const { replies } = await ask('m1', 'secret Hinewai');
      expect(replies).toHaveLength(1);
      expect(replies[0]).toMatchObject({
        text: 'line apology The Line (0800 111 222)',
        enquiry: { kind: 'apology', entryIds: [], factIds: [] },
      });
      expect(JSON.stringify(await store.items(key, 0, 10))).not.toContain(text);
      await store.turn(key, { messageId: 'look', text: 'look' }, (state) => {
        expect(state).toMatchObject({ noticesShown: [] });
        return { state, replies: [] };
      });
    },
  );

  test("is logged as a fault that names the entry and the kind, not the person's words nor the reply's", async () => {
    const { ask, logged } = running({ turn: turnSaying('There were 149 schools of Tamahere.') });
    await ask('m1', 'secret Hinewai');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ event: 'reply-refused', fields: { what: 'figure, name', entries: 'money' } });
    expect(logged[0]?.cause).toBeInstanceOf(Fault);
    const written = JSON.stringify(logged[0]?.fields) + String(logged[0]?.cause);
    for (const word of ['secret', 'Hinewai', '149', 'Tamahere']) expect(written).not.toContain(word);
  });
});

describe('a turn that throws', () => {
  test('becomes an apology and a logged fault; the next turn works', async () => {
    const store = createMemoryStore({ clock });
    const broken = running({ turn: throwing, store });
    const { replies } = await broken.ask('m1', 'my name is Hinewai');
    expect(replies).toMatchObject([{ text: 'line apology The Line (0800 111 222)', enquiry: { kind: 'apology' } }]);
    expect(broken.logged).toMatchObject([{ event: 'turn-failed', cause: { message: 'broken inside' } }]);
    expect(JSON.stringify(broken.logged[0]?.fields)).not.toContain('Hinewai');
    expect((await running({ store }).ask('m2', 'how many schools belonged')).replies[0]?.enquiry.kind).toBe('answer');
  });

  test('keeps the apology for the same message', async () => {
    const store = createMemoryStore({ clock });
    await running({ turn: throwing, store }).ask('m1', 'hello');
    expect(await running({ store }).ask('m1', 'hello')).toMatchObject({ repeated: true, replies: [{ enquiry: { kind: 'apology' } }] });
  });
});

describe('a store that cannot be reached', () => {
  test("is the caller's to hear of, and wakes nobody", async () => {
    const store: ConversationStore = {
      ...createMemoryStore({ clock }),
      turn: () => Promise.reject(new Fault('storage-unavailable', 'no disk')),
    };
    const { conversations, ask } = running({ store });
    let woken = 0;
    conversations.onItems(key, () => (woken += 1));
    await expect(ask('m1', 'hello')).rejects.toMatchObject({ code: 'storage-unavailable' });
    expect(woken).toBe(0);
  });
});

describe('listeners', () => {
  test('are woken after the items can be read, once a turn, and not by a repeat', async () => {
    const { conversations, ask } = running();
    const seen: Promise<number>[] = [];
    conversations.onItems(key, () => void seen.push(conversations.items(key, 0, 10).then((items) => items.length)));
    await conversations.open(key);
    await ask('m1', 'how many schools belonged');
    await ask('m1', 'how many schools belonged');
    await conversations.open(key);
    expect(await Promise.all(seen)).toEqual([1, 3]);
  });

  test('hear of their own conversation only, all of them, until they stop', async () => {
    const { conversations, ask } = running();
    const woken: string[] = [];
    const stop = conversations.onItems(key, () => woken.push('first'));
    conversations.onItems(key, () => woken.push('second'));
    conversations.onItems({ channel: 'web', conversationId: 'c2' }, () => woken.push('other'));
    conversations.onItems({ channel: 'terminal', conversationId: 'c1' }, () => woken.push('other'));
    await ask('m1', 'thanks');
    stop();
    stop();
    await ask('m2', 'thanks');
    expect(woken).toEqual(['first', 'second', 'second']);
  });
});
