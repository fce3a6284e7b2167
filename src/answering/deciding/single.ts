// The decision for one ask: answer, offer, decline, act, person or urgent.
import type { Outcome } from '../outcome.ts';
import type { Ranked, Ranking } from './ranking.ts';

/**
 * Thresholds on the learned probabilities. Chosen by trying values on the labelled questions, authors left out
 * (docs/decisions/0008); the figures of `npm run evaluate` flatter them by that much.
 * - `answer`: what is told covers at least so much of what was likely asked.
 * - `adds`: a further entry is told beside the first when it adds at least this much, and `perFact` for each of its facts
 *   after the first: a whole series beside an answer is much to read for little.
 * - `act`, `person`: against every single rival.
 * - `doubt`: nothing is stated when so much speaks for "not settled".
 * - `tilt`: a decline rather than an offer, when "not settled" reaches this share of "settled": an offer where nothing
 *   is settled costs trust, a decline with a person to ask costs little.
 * - `spread`: the same, when what speaks for "not settled" is spread over many subjects and none can be named: then it is
 *   rather doubt than knowledge.
 * - `faint`, `dim`: nothing is offered when the likeliest entry is below the one and "not settled" above the other.
 * - `listed`: a gap or subject is named when it holds this share of "not settled".
 * - `urgent`: beside the urgent lexicon, never instead of it.
 */
const THRESHOLDS = {
  answer: 0.5,
  adds: 0.12,
  perFact: 0.04,
  act: 0.15,
  person: 0.15,
  urgent: 0.4,
  listed: 0.3,
  tilt: 0.7,
  spread: 1.2,
  faint: 0.3,
  dim: 0.4,
  doubt: 0.4,
} as const;

/** Entries offered when none is sure enough. */
const MOST_OFFERED = 3;
/** An entry less likely than this is not worth offering. */
const LEAST_OFFERED = 0.04;

export function decideSingle(ranking: Ranking): Outcome {
  const [entry] = ranking.entries;
  const [gap] = ranking.gaps;
  const [decline] = ranking.declines;
  const [act] = ranking.acts;
  const best = entry?.score ?? 0;
  const rival = Math.max(best, gap?.score ?? 0, decline?.score ?? 0);
  if (ranking.urgent >= THRESHOLDS.urgent) return { kind: 'urgent', concern: 'distress', below: null };
  if (act && act.score > rival && act.score >= (act.id === 'person' ? THRESHOLDS.person : THRESHOLDS.act))
    return act.id === 'person' ? { kind: 'person', confidence: act.score } : { kind: 'act', act: act.id, confidence: act.score };

  if (best > ranking.unsettled && ranking.unsettled < THRESHOLDS.doubt) {
    const told = ranking.together.filter(({ adds, facts }, at) => at === 0 || adds >= THRESHOLDS.adds + THRESHOLDS.perFact * (facts - 1));
    const covered = told.reduce((sum, { adds }) => sum + adds, 0);
    if (covered >= THRESHOLDS.answer)
      return { kind: 'answer', entryIds: told.map(({ id }) => id), gapIds: [], also: [], confidence: Math.min(1, covered) };
  }
  const offered = ranking.entries
    .filter(({ score }) => score >= LEAST_OFFERED)
    .slice(0, MOST_OFFERED)
    .map(({ id }) => id);
  const listed = Math.max(gap?.score ?? 0, decline?.score ?? 0) >= THRESHOLDS.listed * ranking.unsettled;
  const isFaint = best < THRESHOLDS.faint && ranking.unsettled > THRESHOLDS.dim;
  if (isFaint || ranking.unsettled > (listed ? THRESHOLDS.tilt : THRESHOLDS.spread) * ranking.settled)
    return declined(ranking.unsettled, gap, decline, offered);
  return { kind: 'offer', entryIds: offered, confidence: best };
}

function declined(unsettled: number, gap: Ranked | undefined, decline: Ranked | undefined, also: readonly string[]): Outcome {
  const listed = Math.max(gap?.score ?? 0, decline?.score ?? 0);
  const isKnown = listed >= THRESHOLDS.listed * unsettled;
  const isGap = (gap?.score ?? 0) === listed;
  return {
    kind: 'decline',
    gapId: isKnown && isGap ? (gap?.id ?? null) : null,
    declineId: isKnown && !isGap ? (decline?.id ?? null) : null,
    also,
    confidence: unsettled,
  };
}
