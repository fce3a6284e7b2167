// Patterns are found wherever they stand, as a matcher finds them that tries every place.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBoard, createPatternIndex, type Pattern } from '../../../src/answering/reading/pattern-index.ts';

const KEYS = 5;

/** Lays out one key a word; key 4 may be passed over. */
function boardOf(words: readonly number[]) {
  const board = createBoard(KEYS);
  board.clear(words.length, (at) => words[at] === KEYS - 1);
  words.forEach((key, at) => {
    board.put(key, at, at + 1);
  });
  return board;
}

function found(patterns: readonly Pattern<number>[], words: readonly number[], commonness: (key: number) => number = (key) => key) {
  const spans = new Set<string>();
  createPatternIndex(patterns, KEYS, commonness)(boardOf(words), (value, start, end) => spans.add(`${value}:${start}-${end}`));
  return [...spans].sort();
}

/** The same by trying everything. */
function tried({ keys, gaps, value }: Pattern<number>, words: readonly number[]): string[] {
  const from = (at: number, reached: number): number[] => {
    if (at === keys.length) return [reached];
    let last = reached + (gaps[at] ?? 0);
    while (words[last] === KEYS - 1) last += 1;
    return words.flatMap((word, place) => (word === keys[at] && place >= reached && place <= last ? from(at + 1, place + 1) : []));
  };
  return words.flatMap((word, start) => (word === keys[0] ? from(1, start + 1).map((end) => `${value}:${start}-${end}`) : []));
}

describe('patterns', () => {
  test('stand side by side, over a gap, and over what may be passed', () => {
    const pattern = (gap: number): Pattern<number> => ({ keys: [0, 1], gaps: [0, gap], value: 7 });
    expect(found([pattern(0)], [0, 1])).toEqual(['7:0-2']);
    expect(found([pattern(0)], [0, 2, 1])).toEqual([]);
    expect(found([pattern(0)], [0, 4, 4, 1])).toEqual(['7:0-4']);
    expect(found([pattern(1)], [0, 2, 1])).toEqual(['7:0-3']);
    expect(found([pattern(1)], [0, 2, 2, 1])).toEqual([]);
    expect(found([pattern(0)], [1, 0])).toEqual([]);
  });

  test('are all found, by whichever key they are looked for', () => {
    const key = fc.nat(KEYS - 1);
    const pattern = fc
      .array(fc.tuple(key, fc.constantFrom(0, 1, 3)), { minLength: 1, maxLength: 4 })
      .map(
        (parts): Pattern<number> => ({ keys: parts.map(([one]) => one), gaps: parts.map(([, gap], at) => (at === 0 ? 0 : gap)), value: 1 }),
      );
    fc.assert(
      fc.property(
        pattern,
        fc.array(key, { maxLength: 12 }),
        fc.array(fc.nat(9), { minLength: KEYS, maxLength: KEYS }),
        (one, words, counts) => {
          expect(found([one], words, (at) => counts[at] ?? 0)).toEqual([...new Set(tried(one, words))].sort());
        },
      ),
      { numRuns: 500 },
    );
  });

  test('nothing of one sentence stays for the next', () => {
    const board = boardOf([0, 1]);
    board.clear(1, () => false);
    board.put(1, 0, 1);
    const spans: number[] = [];
    createPatternIndex([{ keys: [0, 1], gaps: [0, 0], value: 1 }], KEYS, (key) => key)(board, (value) => spans.push(value));
    expect(spans).toEqual([]);
    expect(board.present()).toEqual([1]);
  });

  test('a sentence with more places than are kept is read without end of work', () => {
    const board = createBoard(KEYS);
    board.clear(50_000, () => false);
    for (let at = 0; at < 50_000; at += 1) board.put(2, at, at + 1);
    let count = 0;
    createPatternIndex(
      [{ keys: [2], gaps: [0], value: 1 }],
      KEYS,
      (key) => key,
    )(board, () => {
      count += 1;
    });
    expect(count).toBe(30_000);
  });
});
