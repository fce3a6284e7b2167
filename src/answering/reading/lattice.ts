// A sentence as pattern tries read it: which keys stand at which of its words.

/** Longest sentence a lattice takes, in words: where a key stands is one bit for each. */
export const LONGEST_SENTENCE = 63;

/** End of a list of runs. */
export const NO_RUN = -1;

/**
 * A key is a small whole number, for a word or for a class of words. One that stands for a single word is kept as two
 * masks of positions, below 32 and from there; one that runs over several words in a list. Made once and filled again for
 * each sentence, so that reading one leaves no litter.
 */
export type Lattice = {
  /** Words of the sentence. */
  size: number;
  /** Keys that stand somewhere in it, in the order in which they came. */
  readonly keys: number[];
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** By key: the last run, and from there by `before` to the one added before it. */
  readonly last: Int32Array;
  readonly before: number[];
  readonly starts: number[];
  readonly ends: number[];
  /** By position: the farthest one that passing over fillers reaches. */
  readonly reach: number[];
};

/** `keyCount`: keys are below it. */
export function createLattice(keyCount: number): Lattice {
  return {
    size: 0,
    keys: [],
    low: new Int32Array(keyCount),
    high: new Int32Array(keyCount),
    last: new Int32Array(keyCount).fill(NO_RUN),
    before: [],
    starts: [],
    ends: [],
    reach: [],
  };
}

/** Empties the lattice for a sentence of `size` words; patterns pass over those that `mayPass` names. */
export function clearLattice(lattice: Lattice, size: number, mayPass: (position: number) => boolean): void {
  for (const key of lattice.keys) {
    lattice.low[key] = 0;
    lattice.high[key] = 0;
    lattice.last[key] = NO_RUN;
  }
  lattice.keys.length = 0;
  lattice.before.length = 0;
  lattice.starts.length = 0;
  lattice.ends.length = 0;
  lattice.size = size;
  lattice.reach.length = size + 1;
  lattice.reach[size] = size;
  for (let at = size - 1; at >= 0; at -= 1) lattice.reach[at] = mayPass(at) ? (lattice.reach[at + 1] ?? at) : at;
}

/** Says that `key` stands for the word at `position`. */
export function addWord(lattice: Lattice, key: number, position: number): void {
  const { low, high, keys } = lattice;
  if (!isIn(lattice, key)) keys.push(key);
  if (position < 32) low[key] = (low[key] ?? 0) | (1 << position);
  else high[key] = (high[key] ?? 0) | (1 << (position - 32));
}

/** Says that `key` runs from `start` up to, not including, `end`. Once said, it is not kept twice. */
export function addRun(lattice: Lattice, key: number, start: number, end: number): void {
  const { last, before, starts, ends, keys } = lattice;
  const head = last[key] ?? NO_RUN;
  for (let run = head; run !== NO_RUN; run = before[run] ?? NO_RUN) if (starts[run] === start && ends[run] === end) return;
  if (!isIn(lattice, key)) keys.push(key);
  last[key] = starts.length;
  before.push(head);
  starts.push(start);
  ends.push(end);
}

/** Positions from `least` to `most`, both below 64, as a mask of those below 32; of the others with `least - 32`, `most - 32`. */
export function maskOf(least: number, most: number): number {
  if (most < 0 || least > 31) return 0;
  const from = least <= 0 ? -1 : -1 << least;
  return most >= 31 ? from : from & ~(-1 << (most + 1));
}

/** Whether `key` stands anywhere in the sentence. */
export function isIn({ low, high, last }: Lattice, key: number): boolean {
  return low[key] !== 0 || high[key] !== 0 || last[key] !== NO_RUN;
}

/** Positions at which `key` starts, each once. */
export function startsOf({ low, high, last, before, starts }: Lattice, key: number): readonly number[] {
  const found: number[] = [];
  for (let bits = low[key] ?? 0; bits !== 0; bits &= bits - 1) found.push(31 - Math.clz32(bits & -bits));
  for (let bits = high[key] ?? 0; bits !== 0; bits &= bits - 1) found.push(63 - Math.clz32(bits & -bits));
  for (let run = last[key] ?? NO_RUN; run !== NO_RUN; run = before[run] ?? NO_RUN) {
    const at = starts[run] ?? 0;
    if (!found.includes(at)) found.push(at);
  }
  return found;
}
