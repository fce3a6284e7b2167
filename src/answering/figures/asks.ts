// Reads the words of one ask for figures: marks, slots, times and said numbers, in the light of the asks before it.
import type { Day } from '../../base/day.ts';
import type { Knowledge } from '../../content/content.ts';
import type { CountedMeasure } from '../../content/schema/figures.ts';
import type { AskedTime } from '../reading/asked-times.ts';
import type { Figure, Lookup } from './lookup.ts';
import { createMarker, type Marked } from './marks.ts';
import type { Span } from './patterns.ts';
import { type SaidNumber, saidNumbers } from './said-numbers.ts';
import { createSlotReader, type SlotReader, type Slots } from './slots.ts';

export type CountAsk = {
  readonly marked: Marked;
  readonly slots: Slots | null;
  /** Times it asks for, in order; those of the asks before when it goes on with them, that of a row when a figure chooses one. */
  readonly times: readonly AskedTime[];
  /** Those of them that it names itself. */
  readonly named: readonly AskedTime[];
  readonly numbers: readonly SaidNumber[];
  /** Numbers that only say which row is meant: "at 117 communities, how many pupils". */
  readonly selecting: readonly SaidNumber[];
  /** Words that nothing here explains. */
  readonly strangeWords: number;
  /** The same with figures that are not ours, which weigh more. */
  readonly unexplained: number;
};

export type AskReader = {
  /** `named`: the times of the ask's own words; `before`: the asks before it, oldest first. */
  read(words: readonly string[], named: readonly AskedTime[], before: readonly CountAsk[]): CountAsk;
  readonly slots: SlotReader;
  /** Ledger facts that a said number stands for, of measures people ask for. */
  meantBy(said: SaidNumber): readonly Figure[];
};

/** Smaller numbers are too common to stand for a fact by themselves. */
export const TELLING = 20;
/** A longer ask says itself what it is about. */
const ELLIPTIC = 9;
/** What a figure that is not ours counts for: so many words that nothing explains. */
const STRANGE = 5;
const HELPERS = 'is are was were be been do does did has have had can could will would should may'.split(' ');

export function createAskReader({ figures, releases }: Pick<Knowledge, 'figures' | 'releases'>, lookup: Lookup): AskReader {
  const days = new Map([...releases.values()].map(({ id, date }) => [id, date]));
  const mark = createMarker(figures);
  const slots = createSlotReader(figures);
  const measures = new Map(figures.measures.map((measure) => [measure.id, measure]));
  const held = (value: number) => lookup.holding(value).length > 0;
  const meantBy: AskReader['meantBy'] = ({ kind, value }) =>
    kind === 'share' ? [] : lookup.holding(value).filter(({ measure }) => measures.has(measure ?? ''));
  const measureOf = (said: SaidNumber): CountedMeasure | undefined => {
    const [id, ...others] = new Set(meantBy(said).map(({ measure }) => measure));
    return others.length === 0 ? measures.get(id ?? '') : undefined;
  };
  /** Numbers that only choose a row, with the things they count. */
  const selectingIn = (marked: Marked, numbers: readonly SaidNumber[], mayGoOn: boolean) => {
    const things = slots.thingsIn(marked, { start: 0, end: marked.words.length });
    const chosen = numbers.flatMap((said) => {
      const measure = measureOf(said);
      const thing = things.find(({ name, start }) => start >= said.end && start <= said.end + 2 && measure?.thing.includes(name));
      // "How many of the 117 communities" counts some of these, not something else.
      const isCounted = ['of', 'many'].some((word) => marked.words.slice(Math.max(0, said.start - 2), said.start).includes(word));
      return thing && !isCounted ? [{ said, thing }] : [];
    });
    return mayGoOn || things.some((thing) => !chosen.some((one) => one.thing === thing)) ? chosen : [];
  };

  const read: AskReader['read'] = (words, named, before) => {
    const first = mark(words);
    const unasked = contrasts(first, slots);
    const plain = unasked.length === 0 ? first : mark(without(words, unasked));
    const numbers = saidNumbers(plain, held);
    const last = before.at(-1);
    const mayGoOn = words.length <= ELLIPTIC && plain.unexplained.length === 0 && last?.slots != null;
    const counts = plain.has('how-many') || plain.has('figure') || plain.has('total');
    const selecting = counts || mayGoOn ? selectingIn(plain, numbers, mayGoOn) : [];
    const chosen = selecting.map(({ thing }) => thing);
    const marked = chosen.length === 0 ? plain : mark(without(plain.words, chosen));
    const telling = numbers.filter(({ value }) => value >= TELLING);
    const meant = telling.flatMap((said) => measureOf(said) ?? []).filter(({ cues }) => cues.length > 0);
    const ofMoments = plain.moments.flatMap(({ release }) => onDay(days.get(release)));
    const ofNumbers = telling.flatMap((said) => {
      const [day, ...others] = new Set(meantBy(said).map(({ asAt }) => asAt));
      return others.length === 0 ? onDay(day) : [];
    });
    const carried = mayGoOn ? (last?.slots?.measures[0] ?? null) : null;
    const found = slots.read(marked, { meant, carried }) ?? slots.read(marked, { meant, carried: null });
    const own = [named, ofMoments, ofNumbers].find((times) => times.length > 0) ?? [];
    // "To November" alone is one of two: it takes the time before beside it.
    const said = own.every((time) => 'fits' in time && (time.fits ?? 1) > 1) ? Math.min(own.length, 1) : own.length;
    const goesOn = mayGoOn && found !== null;
    const needed = found?.operation === 'growth' ? 2 : 1;
    const times = goesOn && said < needed ? [...before.flatMap((ask) => ask.times).slice(said - 2), ...own] : own;
    // Without "how many" it goes on with a count, or begins with one and its time.
    const begins = before.length === 0 && own.length > 0;
    const isAsked = found?.operation !== 'value' || counts || begins || goesOn;
    const strange = numbers.filter((said) => said.kind !== 'share' && said.value >= TELLING && meantBy(said).length === 0);
    return {
      marked,
      slots: isAsked ? found : null,
      times,
      named,
      numbers,
      selecting: selecting.map(({ said }) => said),
      unexplained: strangeWords(marked, numbers).length + STRANGE * strange.length,
      strangeWords: strangeWords(marked, numbers).length,
    };
  };
  return { read, slots, meantBy };
}

const onDay = (day: Day | undefined): readonly AskedTime[] => (day === undefined ? [] : [{ kind: 'instant', from: day, day }]);

/** Positions that no list explains and no said number covers. */
function strangeWords({ unexplained }: Marked, numbers: readonly Span[]): readonly number[] {
  return unexplained.filter((at) => !numbers.some(({ start, end }) => start <= at && at < end));
}

/** The words with some of them put out. */
function without(words: readonly string[], spans: readonly Span[]): readonly string[] {
  return words.map((word, at) => (spans.some(({ start, end }) => start <= at && at < end) ? 'the' : word));
}

/** "not communities", "not the new ones": what is not asked for. "Are not in" is something else. */
function contrasts(marked: Marked, slots: SlotReader): readonly Span[] {
  const { words } = marked;
  return marked.of(['not']).flatMap(({ start, end }): readonly Span[] => {
    if (words[start] !== 'not' || end !== start + 1 || HELPERS.includes(words[start - 1] ?? '')) return [];
    let at = end;
    while (['the', 'just', 'only', 'a', 'all', 'in', 'for'].includes(words[at] ?? '')) at += 1;
    const named = [
      ...slots.thingsIn(marked, { start: at, end: words.length }),
      ...marked.of(['month', 'season', 'figure', 'total', 'new'], at),
    ];
    const next = named.find((one) => one.start === at);
    const isYear = /^20[1-4]\d$/.test(words[at] ?? '');
    if (!next && !isYear) return [];
    const behind = next?.end ?? at + 1;
    return [{ start, end: ['ones', 'total', 'totle'].includes(words[behind] ?? '') ? behind + 1 : behind }];
  });
}
