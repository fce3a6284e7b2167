// Instants are shown in New Zealand time, as government writing has them.
import { expect, test } from 'vitest';
import { formatInstant } from '../../../../src/web/desk/instant.ts';

test.each([
  ['2026-11-22T02:04:00.000Z', '22 November 2026, 3:04 pm'],
  ['2026-11-21T11:00:00Z', '22 November 2026, 12:00 am'],
  ['2026-11-21T23:30:00Z', '22 November 2026, 12:30 pm'],
  ['2026-07-01T21:59:59Z', '2 July 2026, 9:59 am'],
  // The clock goes from 2 am to 3 am, and in April from 3 am to 2 am.
  ['2026-09-26T14:00:00Z', '27 September 2026, 3:00 am'],
  ['2026-04-04T13:30:00Z', '5 April 2026, 2:30 am'],
  ['2026-04-04T14:30:00Z', '5 April 2026, 2:30 am'],
  ['no instant', 'no instant'],
])('%s is %s', (instant, expected) => {
  expect(formatInstant(instant)).toBe(expected);
});
