// A figure that is named by itself is told for what it is; one that is only named beside another question is not.
import { expect, test } from 'vitest';
import { createAskReader } from '../../../../src/answering/figures/asks.ts';
import { createLookup } from '../../../../src/answering/figures/lookup.ts';
import { createRowRule } from '../../../../src/answering/figures/rows.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import { FIRST } from '../../../support/small-builders.ts';
import { countedKnowledge } from '../../../support/small-figures.ts';

const reader = createAskReader(countedKnowledge, createLookup(countedKnowledge));
const inRows = createRowRule(countedKnowledge.figures, reader);
const row = (text: string) => {
  const outcome = inRows(reader.read(wordsOf(text), [], []));
  return outcome?.kind === 'answer' ? outcome.entryIds : outcome;
};

test.each<[string, readonly string[]]>([
  ['what was the 1500', ['schools']],
  ['is 1500 schools or communities', ['schools']],
  ['1500 is what', ['schools']],
  ['when was the 30', ['new-ones', 'first-day']],
])('%s', (text, expected) => expect(row(text)).toEqual(expected));

test('it is told for the day of its fact', () => {
  expect(inRows(reader.read(wordsOf('what was the 80'), [], []))).toMatchObject({
    asked: { communities: [{ kind: 'instant', from: FIRST, day: FIRST }] },
  });
});

test.each([
  'how many of the 1500 joined',
  'what was the 1501',
  'what were the 80 communities to focus on',
  '1500 schools',
  'is it 1500 or so',
])('%s is not about what a figure is', (text) => expect(row(text)).toBeNull());
