// Finds many word patterns in a sentence at once: a trie over words, word classes and gaps.
import { createLattice, isIn, type Lattice, maskOf, NO_RUN, startsOf } from './lattice.ts';

/** Gap marks and the most words that each passes over. */
export const GAPS: ReadonlyMap<string, number> = new Map([
  ['..', 3],
  ['...', 7],
]);

/** A pattern: keys, with the marks of gaps between them. */
export type Pattern<T> = { readonly keys: readonly (number | string)[]; readonly value: T };

type Node<T> = {
  readonly id: number;
  /** Keys of the ways on, and beside each where it leads. */
  readonly keys: number[];
  readonly nodes: Node<T>[];
  readonly gaps: { readonly most: number; readonly node: Node<T> }[];
  readonly ends: T[];
};

export type Trie<T> = {
  /** Calls `found` for every pattern in the sentence, at least once. */
  inside(lattice: Lattice, found: (value: T) => void): void;
  /** The same with where it stands, at least once for each place. */
  places(lattice: Lattice, found: (value: T, start: number, end: number) => void): void;
};

/** Builds the trie. Its walks are not to be nested: they share their memory. */
export function createTrie<T>(patterns: Iterable<Pattern<T>>): Trie<T> {
  const { roots, count } = grow(patterns);
  // Where this walk has been: by node, in which walk that was, and one bit for each position. A way is gone only once.
  const walked = new Float64Array(count);
  const low = new Int32Array(count);
  const high = new Int32Array(count);
  let walk = 0;
  let lattice = createLattice(0);
  let start = 0;
  let found: (value: T, start: number, end: number) => void = () => {};

  const isNew = (id: number, at: number): boolean => {
    if (walked[id] !== walk) {
      walked[id] = walk;
      low[id] = 0;
      high[id] = 0;
    }
    const half = at < 32 ? low : high;
    const bit = 1 << at;
    const before = half[id] ?? 0;
    half[id] = before | bit;
    return (before & bit) === 0;
  };
  const visit = (node: Node<T>, at: number): void => {
    if (!isNew(node.id, at)) return;
    for (const value of node.ends) found(value, start, at);
    if (at >= lattice.size) return;
    if (node.keys.length > 0) step(node, at, lattice.reach[at] ?? at);
    for (const gap of node.gaps) {
      const farthest = Math.min(at + gap.most, lattice.size);
      step(gap.node, at, lattice.reach[farthest] ?? farthest);
    }
  };
  /** Goes on with every key that starts at `least` to `most`. */
  const step = ({ keys, nodes }: Node<T>, least: number, most: number): void => {
    for (let way = 0; way < keys.length; way += 1) {
      const key = keys[way] ?? 0;
      const node = nodes[way];
      if (!node || !isIn(lattice, key)) continue;
      for (let bits = (lattice.low[key] ?? 0) & maskOf(least, most); bits !== 0; bits &= bits - 1)
        visit(node, 32 - Math.clz32(bits & -bits));
      for (let bits = (lattice.high[key] ?? 0) & maskOf(least - 32, most - 32); bits !== 0; bits &= bits - 1)
        visit(node, 64 - Math.clz32(bits & -bits));
      for (let run = lattice.last[key] ?? NO_RUN; run !== NO_RUN; run = lattice.before[run] ?? NO_RUN) {
        const at = lattice.starts[run] ?? 0;
        if (at >= least && at <= most) visit(node, lattice.ends[run] ?? 0);
      }
    }
  };
  /** Calls `from` for each key of the sentence that a pattern starts with. */
  const setOut = (sentence: Lattice, from: (root: Node<T>, key: number) => void) => {
    lattice = sentence;
    walk += 1;
    // What is found may add keys; they belong to later tries.
    const count = sentence.keys.length;
    for (let index = 0; index < count; index += 1) {
      const key = sentence.keys[index] ?? 0;
      const root = roots[key];
      if (root) from(root, key);
    }
  };
  return {
    inside(sentence, call) {
      found = call;
      setOut(sentence, (root) => step(root, 0, sentence.size));
    },
    places(sentence, call) {
      found = call;
      setOut(sentence, (root, key) => {
        for (const at of startsOf(sentence, key)) {
          // The same way from another start is another place.
          walk += 1;
          start = at;
          step(root, at, at);
        }
      });
    },
  };
}

/** By first key, a node with that one way on; and how many nodes there are. */
function grow<T>(patterns: Iterable<Pattern<T>>): { readonly roots: readonly (Node<T> | null)[]; readonly count: number } {
  let count = 0;
  const createNode = (): Node<T> => {
    count += 1;
    return { id: count - 1, keys: [], nodes: [], gaps: [], ends: [] };
  };
  // One table for the ways of all nodes; nodes and keys stay far below 2^21 and 2^31.
  const ways = new Map<number, Node<T>>();
  const follow = (node: Node<T>, key: number): Node<T> => {
    const way = node.id * 2 ** 31 + key;
    const known = ways.get(way);
    if (known) return known;
    const made = createNode();
    ways.set(way, made);
    node.keys.push(key);
    node.nodes.push(made);
    return made;
  };
  const behindGap = (node: Node<T>, most: number): Node<T> => {
    const known = node.gaps.find((gap) => gap.most === most);
    if (known) return known.node;
    const made = createNode();
    node.gaps.push({ most, node: made });
    return made;
  };
  const root = createNode();
  for (const { keys, value } of patterns) {
    let node = root;
    for (const key of keys) node = typeof key === 'string' ? behindGap(node, GAPS.get(key) ?? 0) : follow(node, key);
    node.ends.push(value);
  }
  const roots: (Node<T> | null)[] = Array.from({ length: 1 + Math.max(-1, ...root.keys) }, () => null);
  for (const [way, key] of root.keys.entries()) {
    roots[key] = { ...createNode(), keys: [key], nodes: root.nodes.slice(way, way + 1) };
  }
  return { roots, count };
}
