// Fuse.js as a newcomer uses it: the whole question over the documents' titles, phrasings and bodies. Only measured against, never used.
import Fuse from 'fuse.js';
import { type Baseline, type Document, MOST_HITS } from './baseline.ts';

/** Cost grows with the documents' text and with the question's length. */
export function createNaiveFuse(documents: Iterable<Document>): Baseline {
  const list = [...documents].map(({ id, title, asks, body }) => ({ id, title, asks, body }));
  const fuse = new Fuse(list, { keys: ['title', 'asks', 'body'], includeScore: true, ignoreLocation: true });
  // Its scores are distances: 0 is the same text.
  return (question) => fuse.search(question, { limit: MOST_HITS }).map(({ item, score }) => ({ id: item.id, score: 1 - (score ?? 1) }));
}
