// Words of an ask are marked by the lists they stand in; a longer mark hides those inside it.
import { expect, test } from 'vitest';
import { createMarker } from '../../../../src/answering/figures/marks.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import { smallFigures } from '../../../support/small-figures.ts';

const mark = createMarker(smallFigures);
const marked = (text: string) => mark(wordsOf(text));

test('marks are found by name, in order, and within a range', () => {
  const { of } = marked('how many schools and schools in 2016');
  expect(of(['school'])).toEqual([
    { name: 'school', start: 2, end: 3 },
    { name: 'school', start: 4, end: 5 },
  ]);
  expect(of(['school'], 3)).toHaveLength(1);
  expect(of(['school', 'how-many']).map(({ name }) => name)).toEqual(['how-many', 'school', 'school']);
  expect(of(['school'], 3, 4)).toEqual([]);
});

test('has says whether a list is said there', () => {
  const { has } = marked('how many schools');
  expect([has('how-many'), has('how-many', 1), has('share')]).toEqual([true, false, false]);
});

test('a longer mark hides those inside it', () => {
  const { has } = marked('not quite 800');
  expect([has('almost'), has('not')]).toEqual([true, false]);
});

test('moments are releases told by what was announced', () => {
  expect(marked('when were the new communities announced').moments).toEqual([{ release: 'first', start: 3, end: 6 }]);
});

test('words in no list are unexplained; numbers and days are not', () => {
  expect(marked('how many blue schools on the 9th of 2016').unexplained).toEqual([2]);
});
