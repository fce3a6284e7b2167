// What a client posts as an activity, checked; everything it says about who it is or where it comes from is ignored.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Refusal } from './protocol.ts';

/** Ids that clients choose, as we keep them: long enough for any GUID pair, plain enough for an index. */
const PLAIN_ID = /^[\x21-\x7e]{1,128}$/;

const activity = z.object({
  type: z.string().max(64),
  text: z.string().nullish(),
  id: z.unknown().optional(),
  channelData: z.unknown().optional(),
});
const channelData = z.object({ clientActivityID: z.string() });

export type Incoming =
  | { readonly kind: 'message'; readonly messageId: string; readonly text: string }
  /** Events and typing are accepted, as the protocol wants, and reach nobody. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Reads one posted activity. `newId` names a message whose client gave no usable id. Only `message`, `event` and `typing`
 * pass: the rest would let a client speak as if it were the channel.
 */
export function readActivity(value: unknown, options: { newId: () => string }): Incoming {
  const parsed = activity.safeParse(value);
  if (!parsed.success) return refused(400, 'bad-activity', 'Send one activity: a JSON object with "type" and, for a message, "text".');
  const { type, text, id } = parsed.data;
  if (type === 'event' || type === 'typing') return { kind: 'ignored' };
  if (type !== 'message') return refused(400, 'activity-type', 'Only activities of type message, event and typing are accepted here.');
  if (text === undefined || text === null) return refused(400, 'no-text', 'Write your question in words: the message has no text.');
  return { kind: 'message', messageId: messageIdOf(parsed.data.channelData, id) ?? options.newId(), text: cleanText(text) };
}

/** Half characters and control characters other than tab and line ends carry no words, and some stores refuse them. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, ' ');
}

/** Web Chat names each message in `channelData.clientActivityID`; other clients may use the activity's own id. */
function messageIdOf(data: unknown, id: unknown): string | null {
  const named = channelData.safeParse(data);
  for (const candidate of [named.success ? named.data.clientActivityID : null, id]) {
    if (typeof candidate !== 'string' || candidate === '') continue;
    // Any other id becomes its digest, so that sending the same message twice is still one message.
    return PLAIN_ID.test(candidate) ? candidate : createHash('sha256').update(candidate).digest('base64url');
  }
  return null;
}

function refused(status: number, code: string, message: string): Incoming {
  return { kind: 'refused', refusal: { status, code, message } };
}
