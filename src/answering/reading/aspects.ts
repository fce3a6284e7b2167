// What a clause is about, side by side: subject × facet × audience × time.
import type { AskedTime } from './asked-times.ts';
import type { ConceptHit } from './concepts.ts';

/** Ids of the concepts of words.yaml, each once, in the order said; `times` as the clause names them. */
export type Aspects = {
  /** What it is about: a community, a leader, a TEO. */
  readonly subjects: readonly string[];
  /** What of it is asked: how many, who pays, whether one must. */
  readonly facets: readonly string[];
  /** Who says they ask. */
  readonly audiences: readonly string[];
  readonly times: readonly AskedTime[];
};

/** Sorts a clause's concepts by their kind; concepts of time stand in `times` only when they name one. */
export function aspectsOf(hits: readonly ConceptHit[], times: readonly AskedTime[]): Aspects {
  const ofKind = (kind: ConceptHit['kind']) => [...new Set(hits.filter((hit) => hit.kind === kind).map(({ concept }) => concept))];
  return { subjects: ofKind('subject'), facets: ofKind('facet'), audiences: ofKind('audience'), times };
}
