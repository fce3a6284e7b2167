// The replies' Markdown becomes HTML that holds our elements and nobody else's.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownToHtml, textToHtml } from '../../../src/widget/markdown.ts';

const render = (text: string): string => markdownToHtml(text, { newTab: false });

describe('Markdown', () => {
  test('a blank line begins a paragraph, a single line end a line', () => {
    expect(render('One\ntwo\n\nThree')).toBe('<p>One<br>two</p><p>Three</p>');
  });

  test('lines that begin with a hyphen are a list', () => {
    expect(render('They are:\n- one\n- **two**\nand so on')).toBe(
      '<p>They are:</p><ul><li>one</li><li><strong>two</strong></li></ul><p>and so on</p>',
    );
  });

  test('links lead to https addresses', () => {
    expect(render('See [the release](https://example.govt.nz/a?b=1&c=2).')).toBe(
      '<p>See <a href="https://example.govt.nz/a?b=1&amp;c=2">the release</a>.</p>',
    );
  });

  test('a link in a frame opens a new tab and says so', () => {
    const html = markdownToHtml('[x](https://example.nz)', { newTab: true, newTabNote: 'opens in a new tab' });
    expect(html).toContain('target="_blank" rel="noopener noreferrer"');
    expect(html).toContain('opens in a new tab');
  });

  test.each([
    '[x](javascript:alert(1))',
    '[x](http://example.nz)',
    '[x](data:text/html,hi)',
    '[x](https://example.nz" onclick="y)',
    '[x](//example.nz)',
  ])('%s stays text', (text) => {
    expect(render(text)).not.toContain('<a');
  });

  test('markup in the words stays words', () => {
    expect(render('<img src=x onerror=alert(1)> & "more"')).toBe('<p>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot;</p>');
  });

  test('whatever is written, only our own elements and attributes come out', () => {
    const nasty = fc.array(
      fc.constantFrom('<', '>', '"', "'", '&', '**', '[', ']', '(', ')', 'https://', 'javascript:', '- ', '\n', 'a', ' on=', '\u0000', 'ā'),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(nasty, (parts) => {
        const html = render(parts.join(''));
        const allowed = /<\/?(?:p|ul|li|strong)>|<br>|<a href="https:\/\/[^"<>\s]+">|<\/a>|<span lang="mi">|<\/span>/g;
        return !/[<>]/.test(html.replace(allowed, ''));
      }),
    );
  });
});

describe('te reo Māori in English sentences', () => {
  test('is marked so that screen readers change their voice', () => {
    expect(textToHtml('Kia ora. What is a Kāhui Ako?')).toBe('<span lang="mi">Kia ora</span>. What is a <span lang="mi">Kāhui Ako</span>?');
  });

  test('is found when macrons are written as two characters', () => {
    expect(textToHtml('Ka\u0304hui Ako')).toBe('<span lang="mi">Kāhui Ako</span>');
  });

  test('is not found within other words', () => {
    expect(textToHtml('Kia orange')).toBe('Kia orange');
  });
});
