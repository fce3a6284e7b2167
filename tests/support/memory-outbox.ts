// The outbox in memory, over the cases that hold its deliveries.
import { THE_SERVICE } from '../../src/cases/case.ts';
import type { Outbox } from '../../src/cases/outbox.ts';
import type { StoredItem } from '../../src/conversation/store.ts';
import { fileOf, type KeptCase, type KeptCases, type KeptDelivery } from './memory-cases.ts';

export type MemoryOutbox = { readonly outbox: Outbox; readonly wake: () => void };

/** `cases` and `itemsOf` give what is kept at the moment they are asked. */
export function createMemoryOutbox(options: {
  readonly now: () => Date;
  readonly cases: () => KeptCases;
  readonly itemsOf: (kept: KeptCase) => readonly StoredItem[];
}): MemoryOutbox {
  const { now, cases, itemsOf } = options;
  const queuedAtClaim = new Map<string, string>();
  const listeners: { readonly call: () => void }[] = [];
  const all = () => [...cases().values()].flatMap((kept) => kept.deliveries.map((delivery) => ({ kept, delivery })));
  const find = (id: string) => all().find(({ delivery }) => delivery.id === id);
  const freeAt = ({ dueAt, leaseUntil }: KeptDelivery) => (leaseUntil !== null && leaseUntil > (dueAt ?? '') ? leaseUntil : dueAt);

  const outbox: Outbox = {
    async claim(limit, leaseSeconds) {
      const at = now().toISOString();
      const due = all()
        .filter(({ delivery }) => delivery.state === 'waiting' && (freeAt(delivery) ?? '') <= at)
        .toSorted((one, other) => {
          const byAge = one.delivery.queuedAt.localeCompare(other.delivery.queuedAt);
          const [a, b] = [one.kept.case.reference, other.kept.case.reference];
          return byAge || (a === b ? 0 : a < b ? -1 : 1);
        })
        .slice(0, Math.max(0, limit));
      return due.map(({ kept, delivery }) => {
        queuedAtClaim.set(delivery.id, delivery.queuedAt);
        delivery.leaseUntil = new Date(now().getTime() + leaseSeconds * 1_000).toISOString();
        const { case: of, transcript, acts } = fileOf(kept, itemsOf(kept));
        const { id, kind, attempts, queuedAt, answer } = delivery;
        const replyAddress = structuredClone(kept.replyAddress);
        return { id, kind, attempts, queuedAt: new Date(queuedAt), case: of, transcript, acts, answer, replyAddress };
      });
    },

    async sent(id) {
      const found = find(id);
      queuedAtClaim.delete(id);
      if (!found || found.delivery.sentAt !== null) return;
      const at = now().toISOString();
      if (found.delivery.state === 'dropped') found.delivery.sentAt = at;
      else Object.assign(found.delivery, { state: 'sent', sentAt: at, dueAt: null, leaseUntil: null, lastError: null });
      found.kept.acts.push({ at, who: THE_SERVICE, kind: 'delivered', text: found.delivery.kind });
    },

    async failed(id, { reason, dueAt }) {
      const found = find(id);
      const before = queuedAtClaim.get(id);
      queuedAtClaim.delete(id);
      if (found?.delivery.state !== 'waiting') return;
      const { kept, delivery } = found;
      const isRetried = before !== undefined && delivery.queuedAt > before;
      const next = dueAt ?? (isRetried ? now() : null);
      delivery.attempts += 1;
      Object.assign(delivery, { dueAt: next?.toISOString() ?? null, leaseUntil: null, lastError: reason });
      if (next) return;
      delivery.state = 'needs-a-hand';
      kept.acts.push({ at: now().toISOString(), who: THE_SERVICE, kind: 'not-delivered', text: `${delivery.kind}: ${reason}` });
    },

    async nextDue() {
      const instants = all().flatMap(({ delivery }) => (delivery.state === 'waiting' ? (freeAt(delivery) ?? []) : []));
      const [first] = instants.toSorted();
      return first === undefined ? null : new Date(first);
    },

    onQueued(listener) {
      const entry = { call: listener };
      listeners.push(entry);
      return () => {
        const at = listeners.indexOf(entry);
        if (at >= 0) listeners.splice(at, 1);
      };
    },
  };
  return {
    outbox,
    wake: () => {
      for (const { call } of [...listeners]) call();
    },
  };
}
