// An ask for a count is read as what is counted and what is to be done with it; other questions are read as none.
import { describe, expect, test } from 'vitest';
import { createMarker } from '../../../../src/answering/figures/marks.ts';
import { createSlotReader } from '../../../../src/answering/figures/slots.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import { smallFigures } from '../../../support/small-figures.ts';

const mark = createMarker(smallFigures);
const reader = createSlotReader(smallFigures);
const measure = (id: string) => smallFigures.measures.find((one) => one.id === id) ?? null;
/** `value communities-total`; null when it is no ask for a count. */
const read = (text: string, carried: string | null = null) => {
  const slots = reader.read(mark(wordsOf(text)), { meant: [], carried: carried === null ? null : measure(carried) });
  return slots && [slots.operation, ...slots.measures.map(({ id }) => id)].join(' ');
};

describe('slots', () => {
  test.each([
    ['how many communities were there', 'value communities-total'],
    ['number of schools', 'value schools-total'],
    ['how many new communities', 'value communities-new'],
    ['how many communities were new', 'value communities-new'],
    ['how many eligible schools', 'value schools-eligible'],
    ['how many communities had a leader', 'value leaders-total'],
    ['how many schools and students', 'value schools-total students-total'],
    ['how many students were in schools', 'value students-total'],
    ['what percentage of eligible schools joined', 'share schools-total schools-eligible'],
    ['what share of communities had a leader', 'share leaders-total communities-total'],
    ['how many schools were not in', 'rest schools-eligible schools-total'],
    ['how many communities did not have a leader', 'rest communities-total leaders-total'],
    ['how much did the number of schools grow', 'growth schools-total'],
    ['did the number of schools double', 'growth schools-total'],
    ['average number of students per school', 'average students-total schools-total'],
    ['projected number of schools', 'projection schools-total'],
  ])('%s: %s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    'how many cats in communities',
    'how much money do schools get',
    'how much did the schools get',
    'can schools join',
    'who runs the schools',
    'how many schools are not eligible',
    'how many of the schools are in',
    'how many community roles',
    'how many communities had one',
    'good morning',
  ])('%s asks for no count of ours', (text) => expect(read(text)).toBeNull());

  test('what is not named is what was counted before', () => {
    expect(read('how many altogether', 'communities-new')).toBe('value communities-total');
    expect(read('and how many were new', 'communities-total')).toBe('value communities-new');
    expect(read('how many')).toBeNull();
  });

  test('a measure is told only when one fits', () => {
    expect(reader.measureOf('count', 'school', new Set())?.id).toBe('schools-total');
    expect(reader.measureOf('count', 'cat', new Set())).toBeNull();
  });
});
