// Finds many word patterns at once: a trie over words, word classes and gaps, walked once from each word.

/** What stands somewhere in a sentence: from `start` up to, not including, `end`. */
export type Span = { readonly start: number; readonly end: number };

/**
 * A sentence as the trie reads it. A word has a key or two, a class of words is a key too and may span several words.
 * Keys are added in the order of their positions, and all of one key before it is looked for.
 */
export type Lattice = {
  readonly size: number;
  readonly add: (key: string, span: Span) => void;
  /** Keys that start at a position, with the position after them. */
  readonly at: (position: number) => readonly { readonly key: string; readonly end: number }[];
  /** Spans of a key, by position. */
  readonly of: (key: string) => readonly Span[];
  /** Positions a pattern may pass over without a gap. */
  readonly mayPass: (position: number) => boolean;
};

export function createLattice(size: number, mayPass: (position: number) => boolean): Lattice {
  const starts = Array.from({ length: size }, (): { readonly key: string; readonly end: number }[] => []);
  const spans = new Map<string, Span[]>();
  return {
    size,
    mayPass,
    add(key, span) {
      const known = spans.get(key);
      if (known === undefined) spans.set(key, [span]);
      else if (known.some(({ start, end }) => start === span.start && end === span.end)) return;
      else known.push(span);
      starts[span.start]?.push({ key, end: span.end });
    },
    at: (position) => starts[position] ?? [],
    of: (key) => spans.get(key) ?? [],
  };
}

type Node<T> = { readonly edges: Map<string, Node<T>>; readonly gaps: Map<number, Node<T>>; readonly ends: T[] };

/** Gap marks and the most words that each passes over. */
export const GAPS: ReadonlyMap<string, number> = new Map([
  ['..', 3],
  ['...', 7],
]);
/** Up to this many ways on, it is quicker to ask where their keys stand than what stands at each position of a gap. */
const FEW_EDGES = 16;

export type Trie<T> = {
  /** Calls `found` for each pattern that starts at `start`, with the position after it; the same pattern may come more than once. */
  from(lattice: Lattice, start: number, found: (value: T, end: number) => void): void;
};

/** Builds the trie. A pattern is a list of keys, with gap marks between them. */
export function createTrie<T>(patterns: Iterable<{ readonly keys: readonly string[]; readonly value: T }>): Trie<T> {
  const root = createNode<T>();
  for (const { keys, value } of patterns) {
    let node = root;
    for (const key of keys) {
      const gap = GAPS.get(key);
      node = gap === undefined ? child(node.edges, key) : child(node.gaps, gap);
    }
    node.ends.push(value);
  }
  return { from: (lattice, start, found) => walk(root, start, { lattice, found }) };
}

type Walk<T> = { readonly lattice: Lattice; readonly found: (value: T, end: number) => void };

function walk<T>(node: Node<T>, at: number, way: Walk<T>): void {
  for (const value of node.ends) way.found(value, at);
  if (at >= way.lattice.size) return;
  follow(node, at, way);
  for (const [most, next] of node.gaps) {
    if (next.edges.size > FEW_EDGES) {
      for (let skip = 0; skip <= most; skip += 1) follow(next, at + skip, way);
    } else {
      for (const [key, after] of next.edges) {
        for (const { start, end } of way.lattice.of(key)) if (start >= at && start <= at + most) walk(after, end, way);
      }
    }
  }
}

/** Goes on with what stands at `at`, or behind words that may be passed over. */
function follow<T>(node: Node<T>, at: number, way: Walk<T>): void {
  if (node.edges.size === 0) return;
  for (const { key, end } of way.lattice.at(at)) {
    const next = node.edges.get(key);
    if (next) walk(next, end, way);
  }
  if (at < way.lattice.size && way.lattice.mayPass(at)) follow(node, at + 1, way);
}

function createNode<T>(): Node<T> {
  return { edges: new Map(), gaps: new Map(), ends: [] };
}

function child<K, T>(nodes: Map<K, Node<T>>, key: K): Node<T> {
  const known = nodes.get(key);
  if (known) return known;
  const made = createNode<T>();
  nodes.set(key, made);
  return made;
}
