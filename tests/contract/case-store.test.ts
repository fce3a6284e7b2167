// What every CaseStore must do, whichever database fills it: lists, counts, and acts of staff that are whole or not done.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { THE_PERSON } from '../../src/cases/case.ts';
import type { CaseStore } from '../../src/conversation/case-store.ts';
import type { ConversationStore } from '../../src/conversation/store.ts';
import { changeCase, claimedIds, type HandClock, handClock, newCase, openCase, ref, turnWith } from './cases.ts';
import { countOneMore, fillings, type OpenStore, reply, web } from './stores.ts';

const mustNotDecide = (): never => {
  throw new Error('decide was called for a case that is not there');
};

describe.each(fillings)('a case store on $name', ({ open }) => {
  let clock: HandClock;
  let opened: OpenStore;
  let store: ConversationStore;
  let cases: CaseStore;
  beforeEach(async () => {
    clock = handClock();
    opened = await open(clock);
    ({ store, cases } = opened);
  });
  afterEach(() => opened.close());

  describe('reading', () => {
    test('an unknown reference has no file, and a beginning of one neither', async () => {
      await openCase(store, newCase(ref(2)));
      for (const reference of [ref(3), 'KA-2', ref(2).toLowerCase(), '', '%']) expect(await cases.read(reference)).toBeNull();
    });

    test('a caller that changes what it got back changes nothing stored', async () => {
      await openCase(store, newCase(ref(2)));
      const asRead = await cases.read(ref(2));
      const given = await cases.read(ref(2));
      Object.assign(given?.case ?? {}, { about: 'changed' });
      Object.assign(given?.acts[0] ?? {}, { who: 'changed' });
      expect(await cases.read(ref(2))).toEqual(asRead);
    });
  });

  describe('changing', () => {
    test('an unknown case is said to be unknown, and nobody is asked', async () => {
      expect(await cases.change(ref(2), mustNotDecide)).toEqual({ kind: 'unknown-case' });
    });

    test('a decision for nothing changes nothing', async () => {
      await openCase(store, newCase(ref(2)));
      const before = await cases.read(ref(2));
      clock.pass(60);
      let seen: unknown;
      const outcome = await cases.change(ref(2), (file) => {
        seen = file;
        return null;
      });
      expect(outcome).toEqual({ kind: 'unchanged' });
      expect(seen).toEqual(before);
      expect(await cases.read(ref(2))).toEqual(before);
    });

    test('what decide throws comes back as it is, and nothing is written', async () => {
      await openCase(store, newCase(ref(2)));
      const before = await cases.read(ref(2));
      const failure = new Error('not today');
      await expect(
        cases.change(ref(2), () => {
          throw failure;
        }),
      ).rejects.toBe(failure);
      expect(await cases.read(ref(2))).toEqual(before);
    });

    test('state, route and who has it are written with their acts, in order, after those before', async () => {
      await openCase(store, newCase(ref(2)), { key: { channel: 'msteams', conversationId: 'teams-1' } });
      clock.pass(60);
      const acts = [
        { who: 'Mere', kind: 'taken', text: null },
        { who: 'Mere', kind: 'noted', text: 'Rang; "no answer" — try\n<b>again</b> 学校 \u0000 \ud800' },
      ] as const;
      const outcome = await changeCase(cases, ref(2), { state: 'taken', takenBy: 'Mere', route: 'media', acts });
      expect(outcome).toEqual({ kind: 'changed', key: { channel: 'msteams', conversationId: 'teams-1' } });
      const file = await cases.read(ref(2));
      expect(file?.case).toMatchObject({ state: 'taken', takenBy: 'Mere', route: 'media', updatedAt: clock.iso(60) });
      expect(file?.acts).toEqual([
        { at: clock.iso(0), who: THE_PERSON, kind: 'opened', text: null },
        ...acts.map((act) => ({ at: clock.iso(60), ...act })),
      ]);
    });

    test('twenty changes at once each see the one before', async () => {
      await openCase(store, newCase(ref(2)));
      const seen: number[] = [];
      const note = (n: number) =>
        cases.change(ref(2), ({ acts, case: { state, route, takenBy } }) => {
          seen.push(acts.length);
          const noted = [{ who: 'Mere', kind: 'noted', text: `${n}` } as const];
          return { state, route, takenBy, acts: noted, deliver: [], say: null, retry: false, erase: false };
        });
      await Promise.all(Array.from({ length: 20 }, (_, n) => note(n)));
      expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
      expect((await cases.read(ref(2)))?.acts).toHaveLength(21);
    });

    test('what is to be sent is queued with it, after what was', async () => {
      await openCase(store, newCase(ref(2)));
      clock.pass(60);
      await changeCase(cases, ref(2), {
        deliver: [
          { kind: 'answer-mail', answer: 'Kia ora, āe' },
          { kind: 'webhook', answer: null },
        ],
      });
      expect((await cases.read(ref(2)))?.deliveries).toMatchObject([
        { kind: 'mail', queuedAt: clock.iso(0) },
        { kind: 'answer-mail', state: 'waiting', queuedAt: clock.iso(60), dueAt: clock.iso(60) },
        { kind: 'webhook', state: 'waiting' },
      ]);
    });
  });

  describe('saying something in the conversation', () => {
    const answer = reply('desk-1', { text: 'Āe, **you can**.', speaker: 'Waikato office' });

    test('adds one item in reply to nothing, whole, and leaves the state; later turns go on after it', async () => {
      await store.turn(web('c'), { messageId: 'm1', text: 'one' }, countOneMore);
      await store.turn(web('c'), { messageId: 'm2', text: 'two' }, () => ({
        state: 7,
        replies: [],
        cases: [{ kind: 'open', case: newCase(ref(2)) }],
      }));
      clock.pass(60);
      await changeCase(cases, ref(2), { say: answer });
      expect(await store.items(web('c'), 3, 100)).toEqual([
        { seq: 4, createdAt: clock.iso(60), from: 'service', inReplyTo: null, reply: answer },
      ]);
      const next = await store.turn(web('c'), { messageId: 'm3', text: 'three' }, countOneMore);
      expect(next).toMatchObject({ items: [{ seq: 5 }, { seq: 6, reply: { id: 'r8' } }] });
      const again = await store.turn(web('c'), { messageId: 'm2', text: 'two' }, countOneMore);
      expect(again.items.map(({ seq }) => seq)).toEqual([3]);
      expect((await cases.read(ref(2)))?.transcript).toHaveLength(3);
    });

    test('reaches that conversation alone', async () => {
      await openCase(store, newCase(ref(2)));
      await turnWith(store, [], { key: web('other') });
      await turnWith(store, [], { key: { channel: 'msteams', conversationId: 'c' } });
      await changeCase(cases, ref(2), { say: answer });
      expect(await store.items(web('c'), 0, 100)).toHaveLength(3);
      expect(await store.items(web('other'), 0, 100)).toHaveLength(2);
      expect(await store.items({ channel: 'msteams', conversationId: 'c' }, 0, 100)).toHaveLength(2);
    });

    test('says nothing in a conversation that was forgotten; the change is done all the same', async () => {
      await openCase(store, newCase(ref(2)));
      await store.forget(web('c'));
      const outcome = await changeCase(cases, ref(2), {
        state: 'answered',
        say: answer,
        acts: [{ who: 'M', kind: 'answered', text: 'x' }],
      });
      expect(outcome).toEqual({ kind: 'changed', key: web('c') });
      expect(await store.items(web('c'), 0, 100)).toEqual([]);
      expect(await cases.read(ref(2))).toMatchObject({ case: { state: 'answered' }, acts: [{ kind: 'opened' }, { text: 'x' }] });
      expect((await store.turn(web('c'), { messageId: 'm', text: 'hello' }, countOneMore)).items[0]?.seq).toBe(1);
    });
  });

  describe('trying again', () => {
    test('makes all that waits or needs a hand due now, with its three days before it; what was sent stays sent', async () => {
      await openCase(store, newCase(ref(2), { deliver: ['mail', 'teams', 'webhook'] }));
      const [mail = '', teams = '', webhook = ''] = await claimedIds(opened.outbox);
      await opened.outbox.sent(mail);
      await opened.outbox.failed(teams, { reason: 'refused', dueAt: null });
      await opened.outbox.failed(webhook, { reason: 'later', dueAt: new Date(clock.iso(9_999)) });
      clock.pass(60);
      await changeCase(cases, ref(2), { retry: true, acts: [{ who: 'Mere', kind: 'retried', text: null }] });

      const anew = { state: 'waiting', attempts: 0, queuedAt: clock.iso(60), dueAt: clock.iso(60), lastError: null };
      expect((await cases.read(ref(2)))?.deliveries).toMatchObject([{ state: 'sent', queuedAt: clock.iso(0) }, anew, anew]);
      expect(await claimedIds(opened.outbox)).toEqual([teams, webhook]);
    });

    test('does not send beside itself what is being sent at this moment', async () => {
      await openCase(store, newCase(ref(2)));
      expect(await opened.outbox.claim(1, 60)).toHaveLength(1);
      await changeCase(cases, ref(2), { retry: true });
      expect(await claimedIds(opened.outbox)).toEqual([]);
      clock.pass(60);
      expect(await claimedIds(opened.outbox)).toHaveLength(1);
    });
  });

  test('erasing takes every word, and what waits or is stuck is dropped', async () => {
    await openCase(store, newCase(ref(2), { deliver: ['mail', 'teams', 'webhook'] }));
    const [mail = '', teams = ''] = await claimedIds(opened.outbox);
    await opened.outbox.sent(mail);
    await opened.outbox.failed(teams, { reason: 'refused', dueAt: null });
    const answered = { who: 'Mere', kind: 'answered', text: 'Dear Aroha' } as const;
    await changeCase(cases, ref(2), {
      state: 'answered',
      takenBy: 'Mere',
      acts: [answered],
      deliver: [{ kind: 'answer-mail', answer: 'Aroha' }],
    });
    const outcome = await changeCase(cases, ref(2), {
      state: 'deleted',
      acts: [{ who: 'Mere', kind: 'deleted', text: 'Aroha asked for it' }],
      say: reply('gone'),
      erase: true,
    });
    expect(outcome).toEqual({ kind: 'changed', key: web('c') });

    const file = await cases.read(ref(2));
    expect(file?.case).toMatchObject({ reference: ref(2), state: 'deleted', takenBy: null, openedAt: clock.iso(0) });
    expect(file?.transcript).toEqual([]);
    expect(file?.acts.map(({ who, kind, text }) => [who, kind, text])).toEqual([
      [THE_PERSON, 'opened', null],
      ['the service', 'delivered', null],
      ['the service', 'not-delivered', null],
      ['Mere', 'answered', null],
      ['Mere', 'deleted', null],
    ]);
    expect(file?.deliveries.map(({ state }) => state)).toEqual(['sent', 'dropped', 'dropped', 'dropped']);
    expect(JSON.stringify(file)).not.toMatch(/aroha|pūtea|Ōtorohanga/i);
    expect((await store.items(web('c'), 0, 100)).at(-1)).toMatchObject({ reply: { id: 'gone' } });
    expect(await cases.outbox()).toEqual({ waiting: 0, needsAHand: 0, oldestWaiting: null });
    clock.pass(999);
    expect(await claimedIds(opened.outbox)).toEqual([]);
  });

  describe('listing', () => {
    const listed = async (filter: Parameters<CaseStore['list']>[0], limit = 100) =>
      (await cases.list(filter, limit)).map(({ reference }) => reference);

    beforeEach(async () => {
      for (const [n, route] of [
        [2, 'waikato'],
        [3, 'media'],
        [4, 'waikato'],
      ] as const) {
        await openCase(store, newCase(ref(n), { route, deliver: n === 4 ? [] : ['mail', 'teams'] }));
        clock.pass(1);
      }
    });

    test('the newest change is first, and no more than asked for', async () => {
      expect(await listed({})).toEqual([ref(4), ref(3), ref(2)]);
      await changeCase(cases, ref(2), { acts: [{ who: 'Mere', kind: 'noted', text: 'x' }] });
      expect(await listed({})).toEqual([ref(2), ref(4), ref(3)]);
      expect(await listed({}, 2)).toEqual([ref(2), ref(4)]);
      expect(await listed({}, 0)).toEqual([]);
      expect(await listed({}, -1)).toEqual([]);
    });

    test('by state, several at once, none for none', async () => {
      await changeCase(cases, ref(2), { state: 'taken', takenBy: 'Mere' });
      await changeCase(cases, ref(3), { state: 'deleted', erase: true });
      expect(await listed({ states: ['taken'] })).toEqual([ref(2)]);
      expect(await listed({ states: ['waiting', 'deleted'] })).toEqual([ref(3), ref(4)]);
      expect(await listed({ states: [] })).toEqual([]);
      expect(await listed({})).toHaveLength(3);
    });

    test('by route, and both together', async () => {
      await changeCase(cases, ref(2), { state: 'closed' });
      expect(await listed({ route: 'waikato' })).toEqual([ref(2), ref(4)]);
      expect(await listed({ route: 'waikato', states: ['waiting'] })).toEqual([ref(4)]);
      expect(await listed({ route: 'nowhere' })).toEqual([]);
    });

    test('by the beginning of the reference, which is only ever text', async () => {
      await openCase(store, newCase('KA-34667777'));
      expect(await listed({ beginning: 'KA-3' })).toEqual(['KA-34667777']);
      expect(await listed({ beginning: ref(4) })).toEqual([ref(4)]);
      expect(await listed({ beginning: 'KA-' })).toHaveLength(4);
      for (const beginning of ['ka-3', 'KA-3466777_', 'KA-%', '3466', `${ref(4)}2`]) expect(await listed({ beginning })).toEqual([]);
    });

    test('says what has not arrived, and finds what needs a hand', async () => {
      const [first = '', second = ''] = await claimedIds(opened.outbox);
      await opened.outbox.sent(first);
      await opened.outbox.failed(second, { reason: 'refused', dueAt: null });
      const summaries = await cases.list({}, 100);
      expect(summaries.map(({ reference, undelivered, needsAHand }) => [reference, undelivered, needsAHand])).toEqual([
        [ref(4), 0, false],
        [ref(3), 2, false],
        [ref(2), 1, true],
      ]);
      expect(summaries[2]).toMatchObject({ ...(await cases.read(ref(2)))?.case });
      expect(await listed({ needsAHand: true })).toEqual([ref(2)]);
      expect(await listed({ needsAHand: false })).toHaveLength(3);
    });

    test('counts by state and route, deleted ones included', async () => {
      await changeCase(cases, ref(2), { state: 'deleted', erase: true });
      expect(new Set(await cases.counts())).toEqual(
        new Set([
          { state: 'deleted', route: 'waikato', count: 1 },
          { state: 'waiting', route: 'media', count: 1 },
          { state: 'waiting', route: 'waikato', count: 1 },
        ]),
      );
    });

    test('counts what waits and what is stuck', async () => {
      expect(await cases.outbox()).toEqual({ waiting: 4, needsAHand: 0, oldestWaiting: clock.iso(0) });
      const [first = '', second = '', third = ''] = await claimedIds(opened.outbox);
      await opened.outbox.sent(first);
      await opened.outbox.failed(second, { reason: 'refused', dueAt: null });
      await opened.outbox.failed(third, { reason: 'later', dueAt: new Date(clock.iso(9_999)) });
      expect(await cases.outbox()).toEqual({ waiting: 2, needsAHand: 1, oldestWaiting: clock.iso(1) });
    });
  });

  test('an empty store lists, counts and sends nothing', async () => {
    expect(await cases.list({}, 100)).toEqual([]);
    expect(await cases.counts()).toEqual([]);
    expect(await cases.outbox()).toEqual({ waiting: 0, needsAHand: 0, oldestWaiting: null });
  });
});
