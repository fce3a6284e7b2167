// Text of people in mails: one line in a header whatever they typed, and no control over what stands around it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indent, manyLines, oneLine, withoutMarks } from '../../../src/delivery/plain-text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('text for a header', () => {
  test.each([
    ['a line break', 'Who?\r\nBcc: all@example.org', 'Who? Bcc: all@example.org'],
    ['line breaks of other kinds', 'a\u2028b\u2029c\u0085d\ve\ff', 'a b c d e f'],
    ['marks that turn the direction', 'invoice\u202Egnp.exe', 'invoicegnp.exe'],
    ['a zero byte', 'a\0b', 'a b'],
    ['half a character', 'a\ud83db', 'a\ufffdb'],
    ['macrons written as two marks', 'Ka\u0304hui', 'Kāhui'],
    ['what mail programs would decode', '=?utf-8?Q?=0D=0ABcc:?=', '= ?utf-8?Q?=0D=0ABcc:?='],
    ['white space around', '  a   b \t', 'a b'],
  ])('loses %s', (_, text, expected) => {
    expect(oneLine(text, 60)).toBe(expected);
  });

  test('is cut at the end of a word, and in the middle of a very long one', () => {
    expect(oneLine('one two three four five', 15)).toBe('one two three…');
    expect(oneLine('x'.repeat(5_000), 60)).toBe(`${'x'.repeat(59)}…`);
    expect([...oneLine('😀'.repeat(100), 60)]).toHaveLength(60);
  });

  test('is one bounded line of visible characters, whatever is typed', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 80 }), (text, most) => {
        const line = oneLine(text, most);
        expect([...line].length).toBeLessThanOrEqual(most);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(line).not.toContain('=?');
      }),
    );
  });
});

describe('text for a body', () => {
  test('keeps its lines, however they end, and loses control characters', () => {
    expect(manyLines('a\r\nb\rc\u2028d\u0007\n\n\n\ne\tf\u200f', 100)).toBe('a\nb\nc\nd\n\ne\tf');
  });

  test('has no line ending but ours and no control character, whatever is typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(manyLines(text, 500)).not.toMatch(/[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e]|\p{Cs}/u);
      }),
    );
  });

  test('pushed in, never stands at the margin where our own lines are', () => {
    expect(indent('What they ask\n\nHow to answer')).toBe('    What they ask\n\n    How to answer');
  });
});

test('Markdown of the service becomes plain: links keep their address', () => {
  expect(withoutMarks('## Who\n**The community** [decides](https://a.nz/x). ![chart](c.png) [https://a.nz](https://a.nz)')).toBe(
    'Who\nThe community decides (https://a.nz/x). chart (c.png) https://a.nz',
  );
});
