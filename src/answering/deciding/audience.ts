// What a release states of TEOs alone is never told to a school or an early learning service as if it were theirs.
import type { Knowledge } from '../../content/content.ts';
import type { Audience, Entry } from '../../content/schema/entries.ts';
import type { Outcome } from '../outcome.ts';
import type { Reading } from '../reading/read.ts';

/** The concepts of words.yaml that name kinds of place. */
const PLACE_CONCEPTS: ReadonlyMap<string, Audience> = new Map([
  ['teo', 'teo'],
  ['school', 'school'],
  ['ece', 'early-learning'],
]);

/** Gaps told beside answers. */
const MOST_GAPS = 1;

/** `before` is the ask before, which a message without a place of its own goes on with. */
export type AudienceRule = (outcome: Outcome, audience: Audience | null, reading: Reading, before?: Reading) => Outcome;

type Answer = Extract<Outcome, { kind: 'answer' }>;
type Decline = Extract<Outcome, { kind: 'decline' }>;

/**
 * - An answer about TEOs becomes, for other askers, the gap that stands for the same question asked by their own kind of place: the gap of
 *   that audience (a parent's is the school's) that is related to the entry. Without such a gap the entry is told as said of others.
 * - A gap of another kind of place becomes, for a TEO, the answer it is related to.
 * - For an asker who has not said what they are, the answer stays, marked with whom it holds for.
 *
 * A question that itself names TEOs is answered as asked, whoever asks; one that names schools or early learning services gets their gap.
 */
export function createAudienceRule({ entries }: Pick<Knowledge, 'entries'>): AudienceRule {
  const gaps = [...entries.values()].filter((entry) => entry.kind === 'gap');
  const isOfTeos = (id: string) => entries.get(id)?.audience === 'teo';
  const counterpart = (entryId: string, audience: Audience): Entry | undefined =>
    gaps.find((gap) => gap.audience === audience && gap.related.includes(entryId));

  const forOthers = (outcome: Answer, audience: Audience): Outcome => {
    const theirs = outcome.entryIds.filter((id) => !isOfTeos(id));
    const ofTeos = outcome.entryIds.filter(isOfTeos);
    const [first = ''] = ofTeos;
    const gapIds = [...new Set([...outcome.gapIds, ...ofTeos.flatMap((id) => counterpart(id, audience)?.id ?? [])])];
    const also = [...new Set([...ofTeos, ...outcome.also])];
    if (theirs.length > 0) return { ...outcome, entryIds: theirs, gapIds: gapIds.slice(0, MOST_GAPS), also };
    const [gapId = null] = gapIds;
    const declined: Decline = { kind: 'decline', gapId, declineId: null, also, confidence: outcome.confidence };
    return gapId === null ? { ...declined, ofOthers: first } : declined;
  };

  /** A gap that is about schools, asked by somebody else. */
  const notOfSchools = (outcome: Decline, audience: Audience): Outcome => {
    const gap = entries.get(outcome.gapId ?? '');
    const told = gap?.related.find(isOfTeos);
    if (!gap || told === undefined || gap.audience === 'anyone' || gap.audience === audience) return outcome;
    if (audience === 'teo') return { kind: 'answer', entryIds: [told], gapIds: [], also: outcome.also, confidence: outcome.confidence };
    const own = counterpart(told, audience);
    return own ? { ...outcome, gapId: own.id } : { ...outcome, gapId: null, ofOthers: told };
  };

  return (outcome, audience, reading, before) => {
    if (outcome.kind !== 'answer' && outcome.kind !== 'decline') return outcome;
    const own = placesIn(reading);
    const named = own.length > 0 || before === undefined ? own : placesIn(before);
    const asker = audience === 'parent' ? 'school' : audience;
    if (asker === 'teo' && !named.some((place) => place !== 'teo')) {
      if (outcome.kind === 'decline') return notOfSchools(outcome, asker);
      return { ...outcome, gapIds: outcome.gapIds.filter((id) => (entries.get(id)?.audience ?? 'anyone') === 'anyone') };
    }
    if (named.includes('teo')) return outcome;
    const [about] = named;
    if (outcome.kind === 'decline') return about === undefined && asker === 'early-learning' ? notOfSchools(outcome, asker) : outcome;
    if (!outcome.entryIds.some(isOfTeos)) return outcome;
    if (about !== undefined && outcome.entryIds.every((id) => !isOfTeos(id) || counterpart(id, about))) return forOthers(outcome, about);
    if (asker === 'school' || asker === 'early-learning') return forOthers(outcome, asker);
    return asker === null ? { ...outcome, holdsFor: 'teo' } : outcome;
  };
}

/** The kinds of place that are asked about. */
function placesIn({ clauses }: Reading): readonly Audience[] {
  return clauses
    .filter(({ role }) => role === 'ask')
    .flatMap(({ concepts }) => concepts.flatMap((concept) => PLACE_CONCEPTS.get(concept) ?? []));
}
