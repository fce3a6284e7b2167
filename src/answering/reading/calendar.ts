// Dates as words: days, months, parts of a year and years; a month without its year fits the years that the releases span.
import type { Day } from '../../base/day.ts';

export type Range = {
  /** The first day. */
  readonly from: Day;
  /** The last day. */
  readonly day: Day;
};

/** What words `start` to `end` (exclusive) name: one time, or, without a year, each that fits. */
export type DateSaid = {
  readonly start: number;
  readonly end: number;
  readonly ranges: readonly Range[];
  readonly hasYear: boolean;
  /** Named by what happened then. */
  readonly byEvent?: boolean;
};

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january jan kohitatea',
    'february feb huitanguru',
    'march mar poututerangi',
    'april apr paengawhawha',
    'may haratua',
    'june jun pipiri',
    'july jul hongongoi hurae',
    'august aug hereturikoka akuhata',
    'september sept sep mahuru hepetema',
    'october oct whiringanuku oketopa',
    'november nov whiringarangi noema',
    'december dec hakihea tihema',
  ].flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
);

/** Seasons of the southern year, and parts of a year: months they span. */
const SEASONS: ReadonlyMap<string, readonly [number, number]> = new Map(
  Object.entries({ autumn: [3, 5], winter: [6, 8], spring: [9, 11] } as const),
);
const PARTS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ...SEASONS,
  ...Object.entries({
    mid: [6, 7],
    middle: [6, 7],
    early: [1, 3],
    start: [1, 3],
    beginning: [1, 3],
    late: [10, 12],
    end: [10, 12],
  } as const),
]);

/** Also what something did: "did it start in 2016" asks about the whole year. */
const VERBS = new Set(['start', 'beginning', 'end']);
/** What stands before a month that is meant as one; "i" is English too, so it makes months of te reo only. */
const BEFORE_MONTH = new Set(
  'in by during since until till before after from between and or of as at to for last late early mid'.split(' '),
);
const MAORI_BEFORE_MONTH = new Set('i o a te mo'.split(' '));
const MAORI_MONTHS = new Set(
  'kohitatea huitanguru poututerangi paengawhawha haratua pipiri hongongoi hurae hereturikoka akuhata mahuru hepetema whiringanuku oketopa whiringarangi noema hakihea tihema'.split(
    ' ',
  ),
);
const BETWEEN_THEM = new Set(['the', 'late', 'early', 'mid', 'end', 'start', 'of', 'last', 'te']);
/** "The July figure". */
const COUNTS = new Set('figure figures number numbers count counts total totals tally'.split(' '));
/** These words mean something else far more often. */
const MOSTLY_NOT_MONTHS = new Set(['may', 'march', 'mar', 'jan', 'sep', 'dec']);
const SURELY_BEFORE_MONTH = new Set('in by during since until till before after of'.split(' '));

/** Two thousand is a count. */
const isYear = (word: string) => /^20[0-4]\d$/.test(word) && word !== '2000';
const two = (value: number) => String(value).padStart(2, '0');

function lastOfMonth(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function months(year: number, first: number, last: number): Range {
  return { from: `${year}-${two(first)}-01`, day: lastOfMonth(year, last) };
}

export function wholeYear(year: number): Range {
  return { from: `${year}-01-01`, day: `${year}-12-31` };
}

export const monthOf = (word: string): number | undefined => MONTHS.get(word);

/** The range moved by months, as whole months: a year before 9 November 2016 is November 2015. */
export function moved({ from, day }: Range, by: number): Range {
  const move = (at: Day): readonly [number, number] => {
    const count = Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7)) - 1 + by;
    return [Math.floor(count / 12), (count % 12) + 1];
  };
  const [firstYear, firstMonth] = move(from);
  const [lastYear, lastMonth] = move(day);
  return { from: months(firstYear, firstMonth, firstMonth).from, day: lastOfMonth(lastYear, lastMonth) };
}

function dayNumber(word: string | undefined): number | undefined {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word ?? '')?.[1];
  const number = Number(digits);
  return digits !== undefined && number >= 1 && number <= 31 ? number : undefined;
}

/** The day in the month, or the whole month when it has no such day. */
function dayOrMonth(year: number, month: number, number: number | undefined): Range {
  const whole = months(year, month, month);
  const exact = number === undefined ? null : `${year}-${two(month)}-${two(number)}`;
  return exact && exact <= whole.day ? { from: exact, day: exact } : whole;
}

function withYear(words: readonly string[], at: number): DateSaid {
  const year = Number(words[at]);
  const near = words.slice(Math.max(0, at - 4), at).reverse();
  const other = near.findIndex(isYear);
  const before = other < 0 ? near : near.slice(0, other);
  const monthAt = before.findIndex((word) => MONTHS.has(word));
  const month = MONTHS.get(before[monthAt] ?? '');
  // "May" asks leave more often than it names a month, unless the year or a day stands beside it.
  const isModal = before[monthAt] === 'may' && monthAt > 0 && !/^(of|\d+(st|nd|rd|th)?)$/.test(before[monthAt - 1] ?? '');
  if (month !== undefined && monthAt <= 2 && !isModal) {
    const dayAt = before[monthAt + 1] === 'of' ? monthAt + 2 : monthAt + 1;
    const dayBefore = dayNumber(before[dayAt]);
    const number = dayBefore ?? (monthAt > 0 ? dayNumber(before[monthAt - 1]) : undefined);
    const start = at - 1 - (dayBefore === undefined ? monthAt : dayAt);
    return { start, end: at + 1, ranges: [dayOrMonth(year, month, number)], hasYear: true };
  }
  const partAt = before.slice(0, 3).findIndex((word) => PARTS.has(word));
  const named = before[partAt] ?? '';
  const part = VERBS.has(named) && before.slice(0, partAt).includes('in') ? undefined : PARTS.get(named);
  if (part) return { start: at - 1 - partAt, end: at + 1, ranges: [months(year, ...part)], hasYear: true };
  return { start: at, end: at + 1, ranges: [wholeYear(year)], hasYear: true };
}

/** What stands before a month, over a few words that may lie between. */
function leading(words: readonly string[], at: number): string {
  let before = at - 1;
  while (before >= 0 && BETWEEN_THEM.has(words[before] ?? '') && !BEFORE_MONTH.has(words[before] ?? '')) before -= 1;
  return words[before] ?? '';
}

function yearsOf({ from, day }: Range): readonly number[] {
  const first = Number(from.slice(0, 4));
  return Array.from({ length: Number(day.slice(0, 4)) - first + 1 }, (_, at) => first + at);
}

/** "July 16", "late 15", "the end of 15": in New Zealand the day comes first, so a number after a month is its year when it can be one. */
function withFullYears(words: readonly string[], span: Range): readonly string[] {
  return words.map((word, at) => {
    const year = yearsOf(span).find((one) => word === String(one % 100));
    if (year === undefined) return word;
    const isOf = words[at - 1] === 'of';
    const near = isOf ? at - 2 : at - 1;
    const named = words[near] ?? '';
    const isMonth = MONTHS.has(named) && dayNumber(words[near - 1]) === undefined;
    const isMeant = MOSTLY_NOT_MONTHS.has(named) ? SURELY_BEFORE_MONTH.has(leading(words, near)) : isMonth || PARTS.has(named);
    return isMeant && (isOf || !VERBS.has(named)) ? String(year) : word;
  });
}

function withoutYear(words: readonly string[], at: number, span: Range, isNamed: (at: number) => boolean): DateSaid | null {
  const word = words[at] ?? '';
  const month = MONTHS.get(word);
  const season = SEASONS.get(word);
  if (month === undefined && season === undefined) return null;
  const years = yearsOf(span);
  const fits = (ranges: readonly Range[]) => ranges.filter(({ from, day }) => day >= span.from && from <= span.day);
  const before = leading(words, at);
  if (month === undefined) {
    const isMeant = season !== undefined && (BEFORE_MONTH.has(before) || MAORI_BEFORE_MONTH.has(before));
    const ranges = isMeant ? fits(years.map((year) => months(year, ...season))) : [];
    return ranges.length > 0 ? { start: at, end: at + 1, ranges, hasYear: false } : null;
  }
  const ofDay = words[at - 1] === 'of' ? at - 2 : at - 1;
  const dayBefore = dayNumber(words[ofDay]);
  const dayAfter = dayBefore === undefined ? dayNumber(words[at + 1]) : undefined;
  const isMeant = MOSTLY_NOT_MONTHS.has(word)
    ? SURELY_BEFORE_MONTH.has(before)
    : BEFORE_MONTH.has(before) ||
      COUNTS.has(words[at + 1] ?? '') ||
      isNamed(at + 1) ||
      (MAORI_MONTHS.has(word) && MAORI_BEFORE_MONTH.has(before));
  const number = dayBefore ?? dayAfter;
  if (!isMeant && (MOSTLY_NOT_MONTHS.has(word) ? dayBefore : number) === undefined) return null;
  const exact = number === undefined ? [] : fits(years.map((year) => dayOrMonth(year, month, number)));
  const ranges = exact.length > 0 ? exact : fits(years.map((year) => months(year, month, month)));
  const start = dayBefore === undefined ? at : ofDay;
  return ranges.length > 0 ? { start, end: at + (dayAfter === undefined ? 1 : 2), ranges, hasYear: false } : null;
}

/**
 * The dates that folded words name, in order. `span` is what the releases cover, null when nothing is out: a month or
 * season without a year is each of those within it. `isNamed` says whether something dated stands at a word ("July
 * announcement").
 */
export function datesSaid(
  written: readonly string[],
  span: Range | null,
  isNamed: (at: number) => boolean = () => false,
): readonly DateSaid[] {
  const words = span === null ? written : withFullYears(written, span);
  const said = words.flatMap((word, at) => (isYear(word) ? [withYear(words, at)] : []));
  const taken = new Set(said.flatMap(({ start, end }) => words.slice(start, end).map((_, at) => start + at)));
  if (span === null) return said;
  words.forEach((_, at) => {
    if (taken.has(at)) return;
    const found = withoutYear(words, at, span, isNamed);
    if (found !== null) said.push(found);
  });
  return said.sort((one, other) => one.start - other.start);
}
