// What a monitoring system reads of the service: cases, their delivery, and the process, as Prometheus text.
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

export type MetricsOptions = {
  /** Read at every scrape: how many cases there are by state and route. */
  readonly cases: () => Promise<readonly { readonly state: string; readonly route: string; readonly count: number }[]>;
  /** Read at every scrape. `oldestWaiting`: ISO instant, null when nothing waits. */
  readonly outbox: () => Promise<{ readonly waiting: number; readonly needsAHand: number; readonly oldestWaiting: string | null }>;
  /** Counted from nothing for each of these, so that the first failure is seen as a rise. */
  readonly deliveryKinds: readonly string[];
  readonly deliveryOutcomes: readonly string[];
  readonly clock: { now(): Date };
};

export type Metrics = {
  /** Rejects when the store cannot be read: no figures are better than old ones. */
  text(): Promise<string>;
  readonly contentType: string;
  readonly onOutcome: (kind: string, outcome: string) => void;
};

/** A registry of its own. No label holds anything of a person: states, routes, kinds and outcomes are ours. */
export function createMetrics({ cases, outbox, deliveryKinds, deliveryOutcomes, clock }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const byState = new Gauge({ name: 'cases_total', help: 'Cases by state and route.', labelNames: ['state', 'route'], registers });
  const waiting = new Gauge({ name: 'outbox_waiting', help: 'Deliveries that wait to be sent or tried again.', registers });
  const needsAHand = new Gauge({ name: 'outbox_needs_a_hand', help: 'Deliveries given up or refused: somebody must look.', registers });
  const oldest = new Gauge({
    name: 'outbox_oldest_waiting_seconds',
    help: 'Age of the oldest delivery that waits; 0 when none does.',
    registers,
  });
  const deliveries = new Counter({
    name: 'deliveries_total',
    help: 'Attempts at sending by kind and outcome, since the start.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  for (const kind of deliveryKinds) for (const outcome of deliveryOutcomes) deliveries.inc({ kind, outcome }, 0);

  return {
    contentType: registry.contentType,
    onOutcome: (kind, outcome) => deliveries.inc({ kind, outcome }),
    text: async () => {
      const [counts, box] = await Promise.all([cases(), outbox()]);
      byState.reset();
      for (const { state, route, count } of counts) byState.set({ state, route }, count);
      waiting.set(box.waiting);
      needsAHand.set(box.needsAHand);
      oldest.set(box.oldestWaiting === null ? 0 : Math.max(0, (clock.now().getTime() - Date.parse(box.oldestWaiting)) / 1_000));
      return registry.metrics();
    },
  };
}
