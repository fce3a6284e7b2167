// What a deleted case takes from its conversation, on every store: the words that went with it, and no more than that.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseStore } from '../../src/conversation/case-store.ts';
import type { ConversationStore } from '../../src/conversation/store.ts';
import { changeCase, handClock, newCase, openCase, ref, turnWith } from './cases.ts';
import { fillings, type OpenStore, reply, web } from './stores.ts';

describe.each(fillings)('erasing a case on $name', ({ open }) => {
  let opened: OpenStore;
  let store: ConversationStore;
  let cases: CaseStore;
  beforeEach(async () => {
    opened = await open(handClock());
    ({ store, cases } = opened);
  });
  afterEach(() => opened.close());

  const seqs = async (key = web('c')) => (await store.items(key, 0, 100)).map(({ seq }) => seq);
  const say = (messageId: string, text: string) =>
    store.turn(web('c'), { messageId, text }, () => ({ state: { asked: text }, replies: [reply(messageId)] }));
  const erased = { state: 'deleted', erase: true } as const;

  async function stateOf(): Promise<unknown> {
    let seen: unknown;
    const looking = store.turn(web('c'), { messageId: 'peek', text: 'peek' }, (state) => {
      seen = state;
      throw new Error('only looking');
    });
    await expect(looking).rejects.toThrow('only looking');
    return seen;
  }

  test('at the person’s wish takes the items that went with it, and leaves the turn’s own and those between', async () => {
    await say('m1', 'my name is Aroha');
    await openCase(store, newCase(ref(2)));
    await say('m3', 'another matter');
    await turnWith(store, [{ kind: 'erase', reference: ref(2) }], { text: 'delete my enquiry' });
    expect(await seqs()).toEqual([5, 6, 7, 8]);
    expect(JSON.stringify(await store.items(web('c'), 0, 100))).not.toContain('Aroha');
    expect(await stateOf()).toBe('asked');
  });

  test('in the turn that opened it leaves the items of that turn', async () => {
    await say('m1', 'my name is Aroha');
    await turnWith(store, [
      { kind: 'open', case: newCase(ref(2)) },
      { kind: 'erase', reference: ref(2) },
    ]);
    expect(await seqs()).toEqual([3, 4]);
  });

  test('by staff takes the items and the state, and says what is said', async () => {
    await say('m1', 'my name is Aroha');
    await openCase(store, newCase(ref(2)));
    await say('m3', 'another matter');
    expect(await stateOf()).toEqual({ asked: 'another matter' });
    await changeCase(cases, ref(2), { ...erased, say: reply('gone') });
    expect(await seqs()).toEqual([5, 6, 7]);
    expect(await stateOf()).toBeNull();
  });

  test('keeps repeats known, and the numbers go on', async () => {
    await say('m1', 'my name is Aroha');
    await openCase(store, newCase(ref(2)));
    await changeCase(cases, ref(2), erased);
    const again = await store.turn(web('c'), { messageId: 'm1', text: 'my name is Aroha' }, () => {
      throw new Error('a repeat was decided anew');
    });
    expect(again).toEqual({ items: [], replies: [], repeated: true });
    expect((await say('m9', 'hello')).items.map(({ seq }) => seq)).toEqual([5, 6]);
  });

  test('takes nothing from another conversation', async () => {
    const others = [web('other'), { channel: 'msteams', conversationId: 'c' }] as const;
    for (const key of others) await openCase(store, newCase(ref(key.channel === 'web' ? 3 : 4)), { key });
    await openCase(store, newCase(ref(2)));
    await changeCase(cases, ref(2), erased);
    for (const key of others) expect(await seqs(key)).toEqual([1, 2]);
    expect((await cases.read(ref(3)))?.transcript).toHaveLength(2);
  });

  test('the newer of two takes the older’s transcript with it; the older takes nothing of what came after it', async () => {
    for (const n of [2, 3, 4]) await openCase(store, newCase(ref(n)));
    await changeCase(cases, ref(3), erased);
    expect((await cases.read(ref(2)))?.transcript).toEqual([]);
    expect((await cases.read(ref(2)))?.case).toMatchObject({ state: 'waiting', about: newCase(ref(2)).about });
    expect((await cases.read(ref(4)))?.transcript).toHaveLength(2);
    await changeCase(cases, ref(2), erased);
    expect((await cases.read(ref(4)))?.transcript).toHaveLength(2);
  });

  test('is undone with the turn that fails', async () => {
    await openCase(store, newCase(ref(2)));
    const failing = turnWith(store, [
      { kind: 'erase', reference: ref(2) },
      { kind: 'erase', reference: ref(9) },
    ]);
    await expect(failing).rejects.toThrow();
    expect(await seqs()).toEqual([1, 2]);
    expect((await cases.read(ref(2)))?.transcript).toHaveLength(2);
  });
});
