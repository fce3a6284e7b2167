// What every baseline is: plain search over documents. Baselines are only measured against, never used.
import type { Knowledge } from '../../content/content.ts';
import { declineAtom, gapAtom, UNLISTED } from '../learning/atoms.ts';

/** `id`: an answer entry's own id, or the atom of what declines (`gap:…`, `decline:…`, `unlisted`). */
export type Document = { readonly id: string; readonly title: string; readonly asks: readonly string[]; readonly body: string };

export type Hit = { readonly id: string; readonly score: number };

/** Documents that match a question, best first; the higher the score, the better. Scores of two baselines cannot be compared. */
export type Baseline = (question: string) => readonly Hit[];

/** Hits a baseline gives at most: enough for three answers below the declines. */
export const MOST_HITS = 20;

/**
 * Answers, gaps and declined subjects as documents, and one of what no subject is listed for, so that a baseline can
 * decline as well. `phrasings` are further ways people ask, by document.
 */
export function documentsOf(
  { entries, declines }: Pick<Knowledge, 'entries' | 'declines'>,
  phrasings: ReadonlyMap<string, readonly string[]>,
): readonly Document[] {
  const withPhrasings = (id: string, { title, asks, body }: Omit<Document, 'id'>): Document => ({
    id,
    title,
    asks: [...asks, ...(phrasings.get(id) ?? [])],
    body,
  });
  return [
    ...[...entries.values()].map((entry) => withPhrasings(entry.kind === 'gap' ? gapAtom(entry.id) : entry.id, entry)),
    ...[...declines.values()].map((decline) => withPhrasings(declineAtom(decline.id), { ...decline, body: '' })),
    withPhrasings(UNLISTED, { title: '', asks: [], body: '' }),
  ];
}
