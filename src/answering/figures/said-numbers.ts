// The figures a person names, and how closely: "about 120", "over half", "between 140 and 150", "one in three", "$395 million".
import type { Marked } from './marks.ts';
import type { Span } from './patterns.ts';

export type SaidNumber = Span & {
  /** A count, an amount of money in dollars, or a share of 1. */
  readonly kind: 'count' | 'money' | 'share';
  readonly value: number;
  /** The upper end of "between 140 and 150". */
  readonly upTo?: number;
  readonly how: Nearness;
};

const NEARNESS = ['exactly', 'almost', 'under', 'over', 'about'] as const;
export type Nearness = (typeof NEARNESS)[number] | 'plainly';

const number = (pairs: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(pairs));
const PARTS = number({ half: 1 / 2, third: 1 / 3, thirds: 1 / 3, quarter: 1 / 4, quarters: 1 / 4, fifth: 1 / 5, fifths: 1 / 5 });
const SMALL = number({ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 });
const SCALES = number({ hundred: 1e2, thousand: 1e3, million: 1e6, mil: 1e6, mill: 1e6, billion: 1e9 });
const ONE_HUNDREDTH: readonly string[] = ['percent', 'pc', 'percentage'];
/** Words that may stand between a figure and what qualifies it: "more than a third". */
const REACH = 3;

const isYear = (word: string | undefined) => word !== undefined && /^20[1-4]\d$/.test(word);
const smallOf = (word: string | undefined) =>
  word === undefined ? undefined : (SMALL.get(word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : undefined));

/**
 * In order. Years and days of a month are none. `held` says whether the ledger holds a number: "1 264" is one number
 * only then.
 */
export function saidNumbers(marked: Marked, held: (value: number) => boolean): readonly SaidNumber[] {
  const { words } = marked;
  const found: SaidNumber[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const read = shareAt(words, at) ?? countAt(marked, at, held);
    if (read === null) continue;
    at = read.end - 1;
    const before = found.at(-1);
    // Two numbers of ours side by side are two: "1,264 / 2,416".
    const bothHeld = before !== undefined && held(before.value) && held(read.value);
    const range = before === undefined || bothHeld ? null : asRange(marked, before, read);
    if (range) found[found.length - 1] = range;
    else found.push({ ...read, how: nearness(marked, read) });
  }
  return found;
}

type Read = Omit<SaidNumber, 'how' | 'upTo'>;

/** The share that begins at a word: "half", "two thirds", "one in three", "54 percent"; not the half of a million or of a year. */
export function shareAt(words: readonly string[], at: number): Read | null {
  const word = words[at] ?? '';
  const [next = '', second = '', third = ''] = words.slice(at + 1);
  const share = (value: number, length: number): Read => ({ kind: 'share', value, start: at, end: at + length });
  const part = PARTS.get(word);
  if (part !== undefined) {
    const scale = SCALES.get(next) ?? (next === 'a' || next === 'of' ? SCALES.get(second === 'a' ? third : second) : undefined);
    if (scale === undefined) return [next, second, third].some(isYear) ? null : share(part, 1);
    const length = SCALES.has(next) ? 2 : second === 'a' ? 4 : 3;
    return { kind: 'count', value: part * scale, start: at, end: at + length };
  }
  const small = smallOf(word);
  const parts = PARTS.get(next);
  if (small !== undefined && parts !== undefined && (next.endsWith('s') || small === 1)) return share(small * parts, 2);
  if (small !== undefined) {
    const among = next === 'in' ? smallOf(second) : next === 'out' && second === 'of' ? smallOf(third) : undefined;
    if (among !== undefined && small < among && !isYear(second)) return share(small / among, next === 'in' ? 3 : 4);
  }
  if (/^\d{1,3}pc$/.test(word)) return share(Number.parseInt(word, 10) / 100, 1);
  if (/^\d{1,3}$/.test(word) && ONE_HUNDREDTH.includes(next)) return share(Number(word) / 100, 2);
  return /^\d{1,3}$/.test(word) && next === 'per' && second === 'cent' ? share(Number(word) / 100, 3) : null;
}

function countAt(marked: Marked, at: number, held: (value: number) => boolean): Read | null {
  const { words } = marked;
  const word = words[at] ?? '';
  const next = words[at + 1] ?? '';
  if (!/^\d+s?$/.test(word) || isYear(word) || isDayOfMonth(marked, at)) return null;
  const joined = Number(`${word}${next}`);
  if (word.length <= 3 && /^\d{3}$/.test(next) && held(joined)) return { kind: 'count', value: joined, start: at, end: at + 2 };
  const value = Number.parseInt(word, 10);
  const scale = SCALES.get(next);
  if (scale === undefined) return { kind: 'count', value, start: at, end: at + 1 };
  return { kind: scale < 1e6 ? 'count' : 'money', value: value * scale, start: at, end: at + 2 };
}

/** "9 november", "november 18", "18 of november". */
function isDayOfMonth({ words, of }: Marked, at: number): boolean {
  const day = Number.parseInt(words[at] ?? '', 10);
  if (!(day >= 1 && day <= 31)) return false;
  return of(['month'], Math.max(0, at - 1), at + 3).some(
    ({ start, end }) => end === at || start === at + 1 || (start === at + 2 && words[at + 1] === 'of'),
  );
}

/** Two figures that are the ends of one: "between 140 and 150", "10-20", "300 to 400 thousand". */
function asRange(marked: Marked, before: SaidNumber, read: Read): SaidNumber | null {
  const between = marked.words.slice(before.end, read.start);
  const joined = between.length === 0 || (between.length === 1 && ['and', 'to', 'or'].includes(between[0] ?? ''));
  const opened = between[0] !== 'and' || marked.has('between', Math.max(0, before.start - 2), before.start);
  if (!joined || !opened || before.upTo !== undefined || before.kind !== read.kind || between[0] === 'or') return null;
  // "300-400k": the k is said once.
  const least = before.value < 1_000 && read.value >= 10_000 ? before.value * 1_000 : before.value;
  return least < read.value ? { ...before, value: least, upTo: read.value, end: read.end } : null;
}

function nearness({ of }: Marked, { start, end }: Read): Nearness {
  const before = of(NEARNESS, Math.max(0, start - REACH), start).at(-1);
  // "1,000 or so", "1,000 in July 2016 exactly".
  const after = of(['about', 'exactly'], end).find((mark) => mark.name === 'exactly' || mark.start === end);
  return NEARNESS.find((name) => name === (before ?? after)?.name) ?? 'plainly';
}
