// HTML templates escape what they are given.
import { describe, expect, test } from 'vitest';
import { html, toText } from '../../../src/web/html.ts';

describe('an HTML template', () => {
  test('escapes text in content and in attributes', () => {
    expect(toText(html`<p title="${'"><script>'}">${'<b>&'}</p>`)).toBe('<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;</p>');
  });

  test('inserts pieces and lists of pieces as they are', () => {
    const items = ['a', '<'].map((text) => html`<li>${text}</li>`);
    expect(toText(html`<ul>${items}</ul>`)).toBe('<ul><li>a</li><li>&lt;</li></ul>');
  });

  test('leaves nothing for null and false', () => {
    expect(toText(html`a${null}b${false}c${0}`)).toBe('abc0');
  });
});
