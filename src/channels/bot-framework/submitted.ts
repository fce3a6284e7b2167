// What a card of ours brought back: its fields, and the same in words for the transcript.
import { z } from 'zod';
import { FORM_MARK } from '../../conversation/form-card.ts';

const submitted = z.looseObject({ form: z.literal(FORM_MARK) });
/** A card's longest field is as long as a message. */
const MOST_FIELD = 4_000;
const MOST_FIELDS = 10;

export type Submitted = { readonly fields: Readonly<Record<string, string>>; readonly text: string };

/** Reads the `value` of a submit; null when it is not of a form of ours. Fields that are not text are left out. */
export function submittedForm(value: unknown): Submitted | null {
  const parsed = submitted.safeParse(value);
  if (!parsed.success) return null;
  const entries = Object.entries(parsed.data)
    .filter((entry): entry is [string, string] => entry[0] !== 'form' && /^[a-z-]{1,20}$/.test(entry[0]) && typeof entry[1] === 'string')
    .slice(0, MOST_FIELDS)
    .map(([name, text]) => [name, text.slice(0, MOST_FIELD)] as const);
  const text = entries.flatMap(([, field]) => (field.trim() === '' ? [] : [field.trim()])).join('\n');
  return { fields: Object.fromEntries(entries), text };
}
