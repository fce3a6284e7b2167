// What is asked of the times that a clause names: the figure at one, before one, from one to another, or every figure in order.
import type { Day } from '../../base/day.ts';
import type { DateSaid, Range } from './calendar.ts';
import { FILLERS, leading } from './prepositions.ts';
import type { WordSaid } from './time-words.ts';

/**
 * - `instant`: the figure as at the last of these days. `fits` is how many years the words fit when they name none.
 * - `before`: the last figure up to `day`, the day before the one named.
 * - `span`: every figure from the one day to the other; open at the end when `day` is null.
 * - `growth`: every figure of a series in order, within the days where some are named.
 * - `latest`, `earliest`: the newest, the oldest figure.
 */
export type AskedTime =
  | (Range & { readonly kind: 'instant'; readonly fits?: number })
  | { readonly kind: 'before'; readonly day: Day; readonly fits?: number }
  | { readonly kind: 'span'; readonly from: Day; readonly day: Day | null; readonly fits?: number }
  | { readonly kind: 'growth'; readonly from: Day | null; readonly day: Day | null }
  | { readonly kind: 'latest' | 'earliest' };

/** Times said in a clause, and words of time beside them, each where it stands. */
export type Found = { readonly said: readonly DateSaid[]; readonly words: readonly WordSaid[] };

const BEFORE = new Set('before preceding predating ahead'.split(' '));
const AFTER = new Set('after following post'.split(' '));
const ONWARDS = new Set('on onward onwards forward'.split(' '));
const UP_TO = new Set('to until till through thru'.split(' '));
const BESIDE = new Set('and or versus vs with than against compared plus'.split(' '));

/** Words that ask for nothing by themselves: with a time, they ask the same again for it. */
const BARE = new Set(
  `and or what about how many much then also was is it are were there the a that this figure figures number numbers count total totals in on at for as
  of by ok okay so but an to from since before after until till between with versus vs same again please i mean meant no not yes instead just only
  one ones back going go`.split(/\s+/),
);

/** "And now?" asks; "not now" does not. */
const ASKS_ON = new Set('and what how about'.split(' '));

/** Whether a clause says times and nothing else of weight: "and in July?", "no, I meant a year earlier". */
export function isBare(words: readonly string[], { said, words: found }: Found): boolean {
  const inTime = (at: number) => [...said, ...found].some(({ start, end }) => at >= start && at < end);
  const isOnlyNow = said.length === 0 && found.every(({ kind }) => kind === 'now');
  if (isOnlyNow && (found.length === 0 || !words.some((word) => ASKS_ON.has(word)))) return false;
  return words.every((word, at) => inTime(at) || BARE.has(word));
}

/** The times that a clause asks about, in the order said. */
export function askedIn(words: readonly string[], { said, words: found }: Found): readonly AskedTime[] {
  const times: AskedTime[] = [];
  for (let at = 0; at < said.length; at += 1) {
    const one = said[at];
    const next = said[at + 1];
    if (!one) break;
    const pre = leading(words, one.start);
    const word = words[pre] ?? '';
    const until = next && one.ranges.length === 1 && next.ranges.length === 1 ? joined(words, pre, one, next) : null;
    if (until) {
      times.push({ kind: 'span', from: until.from, day: until.day });
      at += 1;
      continue;
    }
    const fits = one.hasYear ? {} : { fits: one.ranges.length };
    const isBefore = BEFORE.has(word) || (word === 'to' && words[pre - 1] === 'prior');
    const isSince = word === 'since' || (word === 'from' && ONWARDS.has(words[one.end] ?? ''));
    times.push(
      ...one.ranges.map(({ from, day }): AskedTime => {
        if (isBefore) return { kind: 'before', day: dayBefore(from), ...fits };
        // What a release says holds after its day.
        if (AFTER.has(word)) return { kind: 'span', from: from === day ? day : dayAfter(day), day: null, ...fits };
        return isSince ? { kind: 'span', from, day: null, ...fits } : { kind: 'instant', from, day, ...fits };
      }),
    );
  }
  return withWords(words, times, said, found);
}

/** "Between A and B", "from A to B", "A until B": one span. */
function joined(words: readonly string[], pre: number, one: DateSaid, next: DateSaid): Range | null {
  const between = words.slice(one.end, next.start).filter((word) => !FILLERS.has(word));
  const [joint = ''] = between;
  const isTo = between.length === 1 && UP_TO.has(joint);
  const isAnd = between.length === 1 && joint === 'and' && words[pre] === 'between';
  const [first] = one.ranges;
  const [last] = next.ranges;
  if (!first || !last || !(isTo || isAnd)) return null;
  const [from, to] = first.from <= last.from ? [first, last] : [last, first];
  return { from: from.from, day: to.day > from.day ? to.day : from.day };
}

/** Times with words for newest and oldest; growth takes the days of the others as its ends. */
function withWords(
  words: readonly string[],
  times: readonly AskedTime[],
  said: readonly DateSaid[],
  found: readonly WordSaid[],
): readonly AskedTime[] {
  if (found.some(({ kind }) => kind === 'growth')) return [growthOver(times)];
  const beside = (word: WordSaid) =>
    said.every(({ start, end }) =>
      words.slice(Math.min(end, word.end), Math.max(start, word.start)).some((between) => BESIDE.has(between)),
    );
  // "The latest figure before July" is the one before July; "now" is another time beside it.
  const meant = found.filter((word) => word.kind === 'now' || (word.kind !== 'same' && beside(word)));
  const plain = new Set(meant.map(({ kind }) => (kind === 'earliest' ? ('earliest' as const) : ('latest' as const))));
  const until = times.at(-1);
  // "From July until now": the span is open at the end.
  const now = meant.find(({ kind }) => kind === 'now');
  if (until?.kind === 'instant' && now && UP_TO.has(words[leading(words, now.start)] ?? '') && said.length === 1)
    return [{ kind: 'span', from: until.from, day: null }];
  return [...times, ...[...plain].map((kind) => ({ kind }))];
}

/** Days of a month at most: longer times are looked at from their first day on. */
const MONTH_DAYS = 31;

function growthOver(times: readonly AskedTime[]): AskedTime {
  const ends = times.flatMap((time): readonly { readonly from: Day | null; readonly day: Day | null }[] => {
    if (time.kind === 'span') return [time];
    if (time.kind === 'before') return [{ from: null, day: time.day }];
    if (time.kind !== 'instant') return [];
    const isShort = time.day < dayAfter(time.from, MONTH_DAYS);
    return [{ from: isShort && times.length === 1 ? null : time.from, day: time.day }];
  });
  const from = ends.some((end) => end.from === null) ? null : (ends.map((end) => end.from ?? '').sort()[0] ?? null);
  const day = ends.some((end) => end.day === null)
    ? null
    : (ends
        .map((end) => end.day ?? '')
        .sort()
        .at(-1) ?? null);
  return { kind: 'growth', from, day };
}

function dayAfter(day: Day, count = 1): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

const dayBefore = (day: Day): Day => dayAfter(day, -1);
