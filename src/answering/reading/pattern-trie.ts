// Finds many word patterns at once: a trie over words, word classes and gaps, walked once from each word.

/** What can stand at a word: its keys, each with the position after it. A word has one key or two, a class may span several words. */
export type Step = { readonly key: string; readonly end: number };
export type Lattice = {
  /** Steps that start at each position. */
  readonly steps: readonly (readonly Step[])[];
  /** Positions a pattern may pass over without a gap. */
  readonly fillers: readonly boolean[];
};

type Node<T> = { readonly edges: Map<string, Node<T>>; readonly gaps: Map<number, Node<T>>; readonly ends: T[] };

/** Most words that `..` and `...` pass over. */
const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 7 };

export type Trie<T> = {
  /** Calls `found` for each pattern that starts at `start`, with the position after it; the same pattern may come more than once. */
  from(lattice: Lattice, start: number, found: (value: T, end: number) => void): void;
};

/** Builds the trie. A pattern is a list of keys, with `..` and `...` between them for gaps. */
export function createTrie<T>(patterns: Iterable<{ readonly keys: readonly string[]; readonly value: T }>): Trie<T> {
  const root = createNode<T>();
  for (const { keys, value } of patterns) {
    let node = root;
    for (const key of keys) {
      const gap = GAPS[key];
      node = gap === undefined ? child(node.edges, key) : child(node.gaps, gap);
    }
    node.ends.push(value);
  }
  return {
    from(lattice, start, found) {
      const last = lattice.steps.length;
      const walk = (node: Node<T>, at: number) => {
        for (const value of node.ends) found(value, at);
        if (at >= last) return;
        for (const [most, next] of node.gaps) {
          for (let skip = 0; skip <= most && at + skip < last; skip += 1) follow(next, at + skip);
        }
        follow(node, at);
        if (node !== root && lattice.fillers[at] === true && node.edges.size > 0) pass(node, at + 1);
      };
      const follow = (node: Node<T>, at: number) => {
        for (const { key, end } of lattice.steps[at] ?? []) {
          const next = node.edges.get(key);
          if (next) walk(next, end);
        }
      };
      const pass = (node: Node<T>, from: number) => {
        let at = from;
        while (at < last) {
          follow(node, at);
          if (lattice.fillers[at] !== true) return;
          at += 1;
        }
      };
      walk(root, start);
    },
  };
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
