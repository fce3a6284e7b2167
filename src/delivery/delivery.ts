// Sends what the outbox holds, at least once, until it arrived or somebody must look.
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { DeliveryKind } from '../cases/case.ts';
import type { Delivery, Outbox } from '../cases/outbox.ts';
import { nextAttempt } from '../cases/retry.ts';
import { failedForGood, failedForNow, type Senders, type Sent } from './sender.ts';
import { type After, createWaker, realAfter } from './waker.ts';

/** A mail server that hangs must not keep the others waiting; two would be enough for the few cases of a day. */
const AT_ONCE = 4;
/** After this long a send is given up and counts as failed. Slow servers let callers wait 30 seconds on purpose. */
const DEADLINE_SECONDS = 60;
/** Outlives a send with all that is recorded after it, so that nobody else sends the same meanwhile. */
const LEASE_SECONDS = 3 * DEADLINE_SECONDS;
/** Looks at least this often, also when a wake-up was lost or the machine's clock jumped. */
const LONGEST_SLEEP_SECONDS = 10;
/** Never busier than this: a store whose clock lags behind ours could say "due" and give nothing. */
const SHORTEST_SLEEP_SECONDS = 0.1;
/** Before a store that failed is asked again. */
const STORE_PAUSE_SECONDS = 5;
/** How often the outcome of a send is written before it is left to the lease, and so sent again. */
const RECORDING_ATTEMPTS = 5;
/** A stop waits this long for sends under way before it calls them off; the process itself waits 20 seconds. */
const STOP_PATIENCE_SECONDS = 10;

/** `tried`: failed, and tried again later. */
export const deliveryOutcomes = ['sent', 'tried', 'needs-a-hand'] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

export type DeliveryOptions = {
  readonly outbox: Outbox;
  readonly senders: Senders;
  readonly clock: Pick<Clock, 'now'>;
  /** In [0, 1), for the jitter of the pauses. */
  readonly chance: () => number;
  readonly log: Logger;
  readonly onOutcome?: (kind: DeliveryKind, outcome: DeliveryOutcome) => void;
  /** The machine's timers unless given. */
  readonly after?: After;
};

export type DeliveryService = {
  start(): void;
  /** Claims nothing more, waits for what is under way, calls it off after ten seconds. What was called off is sent again. */
  stop(): Promise<void>;
};

/** What to set when a kind has no sender any more. */
const settingOf: Readonly<Record<DeliveryKind, string>> = {
  mail: 'SMTP_URL and MAIL_FROM are',
  teams: 'TEAMS_CASES_CHANNEL is',
  webhook: 'CASES_WEBHOOK_URL is',
  'answer-mail': 'SMTP_URL and MAIL_FROM are',
  'answer-channel': 'MicrosoftAppId is',
};

export function createDelivery(options: DeliveryOptions): DeliveryService {
  const { outbox, senders, clock, chance, log, onOutcome = () => {}, after = realAfter } = options;
  const waker = createWaker(after);
  const underWay = new Map<AbortController, Promise<void>>();
  let stopping = false;
  let running: Promise<void> | null = null;
  let stopListening = () => {};

  async function attempt(delivery: Delivery, signal: AbortSignal): Promise<Sent> {
    const send = senders[delivery.kind];
    if (!send) return failedForGood(`${settingOf[delivery.kind]} not set`);
    const tooLong = new Promise<Sent>((resolve) => {
      signal.addEventListener('abort', () => resolve(failedForNow('it took too long')), { once: true });
    });
    try {
      // A sender that overhears its signal must not hold up a stop.
      return await Promise.race([send(delivery, signal), tooLong]);
    } catch (cause) {
      log.error('delivery-broke', { id: delivery.id, kind: delivery.kind }, cause);
      return failedForNow('the service itself failed; its log says how');
    }
  }

  async function deliver(delivery: Delivery, signal: AbortSignal): Promise<void> {
    const { id, kind, queuedAt } = delivery;
    const sent = await attempt(delivery, signal);
    const attempts = delivery.attempts + 1;
    if (sent.kind === 'sent') {
      await record(id, () => outbox.sent(id));
      log.info('delivery-sent', { id, kind, attempts });
      return onOutcome(kind, 'sent');
    }
    const dueAt = sent.isPermanent ? null : nextAttempt({ attempts, queuedAt, now: clock.now(), chance: chance() });
    await record(id, () => outbox.failed(id, { reason: sent.reason, dueAt }));
    log[dueAt ? 'info' : 'warn']('delivery-failed', { id, kind, attempts, reason: sent.reason, dueAt: dueAt?.toISOString() });
    onOutcome(kind, dueAt ? 'tried' : 'needs-a-hand');
  }

  /** Writes an outcome, again when the store fails: what was sent and not recorded is sent twice. */
  async function record(id: string, write: () => Promise<void>): Promise<void> {
    for (let times = 1; ; times += 1) {
      try {
        return await write();
      } catch (cause) {
        log.error('outbox-unavailable', { id, times }, cause);
        if (times === RECORDING_ATTEMPTS || stopping) return;
        await new Promise<void>((resolve) => after(STORE_PAUSE_SECONDS * 1_000, resolve));
      }
    }
  }

  function begin(delivery: Delivery): void {
    const controller = new AbortController();
    const cancelDeadline = after(DEADLINE_SECONDS * 1_000, () => controller.abort());
    const done = deliver(delivery, controller.signal)
      .catch((cause: unknown) => log.error('delivery-broke', { id: delivery.id, kind: delivery.kind }, cause))
      .finally(() => {
        cancelDeadline();
        underWay.delete(controller);
        waker.wake();
      });
    underWay.set(controller, done);
  }

  /** Begins what is due and says how many seconds there is nothing to do; a wake-up ends the pause earlier. */
  async function round(): Promise<number> {
    const room = AT_ONCE - underWay.size;
    if (room > 0) for (const delivery of await outbox.claim(room, LEASE_SECONDS)) begin(delivery);
    // Full: the end of a send wakes us.
    if (underWay.size >= AT_ONCE) return LONGEST_SLEEP_SECONDS;
    const due = await outbox.nextDue();
    if (!due) return LONGEST_SLEEP_SECONDS;
    const seconds = (due.getTime() - clock.now().getTime()) / 1_000;
    return Math.min(Math.max(seconds, SHORTEST_SLEEP_SECONDS), LONGEST_SLEEP_SECONDS);
  }

  async function run(): Promise<void> {
    while (!stopping) {
      const pause = await round().catch((cause: unknown) => {
        log.error('outbox-unavailable', {}, cause);
        return null;
      });
      if (stopping) return;
      if (pause !== null) await waker.sleep(pause * 1_000);
      else await waker.sleepThrough(STORE_PAUSE_SECONDS * 1_000);
    }
  }

  return {
    start: () => {
      if (running !== null) return;
      stopListening = outbox.onQueued(() => waker.wake());
      running = run();
    },
    stop: async () => {
      stopping = true;
      stopListening();
      waker.end();
      await running;
      const callOff = after(STOP_PATIENCE_SECONDS * 1_000, () => {
        for (const controller of underWay.keys()) controller.abort();
      });
      await Promise.all(underWay.values());
      callOff();
    },
  };
}
