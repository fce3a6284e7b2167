// Instants as New Zealand writes them, whatever the machine's time zone.
import { describe, expect, test } from 'vitest';
import { formatInstant } from '../../../src/base/instant.ts';

describe('an instant', () => {
  test.each([
    ['2026-11-22T02:04:59.999Z', '22 November 2026, 3:04 pm'],
    ['2026-06-30T12:00:00.000Z', '1 July 2026, 12:00 am'],
    ['2026-07-01T00:00:00.000Z', '1 July 2026, 12:00 pm'],
    ['2026-04-04T13:59:00.000Z', '5 April 2026, 2:59 am'],
    ['2026-04-04T14:00:00.000Z', '5 April 2026, 2:00 am'],
  ])('%s is %s', (instant, written) => {
    expect(formatInstant(instant)).toBe(written);
  });

  test('that is none comes back as it is', () => {
    expect(formatInstant('yesterday')).toBe('yesterday');
  });
});
