// Time as an argument: pure rooms are given a day, everything else a clock.
import type { Day } from './day.ts';

export type Clock = {
  /** The instant now. */
  now(): Date;
  /** Today's calendar day in New Zealand, or the day fixed by the setting TODAY. */
  today(): Day;
};

/** The machine's clock; `fixedDay` (setting TODAY) fixes the day, not the instant. */
export function systemClock(fixedDay?: Day): Clock {
  const inNewZealand = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Auckland' });
  return { now: () => new Date(), today: () => fixedDay ?? inNewZealand.format(new Date()) };
}
