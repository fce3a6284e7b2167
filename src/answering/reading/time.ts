// Which day a question asks about: "in July 2016", "by the end of 2015", "on 31 March 2016", "mid 2016".
import type { Day } from '../../base/day.ts';

export type AskedTime = {
  /** The last day of the time asked for. */
  readonly day: Day;
  /** The first day of it. */
  readonly from: Day;
};

const MONTHS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    january: 1,
    jan: 1,
    february: 2,
    feb: 2,
    march: 3,
    mar: 3,
    april: 4,
    apr: 4,
    may: 5,
    june: 6,
    jun: 6,
    july: 7,
    jul: 7,
    august: 8,
    aug: 8,
    september: 9,
    sept: 9,
    sep: 9,
    october: 10,
    oct: 10,
    november: 11,
    nov: 11,
    december: 12,
    dec: 12,
    kohitatea: 1,
    huitanguru: 2,
    poututerangi: 3,
    paengawhawha: 4,
    haratua: 5,
    pipiri: 6,
    hongongoi: 7,
    hurae: 7,
    hereturikoka: 8,
    akuhata: 8,
    mahuru: 9,
    hepetema: 9,
    whiringanuku: 10,
    oketopa: 10,
    whiringarangi: 11,
    noema: 11,
    hakihea: 12,
    tihema: 12,
  }),
);

/** Seasons of the southern year: months they span. */
const SEASONS: ReadonlyMap<string, readonly [number, number]> = new Map(
  Object.entries({
    autumn: [3, 5],
    winter: [6, 8],
    spring: [9, 11],
    mid: [6, 7],
    middle: [6, 7],
    early: [1, 3],
    start: [1, 3],
    beginning: [1, 3],
    late: [10, 12],
    end: [10, 12],
  } as const),
);

/** Also what something did: "did it start in 2016" asks about the whole year. */
const VERBS = new Set(['start', 'beginning', 'end']);

const isYear = (word: string) => /^20[0-4]\d$/.test(word);
const two = (value: number) => String(value).padStart(2, '0');

function lastOfMonth(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/**
 * The times a text names with a year, in order. `words` are folded (see wordsOf). A month without a year is none: it
 * could be any year's. Relative words ("now", "latest") are none either: the latest fact answers them.
 */
export function askedTimes(words: readonly string[]): readonly AskedTime[] {
  const times: AskedTime[] = [];
  words.forEach((word, at) => {
    if (!isYear(word)) return;
    const year = Number(word);
    const before = words.slice(Math.max(0, at - 4), at).reverse();
    const monthAt = before.findIndex((near) => MONTHS.has(near));
    const month = MONTHS.get(before[monthAt] ?? '');
    // "May" asks leave more often than it names a month, unless the year or a day stands beside it.
    const isModal = before[monthAt] === 'may' && monthAt > 0 && !/^(of|\d+(st|nd|rd|th)?)$/.test(before[monthAt - 1] ?? '');
    if (month !== undefined && monthAt <= 2 && !isModal) {
      const dayBefore = before[before[monthAt + 1] === 'of' ? monthAt + 2 : monthAt + 1]?.replace(/(st|nd|rd|th)$/, '') ?? '';
      const dayAfter = monthAt > 0 ? (before[monthAt - 1]?.replace(/(st|nd|rd|th)$/, '') ?? '') : '';
      const number = [dayBefore, dayAfter].map(Number).find((value) => Number.isInteger(value) && value >= 1 && value <= 31);
      const last = lastOfMonth(year, month);
      const exact = number === undefined ? null : `${year}-${two(month)}-${two(number)}`;
      times.push(exact && exact <= last ? { from: exact, day: exact } : { from: `${year}-${two(month)}-01`, day: last });
      return;
    }
    const seasonAt = before.slice(0, 3).findIndex((near) => SEASONS.has(near));
    const named = before[seasonAt] ?? '';
    const season = VERBS.has(named) && before.slice(0, seasonAt).includes('in') ? undefined : SEASONS.get(named);
    if (season) times.push({ from: `${year}-${two(season[0])}-01`, day: lastOfMonth(year, season[1]) });
    else times.push({ from: `${year}-01-01`, day: `${year}-12-31` });
  });
  return times;
}
