// The statements over a case and what hangs on it: reading it whole, adding acts and deliveries, and taking its words away.
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { formatDay } from '../base/day.ts';
import type { ActKind, Case, CaseAct, CaseFile, DeliveryKind, DeliveryStatus, TranscriptLine } from '../cases/case.ts';
import type { ConversationKey } from '../conversation/message.ts';
import { actRow, caseColumns, caseRow, deliveryRow, type StoredRequest, storedRequest } from './case-tables.ts';
import { deleteItems, selectItems } from './conversation-rows.ts';
import { unreadable } from './stored-item.ts';
import type { Tables } from './tables.ts';

/** A case with what only storage knows of it. */
export type StoredCase = { readonly case: Case; readonly key: ConversationKey; readonly replyAddress: unknown };

/** A row as read → the case it stands for. Throws a Fault when it is none. */
export function parseCase(row: unknown): StoredCase {
  try {
    const { conversation_id: conversationId, channel, ...read } = caseRow.parse(row);
    return {
      key: { channel, conversationId },
      replyAddress: read.reply_address === null ? null : JSON.parse(read.reply_address),
      case: {
        ...storedRequest.parse(JSON.parse(read.request)),
        reference: read.reference,
        route: read.route,
        state: read.state,
        channel,
        openedAt: read.opened_at,
        updatedAt: read.updated_at,
        takenBy: read.taken_by,
        throughSeq: read.through_seq,
      },
    };
  } catch (error) {
    throw unreadable('a case', error);
  }
}

export async function selectCase(db: Kysely<Tables>, reference: string): Promise<StoredCase | undefined> {
  const row: unknown = await db.selectFrom('enquiry_case').select(caseColumns).where('reference', '=', reference).executeTakeFirst();
  return row === undefined ? undefined : parseCase(row);
}

export async function selectFile(trx: Transaction<Tables>, stored: StoredCase): Promise<CaseFile> {
  const { reference } = stored.case;
  return {
    case: stored.case,
    transcript: await selectTranscript(trx, stored),
    acts: await selectActs(trx, reference),
    deliveries: await selectDeliveries(trx, reference),
  };
}

/** What of the conversation goes with the case; nothing when its items are gone. */
export async function selectTranscript(trx: Transaction<Tables>, { key, case: { throughSeq } }: StoredCase) {
  const items = await selectItems(trx, key, 0, throughSeq);
  return items.map((item): TranscriptLine => {
    const at = item.createdAt;
    if (item.from === 'person') return { from: 'person', at, text: item.text, sources: [] };
    const { text, enquiry } = item.reply;
    return { from: 'service', at, text, sources: enquiry.sources.map(({ title, date }) => `${title}, ${formatDay(date)}`) };
  });
}

export async function selectActs(trx: Transaction<Tables>, reference: string): Promise<readonly CaseAct[]> {
  const rows: readonly unknown[] = await trx
    .selectFrom('case_act')
    .select(['at', 'who', 'kind', 'text'])
    .where('reference', '=', reference)
    .orderBy('seq')
    .execute();
  try {
    return rows.map((row) => {
      const { text, ...same } = actRow.parse(row);
      return { ...same, text: parseWords(text) };
    });
  } catch (error) {
    throw unreadable('an act of a case', error);
  }
}

async function selectDeliveries(trx: Transaction<Tables>, reference: string): Promise<readonly DeliveryStatus[]> {
  const rows: readonly unknown[] = await trx
    .selectFrom('delivery')
    .select(['id', 'kind', 'state', 'attempts', 'queued_at', 'due_at', 'sent_at', 'last_error'])
    .where('reference', '=', reference)
    .orderBy('number')
    .execute();
  try {
    return rows.map((row) => {
      const { queued_at, due_at, sent_at, last_error, ...same } = deliveryRow.parse(row);
      return { ...same, queuedAt: queued_at, dueAt: due_at, sentAt: sent_at, lastError: last_error };
    });
  } catch (error) {
    throw unreadable('a delivery of a case', error);
  }
}

/** Words are kept as JSON text, as a conversation's are: a database may refuse some characters that people can send. */
function storedWords(words: string | null): string | null {
  return words === null ? null : JSON.stringify(words);
}

/** Throws what JSON and zod throw. */
export function parseWords(stored: string | null): string | null {
  return stored === null ? null : z.string().parse(JSON.parse(stored));
}

/** Adds to the record of a case, after what is there. */
export async function insertActs(
  trx: Transaction<Tables>,
  reference: string,
  acts: readonly { readonly who: string; readonly kind: ActKind; readonly text: string | null }[],
  at: string,
): Promise<void> {
  if (acts.length === 0) return;
  const last = await trx
    .selectFrom('case_act')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('reference', '=', reference)
    .executeTakeFirst();
  const before = last?.seq ?? 0;
  const rows = acts.map(({ who, kind, text }, index) => ({ reference, seq: before + index + 1, at, who, kind, text: storedWords(text) }));
  await trx.insertInto('case_act').values(rows).execute();
}

/** Puts deliveries of a case into the outbox, due now. Their ids name the case and count: the same for every attempt. */
export async function insertDeliveries(
  trx: Transaction<Tables>,
  reference: string,
  deliveries: readonly { readonly kind: DeliveryKind; readonly answer: string | null }[],
  now: string,
): Promise<void> {
  if (deliveries.length === 0) return;
  const last = await trx
    .selectFrom('delivery')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('reference', '=', reference)
    .executeTakeFirst();
  const before = last?.number ?? 0;
  const rows = deliveries.map(({ kind, answer }, index) => ({
    id: `${reference}-${before + index + 1}`,
    reference,
    number: before + index + 1,
    kind,
    answer: storedWords(answer),
    state: 'waiting',
    attempts: 0,
    queued_at: now,
    due_at: now,
    lease_until: null,
    sent_at: null,
    last_error: null,
  }));
  await trx.insertInto('delivery').values(rows).execute();
}

/** The office's deliveries that wait and that nobody is sending at this moment go: what comes after them takes their place. */
export async function dropOfficeDeliveries(trx: Transaction<Tables>, reference: string, now: string): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ state: 'dropped', due_at: null, lease_until: null })
    .where('reference', '=', reference)
    .where('state', '=', 'waiting')
    .where('kind', 'in', [...officeKinds])
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
    .execute();
}

const officeKinds: readonly DeliveryKind[] = ['mail', 'teams', 'webhook'];

const nothingGiven: StoredRequest = { place: null, asker: null, about: '', answerBy: { kind: 'here' }, entryIds: [] };

/**
 * Overwrites what the person gave, takes the words from the record and the conversation, and drops what was not sent yet.
 * Items from `keepFrom` on stay. Where the case began is not known, so all items up to its last go: another case that
 * was opened earlier in the same conversation loses its transcript with them. Better too much than the words left.
 */
export async function eraseCase(
  trx: Transaction<Tables>,
  { key, case: { reference, throughSeq } }: Pick<StoredCase, 'key' | 'case'>,
  now: string,
  keepFrom = Number.MAX_SAFE_INTEGER,
): Promise<void> {
  await deleteItems(trx, key, Math.min(throughSeq + 1, keepFrom));
  await trx
    .updateTable('enquiry_case')
    .set({
      state: 'deleted',
      taken_by: null,
      updated_at: now,
      conversation_id: '',
      through_seq: 0,
      request: JSON.stringify(nothingGiven),
      reply_address: null,
    })
    .where('reference', '=', reference)
    .execute();
  await trx.updateTable('case_act').set({ text: null }).where('reference', '=', reference).execute();
  await trx
    .updateTable('delivery')
    .set({ state: 'dropped', due_at: null, lease_until: null })
    .where('reference', '=', reference)
    .where('state', 'in', ['waiting', 'needs-a-hand'])
    .execute();
  await trx.updateTable('delivery').set({ answer: null }).where('reference', '=', reference).execute();
}
