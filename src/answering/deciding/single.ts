// The calibrated decision for one ask: answer, offer, decline, act, person or urgent.
import type { Outcome } from '../outcome.ts';
import type { Ranking } from './ranking.ts';

/**
 * Thresholds on the learned probabilities, chosen on the risk–coverage curve of `npm run evaluate` (authors left out):
 * answers at or above `answer` are wrong in well under one of ten.
 */
export const THRESHOLDS = { answer: 0.5, act: 0.45, person: 0.4, urgent: 0.4, decline: 0.35, gap: 0.3 } as const;

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
  if (ranking.urgent >= THRESHOLDS.urgent) return { kind: 'urgent', concern: 'distress', below: null };
  if (act && act.id === 'person' && act.score >= THRESHOLDS.person && act.score > best) return { kind: 'person', confidence: act.score };
  if (act && act.id !== 'person' && act.score >= THRESHOLDS.act && act.score > best) return { kind: 'act', act: act.id, confidence: act.score };
  const offered = ranking.entries.filter(({ score }) => score >= LEAST_OFFERED).slice(0, MOST_OFFERED).map(({ id }) => id);
  if (entry && best >= THRESHOLDS.answer && best > ranking.unsettled)
    return { kind: 'answer', entryIds: [entry.id], gapIds: [], also: [], confidence: best };
  if (ranking.unsettled > ranking.settled || (act && act.score > best && ranking.unsettled > best)) {
    const listed = Math.max(gap?.score ?? 0, decline?.score ?? 0);
    const known = listed >= THRESHOLDS.gap * ranking.unsettled;
    return {
      kind: 'decline',
      gapId: known && gap && gap.score === listed ? gap.id : null,
      declineId: known && decline && decline.score === listed && gap?.score !== listed ? decline.id : null,
      also: offered,
      confidence: ranking.unsettled,
    };
  }
  return { kind: 'offer', entryIds: offered, confidence: best };
}
