// knowledge/premises.yaml: what people take for granted in their questions, and the facts that say whether it is so.
import { z } from 'zod';
import { id, line } from './common.ts';
import { pattern, patternLists, patternsOver } from './patterns.ts';

const says = z.array(pattern).default([]).readonly();
const premise = z
  .strictObject({
    id,
    /** Facts that settle it, the telling one first; the entry rests on them too. */
    facts: z.array(z.int().positive()).min(1).readonly(),
    /** The entry that tells them. */
    entry: id,
    /** What is so, as the end of the sentence "That is not so: …"; references as in an entry's body. */
    correction: line,
    /** One of these must be said in the same clause. */
    about: z.array(pattern).min(1).readonly(),
    /** What is said by people who have it wrong, and by those who have it right. A "not" turns one into the other. */
    wrong: says,
    right: says,
    /** With one of these the wrong thing is named without being claimed: "the Ministry or the Minister". */
    unless: says,
  })
  .readonly();
export type Premise = z.infer<typeof premise>;

export const premisesFile = z
  .strictObject({
    /** Words that stand for each other. A class may use classes above it. */
    classes: patternLists,
    /** Words that turn a claim round: "not", "never". */
    negations: z.array(line).min(1).readonly(),
    premises: z.array(premise).readonly(),
  })
  .superRefine((file, context) => {
    const known = new Set(Object.keys(file.classes));
    for (const [at, one] of file.premises.entries())
      for (const part of ['about', 'wrong', 'right', 'unless'] as const) patternsOver(known, one[part], ['premises', at, part], context);
  })
  .readonly();
export type Premises = z.infer<typeof premisesFile>;
