// knowledge/contacts.yaml: telephone lines and people's offices the service may name.
import { z } from 'zod';
import { day, id, line, webAddress } from './common.ts';

export const contact = z
  .strictObject({
    id,
    name: line,
    /** Shown as written, e.g. "0800 437 4636"; null when only the name is known. */
    phone: line.nullable(),
    /** How it is reached besides: "call or text, free, any time". */
    how: line.nullable(),
    address: webAddress.nullable(),
    /** Ledger fact it rests on, when it rests on one. */
    fact: z.int().positive().nullable(),
    use: z.enum(['enquiries', 'urgent']),
    reviewedOn: day.nullable(),
    source: line,
  })
  .readonly();
export type Contact = z.infer<typeof contact>;
export const contactsFile = z.array(contact).min(1).readonly();
