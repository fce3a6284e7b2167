// CONTACTS_FILE, a deployment's own: the Directors' offices, and where media enquiries and safety concerns go.
import { z } from 'zod';
import { day, line } from './common.ts';

const mailbox = z.email({ error: 'must be one e-mail address' });
const reached = {
  office: line.nullable().default(null),
  phone: line.nullable().default(null),
  mailbox: mailbox.nullable().default(null),
  /** The day somebody last checked that this is right. */
  verifiedOn: day.nullable().default(null),
};

export const office = z.strictObject(reached).readonly();
/** How an office is reached; null where unknown. */
export type Office = z.infer<typeof office>;

export const officesFile = z
  .strictObject({
    /** Takes what has no mailbox of its own. */
    default: office,
    /** `region` is the name or id of a region of regions.yaml. */
    regions: z.array(z.strictObject({ region: line, ...reached }).readonly()).readonly(),
    media: office.nullable().default(null),
    safety: office.nullable().default(null),
  })
  .readonly();

/** The offices of a deployment, by region id. */
export type Offices = {
  readonly fallback: Office;
  readonly regions: ReadonlyMap<string, Office>;
  readonly media: Office | null;
  readonly safety: Office | null;
};

const unknown: Office = { office: null, phone: null, mailbox: null, verifiedOn: null };

/** What is known without a CONTACTS_FILE: nothing. */
export const noOffices: Offices = { fallback: unknown, regions: new Map(), media: null, safety: null };
