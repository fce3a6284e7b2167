// What every Outbox must do, whichever database fills it: nothing lost, nothing given to two at once, everything recorded.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { THE_PERSON, THE_SERVICE } from '../../src/cases/case.ts';
import type { Outbox } from '../../src/cases/outbox.ts';
import type { CaseStore } from '../../src/conversation/case-store.ts';
import type { ConversationStore } from '../../src/conversation/store.ts';
import { changeCase, claimAll, claimedIds, type HandClock, handClock, newCase, openCase, ref, turnWith } from './cases.ts';
import { fillings, type OpenStore, web } from './stores.ts';

describe.each(fillings)('an outbox on $name', ({ open }) => {
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

  const deliveryOf = async (reference = ref(2)) => (await cases.read(reference))?.deliveries[0];
  const idOf = async (reference = ref(2)) => (await deliveryOf(reference))?.id ?? '';
  const at = (seconds: number) => new Date(clock.iso(seconds));

  describe('claiming', () => {
    test('gives everything it takes to send', async () => {
      const replyAddress = { serviceUrl: 'https://example.org', conversation: { id: 'ā' } };
      const key = { channel: 'msteams', conversationId: 't' } as const;
      await openCase(store, newCase(ref(2)), { key, text: 'yes', replyAddress });
      clock.pass(5);
      const file = await cases.read(ref(2));
      expect(await claimAll(outbox)).toEqual([
        {
          id: await idOf(),
          kind: 'mail',
          attempts: 0,
          queuedAt: at(0),
          case: file?.case,
          transcript: file?.transcript,
          acts: [{ at: clock.iso(0), who: THE_PERSON, kind: 'opened', text: null }],
          answer: null,
          replyAddress,
        },
      ]);
      expect(file?.transcript).toHaveLength(2);
    });

    test('gives the answer to the kinds that carry one, and no address where the channel has none', async () => {
      await openCase(store, newCase(ref(2), { deliver: [] }));
      await changeCase(cases, ref(2), { deliver: [{ kind: 'answer-mail', answer: 'Āe, "you" can \u0000 \ud800' }] });
      expect(await claimAll(outbox)).toMatchObject([{ kind: 'answer-mail', answer: 'Āe, "you" can \u0000 \ud800', replyAddress: null }]);
    });

    test('gives the oldest first and no more than asked for', async () => {
      for (const n of [4, 2, 3]) {
        await openCase(store, newCase(ref(n)));
        clock.pass(1);
      }
      const references = (deliveries: Awaited<ReturnType<Outbox['claim']>>) => deliveries.map((delivery) => delivery.case.reference);
      expect(await outbox.claim(0, 60)).toEqual([]);
      expect(await outbox.claim(-1, 60)).toEqual([]);
      expect(references(await outbox.claim(2, 60))).toEqual([ref(4), ref(2)]);
      expect(references(await outbox.claim(2, 60))).toEqual([ref(3)]);
    });

    test('what is leased is nobody else’s until the lease ends', async () => {
      await openCase(store, newCase(ref(2)));
      expect(await outbox.claim(10, 60)).toHaveLength(1);
      clock.pass(59);
      expect(await claimAll(outbox)).toEqual([]);
      clock.pass(1);
      expect(await claimAll(outbox)).toHaveLength(1);
    });

    test('ten that claim at once never get the same', async () => {
      for (const n of [2, 3, 4, 6, 7, 9]) await openCase(store, newCase(ref(n), { deliver: ['mail', 'teams', 'webhook'] }));
      const claims = await Promise.all(Array.from({ length: 10 }, () => outbox.claim(2, 60)));
      const ids = claims.flat().map(({ id }) => id);
      expect(ids).toHaveLength(18);
      expect(new Set(ids).size).toBe(18);
    });

    test('an id stays the same for every attempt', async () => {
      await openCase(store, newCase(ref(2)));
      const [id = ''] = await claimedIds(outbox);
      await outbox.failed(id, { reason: 'later', dueAt: at(10) });
      clock.pass(10);
      expect(await claimedIds(outbox)).toEqual([id]);
      await outbox.failed(id, { reason: 'refused', dueAt: null });
      await changeCase(cases, ref(2), { retry: true });
      expect(await claimedIds(outbox)).toEqual([id]);
    });
  });

  describe('what arrived', () => {
    test('is recorded with the case and not sent again', async () => {
      await openCase(store, newCase(ref(2)));
      const [id = ''] = await claimedIds(outbox);
      await outbox.failed(id, { reason: 'later', dueAt: at(0) });
      clock.pass(7);
      await claimAll(outbox);
      await outbox.sent(id);
      expect(await deliveryOf()).toEqual({
        ...{ id, kind: 'mail', state: 'sent', attempts: 1, queuedAt: clock.iso(0) },
        ...{ dueAt: null, sentAt: clock.iso(7), lastError: null },
      });
      const file = await cases.read(ref(2));
      expect(file?.acts.at(-1)).toEqual({ at: clock.iso(7), who: THE_SERVICE, kind: 'delivered', text: 'mail' });
      expect(file?.case).toMatchObject({ state: 'waiting', takenBy: null, updatedAt: clock.iso(0) });
      clock.pass(999);
      expect(await claimAll(outbox)).toEqual([]);
    });

    test('is recorded once, whoever says it again or that it failed', async () => {
      await openCase(store, newCase(ref(2)));
      const [id = ''] = await claimedIds(outbox);
      await outbox.sent(id);
      const before = await cases.read(ref(2));
      clock.pass(5);
      await outbox.sent(id);
      await outbox.failed(id, { reason: 'late', dueAt: null });
      expect(await cases.read(ref(2))).toEqual(before);
    });

    test('has arrived also when it was given up meanwhile', async () => {
      await openCase(store, newCase(ref(2)));
      const id = await idOf();
      await outbox.failed(id, { reason: 'no answer', dueAt: null });
      await outbox.sent(id);
      expect(await deliveryOf()).toMatchObject({ state: 'sent', lastError: null });
      expect((await cases.read(ref(2)))?.acts.map(({ kind }) => kind)).toEqual(['opened', 'not-delivered', 'delivered']);
    });
  });

  describe('what did not arrive', () => {
    test('is due again when it was said to be, whatever its lease, and the record is not filled with attempts', async () => {
      await openCase(store, newCase(ref(2)));
      const [id = ''] = await claimedIds(outbox);
      await outbox.failed(id, { reason: 'the server said 451', dueAt: at(30) });
      expect(await deliveryOf()).toMatchObject({ state: 'waiting', attempts: 1, dueAt: clock.iso(30), lastError: 'the server said 451' });
      clock.pass(29);
      expect(await claimAll(outbox)).toEqual([]);
      clock.pass(1);
      expect(await claimAll(outbox)).toMatchObject([{ id, attempts: 1, queuedAt: at(0) }]);
      await outbox.failed(id, { reason: 'the server is gone', dueAt: at(90) });
      const file = await cases.read(ref(2));
      expect(file?.deliveries[0]).toMatchObject({ attempts: 2, lastError: 'the server is gone' });
      expect(file?.acts.map(({ kind }) => kind)).toEqual(['opened']);
    });

    test('needs a hand when there is to be no further attempt, and says so in the record', async () => {
      await openCase(store, newCase(ref(2)));
      const [id = ''] = await claimedIds(outbox);
      clock.pass(7);
      await outbox.failed(id, { reason: 'the server said 550', dueAt: null });
      expect(await deliveryOf()).toMatchObject({ state: 'needs-a-hand', attempts: 1, dueAt: null, lastError: 'the server said 550' });
      expect((await cases.read(ref(2)))?.acts.at(-1)).toEqual({
        ...{ at: clock.iso(7), who: THE_SERVICE, kind: 'not-delivered', text: 'mail: the server said 550' },
      });
      clock.pass(99_999);
      expect(await claimAll(outbox)).toEqual([]);
      await outbox.failed(id, { reason: 'again', dueAt: at(0) });
      expect(await deliveryOf()).toMatchObject({ state: 'needs-a-hand', attempts: 1 });
    });
  });

  test('unknown ids change nothing', async () => {
    await openCase(store, newCase(ref(2)));
    const before = await cases.read(ref(2));
    await outbox.sent('nobody');
    await outbox.failed('nobody', { reason: 'x', dueAt: null });
    expect(await cases.read(ref(2))).toEqual(before);
  });

  test('what was dropped stays dropped, also when it was being sent', async () => {
    await openCase(store, newCase(ref(2), { deliver: ['mail', 'teams'] }));
    const [mail = '', teams = ''] = await claimedIds(outbox);
    await turnWith(store, [{ kind: 'erase', reference: ref(2) }]);
    const before = await cases.read(ref(2));
    await outbox.failed(teams, { reason: 'x', dueAt: at(0) });
    expect(await cases.read(ref(2))).toEqual(before);
    await outbox.sent(mail);
    expect((await cases.read(ref(2)))?.deliveries.map(({ state }) => state)).toEqual(['dropped', 'dropped']);
    clock.pass(999);
    expect(await claimAll(outbox)).toEqual([]);
    expect(await outbox.nextDue()).toBeNull();
  });

  test('when the next is due: the earliest, or when its lease ends; nothing when nothing waits', async () => {
    expect(await outbox.nextDue()).toBeNull();
    await openCase(store, newCase(ref(2)));
    clock.pass(10);
    await openCase(store, newCase(ref(3)));
    expect(await outbox.nextDue()).toEqual(at(0));
    await outbox.claim(1, 60);
    expect(await outbox.nextDue()).toEqual(at(10));
    await outbox.claim(1, 30);
    expect(await outbox.nextDue()).toEqual(at(40));
    await outbox.sent(await idOf(ref(3)));
    expect(await outbox.nextDue()).toEqual(at(70));
    await outbox.failed(await idOf(ref(2)), { reason: 'later', dueAt: at(500) });
    expect(await outbox.nextDue()).toEqual(at(500));
    clock.pass(600);
    expect(await outbox.nextDue()).toEqual(at(500));
    await outbox.failed(await idOf(ref(2)), { reason: 'refused', dueAt: null });
    expect(await outbox.nextDue()).toBeNull();
  });

  describe('waking who sends', () => {
    let woken = 0;
    let stop = () => {};
    beforeEach(() => {
      woken = 0;
      stop = outbox.onQueued(() => {
        woken += 1;
      });
    });

    test('happens when a turn or an act of staff queued something', async () => {
      await openCase(store, newCase(ref(2)));
      expect(woken).toBe(1);
      await changeCase(cases, ref(2), { deliver: [{ kind: 'answer-mail', answer: 'x' }] });
      expect(woken).toBe(2);
      await changeCase(cases, ref(2), { retry: true });
      expect(woken).toBe(3);
    });

    test('does not happen when nothing was', async () => {
      await openCase(store, newCase(ref(2), { deliver: [] }));
      await turnWith(store, [{ kind: 'wrote', reference: ref(2), text: 'x', deliver: [] }]);
      await changeCase(cases, ref(2), { state: 'closed' });
      await openCase(store, newCase(ref(2))).catch(() => {});
      expect(woken).toBe(0);
    });

    test('happens after it was written: whoever wakes finds it', async () => {
      let found: Promise<readonly string[]> | undefined;
      outbox.onQueued(() => {
        found = claimedIds(outbox);
      });
      await openCase(store, newCase(ref(2)));
      expect(await found).toHaveLength(1);
    });

    test('ends for the one who stops, and for no other', async () => {
      let others = 0;
      const count = () => {
        others += 1;
      };
      outbox.onQueued(count);
      const stopSecond = outbox.onQueued(count);
      stop();
      stopSecond();
      stopSecond();
      await openCase(store, newCase(ref(2)), { key: web('other') });
      expect([woken, others]).toEqual([0, 1]);
    });
  });
});
