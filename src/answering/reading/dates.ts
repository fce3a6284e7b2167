// Dates written in digits, spelt out: the rest of reading knows months by name.
import { MONTHS } from '../../base/day.ts';

const DAY_FIRST = /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(20\d{2})(?!\d)/g;
const YEAR_FIRST = /(?<!\d)(20\d{2})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)/g;

/** "9/11/2016" and "2016-11-09" → "9 november 2016": the day comes first in New Zealand. What is no date stays as it is. */
export function spellDates(text: string): string {
  const spell = (whole: string, day: string, month: string, year: string): string => {
    const name = MONTHS[Number(month) - 1]?.toLowerCase();
    return name === undefined || Number(day) < 1 || Number(day) > 31 ? whole : `${Number(day)} ${name} ${year}`;
  };
  return text
    .replace(DAY_FIRST, (whole, day: string, _, month: string, year: string) => spell(whole, day, month, year))
    .replace(YEAR_FIRST, (whole, year: string, _, month: string, day: string) => spell(whole, day, month, year));
}
