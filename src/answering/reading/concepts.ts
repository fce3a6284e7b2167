// Finds the curated concepts of words.yaml in a text: longest phrases first, each word used once per phrase.
import type { Concept, Words } from '../../content/schema/words.ts';
import { stem, wordsOf } from './words.ts';

export type ConceptHit = { readonly concept: string; readonly kind: Concept['kind']; readonly start: number; readonly end: number };

type Node = { readonly next: Map<string, Node>; readonly concepts: string[] };

export type ConceptFinder = {
  /** Concepts said by the words, in order; a phrase hides shorter phrases inside it, and a word may carry several concepts. */
  find(words: readonly string[]): readonly ConceptHit[];
};

export function createConceptFinder(words: Words): ConceptFinder {
  const root: Node = { next: new Map(), concepts: [] };
  const byId = new Map(words.concepts.map((concept) => [concept.id, concept]));
  const phrasesOf = (id: string, seen: ReadonlySet<string>): readonly string[] => {
    const concept = byId.get(id);
    if (!concept || seen.has(id)) return [];
    return [...concept.says, ...concept.includes.flatMap((other) => phrasesOf(other, new Set([...seen, id])))];
  };
  for (const concept of words.concepts)
    for (const phrase of phrasesOf(concept.id, new Set())) {
      let node = root;
      for (const word of wordsOf(phrase)) {
        const key = stem(word);
        const child = node.next.get(key) ?? { next: new Map(), concepts: [] };
        node.next.set(key, child);
        node = child;
      }
      if (node !== root && !node.concepts.includes(concept.id)) node.concepts.push(concept.id);
    }

  return {
    find(text) {
      const stems = text.map(stem);
      const hits: ConceptHit[] = [];
      for (let start = 0; start < stems.length; ) {
        let node: Node | undefined = root;
        let best: { readonly concepts: readonly string[]; readonly end: number } | null = null;
        for (let at = start; at < stems.length; at += 1) {
          node = node.next.get(stems[at] ?? '');
          if (!node) break;
          if (node.concepts.length > 0) best = { concepts: node.concepts, end: at + 1 };
        }
        if (best) {
          for (const concept of best.concepts) hits.push({ concept, kind: byId.get(concept)?.kind ?? 'subject', start, end: best.end });
          // A long phrase is taken whole; a word alone may still begin a phrase that its neighbours continue.
          start = best.end;
        } else start += 1;
      }
      return hits;
    },
  };
}
