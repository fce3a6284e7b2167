// knowledge/declines.yaml: neighbouring and far subjects this service does not answer, and where to go instead.
import { z } from 'zod';
import { id, line, place } from './common.ts';

export const decline = z
  .strictObject({
    id,
    title: line.max(80),
    /** `neighbour`: education, with a place to go. `far`: nothing to do with education. */
    kind: z.enum(['neighbour', 'far']),
    asks: z.array(line).min(3).readonly(),
    profile: z.record(id, z.number().positive()).default({}),
    /** Where to go; at least one for a neighbour. */
    goTo: z.array(place).default([]).readonly(),
    /** Topics of labelled questions (knowledge/questions) that belong here. */
    topics: z.array(line).default([]).readonly(),
  })
  .readonly();
export type Decline = z.infer<typeof decline>;
export const declinesFile = z.array(decline).min(25).readonly();
