// The metrics: read at every scrape, counted from nothing, and the alerts of deploy/ name only what is there.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMetrics, type MetricsOptions } from '../../../src/observability/metrics.ts';

const project = resolve(import.meta.dirname, '../../..');

function metricsOf(change: Partial<MetricsOptions> = {}) {
  return createMetrics({
    cases: async () => [{ state: 'waiting', route: 'otago-southland', count: 2 }],
    outbox: async () => ({ waiting: 3, needsAHand: 1, oldestWaiting: '2026-11-22T01:00:00.000Z' }),
    deliveryKinds: ['mail', 'webhook'],
    deliveryOutcomes: ['sent', 'tried', 'needs-a-hand'],
    clock: { now: () => new Date('2026-11-22T01:00:30.500Z') },
    ...change,
  });
}

describe('the metrics', () => {
  test('tell cases and outbox as they are at the scrape', async () => {
    const counts = [{ state: 'waiting', route: 'otago-southland', count: 2 }];
    const metrics = metricsOf({ cases: async () => counts });
    const text = await metrics.text();
    expect(text).toContain('\ncases_total{state="waiting",route="otago-southland"} 2\n');
    expect(text).toContain('\noutbox_waiting 3\n');
    expect(text).toContain('\noutbox_needs_a_hand 1\n');
    expect(text).toContain('\noutbox_oldest_waiting_seconds 30.5\n');
    counts.splice(0, 1, { state: 'closed', route: 'media', count: 1 });
    const later = await metrics.text();
    expect(later).toContain('\ncases_total{state="closed",route="media"} 1\n');
    expect(later).not.toContain('otago-southland');
  });

  test('say 0 seconds when nothing waits, or when the clock went back', async () => {
    for (const oldestWaiting of [null, '2026-11-22T02:00:00.000Z']) {
      const metrics = metricsOf({ outbox: async () => ({ waiting: 0, needsAHand: 0, oldestWaiting }) });
      expect(await metrics.text()).toContain('\noutbox_oldest_waiting_seconds 0\n');
    }
  });

  test('count deliveries, each kind and outcome from nothing', async () => {
    const metrics = metricsOf();
    metrics.onOutcome('mail', 'sent');
    metrics.onOutcome('mail', 'sent');
    const text = await metrics.text();
    expect(text).toContain('\ndeliveries_total{kind="mail",outcome="sent"} 2\n');
    expect(text).toContain('\ndeliveries_total{kind="webhook",outcome="needs-a-hand"} 0\n');
  });

  test('are the registry’s own: two services in one process do not mix', async () => {
    const [one, other] = [metricsOf(), metricsOf()];
    one.onOutcome('mail', 'tried');
    expect(await other.text()).toContain('\ndeliveries_total{kind="mail",outcome="tried"} 0\n');
  });

  test('are refused when the store cannot be read', async () => {
    const metrics = metricsOf({
      outbox: async () => {
        throw new Error('closed');
      },
    });
    await expect(metrics.text()).rejects.toThrow('closed');
  });

  test('are Prometheus text', () => {
    expect(metricsOf().contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
  });
});

describe('the example of alerts', () => {
  const rule = z.object({ alert: z.string(), expr: z.string(), annotations: z.object({ summary: z.string(), description: z.string() }) });
  const { groups } = z
    .object({ groups: z.array(z.object({ rules: z.array(rule) })) })
    .parse(parse(readFileSync(join(project, 'deploy/alerts.yaml'), 'utf8')));
  const rules = groups.flatMap((group) => group.rules);

  test('tells when a case needs a hand', () => {
    expect(rules.map(({ expr }) => expr).join('\n')).toMatch(/outbox_needs_a_hand > 0/);
  });

  test('names only metrics, labels and values that exist', async () => {
    const text = await metricsOf().text();
    const known = new Set([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name));
    for (const { expr, alert } of rules) {
      const words = expr.replaceAll(/\{[^}]*\}|\[[^\]]*\]/g, '');
      const named = [...words.matchAll(/[a-z]+(?:_[a-z]+)+/g)].map(([name]) => name);
      expect(named.length, alert).toBeGreaterThan(0);
      expect(
        named.filter((name) => !known.has(name)),
        alert,
      ).toEqual([]);
      for (const [, label, value] of expr.matchAll(/(\w+)!?="([^"]*)"/g)) expect(text, alert).toContain(`${label}="${value}"`);
    }
  });
});
