// Replies in a terminal: links written out, bold by escape codes or not at all, lines that fit.
import { describe, expect, test } from 'vitest';
import { toTerminal } from '../../../../src/channels/terminal/to-text.ts';

describe('a reply in the terminal', () => {
  test.each([
    ['[Read the release](https://example.org/a)', 'Read the release: https://example.org/a'],
    ['[https://example.org](https://example.org)', 'https://example.org'],
    ['See [a](https://example.org/a_(b)), [b](https://example.org/b).', 'See a: https://example.org/a_(b), b: https://example.org/b.'],
    ['**Please note:** it ended.', 'Please note: it ended.'],
    ['- one\n- two\n\nAfter.', '- one\n- two\n\nAfter.'],
    ['', ''],
  ])('%j reads %j', (markdown, text) => {
    expect(toTerminal(markdown)).toBe(text);
  });

  test('bold is marked as the terminal can', () => {
    expect(toTerminal('Ring **111** or **1737**', (text) => `<${text}>`)).toBe('Ring <111> or <1737>');
  });

  test('long lines are wrapped between words, and no word is lost', () => {
    const text = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
    const lines = toTerminal(text).split('\n');
    expect(lines.length).toBeGreaterThan(3);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(88);
    expect(lines.join(' ')).toBe(text);
  });

  test('a list item goes on under its text', () => {
    const [first = '', ...others] = toTerminal(`- ${'word '.repeat(40).trim()}`).split('\n');
    expect(first.startsWith('- word')).toBe(true);
    expect(others).not.toEqual([]);
    expect(others.every((line) => line.startsWith('  word'))).toBe(true);
  });

  test('an address too long for a line stays whole', () => {
    const address = `https://example.org/${'a'.repeat(120)}`;
    expect(toTerminal(`[Read](${address})`).split('\n')).toContain(address);
  });
});
