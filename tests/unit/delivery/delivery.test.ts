// The delivery loop: what is due is sent, what failed is tried again for three days, nothing is lost or dropped in silence.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Logger } from '../../../src/base/logger.ts';
import { silentLogger } from '../../../src/base/logger.ts';
import type { Delivery, Outbox } from '../../../src/cases/outbox.ts';
import { GIVE_UP_AFTER_SECONDS } from '../../../src/cases/retry.ts';
import { createDelivery, type DeliveryOptions, type DeliveryService } from '../../../src/delivery/delivery.ts';
import { failedForGood, failedForNow, type Sender, type Sent } from '../../../src/delivery/sender.ts';
import { createHandClock, settled } from '../../support/hand-clock.ts';
import { createMemoryStorage } from '../../support/memory-store.ts';
import { openCase } from '../../support/small-cases.ts';

const sent: Sent = { kind: 'sent' };

let clock: ReturnType<typeof createHandClock>;
let storage: ReturnType<typeof createMemoryStorage>;
let services: DeliveryService[];
beforeEach(() => {
  clock = createHandClock();
  storage = createMemoryStorage({ clock });
  services = [];
});
afterEach(async () => {
  for (const service of services) {
    const stopped = service.stop();
    await clock.advance(60);
    await stopped;
  }
});

function start(mail: Sender, change: Partial<DeliveryOptions> = {}): DeliveryService {
  const { outbox } = storage;
  const service = createDelivery({
    ...{ outbox, senders: { mail }, clock, chance: () => 0.5, log: silentLogger, after: clock.after },
    ...change,
  });
  services.push(service);
  service.start();
  return service;
}

/** A sender whose sends end when the test says so. */
function heldSender() {
  const held: { readonly delivery: Delivery; readonly signal: AbortSignal; readonly end: (sent: Sent) => void }[] = [];
  const sender: Sender = (delivery, signal) => new Promise((end) => held.push({ delivery, signal, end }));
  return { held, sender };
}

const open = (count = 1) =>
  Promise.all(Array.from({ length: count }, (_, index) => openCase(storage.conversations, index + 1, { deliver: ['mail'] })));

async function deliveryOf(reference: string | undefined) {
  const [delivery] = (await storage.cases.read(reference ?? ''))?.deliveries ?? [];
  if (!delivery) throw new Error('the case has no delivery');
  return delivery;
}

describe('delivery', () => {
  test('sends what was queued before it began, and what is queued later at once', async () => {
    const references: string[] = [];
    await open();
    start(async (delivery) => {
      references.push(delivery.case.reference);
      return sent;
    });
    await settled();
    await openCase(storage.conversations, 2);
    await settled();
    expect(references).toEqual(['KA-22222223', 'KA-22222224']);
    expect(await deliveryOf('KA-22222224')).toMatchObject({ state: 'sent', attempts: 0 });
  });

  test('finds what was queued without a wake-up within ten seconds', async () => {
    const { outbox } = storage;
    let sends = 0;
    start(
      async () => {
        sends += 1;
        return sent;
      },
      { outbox: { ...outbox, onQueued: () => () => {} } },
    );
    await settled();
    await open();
    await clock.advance(9.9);
    expect(sends).toBe(0);
    await clock.advance(0.1);
    expect(sends).toBe(1);
  });

  test('sends four at a time, and the next when one has ended', async () => {
    const { held, sender } = heldSender();
    await open(6);
    start(sender);
    await settled();
    expect(held).toHaveLength(4);
    held[2]?.end(sent);
    await settled();
    expect(held).toHaveLength(5);
  });

  test('tries again after growing pauses and is not discouraged', async () => {
    const at: number[] = [];
    const began = clock.now().getTime();
    const [reference] = await open();
    start(async () => {
      at.push((clock.now().getTime() - began) / 1_000);
      return at.length < 5 ? failedForNow('the mail server answered 451') : sent;
    });
    await clock.advance(15 + 30 + 60 - 1);
    expect(await deliveryOf(reference)).toMatchObject({ state: 'waiting', attempts: 3, lastError: 'the mail server answered 451' });
    await clock.advance(1 + 120);
    expect(at).toEqual([0, 15, 45, 105, 225]);
    expect(await deliveryOf(reference)).toMatchObject({ state: 'sent', lastError: null });
  });

  test('gives up after three days, with a last attempt at their end, and says that somebody must look', async () => {
    const outcomes: string[] = [];
    const began = clock.now().getTime();
    let last = 0;
    const [reference] = await open();
    start(
      async () => {
        last = (clock.now().getTime() - began) / 1_000;
        return failedForNow('down');
      },
      { onOutcome: (kind, outcome) => outcomes.push(`${kind} ${outcome}`) },
    );
    await clock.advance(GIVE_UP_AFTER_SECONDS - 60);
    expect((await deliveryOf(reference)).state).toBe('waiting');
    await clock.advance(61);
    expect(await deliveryOf(reference)).toMatchObject({ state: 'needs-a-hand', lastError: 'down', dueAt: null });
    expect(last).toBeGreaterThanOrEqual(GIVE_UP_AFTER_SECONDS);
    expect(new Set(outcomes.slice(0, -1))).toEqual(new Set(['mail tried']));
    expect(outcomes.at(-1)).toBe('mail needs-a-hand');
  });

  test('does not try again what was refused for good', async () => {
    let sends = 0;
    const [reference] = await open();
    start(async () => {
      sends += 1;
      return failedForGood('the mail server answered 550 to RCPT TO');
    });
    await clock.advance(GIVE_UP_AFTER_SECONDS);
    expect(sends).toBe(1);
    expect(await deliveryOf(reference)).toMatchObject({ state: 'needs-a-hand', attempts: 1 });
  });

  test.each([
    ['mail', 'SMTP_URL and MAIL_FROM are not set'],
    ['teams', 'TEAMS_CASES_CHANNEL is not set'],
    ['webhook', 'CASES_WEBHOOK_URL is not set'],
    ['answer-mail', 'SMTP_URL and MAIL_FROM are not set'],
    ['answer-channel', 'MicrosoftAppId is not set'],
  ] as const)('of a kind that is configured no more (%s) needs a hand and names the setting', async (kind, reason) => {
    const reference = await openCase(storage.conversations, 1, { deliver: [kind] });
    start(async () => sent, { senders: {} });
    await settled();
    expect(await deliveryOf(reference)).toMatchObject({ state: 'needs-a-hand', lastError: reason });
  });

  test('takes what a sender throws for a failure of now, and logs it', async () => {
    const logged: string[] = [];
    const log: Logger = { ...silentLogger, error: (event) => logged.push(event) };
    const [reference] = await open();
    start(
      async () => {
        throw new Error('Kāhui Ako cannot agree');
      },
      { log },
    );
    await settled();
    const delivery = await deliveryOf(reference);
    expect(delivery).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(delivery.lastError).not.toContain('agree');
    expect(logged).toEqual(['delivery-broke']);
  });

  test('gives up a send that hangs after a minute, and the others go on meanwhile', async () => {
    const { held, sender } = heldSender();
    const references = await open(6);
    start((delivery, signal) => (delivery.case.reference === references[0] ? sender(delivery, signal) : Promise.resolve(sent)));
    await clock.advance(59.9);
    expect((await Promise.all(references.map(deliveryOf))).map(({ state }) => state)).toEqual(['waiting', ...Array(5).fill('sent')]);
    expect(held[0]?.signal.aborted).toBe(false);
    await clock.advance(0.1);
    expect(held[0]?.signal.aborted).toBe(true);
    expect(await deliveryOf(references[0])).toMatchObject({ state: 'waiting', attempts: 1, lastError: 'it took too long' });
  });
});

describe('when the store fails', () => {
  const breaking = (outbox: Outbox, times: number, what: 'claim' | 'sent' | 'nextDue'): Outbox => {
    let left = times;
    const breakAt = (here: typeof what) => {
      if (here !== what) return;
      left -= 1;
      if (left >= 0) throw new Error('disk full');
    };
    return {
      ...outbox,
      claim: async (...given) => {
        breakAt('claim');
        return outbox.claim(...given);
      },
      sent: async (id) => {
        breakAt('sent');
        return outbox.sent(id);
      },
      nextDue: async () => {
        breakAt('nextDue');
        return outbox.nextDue();
      },
    };
  };

  test.each(['claim', 'nextDue'] as const)('at %s, delivery pauses and goes on', async (what) => {
    const [reference] = await open();
    start(async () => sent, { outbox: breaking(storage.outbox, 3, what) });
    await clock.advance(15);
    expect((await deliveryOf(reference)).state).toBe('sent');
  });

  test('after a send, the outcome is written again and nothing is sent twice', async () => {
    let sends = 0;
    const [reference] = await open();
    start(
      async () => {
        sends += 1;
        return sent;
      },
      { outbox: breaking(storage.outbox, 4, 'sent') },
    );
    await clock.advance(600);
    expect(sends).toBe(1);
    expect((await deliveryOf(reference)).state).toBe('sent');
  });

  test('after a send and for long, it is sent again: twice is better than never', async () => {
    let sends = 0;
    const [reference] = await open();
    start(
      async () => {
        sends += 1;
        return sent;
      },
      { outbox: breaking(storage.outbox, 5, 'sent') },
    );
    await clock.advance(600);
    expect(sends).toBe(2);
    expect((await deliveryOf(reference)).state).toBe('sent');
  });
});

describe('a stop', () => {
  test('waits for what is under way, records it and claims nothing more', async () => {
    const { held, sender } = heldSender();
    const references = await open(5);
    const service = start(sender);
    await settled();
    let stopped = false;
    const stopping = service.stop().then(() => {
      stopped = true;
    });
    await clock.advance(5);
    expect(stopped).toBe(false);
    for (const { end } of held) end(sent);
    await stopping;
    expect(held).toHaveLength(4);
    expect((await Promise.all(references.map(deliveryOf))).map(({ state }) => state)).toEqual([...Array(4).fill('sent'), 'waiting']);
  });

  test('calls off after ten seconds what still hangs; it stays to be sent', async () => {
    const { held, sender } = heldSender();
    const [reference] = await open();
    const service = start(sender);
    await settled();
    const stopping = service.stop();
    await clock.advance(10);
    await stopping;
    expect(held[0]?.signal.aborted).toBe(true);
    expect(await deliveryOf(reference)).toMatchObject({ state: 'waiting', attempts: 1 });
  });

  test('ends at once when nothing is under way, also before a start', async () => {
    await start(async () => sent).stop();
    const { outbox } = storage;
    await createDelivery({ outbox, senders: {}, clock, chance: () => 0, log: silentLogger, after: clock.after }).stop();
  });
});
