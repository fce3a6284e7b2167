// Calendar days as text: which are real, how they are written for people, how far apart they are.
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/base/clock.ts';
import { daysBetween, formatDay, isDay } from '../../../src/base/day.ts';

describe('a calendar day', () => {
  test.each(['2016-11-09', '2016-02-29', '2000-02-29', '2016-12-31'])('%s is one', (day) => {
    expect(isDay(day)).toBe(true);
  });

  test.each([
    '2015-02-29',
    '1900-02-29',
    '2016-13-01',
    '2016-00-10',
    '2016-04-31',
    '2016-1-1',
    '09-11-2016',
    '2016-11-09T00:00:00Z',
    ' 2016-11-09',
    '',
    'today',
  ])('%j is none', (text) => {
    expect(isDay(text)).toBe(false);
  });

  test('is written as New Zealand government writing does, without a zero before the day', () => {
    expect(formatDay('2016-11-09')).toBe('9 November 2016');
    expect(formatDay('2016-01-31')).toBe('31 January 2016');
    expect(formatDay('2014-12-01')).toBe('1 December 2014');
  });

  test('is counted across leap days, years and changes of the clock', () => {
    expect(daysBetween('2016-02-28', '2016-03-01')).toBe(2);
    expect(daysBetween('2015-02-28', '2015-03-01')).toBe(1);
    expect(daysBetween('2016-12-31', '2017-01-01')).toBe(1);
    expect(daysBetween('2016-09-24', '2016-09-26')).toBe(2);
    expect(daysBetween('2016-11-09', '2016-11-09')).toBe(0);
    expect(daysBetween('2016-11-09', '2016-11-01')).toBe(-8);
  });
});

describe("the machine's clock", () => {
  test('gives the day in New Zealand as an ISO day', () => {
    const expected = () =>
      new Intl.DateTimeFormat('en-NZ', { timeZone: 'Pacific/Auckland', day: 'numeric', month: 'long', year: 'numeric' });
    const before = expected().format(new Date());
    const today = systemClock().today();
    const after = expected().format(new Date());
    expect(isDay(today)).toBe(true);
    expect([before, after]).toContain(formatDay(today));
  });

  test('gives the fixed day when there is one, and the real instant all the same', () => {
    const clock = systemClock('2016-11-09');
    expect(clock.today()).toBe('2016-11-09');
    expect(clock.now().getFullYear()).toBeGreaterThan(2025);
  });
});
