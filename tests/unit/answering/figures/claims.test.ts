// A figure put forward is held against the ledger; what people tell of themselves, deny, leave open or wish for is not.
import { describe, expect, test } from 'vitest';
import { createAskReader } from '../../../../src/answering/figures/asks.ts';
import { createClaimReader } from '../../../../src/answering/figures/claims.ts';
import { createLookup } from '../../../../src/answering/figures/lookup.ts';
import type { AskedTime } from '../../../../src/answering/reading/asked-times.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import { FIRST, SECOND, THIRD } from '../../../support/small-builders.ts';
import { countedKnowledge } from '../../../support/small-figures.ts';

const lookup = createLookup(countedKnowledge);
const reader = createAskReader(countedKnowledge, lookup);
const claimsOf = createClaimReader(countedKnowledge, lookup, reader);
const on = (day: string): AskedTime => ({ kind: 'instant', from: day, day });
/** `wrong 7 (5)`: the verdict, the fact that is so, and the facts that the number does belong to. */
const claims = (text: string, ...times: readonly AskedTime[]) =>
  claimsOf(reader.read(wordsOf(text), times, [])).map(
    ({ verdict, facts, holders }) => `${verdict} ${facts[0]?.id}${holders.length > 0 ? ` (${holders.map(({ id }) => id)})` : ''}`,
  );

describe('claims', () => {
  test.each<[string, readonly AskedTime[], readonly string[]]>([
    ['there were 160 communities', [], ['right 5']],
    ['there were 150 communities', [], ['wrong 5']],
    ['there were about 155 communities', [], ['roughly 5']],
    ['there were exactly 110 communities', [on(SECOND)], ['rounded 3']],
    ['there were 160 communities', [on(SECOND)], ['wrong 3 (5)']],
    ['there were 80 communities', [], ['right 1']],
    ['160 schools joined', [], ['wrong 7 (5)']],
    ['1500 communities', [], ['wrong 5 (7)']],
    ['there were more than 110 communities', [], ['right 5']],
    ['there were fewer than 110 communities', [], ['wrong 5 (3)']],
    ['1500 of 2000 schools joined', [], ['right 7']],
    ['1500 of 1800 schools joined', [], ['right 7', 'wrong 7']],
    ['22 communities had a leader', [], ['right 4']],
    ['22 communities had a leader', [on(THIRD)], ['wrong 4 (4)']],
    ['30 new communities', [on(FIRST)], ['right 2']],
    ['it was 44 million', [], ['right 12']],
    ['it was 54 million', [], ['wrong 12']],
    ['half of eligible schools joined', [], ['wrong 7']],
    ['75 percent of eligible schools joined', [], ['right 7']],
    ['most schools joined', [], ['right 7']],
    ['hardly any schools joined', [], ['wrong 7']],
    ['every community had a leader', [], ['wrong 4']],
    ['all 110 communities had a leader', [], ['wrong 4']],
  ])('%s at %j', (text, times, expected) => expect(claims(text, ...times)).toEqual(expected));

  test('between two days no release says how many there were', () => {
    expect(claims('there were 80 communities', on('2016-03-01'))).toEqual([]);
  });

  test.each([
    'we have 300 students',
    'our school has 160 students',
    'I am 30 and in a school',
    'we are 3 schools with 450 students',
    'there were not 150 communities',
    'is it 150 or 160 communities',
    'it is a myth that there were 150 communities',
    'list all 160 schools',
    'can you write the 150 communities',
    'do all schools have a leader',
    'are hardly any schools in',
    'how many of the 30 new communities had a leader',
    '90 percent of school leavers',
    'open for 30 years in a school',
    'how many schools',
  ])('"%s" puts nothing forward', (text) => expect(claims(text)).toEqual([]));

  test('what people heard or wrote down is put forward, whoever says it', () => {
    expect(claims('my notes say we have 150 communities')).toEqual(['wrong 5']);
  });
  test('beside a figure, a word for a share only says what the figure is of', () => {
    expect(claims('500000 students was for every community')).toEqual(['right 11']);
  });
  test('what is known of the others helps to say what is meant', () => {
    expect(claims('the 30 new communities made 80 altogether')).toEqual(['right 1']);
  });
  test('the day of something announced is held against its release', () => {
    expect(claims('the new communities were announced', on(FIRST))).toEqual(['right 15']);
    expect(claims('the new communities were announced', on(SECOND))).toEqual(['wrong 15']);
    expect(claims('the new communities were announced', on(SECOND), on(THIRD))).toEqual([]);
  });
});
