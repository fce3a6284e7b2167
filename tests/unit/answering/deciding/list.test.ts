// Things asked side by side in one sentence: told part by part only when the parts stand on their own.
import { describe, expect, test } from 'vitest';
import { listed } from '../../../../src/answering/deciding/list.ts';
import type { Outcome } from '../../../../src/answering/outcome.ts';
import { partsOf } from '../../../../src/answering/reading/parts.ts';

const answer = (id: string, confidence = 0.9): Outcome => ({ kind: 'answer', entryIds: [id], gapIds: [], also: [], confidence });
const offer = (id: string, confidence: number): Outcome => ({ kind: 'offer', entryIds: [id], confidence });
const gap: Outcome = { kind: 'decline', gapId: 'pay', declineId: null, also: [], confidence: 0.9 };
const whole = offer('a', 0.3);

describe('a sentence is cut', () => {
  test.each([
    ['the date, the minister and the total', ['the date', 'the minister', 'the total']],
    ['communities + pupils', ['communities', 'pupils']],
    ['who pays and also how long', ['who pays', 'how long']],
    ['total schools; total pupils', ['total schools', 'total pupils']],
    ['roll-out, 1,264 schools, price', ['roll-out', '1,264 schools', 'price']],
  ])('%s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  test.each([
    'number of communities, winter 2016',
    'how many joined between November and July',
    'one thing only',
    'a, b, c, d, e, f and g',
    `${'very '.repeat(80)}long and wide`,
  ])('but not %s', (text) => {
    expect(partsOf(text)).toEqual([]);
  });
});

describe('parts are told one by one', () => {
  test('when each is sure of something else', () => {
    expect(listed([answer('a'), answer('b')], whole)).toEqual([answer('a'), answer('b')]);
  });

  test('with one that falls into a gap, or is likely enough to be told', () => {
    expect(listed([answer('a'), answer('b'), gap], whole)).toContainEqual(gap);
    expect(listed([answer('a'), answer('b'), offer('c', 0.5)], whole)?.[2]).toMatchObject({ kind: 'answer', entryIds: ['c'] });
    expect(listed([answer('a'), answer('b'), offer('c', 0.2)], whole)).toHaveLength(2);
  });

  test('not when they come to the same, or to too much, or two of them to nothing', () => {
    expect(listed([answer('a'), answer('a')], whole)).toBeNull();
    expect(listed([answer('a'), answer('b'), answer('c'), answer('d')], whole)).toBeNull();
    expect(listed([answer('a'), answer('b'), gap, gap], whole)).toBeNull();
    expect(listed([answer('a'), answer('b', 0.6)], whole)).toBeNull();
  });

  test('not against an answer to the whole that is sure of another thing, nor beside what is no ask', () => {
    expect(listed([answer('a'), answer('b')], answer('z', 0.95))).toBeNull();
    expect(listed([answer('a'), answer('b')], answer('a', 0.95))).not.toBeNull();
    expect(listed([answer('a'), answer('b')], { kind: 'person', confidence: 0.5 })).toBeNull();
  });
});
