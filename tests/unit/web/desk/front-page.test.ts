// The first words of what a case is about, as the list shows them.
import { expect, test } from 'vitest';
import { firstWords } from '../../../../src/web/desk/front-page.ts';

test.each([
  ['', ''],
  [' one\n\ntwo ', 'one two'],
  ['x'.repeat(160), 'x'.repeat(160)],
  ['x'.repeat(161), `${'x'.repeat(160)}…`],
  [`${'word '.repeat(40)}`, `${'word '.repeat(32).trim()}…`],
  [`${'x'.repeat(159)}🥝🥝`, `${'x'.repeat(159)}…`],
])('of %j are %j', (text, expected) => {
  expect(firstWords(text)).toBe(expected);
});
