// knowledge/facts.yaml: the ledger. Numbered, dated facts, each resting on a paragraph of a release.
import { z } from 'zod';
import { day, id, line } from './common.ts';

const qualifier = z.enum(['exactly', 'some', 'about', 'more than', 'over', 'almost', 'just over', 'at least', 'more than double']);

export const fact = z
  .strictObject({
    id: z.int().positive(),
    /** What the fact is about, in the glossary's words: "communities", "schools", "TEO funding". */
    subject: line,
    /** The fact in our own words, one sentence in the past tense, without its date. */
    says: line,
    /**
     * What an entry's `{fact:N}` prints (with the qualifier in front where it is not "exactly"):
     * a whole number, or a name, place, telephone number, web address or other text that entries may not write themselves.
     * A list prints as "a, b and c". Absent for a plain statement.
     */
    value: z.union([z.int(), line, z.array(line).min(2).readonly()]).optional(),
    /** For numbers: what is counted ("communities", "schools", "students", "NZ$ million", "per cent"). */
    unit: line.optional(),
    /** Further names or numbers the same sentence holds; `{fact:78:place}` prints the one called "place". */
    details: z.record(id, line).optional(),
    qualifier: qualifier.default('exactly'),
    /** Facts of the same measure at different dates form a series: "communities-total", "schools-total", "students-total". */
    measure: id.optional(),
    asAt: day,
    release: id,
    /** Paragraph of the release; 0 is the block of data above its text. */
    paragraph: z.int().nonnegative(),
    /** The same thing said in another release (16 and 41, 18 and 42, …). */
    sameAs: z.array(z.int().positive()).default([]).readonly(),
    /** Facts this one is a part of or supports (53 and 54 are parts of 52). */
    partOf: z.array(z.int().positive()).default([]).readonly(),
  })
  .readonly();
export type Fact = z.infer<typeof fact>;
export const factsFile = z.array(fact).min(1).readonly();
