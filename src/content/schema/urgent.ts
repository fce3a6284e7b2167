// knowledge/urgent.yaml: the reviewed lexicon by which messages are found in which someone is in danger.
import { z } from 'zod';
import { id, line } from './common.ts';
import { pattern, patternLists, patternsOver } from './patterns.ts';

export const concern = z.enum(['self-harm', 'child-safety', 'violence', 'missing-child', 'distress', 'danger']);
/** What a message is about that needs help lines before anything else. */
export type Concern = z.infer<typeof concern>;
/** `clear`: ring whatever else the message holds. `possible`: help lines first and the answer below. */
const certainty = z.enum(['clear', 'possible']);
export type Certainty = z.infer<typeof certainty>;

const says = z.array(pattern).min(1).readonly();

export const urgentFile = z
  .strictObject({
    /** The sums from which a message rings; see `signals`. */
    thresholds: z.strictObject({ possible: z.number().positive(), clear: z.number().positive() }).readonly(),
    /** What people type → the words they mean: text-speak, spellings by ear, picture signs. */
    spellings: z.record(line, line),
    /** Words that may stand between the words of any pattern. */
    fillers: z.array(line).readonly(),
    /** Right words that look like a mistyped word of ours. */
    keep: z.array(line).readonly(),
    /** Words that stand for each other. A class may use classes above it. */
    classes: patternLists,
    /** Idioms and professional contexts; their words are taken out before anything else is read. */
    apart: z.array(z.strictObject({ what: line, says }).readonly()).readonly(),
    /** Patterns that suffice alone. */
    phrases: z
      .array(z.strictObject({ what: line, concern, certainty, says }).readonly())
      .min(1)
      .readonly(),
    /**
     * Patterns that add up within a sentence and its neighbours; each role counts once, with its heaviest pattern.
     * Without a concern a role only adds to others. A negative weight speaks against danger, in its own sentence only.
     */
    signals: z
      .array(z.strictObject({ what: line, role: id, concern: concern.nullable(), weight: z.number().min(-2).max(2), says }).readonly())
      .min(1)
      .readonly(),
  })
  .superRefine((file, context) => {
    const known = new Set(Object.keys(file.classes));
    for (const part of ['apart', 'phrases', 'signals'] as const) {
      for (const [at, group] of file[part].entries()) patternsOver(known, group.says, [part, at, 'says'], context);
    }
    if (file.thresholds.clear <= file.thresholds.possible) {
      context.addIssue({ code: 'custom', path: ['thresholds', 'clear'], message: 'must be above "possible"' });
    }
  })
  .readonly();
export type UrgentLexicon = z.infer<typeof urgentFile>;
