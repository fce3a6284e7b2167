// Times counted from another: "a year earlier", "six months after the July announcement", "the November before", "since then".
import { type DateSaid, monthOf, moved, type Range, wholeYear } from './calendar.ts';
import { FILLERS, leading } from './prepositions.ts';
import type { WordSaid } from './time-words.ts';

const COUNTS: ReadonlyMap<string, number> = new Map(
  'a an one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, at) => [word, Math.max(1, at - 1)]),
);
const BACK = new Set(['earlier', 'before', 'previously', 'prior']);
const ON = new Set(['later', 'after', 'afterwards']);
/** Years that a person may mean; more is no date of ours. */
const MOST_MONTHS = 240;

/** A move from another time: "a year earlier", "six months later", "the year before", "the November before". */
type Move = { readonly start: number; readonly end: number; to(anchor: Range): Range };

function movesSaid(words: readonly string[]): readonly Move[] {
  return words.flatMap((_, at) => moveAt(words, at) ?? []);
}

function moveAt(words: readonly string[], at: number): Move | null {
  const [first = '', second = '', third = ''] = words.slice(at, at + 3);
  const count = COUNTS.get(first) ?? (/^\d{1,2}$/.test(first) ? Number(first) : undefined);
  const unit = /^years?$/.test(second) ? 12 : /^months?$/.test(second) ? 1 : 0;
  // "A year on" ends what is said; "a year on the board" is something else.
  const isOn = ON.has(third) || (third === 'on' && at + 3 === words.length);
  if (count !== undefined && unit > 0 && (BACK.has(third) || isOn) && count * unit <= MOST_MONTHS) {
    const by = count * unit * (isOn ? 1 : -1);
    return { start: at, end: at + 3, to: (anchor) => moved(anchor, by) };
  }
  const years = (by: number, end: number): Move => ({
    start: at,
    end,
    to: ({ from }) => wholeYear(Number(from.slice(0, 4)) + by),
  });
  if (first !== 'the') return null;
  if (second === 'year' && (BACK.has(third) || ON.has(third))) return years(BACK.has(third) ? -1 : 1, at + 3);
  if ((second === 'previous' || second === 'preceding') && third === 'year') return years(-1, at + 3);
  if (second === 'following' && third === 'year') return years(1, at + 3);
  const monthFirst = monthOf(second);
  if (monthFirst !== undefined && (BACK.has(third) || ON.has(third)))
    return { start: at, end: at + 3, to: (anchor) => nextMonth(anchor, monthFirst, BACK.has(third)) };
  const monthLast = monthOf(third);
  if (monthLast !== undefined && (second === 'previous' || second === 'following'))
    return { start: at, end: at + 3, to: (anchor) => nextMonth(anchor, monthLast, second === 'previous') };
  return null;
}

/** The nearest such month wholly before, or wholly after, the anchor. */
function nextMonth(anchor: Range, month: number, isBefore: boolean): Range {
  const from = isBefore ? anchor.from : anchor.day;
  const year = Number(from.slice(0, 4));
  const anchorMonth = Number(from.slice(5, 7));
  const years = isBefore ? (month < anchorMonth ? 0 : -1) : month > anchorMonth ? 0 : 1;
  return moved(
    { from: `${year + years}-${String(month).padStart(2, '0')}-01`, day: `${year + years}-${String(month).padStart(2, '0')}-01` },
    0,
  );
}

/** "Then" is a time after these; else it only goes on: "and then how many". */
const JOINED_TO_SAME = new Set('at by since until till from before after back around'.split(' '));

/** The same months in the year that another time begins in. */
function inYear(range: Range, { from }: Range): Range {
  return moved(range, (Number(from.slice(0, 4)) - Number(range.from.slice(0, 4))) * 12);
}

/**
 * Said times with those that are counted from another: from one that follows at once, one said before in `words`, one said
 * in an earlier clause or message (`anchor`), or the newest release.
 */
export function withMoves(
  words: readonly string[],
  plain: readonly DateSaid[],
  found: readonly WordSaid[],
  newest: Range | null,
  anchor: () => Range | null,
): readonly DateSaid[] {
  const said = [...plain];
  const before = (at: number): Range | null => plain.findLast(({ end }) => end <= at)?.ranges.at(-1) ?? null;
  for (const move of movesSaid(words)) {
    const joins = (word: string) => word === 'than' || FILLERS.has(word);
    const follows = said.find(({ start }) => start >= move.end && words.slice(move.end, start).every(joins));
    // "In November the year before": the month stands, the year moves.
    const month = said.find(({ end, hasYear }) => end === move.start && !hasYear);
    const base = follows?.ranges.at(-1) ?? (month === undefined ? before(move.start) : null) ?? anchor() ?? newest;
    if (base === null) continue;
    const to = month === undefined ? move.to(base) : inYear(month.ranges[0] ?? base, move.to(base));
    const used = [follows, month].flatMap((one) => one ?? []);
    for (const one of [...said])
      if (used.includes(one) || (one.start < move.end && move.start < one.end)) said.splice(said.indexOf(one), 1);
    said.push({ start: month?.start ?? move.start, end: follows?.end ?? move.end, ranges: [to], hasYear: true });
  }
  for (const { start, end, kind } of found) {
    if (kind !== 'same' || (end - start === 1 && !JOINED_TO_SAME.has(words[leading(words, start)] ?? ''))) continue;
    const base = before(start) ?? anchor();
    if (base !== null) said.push({ start, end, ranges: [base], hasYear: true });
  }
  return said.sort((one, other) => one.start - other.start);
}
