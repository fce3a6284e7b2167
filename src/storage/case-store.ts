// Fills the port of cases with SQL: what staff see, and each act of theirs as one transaction with all that follows from it.
import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '../base/clock.ts';
import type { CaseFilter, CaseSummary } from '../cases/desk.ts';
import type { OutboxCounts } from '../cases/outbox.ts';
import type { CaseChange, CaseStore } from '../conversation/case-store.ts';
import {
  dropOfficeDeliveries,
  eraseCase,
  insertActs,
  insertDeliveries,
  parseCase,
  type StoredCase,
  selectCase,
  selectFile,
} from './case-rows.ts';
import { caseColumns, caseCountRow, deliveriesCountRow, outboxCountRow } from './case-tables.ts';
import { appendReply, clearState } from './conversation-rows.ts';
import { unreadable } from './stored-item.ts';
import type { Tables } from './tables.ts';
import { asCallers, ask, transact } from './transaction.ts';

/**
 * A CaseStore over any database kysely reaches. `onQueued` is called after a change that made something due was written,
 * `forgetDeleted` after one that erased.
 */
export function createCaseStore(options: {
  readonly db: Kysely<Tables>;
  readonly clock: Pick<Clock, 'now'>;
  readonly onQueued: () => void;
  readonly forgetDeleted: () => Promise<void>;
}): CaseStore {
  const { db, clock, onQueued, forgetDeleted } = options;
  return {
    list: async (filter, limit) => (limit <= 0 ? [] : ask(() => selectSummaries(db, filter, limit))),

    counts: () =>
      ask(async () => {
        const rows: readonly unknown[] = await db
          .selectFrom('enquiry_case')
          .select(['state', 'route', ({ fn }) => fn.countAll<number>().as('count')])
          .groupBy(['state', 'route'])
          .orderBy('state')
          .orderBy('route')
          .execute();
        return rows.map((row) => caseCountRow.parse(row));
      }),

    outbox: () => ask(() => countOutbox(db)),

    read: (reference) =>
      transact(db, async (trx) => {
        const stored = await selectCase(trx, reference);
        return stored ? selectFile(trx, stored) : null;
      }),

    async change(reference, decide) {
      const decideOnce = asCallers(decide);
      const { outcome, queued, erased } = await transact(db, async (trx) => {
        const stored = await selectCase(trx, reference);
        if (!stored) return { outcome: { kind: 'unknown-case' } as const, queued: false, erased: false };
        const change = decideOnce(await selectFile(trx, stored));
        if (!change) return { outcome: { kind: 'unchanged' } as const, queued: false, erased: false };
        await write(trx, stored, change, clock.now().toISOString());
        const queued = change.retry || change.deliver.length > 0;
        return { outcome: { kind: 'changed', key: stored.key } as const, queued, erased: change.erase };
      });
      if (erased) await forgetDeleted();
      if (queued) onQueued();
      return outcome;
    },
  };
}

async function write(trx: Transaction<Tables>, stored: StoredCase, change: CaseChange, now: string): Promise<void> {
  const { reference } = stored.case;
  const { state, route, takenBy: taken_by, acts, deliver, say, retry, erase } = change;
  await trx.updateTable('enquiry_case').set({ state, route, taken_by, updated_at: now }).where('reference', '=', reference).execute();
  await insertActs(trx, reference, acts, now);
  if (retry) await retryDeliveries(trx, reference, now);
  // The office it goes to is read when it is sent: what still waits would reach the new one beside what is queued for it.
  if (route !== stored.case.route) await dropOfficeDeliveries(trx, reference, now);
  await insertDeliveries(trx, reference, deliver, now);
  if (say) await appendReply(trx, stored.key, say, now);
  if (!erase) return;
  await eraseCase(trx, stored, now);
  // It may hold the words: a question asked back, a form half filled.
  await clearState(trx, stored.key, now);
}

/** A lease stands: what is being sent at this moment is not sent beside itself. */
async function retryDeliveries(trx: Transaction<Tables>, reference: string, now: string): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ state: 'waiting', attempts: 0, queued_at: now, due_at: now, last_error: null })
    .where('reference', '=', reference)
    .where('state', 'in', ['waiting', 'needs-a-hand'])
    .execute();
}

async function selectSummaries(db: Kysely<Tables>, filter: CaseFilter, limit: number): Promise<readonly CaseSummary[]> {
  const { states, route, beginning, needsAHand } = filter;
  if (states?.length === 0) return [];
  let query = db
    .selectFrom('enquiry_case')
    .select(caseColumns)
    .select(({ selectFrom, fn }) => [
      selectFrom('delivery')
        .select(fn.countAll<number>().as('n'))
        .whereRef('delivery.reference', '=', 'enquiry_case.reference')
        .where('delivery.state', 'in', ['waiting', 'needs-a-hand'])
        .as('undelivered'),
      selectFrom('delivery')
        .select(fn.countAll<number>().as('n'))
        .whereRef('delivery.reference', '=', 'enquiry_case.reference')
        .where('delivery.state', '=', 'needs-a-hand')
        .as('stuck'),
    ]);
  if (states) query = query.where('state', 'in', [...states]);
  if (route !== undefined) query = query.where('route', '=', route);
  if (beginning !== undefined)
    query = query.where(({ fn, val }) => fn<string>('substr', ['reference', val(1), val(beginning.length)]), '=', beginning);
  if (needsAHand)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('delivery')
          .select('delivery.id')
          .whereRef('delivery.reference', '=', 'enquiry_case.reference')
          .where('delivery.state', '=', 'needs-a-hand'),
      ),
    );
  const rows: readonly unknown[] = await query
    .orderBy('updated_at', 'desc')
    .orderBy('opened_at', 'desc')
    .orderBy('reference')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const { undelivered, stuck } = parsed(deliveriesCountRow, row);
    return { ...parseCase(row).case, undelivered, needsAHand: stuck > 0 };
  });
}

async function countOutbox(db: Kysely<Tables>): Promise<OutboxCounts> {
  const rows: readonly unknown[] = await db
    .selectFrom('delivery')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count'), ({ fn }) => fn.min('queued_at').as('oldest')])
    .where('state', 'in', ['waiting', 'needs-a-hand'])
    .groupBy('state')
    .execute();
  const byState = new Map(rows.map((row) => parsed(outboxCountRow, row)).map((row) => [row.state, row]));
  const waiting = byState.get('waiting');
  return { waiting: waiting?.count ?? 0, needsAHand: byState.get('needs-a-hand')?.count ?? 0, oldestWaiting: waiting?.oldest ?? null };
}

function parsed<T>(schema: { parse(row: unknown): T }, row: unknown): T {
  try {
    return schema.parse(row);
  } catch (error) {
    throw unreadable('a count of cases', error);
  }
}
