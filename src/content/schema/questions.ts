// knowledge/questions/*.jsonl: labelled questions, one JSON object a line; the file's name is its author.
import { z } from 'zod';
import { line } from './common.ts';

const labelKind = z.enum(['answer', 'clarify', 'decline', 'person', 'urgent', 'smalltalk']);
export const labelledQuestion = z
  .object({
    q: z.string().optional(),
    turns: z.array(z.string()).min(1).readonly().optional(),
    kind: labelKind,
    facts: z.array(z.int().positive()).default([]).readonly(),
    topic: line.default('unnamed'),
    register: line.default('unnamed'),
    note: z.string().optional(),
  })
  .refine((question) => (question.q === undefined) !== (question.turns === undefined), {
    message: 'needs either "q" or "turns", not both',
  });
export type LabelledQuestion = z.infer<typeof labelledQuestion> & { readonly author: string };
