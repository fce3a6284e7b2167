// Dates in digits are read as the day New Zealanders mean.
import { describe, expect, test } from 'vitest';
import { spellDates } from '../../../../src/answering/reading/dates.ts';

describe('a date in digits', () => {
  test.each([
    ['9/11/2016', '9 november 2016'],
    ['as at 18/11/2015, please', 'as at 18 november 2015, please'],
    ['01.07.2016', '1 july 2016'],
    ['2016-07-01', '1 july 2016'],
    ['between 18-11-2015 and 2016/11/9', 'between 18 november 2015 and 9 november 2016'],
  ])('%s is %s', (written, spelt) => expect(spellDates(written)).toBe(spelt));
  test.each(['31/13/2016', '0/1/2016', '45/2/2016', '1/2-2016', '0800 437 4636', '1,264 of 2,416', '3/4', '120/11/2016'])(
    '%s is none',
    (text) => expect(spellDates(text)).toBe(text),
  );
});
