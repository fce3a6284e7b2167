// Mistyped words of ours are mended; words that are right are never touched.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createResolver, editDistance } from '../../../../src/answering/reading/resolve.ts';
import { englishWords } from '../../../../src/content/english.ts';
import { anyText } from '../../../support/any-text.ts';

const targets = new Set([
  'communities',
  'community',
  'learning',
  'kahui',
  'ako',
  'school',
  'schools',
  'tertiary',
  'achievement',
  'join',
  'joined',
  'funding',
  'teos',
]);
const english = englishWords();
const teReo = new Set(['whanau', 'korero', 'matauranga', 'kaiako']);
const known = (word: string) => english.has(word) || teReo.has(word);
const resolver = createResolver(targets, known);
const mend = (text: string) => resolver.resolve(text.split(' ')).join(' ');

describe('mending words', () => {
  test.each([
    ['a letter too few', 'comunities', 'communities'],
    ['two letters wrong', 'comunitees', 'communities'],
    ['a letter too many', 'schoool', 'school'],
    ['a wrong letter', 'tertiery', 'tertiary'],
    ['swapped neighbours', 'shcools', 'schools'],
    ['swapped neighbours in a short word', 'jion', 'join'],
    ['several mistakes in a long word', 'acheivment', 'achievement'],
    ['long vowels written double', 'kaahui', 'kahui'],
    ['two words written together', 'kahuiako', 'kahui ako'],
    ['two words of which one is ours', 'schoolyear', 'school year'],
  ])('%s: %s', (_what, mistyped, mended) => {
    expect(mend(mistyped)).toBe(mended);
  });

  test('mends each word of a text by itself and keeps their order', () => {
    expect(mend('how many comunities of lerning were there')).toBe('how many communities of learning were there');
  });

  test.each(['cool', 'unity', 'joint', 'joins', 'loin', 'scholar', 'yearning', 'funded', 'whanau', 'korero', 'matauranga', 'kaiako'])(
    'leaves the right word "%s" alone although it looks like one of ours',
    (word) => {
      expect(mend(word)).toBe(word);
    },
  );

  test.each(['ak', 'xyz', 'qqqqqqqq', '2016', 'kahui2', 'z'.repeat(33)])('leaves "%s" alone, being nothing of ours', (word) => {
    expect(mend(word)).toBe(word);
  });

  test('gives the same answer the second time', () => {
    expect([mend('comunities'), mend('comunities'), mend('qqqqqqqq'), mend('qqqqqqqq')]).toEqual([
      'communities',
      'communities',
      'qqqqqqqq',
      'qqqqqqqq',
    ]);
  });

  test('never throws and never touches a known word or a target, for any words', () => {
    const right = fc.constantFrom(...[...english].slice(0, 2_000), ...teReo, ...targets);
    fc.assert(
      fc.property(fc.array(fc.oneof(right, anyText(40)), { maxLength: 6 }), (words) => {
        const resolved = resolver.resolve(words);
        const kept = words.filter((word) => known(word) || targets.has(word));
        expect(resolved.filter((word) => kept.includes(word)).length).toBeGreaterThanOrEqual(kept.length);
        expect(resolver.resolve(kept)).toEqual(kept);
      }),
    );
  });
});

describe('the edit distance', () => {
  test.each([
    ['join', 'join', 0],
    ['jion', 'join', 1],
    ['joi', 'join', 1],
    ['joinn', 'join', 1],
    ['jain', 'join', 1],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['ca', 'abc', 3],
  ])('from "%s" to "%s" is %i', (from, to, edits) => {
    expect(editDistance(from, to, 5)).toBe(edits);
  });

  test('is the same both ways, zero only for equal words, and never more than the limit says', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (left, right, limit) => {
        const whole = editDistance(left, right, 20);
        expect(editDistance(right, left, 20)).toBe(whole);
        expect(whole === 0).toBe(left === right);
        const limited = editDistance(left, right, limit);
        if (whole <= limit) expect(limited).toBe(whole);
        else expect(limited).toBeGreaterThan(limit);
      }),
    );
  });
});
