// What would have been told had an answer been forced, and whether it would have been right.
import type { Candidate } from '../../answering/answerer.ts';
import type { Composed } from '../../answering/composing/composed.ts';
import type { Knowledge } from '../../content/content.ts';
import type { Coverage } from './coverage.ts';

/** Candidates that count for "right in three". */
const CONSIDERED = 3;

export type Forced = {
  /** Place of the first right candidate among the first three, from 1; 0 when none of them is. */
  readonly rightAt: number;
  /** Of the first candidate, 0 to 1. */
  readonly confidence: number;
  /** The first candidate. */
  readonly entryIds: readonly string[];
};

/**
 * The answer that was told comes first, also when the conversation chose it (a tap on an offered title); then what the
 * answerer could have told. The same entries in another order are the same candidate.
 */
export function forcedOf(
  replies: readonly Composed[],
  candidates: readonly Candidate[],
  labelled: readonly number[],
  { fits }: Coverage,
  entries: Knowledge['entries'],
): Forced {
  const told = replies.find(({ kind }) => kind === 'answer');
  const toldIds = told?.entryIds.filter((id) => entries.get(id)?.kind === 'answer') ?? [];
  const first = told && toldIds.length > 0 ? [{ entryIds: toldIds, score: told.confidence }] : [];
  const distinct = new Map<string, Candidate>();
  for (const candidate of [...first, ...candidates]) {
    const key = [...candidate.entryIds].sort().join(' ');
    if (!distinct.has(key)) distinct.set(key, candidate);
  }
  const considered = [...distinct.values()].slice(0, CONSIDERED);
  return {
    rightAt: considered.findIndex(({ entryIds }) => fits(entryIds, labelled)) + 1,
    confidence: considered[0]?.score ?? 0,
    entryIds: considered[0]?.entryIds ?? [],
  };
}
