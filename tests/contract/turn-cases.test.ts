// What a turn sees of its conversation's cases and does to them, on every store: with the turn, or not at all.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { THE_PERSON } from '../../src/cases/case.ts';
import type { CaseStore } from '../../src/conversation/case-store.ts';
import type { ConversationStore } from '../../src/conversation/store.ts';
import { changeCase, type HandClock, handClock, newCase, openCase, ownCases, ref, turnWith } from './cases.ts';
import { faultOf, fillings, type OpenStore, reply, web } from './stores.ts';

describe.each(fillings)('the cases of a turn on $name', ({ open }) => {
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

  const caseOf = async (reference: string) => (await cases.read(reference))?.case;

  test('a confirmed case is there whole, waiting, with its record and what is to be sent', async () => {
    const { items } = await openCase(store, newCase(ref(2), { deliver: ['mail', 'teams'] }));
    const { deliver: _, ...request } = newCase(ref(2));
    const queued = { state: 'waiting', attempts: 0, queuedAt: clock.iso(0), dueAt: clock.iso(0), sentAt: null, lastError: null };
    expect(await cases.read(ref(2))).toEqual({
      case: {
        ...request,
        state: 'waiting',
        channel: 'web',
        openedAt: clock.iso(0),
        updatedAt: clock.iso(0),
        takenBy: null,
        throughSeq: items.at(-1)?.seq,
      },
      transcript: expect.any(Array),
      acts: [{ at: clock.iso(0), who: THE_PERSON, kind: 'opened', text: null }],
      deliveries: [
        { id: expect.any(String), kind: 'mail', ...queued },
        { id: expect.any(String), kind: 'teams', ...queued },
      ],
    });
  });

  test.each([
    ['nothing but what it is about', { place: null, asker: null, answerBy: { kind: 'here' }, entryIds: [], deliver: [] } as const],
    ['a phone number', { answerBy: { kind: 'phone', number: '021 000 000' } } as const],
    ['characters of every kind', { about: `<b>"'\`;--\\ %_ \u2028 \u0000 \ud800 学校 👩🏽‍🏫`, place: 'Ōpōtiki' } as const],
  ])('a case with %s comes back as it went in', async (_, change) => {
    const { deliver, ...request } = newCase(ref(2), change);
    await openCase(store, { ...request, deliver });
    expect(await caseOf(ref(2))).toMatchObject(request);
    expect((await cases.read(ref(2)))?.deliveries).toHaveLength(deliver.length);
  });

  test('the conversation so far goes with the case, its last turn included; what comes later does not', async () => {
    const sources = [
      { title: 'Some release', publisher: 'A publisher', date: '2016-11-09', address: 'https://example.org' },
      { title: 'Another', publisher: 'A publisher', date: '2016-07-01', address: null },
    ];
    const answer = reply('a', { text: '**117**', enquiry: { ...reply('a').enquiry, sources } });
    await store.turn(web('c'), { messageId: 'm1', text: 'How many?' }, () => ({ state: 1, replies: [answer] }));
    clock.pass(5);
    await openCase(store, newCase(ref(2)), { text: 'yes, send it' });
    clock.pass(5);
    await turnWith(store, [], { text: 'my own affair' });
    await turnWith(store, [], { text: 'of another conversation', key: web('other') });

    expect((await cases.read(ref(2)))?.transcript).toEqual([
      { from: 'person', at: clock.iso(0), text: 'How many?', sources: [] },
      { from: 'service', at: clock.iso(0), text: '**117**', sources: ['Some release, 9 November 2016', 'Another, 1 July 2016'] },
      { from: 'person', at: clock.iso(5), text: 'yes, send it', sources: [] },
      { from: 'service', at: clock.iso(5), text: expect.any(String), sources: [] },
    ]);
  });

  test('a reference that is taken is a fault, and nothing of the turn is written', async () => {
    await openCase(store, newCase(ref(2)), { key: web('first') });
    await openCase(store, newCase(ref(3)));
    const before = { file: await cases.read(ref(2)), own: await cases.read(ref(3)), items: await store.items(web('c'), 0, 100) };

    const twice = turnWith(store, [
      { kind: 'wrote', reference: ref(3), text: 'more', deliver: [] },
      { kind: 'open', case: newCase(ref(4)) },
      { kind: 'open', case: newCase(ref(2), { about: 'another matter' }) },
    ]);
    expect((await faultOf(twice)).code).toBe('reference-taken');
    expect({ file: await cases.read(ref(2)), own: await cases.read(ref(3)), items: await store.items(web('c'), 0, 100) }).toEqual(before);
    expect(await cases.read(ref(4))).toBeNull();
    expect(await cases.outbox()).toMatchObject({ waiting: 2 });
  });

  test('the confirming message sent twenty times at once opens one case', async () => {
    const send = () =>
      store.turn(web('c'), { messageId: 'yes', text: 'yes' }, () => ({
        state: 1,
        replies: [],
        cases: [{ kind: 'open', case: newCase(ref(2)) }],
      }));
    const results = await Promise.all(Array.from({ length: 20 }, send));
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await cases.list({}, 100)).toHaveLength(1);
    expect((await cases.read(ref(2)))?.deliveries).toHaveLength(1);
  });

  test('a conversation is given its own cases, newest first, and never another’s', async () => {
    expect(await ownCases(store)).toEqual([]);
    await openCase(store, newCase(ref(2)));
    await openCase(store, newCase(ref(3), { route: 'media' }));
    clock.pass(1);
    await openCase(store, newCase(ref(4)));
    await openCase(store, newCase(ref(6)), { key: web('other') });
    await openCase(store, newCase(ref(7)), { key: { channel: 'msteams', conversationId: 'c' } });

    const own = await ownCases(store);
    expect(own.map(({ reference }) => reference)).toEqual([ref(4), ref(3), ref(2)]);
    expect(own[1]).toEqual({
      reference: ref(3),
      state: 'waiting',
      route: 'media',
      place: 'Ōtorohanga',
      answerBy: { kind: 'e-mail', address: 'aroha@example.org' },
      entryIds: ['what-is-a-kahui-ako'],
      takenBy: null,
      openedAt: clock.iso(0),
      updatedAt: clock.iso(0),
      lastSpoke: null,
    });
  });

  test('a deleted case is left out', async () => {
    await openCase(store, newCase(ref(2)));
    await openCase(store, newCase(ref(3)));
    await turnWith(store, [{ kind: 'erase', reference: ref(3) }]);
    expect((await ownCases(store)).map(({ reference }) => reference)).toEqual([ref(2)]);
  });

  test('who spoke last is told', async () => {
    await openCase(store, newCase(ref(2)));
    const lastSpoke = async () => (await ownCases(store))[0]?.lastSpoke;
    await changeCase(cases, ref(2), { acts: [{ who: 'Mere', kind: 'noted', text: 'rang' }] });
    expect(await lastSpoke()).toBeNull();
    await changeCase(cases, ref(2), { acts: [{ who: 'Mere', kind: 'answered', text: 'Āe' }] });
    expect(await lastSpoke()).toBe('staff');
    await turnWith(store, [{ kind: 'wrote', reference: ref(2), text: 'thanks, but', deliver: [] }]);
    expect(await lastSpoke()).toBe('person');
    await changeCase(cases, ref(2), { acts: [{ who: 'Mere', kind: 'closed', text: null }] });
    expect(await lastSpoke()).toBe('person');
  });

  test.each([
    ['waiting', null, 'waiting', null],
    ['taken', 'Mere', 'taken', 'Mere'],
    ['answered', 'Mere', 'taken', 'Mere'],
    ['answered', null, 'waiting', null],
    ['closed', 'Mere', 'waiting', null],
    ['closed', null, 'waiting', null],
  ] as const)('words for a case that is %s (with %s) are recorded, and it is %s (with %s)', async (state, takenBy, after, takenAfter) => {
    await openCase(store, newCase(ref(2)));
    await changeCase(cases, ref(2), { state, takenBy });
    clock.pass(60);
    await turnWith(store, [{ kind: 'wrote', reference: ref(2), text: 'It was on Tuesday', deliver: [] }]);
    const file = await cases.read(ref(2));
    expect(file?.acts.at(-1)).toEqual({ at: clock.iso(60), who: THE_PERSON, kind: 'wrote', text: 'It was on Tuesday' });
    expect(file?.case).toMatchObject({ state: after, takenBy: takenAfter, updatedAt: clock.iso(60), openedAt: clock.iso(0) });
    expect(file?.deliveries).toHaveLength(1);
  });

  test.each(['wrote', 'erase'] as const)('%s reaches no case of another conversation, and nothing of the turn is written', async (kind) => {
    await openCase(store, newCase(ref(2)), { key: web('other') });
    await openCase(store, newCase(ref(3)), { key: { channel: 'msteams', conversationId: 'c' } });
    const before = [await cases.read(ref(2)), await cases.read(ref(3))];
    for (const reference of [ref(2), ref(3), ref(9)]) {
      const effect = kind === 'wrote' ? ({ kind, reference, text: 'let me in', deliver: [] } as const) : ({ kind, reference } as const);
      expect((await faultOf(turnWith(store, [effect]))).code).toBe('case-not-own');
    }
    expect([await cases.read(ref(2)), await cases.read(ref(3))]).toEqual(before);
    expect(await store.items(web('c'), 0, 100)).toEqual([]);
  });

  test('a case opened by a turn can be written to in the same turn', async () => {
    await turnWith(store, [
      { kind: 'open', case: newCase(ref(2)) },
      { kind: 'wrote', reference: ref(2), text: 'and this', deliver: [] },
    ]);
    expect((await cases.read(ref(2)))?.acts.map(({ kind }) => kind)).toEqual(['opened', 'wrote']);
  });

  test('when decide throws no case is opened', async () => {
    const broken = store.turn(web('c'), { messageId: 'm', text: 'yes' }, () => {
      throw new Error('on purpose');
    });
    await expect(broken).rejects.toThrow('on purpose');
    expect(await cases.list({}, 100)).toEqual([]);
  });

  describe('when the person wants the case gone', () => {
    test('nothing of theirs is left, nothing more is sent, and the record says what was done', async () => {
      await openCase(store, newCase(ref(2), { deliver: ['mail', 'webhook'] }), { replyAddress: { secret: 'address' } });
      await turnWith(store, [{ kind: 'wrote', reference: ref(2), text: 'my name is Aroha', deliver: [] }]);
      const [first] = await opened.outbox.claim(1, 60);
      await opened.outbox.sent(first?.id ?? '');
      clock.pass(60);
      await turnWith(store, [{ kind: 'erase', reference: ref(2) }]);

      const file = await cases.read(ref(2));
      expect(file).toMatchObject({
        case: { reference: ref(2), route: 'waikato', channel: 'web', state: 'deleted', openedAt: clock.iso(0), updatedAt: clock.iso(60) },
        transcript: [],
        acts: [
          { at: clock.iso(0), who: THE_PERSON, kind: 'opened', text: null },
          { kind: 'wrote', text: null },
          { kind: 'delivered', text: null },
          { at: clock.iso(60), who: THE_PERSON, kind: 'deleted', text: null },
        ],
        deliveries: [
          { kind: 'mail', state: 'sent', sentAt: clock.iso(0) },
          { kind: 'webhook', state: 'dropped', dueAt: null },
        ],
      });
      expect(JSON.stringify(file)).not.toMatch(/Aroha|aroha|pūtea|Ōtorohanga|school|kahui/);
    });

    test('the reference is never given again, and a second wish finds nothing', async () => {
      await openCase(store, newCase(ref(2)));
      await turnWith(store, [{ kind: 'erase', reference: ref(2) }]);
      expect((await faultOf(openCase(store, newCase(ref(2))))).code).toBe('reference-taken');
      expect((await faultOf(turnWith(store, [{ kind: 'erase', reference: ref(2) }]))).code).toBe('case-not-own');
    });
  });

  describe('when the conversation is forgotten', () => {
    test('the case stays, without it, also when a later conversation has the same name', async () => {
      await turnWith(store, [], { text: 'something private' });
      await openCase(store, newCase(ref(2)));
      expect(await store.forget(web('c'))).toBe(true);
      expect(await cases.read(ref(2))).toMatchObject({ case: { state: 'waiting', about: newCase(ref(2)).about }, transcript: [] });
      for (const text of ['a new beginning', 'and more']) await turnWith(store, [], { text });
      expect((await cases.read(ref(2)))?.transcript).toEqual([]);
      expect((await ownCases(store)).map(({ reference }) => reference)).toEqual([ref(2)]);
    });

    test('its cases are still given newest first', async () => {
      await openCase(store, newCase(ref(2)));
      clock.pass(1);
      await openCase(store, newCase(ref(3)));
      await store.forget(web('c'));
      expect((await ownCases(store)).map(({ reference }) => reference)).toEqual([ref(3), ref(2)]);
    });

    test('a turn that erases takes the earlier words from the transcript', async () => {
      await turnWith(store, [], { text: 'something private' });
      await openCase(store, newCase(ref(2)));
      await store.turn(web('c'), { messageId: 'e', text: 'delete my data' }, () => ({ state: null, replies: [], erase: true }));
      expect((await cases.read(ref(2)))?.transcript).toEqual([]);
    });
  });
});
