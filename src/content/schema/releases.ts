// knowledge/releases.yaml: what was published, when, where, and a fingerprint of each paragraph.
import { z } from 'zod';
import { day, id, line, webAddress } from './common.ts';

export const release = z
  .strictObject({
    id,
    /** Name of the release's text in the collection the facts were numbered from. */
    text: line,
    title: line,
    publisher: line,
    date: day,
    dateMeans: z.enum(['published', 'last updated']),
    /** Null means no address is recorded in the release's text. */
    address: webAddress.nullable(),
    /** Paragraph n (blocks between blank lines after the front matter, from 1; 0 is the front matter, where there is one) → first 16 hex digits of SHA-256 of its text, white space folded. */
    paragraphs: z
      .array(z.strictObject({ n: z.int().nonnegative(), fingerprint: z.string().regex(/^[0-9a-f]{16}$/) }))
      .min(1)
      .readonly(),
  })
  .readonly();
export type Release = z.infer<typeof release>;
export const releasesFile = z.array(release).min(1).readonly();
