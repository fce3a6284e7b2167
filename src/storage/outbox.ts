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
  // Since when each delivery under way from here was queued at its claim: one queued later was retried by hand meanwhile.
  // Not in the database, for whoever claimed is the one who says what came of it, and a restart lets all claims go.
  const claimed = new Map<string, string>();
  const outbox: Outbox = {
    async claim(limit, leaseSeconds) {
      if (limit <= 0) return [];
      const deliveries = await transact(db, (trx) => claim(trx, limit, leaseSeconds, clock.now()));
      for (const { id, queuedAt } of deliveries) claimed.set(id, queuedAt.toISOString());
      return deliveries;
    },
    async sent(id) {
      await transact(db, (trx) => markSent(trx, id, clock.now().toISOString()));
      claimed.delete(id);
    },
    async failed(id, { reason, dueAt }) {
      const now = clock.now().toISOString();
      await transact(db, async (trx) => {
        const isRetried = dueAt === null && (await wasRetried(trx, id, claimed.get(id)));
        await markFailed(trx, id, { reason, dueAt: isRetried ? now : (dueAt?.toISOString() ?? null) }, now);
      });
      claimed.delete(id);
    },
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

async function wasRetried(trx: Transaction<Tables>, id: string, queuedAtClaim: string | undefined): Promise<boolean> {
  if (queuedAtClaim === undefined) return false;
  const row = await trx.selectFrom('delivery').select('id').where('id', '=', id).where('queued_at', '>', queuedAtClaim).executeTakeFirst();
  return row !== undefined;
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
  const arrived = row ?? (await markDroppedAsSent(trx, id, now));
  if (arrived) await insertActs(trx, arrived.reference, [{ who: THE_SERVICE, kind: 'delivered', text: arrived.kind }], now);
}

/** It was on its way when it was dropped: it stays dropped, but staff must know that there is something out there. */
function markDroppedAsSent(trx: Transaction<Tables>, id: string, now: string) {
  return trx
    .updateTable('delivery')
    .set({ sent_at: now })
    .where('id', '=', id)
    .where('state', '=', 'dropped')
    .where('sent_at', 'is', null)
    .returning(['reference', 'kind'])
    .executeTakeFirst();
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
