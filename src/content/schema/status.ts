// knowledge/status.yaml: what official sources say has changed since the releases. Notices, never ledger facts.
import { z } from 'zod';
import { day, id, line, webAddress } from './common.ts';
import { statusSubject } from './entries.ts';

const notice = z
  .strictObject({
    id,
    /** One or two sentences, shown in full once a conversation. */
    full: line,
    /** A few words, shown after that. */
    short: line.max(120),
    source: z.strictObject({ title: line, publisher: line, address: webAddress }).readonly(),
    /** The notice does not exist before this day. */
    from: day,
    /** When a person last confirmed it on the live page; null: never. */
    reviewedOn: day.nullable(),
    /** How it was seen, e.g. "stored copy, written before the date". */
    seen: line,
    concerns: z.array(statusSubject).min(1).readonly(),
  })
  .readonly();
export const statusFile = z
  .strictObject({
    /** After this many days without review a notice or contact is shown as unconfirmed. */
    reviewEveryDays: z.int().positive(),
    notices: z.array(notice).min(1).readonly(),
  })
  .readonly();
export type Status = z.infer<typeof statusFile>;
