// The made-up base is the same each time, grows its words with its size, and knows which entry answers.
import { describe, expect, test } from 'vitest';
import { createSynthetic } from '../../../../src/cli/benching/synthetic.ts';

const dictionary = Array.from({ length: 9_000 }, (_, at) =>
  [...String(at).padStart(4, '0')].map((digit) => 'bcdfghklmn'[Number(digit)] ?? '').join('aeo'),
);
const wordsOf = (size: number) =>
  new Set(createSynthetic(size, 0, dictionary).entries.flatMap(({ title, asks }) => [title, ...asks].flatMap((text) => text.split(' '))));

describe('a made-up base', () => {
  test('is the same for the same size', () => {
    expect(createSynthetic(50, 20, dictionary)).toEqual(createSynthetic(50, 20, dictionary));
    expect(createSynthetic(51, 20, dictionary).entries[0]).not.toEqual(createSynthetic(50, 20, dictionary).entries[0]);
  });

  test('has as many entries as asked for, each with a title and two phrasings', () => {
    const { entries } = createSynthetic(7, 0, dictionary);
    expect(entries.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const { title, asks } of entries) {
      expect(title).toMatch(/^\S+( \S+){4}$/);
      expect(asks).toHaveLength(2);
    }
  });

  test('uses more words the larger it is, but not in step', () => {
    const [small, large] = [wordsOf(100).size, wordsOf(1_000).size];
    expect(large).toBeGreaterThan(2 * small);
    expect(large).toBeLessThan(10 * small);
  });

  test('uses common words far more often than others', () => {
    const counts = new Map<string, number>();
    for (const { asks } of createSynthetic(500, 0, dictionary).entries)
      for (const word of asks.join(' ').split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
    const sorted = [...counts.values()].sort((one, other) => other - one);
    expect(sorted[0]).toBeGreaterThan(20 * (sorted[Math.floor(sorted.length / 2)] ?? 0));
  });

  test('asks in words of the entry that answers', () => {
    const { entries, questions } = createSynthetic(40, 200, dictionary);
    for (const { text, entry, isMistyped } of questions) {
      const title = new Set(entries[entry - 1]?.title.split(' '));
      expect(text.split(' ').filter((word) => title.has(word)).length).toBeGreaterThanOrEqual(isMistyped ? 3 : 4);
    }
  });

  test('mistypes one word of every second question', () => {
    const known = new Set(dictionary);
    const { questions } = createSynthetic(40, 200, dictionary);
    expect(questions.filter(({ isMistyped }) => isMistyped)).toHaveLength(100);
    for (const { text, isMistyped } of questions)
      expect(text.split(' ').filter((word) => !known.has(word)).length).toBeLessThanOrEqual(isMistyped ? 1 : 0);
  });
});
