// Fills the outbox's port with SQL: who claims a delivery has it for a while, and what became of it is recorded with the case.
import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import { THE_SERVICE } from '../cases/case.ts';
import type { Delivery, Outbox } from '../cases/outbox.ts';
import { insertActs, parseWords, selectActs, selectCase, selectTranscript } from './case-rows.ts';
import { claimRow, type DeliveryTable } from './case-tables.ts';
import { unreadable } from './stored-item.ts';
import type { Tables } from './tables.ts';
import { ask, transact } from './transaction.ts';

/** The outbox, and how the stores beside it say that they queued something. */
export type WakingOutbox = { readonly outbox: Outbox; readonly wake: () => void };

export function createOutbox({ db, clock }: { readonly db: Kysely<Tables>; readonly clock: Pick<Clock, 'now'> }): WakingOutbox {
  const listeners = new Set<() => void>();
  const outbox: Outbox = {
    claim: async (limit, leaseSeconds) => (limit <= 0 ? [] : transact(db, (trx) => claim(trx, limit, leaseSeconds, clock.now()))),
    sent: (id) => transact(db, (trx) => markSent(trx, id, clock.now().toISOString())),
    failed: (id, { reason, dueAt }) =>
      transact(db, (trx) => markFailed(trx, id, { reason, dueAt: dueAt?.toISOString() ?? null }, clock.now().toISOString())),
    nextDue: () => ask(() => selectNextDue(db)),
    onQueued: (listener) => {
      // A listener given twice is two, and stopping one leaves the other.
      const once = () => listener();
      listeners.add(once);
      return () => listeners.delete(once);
    },
  };
  return {
    outbox,
    wake: () => {
      for (const listener of listeners) listener();
    },
  };
}

/** Lets every lease go: for a process that knows no other is sending. */
export async function releaseLeases(db: Kysely<Tables>): Promise<void> {
  await ask(() => db.updateTable('delivery').set({ lease_until: null }).where('lease_until', 'is not', null).execute());
}

async function claim(trx: Transaction<Tables>, limit: number, leaseSeconds: number, at: Date): Promise<readonly Delivery[]> {
  const now = at.toISOString();
  const rows = await trx
    .selectFrom('delivery')
    .select(['id', 'reference', 'kind', 'attempts', 'queued_at', 'answer'])
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
    .orderBy('queued_at')
    .orderBy('reference')
    .orderBy('number')
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const leaseUntil = new Date(at.getTime() + leaseSeconds * 1_000).toISOString();
  const ids = rows.map(({ id }) => id);
  await trx.updateTable('delivery').set({ lease_until: leaseUntil }).where('id', 'in', ids).execute();

  const claimed: Delivery[] = [];
  for (const row of rows) {
    try {
      claimed.push(await readDelivery(trx, row));
    } catch (error) {
      if (!(error instanceof Fault && error.code === 'stored-data-unreadable')) throw error;
      // One spoilt case must not hold up all others: somebody has to look at it.
      await markFailed(trx, row.id, { reason: 'what is stored of the case cannot be read', dueAt: null }, now);
    }
  }
  return claimed;
}

type ClaimedRow = Pick<DeliveryTable, 'id' | 'reference' | 'kind' | 'attempts' | 'queued_at' | 'answer'>;

async function readDelivery(trx: Transaction<Tables>, row: ClaimedRow): Promise<Delivery> {
  const { id, kind, attempts, queuedAt, answer } = parseClaimed(row);
  const stored = await selectCase(trx, row.reference);
  if (!stored) throw unreadable('a delivery of a case that is not there', null);
  const transcript = await selectTranscript(trx, stored);
  const acts = await selectActs(trx, row.reference);
  return { id, kind, attempts, queuedAt, case: stored.case, transcript, acts, answer, replyAddress: stored.replyAddress };
}

function parseClaimed(row: ClaimedRow) {
  try {
    const { queued_at, answer, ...same } = claimRow.parse(row);
    return { ...same, queuedAt: new Date(queued_at), answer: parseWords(answer) };
  } catch (error) {
    throw unreadable('a delivery of a case', error);
  }
}

async function markSent(trx: Transaction<Tables>, id: string, now: string): Promise<void> {
  // Also when it was given up meanwhile: it did arrive.
  const row = await trx
    .updateTable('delivery')
    .set({ state: 'sent', sent_at: now, due_at: null, lease_until: null, last_error: null })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'needs-a-hand'])
    .returning(['reference', 'kind'])
    .executeTakeFirst();
  if (row) await insertActs(trx, row.reference, [{ who: THE_SERVICE, kind: 'delivered', text: row.kind }], now);
}

async function markFailed(
  trx: Transaction<Tables>,
  id: string,
  { reason, dueAt }: { readonly reason: string; readonly dueAt: string | null },
  now: string,
): Promise<void> {
  const row = await trx
    .updateTable('delivery')
    .set((eb) => ({
      state: dueAt === null ? 'needs-a-hand' : 'waiting',
      attempts: eb('attempts', '+', 1),
      due_at: dueAt,
      lease_until: null,
      last_error: reason,
    }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning(['reference', 'kind'])
    .executeTakeFirst();
  // Not at every attempt: the record is read by people.
  if (row && dueAt === null) {
    await insertActs(trx, row.reference, [{ who: THE_SERVICE, kind: 'not-delivered', text: `${row.kind}: ${reason}` }], now);
  }
}

async function selectNextDue(db: Kysely<Tables>): Promise<Date | null> {
  const row = await db
    .selectFrom('delivery')
    .select((eb) =>
      eb.fn.min(eb.case().when('lease_until', '>', eb.ref('due_at')).then(eb.ref('lease_until')).else(eb.ref('due_at')).end()).as('due'),
    )
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row?.due ? new Date(row.due) : null;
}
