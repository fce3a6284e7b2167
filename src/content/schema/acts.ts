// knowledge/acts.yaml: what people do in a conversation besides asking: greet, thank, ask for a person, give a command.
import { z } from 'zod';
import { id, line } from './common.ts';

export const act = z
  .strictObject({
    id,
    /** `talk`: small talk, answered with the dialog line `act-<id>`. `control`: a command the conversation carries out. `person`: wants someone. */
    kind: z.enum(['talk', 'control', 'person']),
    /** Whole messages (folded, without punctuation) that mean this and nothing else. */
    exact: z.array(line).default([]).readonly(),
    /** Longer ways to say it, from which the reading is learned. */
    asks: z.array(line).min(3).readonly(),
    /** Topics of labelled questions (knowledge/questions) that belong here; a trailing * stands for any ending. */
    topics: z.array(line).default([]).readonly(),
  })
  .readonly();
export type Act = z.infer<typeof act>;
export const actsFile = z.array(act).min(1).readonly();
