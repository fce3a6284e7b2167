// What a release states of TEOs alone is never told to a school or an early learning service as if it were theirs.
import type { Knowledge } from '../../content/content.ts';
import type { Audience, Entry } from '../../content/schema/entries.ts';
import type { Outcome } from '../outcome.ts';
import type { Reading } from '../reading/read.ts';

/** The concept of words.yaml that names tertiary education organisations. */
const TEO_CONCEPT = 'teo';

export type AudienceRule = (outcome: Outcome, audience: Audience | null, reading: Reading) => Outcome;

/**
 * Turns an answer about TEOs into the gap that stands for the same question asked by the person's own kind of place: the
 * gap of that audience (a parent's is the school's) that is related to the entry. Without such a gap, or when the
 * message itself speaks of TEOs, the answer stays; its words say whom it is about.
 */
export function createAudienceRule({ entries }: Pick<Knowledge, 'entries'>): AudienceRule {
  const gaps = [...entries.values()].filter((entry) => entry.kind === 'gap');
  const counterpart = (entry: Entry, audience: Audience): Entry | undefined =>
    gaps.find((gap) => gap.audience === (audience === 'parent' ? 'school' : audience) && gap.related.includes(entry.id));

  return (outcome, audience, reading) => {
    if (outcome.kind !== 'answer' || (audience !== 'school' && audience !== 'early-learning' && audience !== 'parent')) return outcome;
    if (reading.clauses.some(({ concepts, role }) => role === 'ask' && concepts.includes(TEO_CONCEPT))) return outcome;
    const [entryId = ''] = outcome.entryIds;
    const entry = entries.get(entryId);
    if (outcome.entryIds.length !== 1 || entry?.audience !== 'teo') return outcome;
    const gap = counterpart(entry, audience);
    return gap ? { kind: 'decline', gapId: gap.id, declineId: null, also: outcome.entryIds, confidence: outcome.confidence } : outcome;
  };
}
