// Time as an argument: pure rooms are given a day, everything else a clock.
import type { Day } from './day.ts';

export type Clock = {
  /** The instant now. */
  now(): Date;
  /** Today's calendar day in New Zealand, or the day fixed by the setting TODAY. */
  today(): Day;
};

const inNewZealand = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Auckland' });

/** The calendar day in New Zealand at an instant. */
export function newZealandDay(instant: Date): Day {
  return inNewZealand.format(instant);
}

/** The machine's clock; `fixedDay` (setting TODAY) fixes the day, not the instant. */
export function systemClock(fixedDay?: Day): Clock {
  return { now: () => new Date(), today: () => fixedDay ?? newZealandDay(new Date()) };
}
