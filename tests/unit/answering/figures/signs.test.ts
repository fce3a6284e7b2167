// Clauses that could be about a count are told from those that need no closer look.
import { expect, test } from 'vitest';
import { createSignFinder } from '../../../../src/answering/figures/signs.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import { smallFigures } from '../../../support/small-figures.ts';

const hasSign = createSignFinder(smallFigures);

test.each([
  ['how many schools', true],
  ['148 schools', true],
  ['half of them', true],
  ['every school', true],
  ['what share joined', true],
  ['schools in july', true],
  ['who do we talk to about joining a community', false],
  ['', false],
])('%s: %s', (text, expected) => expect(hasSign(wordsOf(text))).toBe(expected));
