// What every ConversationStore must do, whichever database fills it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConversationStore } from '../../src/conversation/store.ts';
import { countOneMore, fillings, type OpenStore, reply, web } from './stores.ts';

const mustNotDecide = (): never => {
  throw new Error('decide was called for a message that was taken before');
};

describe.each(fillings)('a conversation store on $name', ({ open }) => {
  let opened: OpenStore;
  let store: ConversationStore;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(() => opened.close());

  const stateOf = async (conversationId: string): Promise<unknown> => {
    let seen: unknown = 'decide was not called';
    await expect(
      store.turn(web(conversationId), { messageId: 'peek', text: 'peek' }, (state) => {
        seen = state;
        throw new Error('only looking');
      }),
    ).rejects.toThrow('only looking');
    return seen;
  };

  test('a new message is stored with its replies, in order, and returned', async () => {
    const replies = [reply('a'), reply('b')];
    const result = await store.turn(web('c'), { messageId: 'm1', text: 'Kia ora' }, () => ({ state: {}, replies }));

    expect(result.repeated).toBe(false);
    expect(result.replies).toEqual(replies);
    expect(result.items).toMatchObject([
      { seq: 1, from: 'person', messageId: 'm1', text: 'Kia ora' },
      { seq: 2, from: 'service', inReplyTo: 'm1', reply: replies[0] },
      { seq: 3, from: 'service', inReplyTo: 'm1', reply: replies[1] },
    ]);
    expect(await store.items(web('c'), 0, 100)).toEqual(result.items);
  });

  test('a turn that erases removes every earlier item, keeps its own, and numbering goes on', async () => {
    await store.turn(web('c'), { messageId: 'm1', text: 'Something private' }, () => ({ state: 1, replies: [reply('a')] }));
    await store.turn(web('other'), { messageId: 'm1', text: 'Of another conversation' }, () => ({ state: 1, replies: [reply('o')] }));
    await store.turn(web('c'), { messageId: 'm2', text: 'delete my data' }, () => ({ state: 2, replies: [reply('b')], erase: true }));

    expect((await store.items(web('c'), 0, 100)).map(({ seq }) => seq)).toEqual([3, 4]);
    expect(await store.items(web('other'), 0, 100)).toHaveLength(2);
    const late = await store.turn(web('c'), { messageId: 'm1', text: 'Something private' }, mustNotDecide);
    expect(late).toMatchObject({ repeated: true, replies: [], items: [] });
  });

  test('items carry the instant they were stored', async () => {
    const before = new Date().toISOString();
    const { items } = await store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, countOneMore);
    const after = new Date().toISOString();
    for (const { createdAt } of items) {
      expect(createdAt >= before && createdAt <= after, createdAt).toBe(true);
    }
  });

  test('a new conversation has the state null, and the next turn gets what the last one left', async () => {
    const state = { version: 2, asked: ['Kāhui Ako', null], place: { region: 'Waikato' }, count: 3, done: false };
    const seen: unknown[] = [];
    const remember = (next: unknown) => (given: unknown) => {
      seen.push(given);
      return { state: next, replies: [] };
    };
    await store.turn(web('c'), { messageId: 'm1', text: 'one' }, remember(state));
    await store.turn(web('c'), { messageId: 'm2', text: 'two' }, remember(null));
    await store.turn(web('c'), { messageId: 'm3', text: 'three' }, remember(null));
    expect(seen).toEqual([null, state, null]);
  });

  test('a caller that changes the state it was given, or gave, changes nothing stored', async () => {
    const given = { list: ['kept'] };
    await store.turn(web('c'), { messageId: 'm1', text: 'one' }, () => ({ state: given, replies: [] }));
    given.list.push('added later');
    await expect(
      store.turn(web('c'), { messageId: 'm2', text: 'two' }, (state) => {
        Object.assign(Object(state), { list: 'overwritten' });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await stateOf('c')).toEqual({ list: ['kept'] });
  });

  test('the same message twice returns the first replies and does not decide again', async () => {
    const first = await store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, countOneMore);
    await store.turn(web('c'), { messageId: 'm2', text: 'More' }, countOneMore);
    const again = await store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, mustNotDecide);

    expect(again).toEqual({ ...first, repeated: true });
    expect(await store.items(web('c'), 0, 100)).toHaveLength(4);
    expect(await stateOf('c')).toBe(2);
  });

  test('a message that got no reply is still taken once', async () => {
    await store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, () => ({ state: 1, replies: [] }));
    const again = await store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, mustNotDecide);
    expect(again).toMatchObject({ repeated: true, replies: [], items: [{ seq: 1, from: 'person' }] });
  });

  test('the same message sent twenty times at once is one turn', async () => {
    let decided = 0;
    const decide = (state: unknown) => {
      decided += 1;
      return countOneMore(state);
    };
    const send = () => store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, decide);
    const results = await Promise.all(Array.from({ length: 20 }, send));

    expect(decided).toBe(1);
    expect(results.filter((result) => !result.repeated)).toHaveLength(1);
    expect(new Set(results.map((result) => JSON.stringify(result.replies))).size).toBe(1);
  });

  test('twenty turns of one conversation at once end at twenty, each having seen the one before', async () => {
    const seen: unknown[] = [];
    const send = (_: unknown, index: number) =>
      store.turn(web('c'), { messageId: `m${index}`, text: 'Hello' }, (state) => {
        seen.push(state);
        return countOneMore(state);
      });
    await Promise.all(Array.from({ length: 20 }, send));

    expect(await stateOf('c')).toBe(20);
    expect(seen).toEqual([null, ...Array.from({ length: 19 }, (_, index) => index + 1)]);
    const items = await store.items(web('c'), 0, 100);
    expect(items.map((item) => item.seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(items.map((item) => item.from)).toEqual(Array.from({ length: 20 }, () => ['person', 'service']).flat());
  });

  test('conversations taken at once stay apart', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const sends = names.flatMap((name) => [1, 2, 3].map((n) => store.turn(web(name), { messageId: `m${n}`, text: name }, countOneMore)));
    await Promise.all(sends);
    for (const name of names) {
      expect(await stateOf(name)).toBe(3);
      const items = await store.items(web(name), 0, 100);
      expect(items.map((item) => item.seq)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(items.flatMap((item) => (item.from === 'person' ? [item.text] : []))).toEqual([name, name, name]);
    }
  });

  test('the same conversation id on two channels is two conversations', async () => {
    await store.turn(web('same'), { messageId: 'm1', text: 'web' }, countOneMore);
    const other = { channel: 'msteams', conversationId: 'same' } as const;
    expect(await store.items(other, 0, 100)).toEqual([]);
    const result = await store.turn(other, { messageId: 'm1', text: 'teams' }, countOneMore);
    expect(result).toMatchObject({ repeated: false, replies: [{ id: 'r1' }] });
  });

  test('when decide throws nothing is written and its own error comes back', async () => {
    const failure = new Error('no answer today');
    const fail = () => {
      throw failure;
    };
    await expect(store.turn(web('new'), { messageId: 'm1', text: 'Hello' }, fail)).rejects.toBe(failure);
    expect(await store.items(web('new'), 0, 100)).toEqual([]);
    expect(await store.forget(web('new'))).toBe(false);

    await store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, countOneMore);
    await expect(store.turn(web('c'), { messageId: 'm2', text: 'Again' }, fail)).rejects.toBe(failure);
    expect(await stateOf('c')).toBe(1);
    expect(await store.items(web('c'), 0, 100)).toHaveLength(2);
  });

  test('a message whose turn failed can be sent again and is then new', async () => {
    await expect(store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, mustNotDecide)).rejects.toThrow();
    const retry = await store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, countOneMore);
    expect(retry).toMatchObject({ repeated: false, items: [{ seq: 1 }, { seq: 2 }] });
  });

  test('one failing turn among many leaves the others whole', async () => {
    const send = (_: unknown, index: number) =>
      store.turn(web('c'), { messageId: `m${index}`, text: 'Hello' }, index % 3 === 0 ? mustNotDecide : countOneMore);
    const results = await Promise.allSettled(Array.from({ length: 12 }, send));
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(4);
    expect(await stateOf('c')).toBe(8);
    expect((await store.items(web('c'), 0, 100)).map((item) => item.seq)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  });

  test('an opening stores only its replies, in reply to nothing, and only once', async () => {
    const opening = { messageId: 'opening', text: null };
    const first = await store.turn(web('c'), opening, countOneMore);
    expect(first).toMatchObject({ repeated: false, items: [{ seq: 1, from: 'service', inReplyTo: null, reply: { id: 'r1' } }] });

    const again = await store.turn(web('c'), opening, mustNotDecide);
    expect(again).toEqual({ ...first, repeated: true });
    expect(await store.items(web('c'), 0, 100)).toHaveLength(1);
  });

  test('an opening without replies is still remembered', async () => {
    await store.turn(web('c'), { messageId: 'opening', text: null }, () => ({ state: 1, replies: [] }));
    const again = await store.turn(web('c'), { messageId: 'opening', text: null }, mustNotDecide);
    expect(again).toEqual({ repeated: true, replies: [], items: [] });
  });

  test('a message that happens to carry the id of the opening is answered all the same', async () => {
    await store.turn(web('c'), { messageId: 'opening', text: null }, countOneMore);
    const result = await store.turn(web('c'), { messageId: 'opening', text: 'Hello' }, countOneMore);
    expect(result).toMatchObject({ repeated: false, replies: [{ id: 'r2' }] });
  });

  test('items come after a number, in order, at most as many as asked for', async () => {
    for (const messageId of ['m1', 'm2', 'm3']) await store.turn(web('c'), { messageId, text: messageId }, countOneMore);
    const seqs = async (after: number, limit: number) => (await store.items(web('c'), after, limit)).map((item) => item.seq);

    expect(await seqs(0, 100)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await seqs(2, 3)).toEqual([3, 4, 5]);
    expect(await seqs(5, 3)).toEqual([6]);
    expect(await seqs(6, 3)).toEqual([]);
    expect(await seqs(0, 0)).toEqual([]);
    expect(await seqs(0, -1)).toEqual([]);
  });

  test('an unknown conversation has no items and nothing to forget', async () => {
    expect(await store.items(web('nobody'), 0, 100)).toEqual([]);
    expect(await store.forget(web('nobody'))).toBe(false);
  });

  test('forgetting deletes items, state and the memory of messages, of this conversation alone', async () => {
    await store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, countOneMore);
    await store.turn(web('other'), { messageId: 'm1', text: 'Hello' }, countOneMore);

    expect(await store.forget(web('c'))).toBe(true);
    expect(await store.items(web('c'), 0, 100)).toEqual([]);
    expect(await store.forget(web('c'))).toBe(false);
    expect(await store.items(web('other'), 0, 100)).toHaveLength(2);

    const fresh = await store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, countOneMore);
    expect(fresh).toMatchObject({ repeated: false, items: [{ seq: 1 }, { seq: 2, reply: { id: 'r1' } }] });
  });
});
