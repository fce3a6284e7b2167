// Fuse.js as a newcomer uses it: the whole question over the entries' titles and phrasings. Only measured against, never used.
import Fuse from 'fuse.js';
import type { Entry } from '../../content/schema/entries.ts';

/** The best entry's id for a question, or null; cost grows with entries and with the question's length. */
export function createNaiveFuse(entries: Iterable<Entry>): (question: string) => string | null {
  const list = [...entries].map(({ id, title, asks, body }) => ({ id, title, asks, body }));
  const fuse = new Fuse(list, { keys: ['title', 'asks', 'body'], includeScore: true, ignoreLocation: true });
  return (question) => fuse.search(question)[0]?.item.id ?? null;
}
