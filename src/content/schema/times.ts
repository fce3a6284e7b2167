// knowledge/times.yaml: how people say time, and what they call the releases.
import { z } from 'zod';
import { id, line } from './common.ts';

const phrases = z.array(line).min(1).readonly();

const releaseNames = z
  .strictObject({
    /** A release of releases.yaml; its date is the day meant. */
    release: id,
    /** What it is called beside a month or an ordinal number: "the July announcement", "the second release". */
    called: phrases,
    /** What happened on its day: "experts were announced". */
    says: phrases,
  })
  .readonly();

export const timesFile = z
  .strictObject({
    /** The day of the question. */
    now: phrases,
    /** The newest figure, of all or of a time also said: "the latest before July". */
    latest: phrases,
    /** The oldest figure. */
    earliest: phrases,
    /** Every figure of a series, in order. */
    growth: phrases,
    /** A time said before. */
    same: phrases,
    releases: z.array(releaseNames).min(1).readonly(),
  })
  .readonly();
export type Times = z.infer<typeof timesFile>;
