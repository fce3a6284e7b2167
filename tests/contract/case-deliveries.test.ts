// What is sent of a case when something comes between, on every store: new words, another office, a retry, a deletion.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { THE_SERVICE } from '../../src/cases/case.ts';
import type { Outbox } from '../../src/cases/outbox.ts';
import type { CaseEffect, CaseStore } from '../../src/conversation/case-store.ts';
import type { ConversationStore } from '../../src/conversation/store.ts';
import { changeCase, claimedIds, type HandClock, handClock, newCase, openCase, ref, turnWith } from './cases.ts';
import { fillings, type OpenStore } from './stores.ts';

describe.each(fillings)('the deliveries of a case on $name', ({ open }) => {
  let clock: HandClock;
  let opened: OpenStore;
  let store: ConversationStore;
  let cases: CaseStore;
  let outbox: Outbox;
  beforeEach(async () => {
    clock = handClock();
    opened = await open(clock);
    ({ store, cases, outbox } = opened);
  });
  afterEach(() => opened.close());

  const deliveries = async () => (await cases.read(ref(2)))?.deliveries.map(({ kind, state }) => [kind, state]);
  const deliveryOf = async () => (await cases.read(ref(2)))?.deliveries[0];
  const actKinds = async () => (await cases.read(ref(2)))?.acts.map(({ kind }) => kind);

  describe('when the person writes more', () => {
    const wrote = (...deliver: Extract<CaseEffect, { kind: 'wrote' }>['deliver'] & {}) =>
      turnWith(store, [{ kind: 'wrote', reference: ref(2), text: 'it is urgent', deliver }]);

    test('what waits unclaimed is not doubled, for it will hold the words; nobody is woken', async () => {
      await openCase(store, newCase(ref(2), { deliver: ['mail'] }));
      let woken = 0;
      outbox.onQueued(() => {
        woken += 1;
      });
      await wrote('mail');
      expect(await deliveries()).toEqual([['mail', 'waiting']]);
      expect(woken).toBe(0);
      const [delivery] = await outbox.claim(1, 60);
      expect(delivery?.acts.at(-1)).toMatchObject({ kind: 'wrote', text: 'it is urgent' });
    });

    test('an office that has its mail is told by another, due now and with the words, and the sender is woken', async () => {
      await openCase(store, newCase(ref(2), { deliver: ['mail'] }));
      const [id = ''] = await claimedIds(outbox);
      await outbox.sent(id);
      clock.pass(60);
      let woken = 0;
      outbox.onQueued(() => {
        woken += 1;
      });
      await wrote('mail', 'webhook');
      expect(woken).toBe(1);
      expect((await cases.read(ref(2)))?.deliveries.slice(1)).toMatchObject([
        { kind: 'mail', state: 'waiting', queuedAt: clock.iso(60), dueAt: clock.iso(60) },
        { kind: 'webhook', state: 'waiting' },
      ]);
      const [delivery] = await outbox.claim(1, 60);
      expect(delivery?.acts.at(-1)).toMatchObject({ kind: 'wrote', text: 'it is urgent' });
    });

    test('one under way may hold the old words alone: another is queued, also when its lease has ended', async () => {
      await openCase(store, newCase(ref(2), { deliver: ['mail'] }));
      await outbox.claim(1, 60);
      clock.pass(61);
      await wrote('mail');
      expect(await deliveries()).toEqual([
        ['mail', 'waiting'],
        ['mail', 'waiting'],
      ]);
      await wrote('mail');
      expect(await deliveries()).toHaveLength(2);
    });

    test('one that failed and waits for its next attempt is composed anew then', async () => {
      await openCase(store, newCase(ref(2), { deliver: ['mail'] }));
      const [id = ''] = await claimedIds(outbox);
      await outbox.failed(id, { reason: 'later', dueAt: new Date(clock.iso(99)) });
      await wrote('mail');
      expect(await deliveries()).toEqual([['mail', 'waiting']]);
    });
  });

  describe('when the case goes to another office', () => {
    test('what waits for the first is dropped; answers to the person, and what is being sent, are not', async () => {
      await openCase(store, newCase(ref(2), { deliver: ['mail', 'teams', 'webhook'] }));
      await outbox.claim(1, 60);
      await changeCase(cases, ref(2), { deliver: [{ kind: 'answer-mail', answer: 'Āe' }] });
      await changeCase(cases, ref(2), { route: 'media', deliver: [{ kind: 'mail', answer: null }] });
      expect(await deliveries()).toEqual([
        ['mail', 'waiting'],
        ['teams', 'dropped'],
        ['webhook', 'dropped'],
        ['answer-mail', 'waiting'],
        ['mail', 'waiting'],
      ]);
      clock.pass(60);
      expect((await outbox.claim(9, 60)).map(({ kind }) => kind)).toEqual(['mail', 'answer-mail', 'mail']);
    });

    test('the new office gets one mail', async () => {
      await openCase(store, newCase(ref(2), { deliver: ['mail'] }));
      await changeCase(cases, ref(2), { route: 'media', deliver: [{ kind: 'mail', answer: null }] });
      expect((await outbox.claim(9, 60)).map(({ id, case: { route } }) => [id, route])).toEqual([[`${ref(2)}-2`, 'media']]);
    });

    test('a change that leaves the route drops nothing', async () => {
      await openCase(store, newCase(ref(2), { deliver: ['mail'] }));
      await changeCase(cases, ref(2), { state: 'taken', takenBy: 'Mere', deliver: [{ kind: 'webhook', answer: null }] });
      expect(await deliveries()).toEqual([
        ['mail', 'waiting'],
        ['webhook', 'waiting'],
      ]);
    });
  });

  describe('when staff try again while an attempt is under way', () => {
    test('and it fails for good, it is due now: the wish counts', async () => {
      await openCase(store, newCase(ref(2)));
      const [id = ''] = await claimedIds(outbox);
      clock.pass(30);
      await changeCase(cases, ref(2), { retry: true });
      clock.pass(10);
      await outbox.failed(id, { reason: 'no answer', dueAt: null });
      expect(await deliveryOf()).toMatchObject({ state: 'waiting', queuedAt: clock.iso(30), dueAt: clock.iso(40), lastError: 'no answer' });
      expect(await actKinds()).not.toContain('not-delivered');
      expect(await claimedIds(outbox)).toEqual([id]);
      await outbox.failed(id, { reason: 'refused', dueAt: null });
      expect(await deliveryOf()).toMatchObject({ state: 'needs-a-hand' });
      expect(await actKinds()).toContain('not-delivered');
    });

    test('before it was claimed changes nothing: what fails for good then needs a hand', async () => {
      await openCase(store, newCase(ref(2)));
      clock.pass(30);
      await changeCase(cases, ref(2), { retry: true });
      const [id = ''] = await claimedIds(outbox);
      clock.pass(1);
      await outbox.failed(id, { reason: 'refused', dueAt: null });
      expect(await deliveryOf()).toMatchObject({ state: 'needs-a-hand' });
    });
  });

  test('one that arrives while its case is deleted is recorded once, without a word, and stays dropped', async () => {
    await openCase(store, newCase(ref(2)));
    const [id = ''] = await claimedIds(outbox);
    await turnWith(store, [{ kind: 'erase', reference: ref(2) }]);
    clock.pass(5);
    await outbox.sent(id);
    await outbox.sent(id);
    const file = await cases.read(ref(2));
    expect(file?.acts.slice(2)).toEqual([{ at: clock.iso(5), who: THE_SERVICE, kind: 'delivered', text: 'mail' }]);
    expect(file?.deliveries).toMatchObject([{ state: 'dropped', sentAt: clock.iso(5), dueAt: null }]);
    expect(file?.case.state).toBe('deleted');
  });
});
