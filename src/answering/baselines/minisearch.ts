// MiniSearch with mistyped words and beginnings of words allowed, its own defaults otherwise. Only measured against, never used.
import MiniSearch from 'minisearch';
import { fold } from '../reading/clean.ts';
import { type Baseline, type Document, MOST_HITS } from './baseline.ts';

export function createMiniSearch(documents: Iterable<Document>): Baseline {
  const index = new MiniSearch<{ id: string; title: string; asks: string; body: string }>({
    fields: ['title', 'asks', 'body'],
    processTerm: fold,
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  index.addAll([...documents].map(({ id, title, asks, body }) => ({ id, title, asks: asks.join('\n'), body })));
  return (question) =>
    index
      .search(question)
      .slice(0, MOST_HITS)
      .map(({ id, score }) => ({ id: String(id), score }));
}
