// A text becomes folded words, the same for every way of typing them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stem, wordsOf } from '../../../../src/answering/reading/words.ts';
import { anyText } from '../../../support/any-text.ts';

describe('the words of a text', () => {
  test.each([
    ["What's a Kāhui Ako?", 'what is a kahui ako'],
    ['whats a KAHUI AKO', 'what is a kahui ako'],
    ["they don't, can't and won't", 'they do not can not and will not'],
    ['pls tell me abt govt funding', 'please tell me about government funding'],
    ['within-school/across-school', 'within school across school'],
    ['(TEOs)…', 'teos'],
    ["the school's roll", 'the schools roll'],
    ['', ''],
    ['?!', ''],
  ])('of %j are "%s"', (text, words) => {
    expect(wordsOf(text).join(' ')).toBe(words);
  });

  test('hold letters and digits only, for any text', () => {
    fc.assert(
      fc.property(anyText(100), (text) => {
        expect(wordsOf(text).filter((word) => !/^[\p{L}\p{N}]+$/u.test(word))).toEqual([]);
      }),
    );
  });
});

describe('the stem of a word', () => {
  test.each([
    ['communities', 'community'],
    ['schools', 'school'],
    ['classes', 'class'],
    ['joined', 'join'],
    ['joining', 'join'],
    ['teos', 'teo'],
  ])('%s and %s are compared as one', (inflected, plain) => {
    expect(stem(inflected)).toBe(stem(plain));
  });

  test.each(['class', 'ies', 'is', 'red', 'ring', 'kahui'])('%s is left alone', (word) => {
    expect(stem(word)).toBe(word);
  });
});
