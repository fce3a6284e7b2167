// Which time a question names: a day, a month, a part of a year or a year, and nothing that only looks like one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedTimes } from '../../../../src/answering/reading/time.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import { isDay } from '../../../../src/base/day.ts';

const timesIn = (text: string) => askedTimes(wordsOf(text)).map(({ from, day }) => [from, day]);

describe('the time a question names', () => {
  test.each([
    ['how many in July 2016', '2016-07-01', '2016-07-31'],
    ['how many in July of 2016', '2016-07-01', '2016-07-31'],
    ['in jul 2016', '2016-07-01', '2016-07-31'],
    ['i te Hūrae 2016', '2016-07-01', '2016-07-31'],
    ['i a Whiringārangi 2015', '2015-11-01', '2015-11-30'],
    ['in February 2016', '2016-02-01', '2016-02-29'],
    ['in February 2015', '2015-02-01', '2015-02-28'],
    ['on 9 November 2016', '2016-11-09', '2016-11-09'],
    ['on the 9th of November 2016', '2016-11-09', '2016-11-09'],
    ['on November 9th, 2016', '2016-11-09', '2016-11-09'],
    ['on 31 March 2016', '2016-03-31', '2016-03-31'],
    ['on 31 February 2016', '2016-02-01', '2016-02-29'],
    ['in May 2016', '2016-05-01', '2016-05-31'],
    ['on 5 May 2016', '2016-05-05', '2016-05-05'],
    ['at the end of 2015', '2015-10-01', '2015-12-31'],
    ['at the start of 2016', '2016-01-01', '2016-03-31'],
    ['in early 2016', '2016-01-01', '2016-03-31'],
    ['in mid 2016', '2016-06-01', '2016-07-31'],
    ['in the spring of 2016', '2016-09-01', '2016-11-30'],
    ['in winter 2016', '2016-06-01', '2016-08-31'],
    ['during 2016', '2016-01-01', '2016-12-31'],
    ['in twenty sixteen', '2016-01-01', '2016-12-31'],
  ])('"%s" is from %s to %s', (text, from, day) => {
    expect(timesIn(text)).toEqual([[from, day]]);
  });

  test('two times are two, in the order said', () => {
    expect(timesIn('between November 2015 and July 2016')).toEqual([
      ['2015-11-01', '2015-11-30'],
      ['2016-07-01', '2016-07-31'],
    ]);
  });

  test.each([
    'how many are there now',
    'the latest count',
    'in July',
    'on 9 November',
    'since last year',
    'room 1999',
    'there were 117',
    'by 2105',
  ])('"%s" names no time', (text) => {
    expect(timesIn(text)).toEqual([]);
  });

  test.each([
    ['who may join in 2016', '"may" asks leave'],
    ['may a school join in 2016', '"may" asks leave'],
    ['when did it start in 2016', '"start" is what it did'],
    ['did it end in 2016', '"end" is what it did'],
    ['the constructor of 2016', 'the word is none of time'],
  ])('"%s" names the whole year, because %s', (text) => {
    expect(timesIn(text)).toEqual([['2016-01-01', '2016-12-31']]);
  });

  test('every time named is made of real days in order, for any words', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '2016',
        '2015',
        '2040',
        'may',
        'july',
        'of',
        'the',
        'in',
        'end',
        'mid',
        '31',
        '30th',
        '0',
        '1st',
        'constructor',
        'february',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        for (const { from, day } of askedTimes(words)) {
          expect([from, day].filter((one) => !isDay(one))).toEqual([]);
          expect(from <= day).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
