// One ask is read with what the asks before it leave to it: what is counted, when, and which numbers only choose a row.
import { describe, expect, test } from 'vitest';
import { type CountAsk, createAskReader } from '../../../../src/answering/figures/asks.ts';
import { createLookup } from '../../../../src/answering/figures/lookup.ts';
import type { AskedTime } from '../../../../src/answering/reading/asked-times.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import { FIRST, SECOND, THIRD } from '../../../support/small-builders.ts';
import { countedKnowledge } from '../../../support/small-figures.ts';

const reader = createAskReader(countedKnowledge, createLookup(countedKnowledge));
const on = (day: string): AskedTime => ({ kind: 'instant', from: day, day });
const read = (text: string, named: readonly AskedTime[] = [], before: readonly CountAsk[] = []) =>
  reader.read(wordsOf(text), named, before);
const measures = ({ slots }: CountAsk) => slots?.measures.map(({ id }) => id) ?? null;

describe('asks', () => {
  test('a bare follow-up goes on with what was counted, at its own time', () => {
    const first = read('how many schools', [on(FIRST)]);
    const next = read('and in november', [on(THIRD)], [first]);
    expect([measures(next), next.times]).toEqual([['schools-total'], [on(THIRD)]]);
  });
  test('and with the time, for another thing', () => {
    const next = read('and communities', [], [read('how many schools', [on(FIRST)])]);
    expect([measures(next), next.times, next.named]).toEqual([['communities-total'], [on(FIRST)], []]);
  });
  test('a growth takes both times from before', () => {
    const first = read('how many schools', [on(FIRST)]);
    const second = read('and in november', [on(THIRD)], [first]);
    expect(read('how much did it grow', [], [first, second]).times).toEqual([on(FIRST), on(THIRD)]);
  });
  test('a longer ask goes on with nothing', () => {
    const next = read('and please tell us of the colour of the cats in the garden', [], [read('how many schools', [on(FIRST)])]);
    expect([measures(next), next.times]).toEqual([null, []]);
  });
  test('a number with its thing chooses a row, and its day', () => {
    const ask = read('at 110 communities how many had a leader');
    expect(ask.selecting.map(({ value }) => value)).toEqual([110]);
    expect(ask.times).toEqual([on(SECOND)]);
  });
  test('"how many of the 110" counts some of them', () => {
    expect(read('how many of the 110 communities had a leader').selecting).toEqual([]);
  });
  test('what is named as not meant is not asked for', () => {
    expect(measures(read('how many schools not communities'))).toEqual(['schools-total']);
    expect(measures(read('how many schools are not in communities'))).toEqual(['schools-eligible', 'schools-total']);
  });
  test('a moment of a release stands for its day', () => {
    expect(read('how many when the new communities were announced').times).toEqual([on(FIRST)]);
  });
  test('strange words are counted, strange figures weigh more', () => {
    expect(read('how many purple schools')).toMatchObject({ strangeWords: 1, unexplained: 1 });
    expect(read('how many schools beside 777')).toMatchObject({ strangeWords: 1, unexplained: 6 });
    expect(read('how many schools beside 1500')).toMatchObject({ strangeWords: 1, unexplained: 1 });
  });
  test('a number stands for facts that people ask for, not for others', () => {
    const said = { kind: 'count', value: 1500, start: 0, end: 1, how: 'plainly' } as const;
    expect(reader.meantBy(said).map(({ id }) => id)).toEqual([7]);
    expect(reader.meantBy({ ...said, value: 90 })).toEqual([]);
    expect(reader.meantBy({ ...said, kind: 'share', value: 0.5 })).toEqual([]);
  });
});
