// How an item of a conversation becomes a row and comes back: what was written is what is read, or a Fault.
import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { type Reply, replyKinds } from '../conversation/message.ts';
import type { StoredItem } from '../conversation/store.ts';
import { itemRow } from './tables.ts';

const locales = { 'en-NZ': 'en-NZ', 'mi-NZ': 'mi-NZ' } as const satisfies { readonly [L in Reply['locale']]: L };

// Loose: a field this version does not know yet is kept, not dropped.
const storedReply: z.ZodType<Reply> = z.looseObject({
  id: z.string(),
  text: z.string(),
  speak: z.string(),
  locale: z.enum(locales),
  speaker: z.string().exactOptional(),
  suggestions: z.array(z.string()),
  charts: z
    .array(
      z.looseObject({
        title: z.string(),
        alt: z.string(),
        points: z.array(z.looseObject({ day: z.string(), value: z.number(), label: z.string() })),
      }),
    )
    .exactOptional(),
  enquiry: z.looseObject({
    kind: z.enum(replyKinds),
    entryIds: z.array(z.string()),
    factIds: z.array(z.number()),
    sources: z.array(z.looseObject({ title: z.string(), publisher: z.string(), date: z.string(), address: z.string().nullable() })),
    asAt: z.string().nullable(),
    confidence: z.number(),
    caseReference: z.string().optional(),
  }),
});

const storedText = z.object({ text: z.string() });

/** A row of the item table, without its conversation's key. */
export type ItemRow = z.infer<typeof itemRow>;

/** What a turn is about to store, in order: the person's message (none for an opening), then the replies. */
export function rowsOfTurn(turn: {
  readonly messageId: string;
  readonly text: string | null;
  readonly replies: readonly Reply[];
  readonly firstSeq: number;
  readonly createdAt: string;
}): readonly ItemRow[] {
  const { messageId, text, replies, firstSeq, createdAt } = turn;
  const fromPerson = text === null ? [] : [{ from_person: 1 as const, message_id: messageId, in_reply_to: null, body: { text } }];
  const fromService = replies.map((reply) => ({
    from_person: 0 as const,
    message_id: null,
    in_reply_to: text === null ? null : messageId,
    body: reply,
  }));
  return [...fromPerson, ...fromService].map((row, index) => ({
    ...row,
    seq: firstSeq + index,
    body: JSON.stringify(row.body),
    created_at: createdAt,
  }));
}

/** A row as read, whatever it is, → the item it stands for. Throws a Fault when it is not one. */
export function parseItem(row: unknown): StoredItem {
  try {
    const { seq, created_at: createdAt, from_person, message_id, in_reply_to, body } = itemRow.parse(row);
    const content: unknown = JSON.parse(body);
    if (from_person === 1) {
      return { seq, createdAt, from: 'person', messageId: z.string().parse(message_id), text: storedText.parse(content).text };
    }
    return { seq, createdAt, from: 'service', inReplyTo: in_reply_to, reply: storedReply.parse(content) };
  } catch (error) {
    throw unreadable('an item of a conversation', error);
  }
}

/** The Fault for something stored, or about to be stored, that is not what it should be. */
export function unreadable(what: string, cause: unknown): Fault {
  return new Fault('stored-data-unreadable', `${what} does not have the shape this program stores.`, {
    cure: 'If a person or another program changed the database, restore a backup; otherwise report this as a defect.',
    cause,
  });
}
