// knowledge/words.yaml: other words for the same thing, te reo terms, acronyms.
import { z } from 'zod';
import { id, line } from './common.ts';

const conceptKind = z.enum(['subject', 'facet', 'audience', 'time', 'act']);

export const concept = z
  .strictObject({
    id,
    kind: conceptKind,
    /** Words and phrases, lower case, without macrons (both sides are folded before they are compared). */
    says: z.array(line).min(1).readonly(),
    /** Concepts whose words count as this one's too. */
    includes: z.array(id).default([]).readonly(),
  })
  .readonly();
export type Concept = z.infer<typeof concept>;

export const wordsFile = z
  .strictObject({
    concepts: z.array(concept).min(1).readonly(),
    /** A spelling people use → the spelling the rest of the knowledge uses ("schl" → "school"). No chains, no loops. */
    aliases: z.record(line, line),
    /** Right words of English or te reo that must never be "corrected" into a word of ours. */
    keep: z.array(line).readonly(),
  })
  .readonly();
export type Words = z.infer<typeof wordsFile>;
