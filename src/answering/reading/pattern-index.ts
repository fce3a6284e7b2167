// Finds many word patterns at once: what stands in a sentence is laid out by key, and only patterns whose rarest key is there are tried.

/** Gap marks and the most words that each passes over. */
export const GAPS: ReadonlyMap<string, number> = new Map([
  ['..', 3],
  ['...', 7],
]);

/** Keys in their order, for each the words that may be passed over before it (0 for the first), and what it stands for. */
export type Pattern<T> = { readonly keys: readonly number[]; readonly gaps: readonly number[]; readonly value: T };

/** Most places kept of one sentence; a sentence is short, and no text may make work without end. */
const MOST_SPANS = 30_000;

/**
 * One sentence laid out: where each key stands, from `start` up to, not including, `end`. Keys are numbers below `keys`.
 * It is used again for the next sentence, so nothing of it may be kept.
 */
export type Board = {
  /** Starts a sentence of `size` words; `passable` are the positions a pattern may pass over without a gap. */
  clear(size: number, passable: (position: number) => boolean): void;
  /** Says where a key stands; each key and place at most once. */
  put(key: number, start: number, end: number): void;
  has(key: number, start: number, end: number): boolean;
  /** Keys that stand in this sentence. */
  present(): readonly number[];
  /** The first of a key's places, or -1; then the next, or -1. */
  first(key: number): number;
  next(place: number): number;
  start(place: number): number;
  end(place: number): number;
  /** The last position that may be reached from `at` by passing over `gap` words. */
  last(at: number, gap: number): number;
};

export function createBoard(keys: number): Board {
  const heads = new Int32Array(keys).fill(-1);
  const nexts = new Int32Array(MOST_SPANS);
  const starts = new Int32Array(MOST_SPANS);
  const ends = new Int32Array(MOST_SPANS);
  let present: number[] = [];
  let used = 0;
  let passable: readonly boolean[] = [];
  const first = (key: number) => heads[key] ?? -1;
  const next = (place: number) => nexts[place] ?? -1;
  return {
    clear(size, mayPass) {
      for (const key of present) heads[key] = -1;
      present = [];
      used = 0;
      passable = Array.from({ length: size }, (_, position) => mayPass(position));
    },
    put(key, start, end) {
      if (used >= MOST_SPANS) return;
      const head = first(key);
      if (head === -1) present.push(key);
      nexts[used] = head;
      starts[used] = start;
      ends[used] = end;
      heads[key] = used;
      used += 1;
    },
    has(key, start, end) {
      for (let place = first(key); place !== -1; place = next(place)) if (starts[place] === start && ends[place] === end) return true;
      return false;
    },
    present: () => present,
    first,
    next,
    start: (place) => starts[place] ?? 0,
    end: (place) => ends[place] ?? 0,
    last(at, gap) {
      let last = at + gap;
      while (passable[last] === true) last += 1;
      return last;
    },
  };
}

/** Calls `found` for each place a pattern stands; the same may come more than once. */
export type PatternIndex<T> = (board: Board, found: (value: T, start: number, end: number) => void) => void;

/** A pattern with its other keys, those seldom met before those often met. */
type Tried<T> = { readonly pattern: Pattern<T>; readonly others: readonly number[] };

/** `keyCount` keys in all; `commonness` tells how often one is met: each pattern is looked for by its rarest. */
export function createPatternIndex<T>(
  patterns: readonly Pattern<T>[],
  keyCount: number,
  commonness: (key: number) => number,
): PatternIndex<T> {
  const byRarest = Array.from({ length: keyCount }, (): Tried<T>[] => []);
  for (const pattern of patterns) {
    const [rarest, ...others] = [...new Set(pattern.keys)].sort((a, b) => commonness(a) - commonness(b));
    if (rarest !== undefined) byRarest[rarest]?.push({ pattern, others });
  }
  return (board, found) => {
    const walk = (pattern: Pattern<T>, at: number, begin: number, reached: number): void => {
      const key = pattern.keys[at];
      if (key === undefined) {
        found(pattern.value, begin, reached);
        return;
      }
      const last = board.last(reached, pattern.gaps[at] ?? 0);
      for (let place = board.first(key); place !== -1; place = board.next(place)) {
        const start = board.start(place);
        if (at === 0) walk(pattern, 1, start, board.end(place));
        else if (start >= reached && start <= last) walk(pattern, at + 1, begin, board.end(place));
      }
    };
    for (const rarest of board.present()) {
      for (const { pattern, others } of byRarest[rarest] ?? []) {
        if (allThere(board, others)) walk(pattern, 0, 0, 0);
      }
    }
  };
}

function allThere(board: Board, keys: readonly number[]): boolean {
  for (const key of keys) if (board.first(key) === -1) return false;
  return true;
}
