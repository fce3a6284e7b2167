// Cleaning takes off what machines added and keeps what the person wrote; folding makes one spelling of it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, fold } from '../../../../src/answering/reading/clean.ts';
import { anyText } from '../../../support/any-text.ts';

describe('cleaning a message', () => {
  test.each([
    ['a mention', '<at>Enquiries</at> how many schools?', 'how many schools?'],
    ['a mention with an id', 'hello <at id="0">Kāhui Ako</at>, who joined?', 'hello , who joined?'],
    ['markup', '<p>How <b>many</b> schools</p><br/>', 'How many schools'],
    ['markup with an address in it', '<a href="https://example.org">the page</a>', 'the page'],
    ['an address as mail programs write it', 'Jane <jane@school.example>', 'Jane <jane@school.example>'],
    ['named entities', 'Tom &amp; Mere&nbsp;&quot;here&quot; &lt;3', 'Tom & Mere "here" <3'],
    ['numbered quotes', 'what&#39;s this', "what's this"],
    ['entities it does not know', '&constructor; &eacute; &toString;', '&constructor; &eacute; &toString;'],
    ['invisible characters', 'sch\u200bo\u00adol\u2060s\ufeff', 'schools'],
    ['direction marks', '\u202eloohcs\u202c', 'loohcs'],
    ['control characters', 'how\u0000many\u0007schools\u001b[1m', 'how many schools [1m'],
    ['private and unassigned characters', 'a\ue000b\u{10fffe}c', 'abc'],
    ['typographic quotes and dashes', '“What’s ‘it’?” – they asked', "\"What's 'it'?\" - they asked"],
    ['full-width letters and digits', 'ＫＡＨＵＩ １１７', 'KAHUI 117'],
    ['runs of blanks and tabs', '  how \t  many  ', 'how many'],
  ])('settles %s', (_what, text, cleaned) => {
    expect(clean(text)).toBe(cleaned);
  });

  test('keeps line breaks of every kind as one kind', () => {
    expect(clean('one\r\ntwo\rthree\nfour\u2028five')).toBe('one\ntwo\nthree\nfour\nfive');
  });

  test('keeps letters of every language, capitals, macrons and pictures', () => {
    expect(clean('Ngā Kāhui Ako, 学校, école, 🙂?')).toBe('Ngā Kāhui Ako, 学校, école, 🙂?');
  });

  test('does not take a comparison for markup', () => {
    expect(clean('is 3 < 5 and 5 > 3')).toBe('is 3 < 5 and 5 > 3');
  });

  test('leaves nothing invisible or controlling in any text', () => {
    fc.assert(
      fc.property(anyText(200), (text) => {
        expect(clean(text)).not.toMatch(/[\p{Cf}\p{Co}\p{Cn}]|(?![\n])\p{Cc}/u);
      }),
    );
  });
});

describe('folding', () => {
  test.each([
    ['Kāhui Ako', 'kahui ako'],
    ['WHĀNAU', 'whanau'],
    ['wha\u0304nau', 'whanau'],
    ['École', 'ecole'],
    ['한국', '한국'],
  ])('%s becomes %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('twice is the same as once, for any text', () => {
    fc.assert(
      fc.property(anyText(200), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test('does not tell capitals, macrons or the way they are encoded apart', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aeioumnkpā ēīōū'), maxLength: 30 });
    fc.assert(
      fc.property(letters, (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text));
        expect(fold(text.normalize('NFD'))).toBe(fold(text));
      }),
    );
  });
});
