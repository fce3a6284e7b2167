// Plain BM25 over each document's words taken together. Only measured against, never used.
// Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with its usual constants.
import { fold } from '../reading/clean.ts';
import { type Baseline, type Document, type Hit, MOST_HITS } from './baseline.ts';

/** How soon a word said often stops counting more. */
const SATURATION = 1.2;
/** How far a long document's words count less. */
const LENGTH = 0.75;

const plainWords = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

export function createBm25(documents: Iterable<Document>): Baseline {
  const list = [...documents].map(({ id, title, asks, body }) => ({ id, words: plainWords([title, ...asks, body].join('\n')) }));
  const meanLength = list.reduce((sum, { words }) => sum + words.length, 0) / Math.max(1, list.length);
  /** Word → how often it stands in which document. */
  const postings = new Map<string, Map<number, number>>();
  list.forEach(({ words }, at) => {
    for (const word of words) {
      const counts = postings.get(word) ?? new Map<number, number>();
      postings.set(word, counts.set(at, (counts.get(at) ?? 0) + 1));
    }
  });
  const damping = list.map(({ words }) => SATURATION * (1 - LENGTH + (LENGTH * words.length) / meanLength));

  return (question) => {
    const scores = new Map<number, number>();
    for (const word of plainWords(question)) {
      const counts = postings.get(word);
      if (!counts) continue;
      const rarity = Math.log(1 + (list.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [at, count] of counts)
        scores.set(at, (scores.get(at) ?? 0) + (rarity * count * (SATURATION + 1)) / (count + (damping[at] ?? SATURATION)));
    }
    return [...scores]
      .map(([at, score]): Hit => ({ id: list[at]?.id ?? '', score }))
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
      .slice(0, MOST_HITS);
  };
}
