// From slots to an outcome: the figure of a cell, one that follows from two, the gap of an empty cell, or a refusal.
import { type Day, daysBetween } from '../../base/day.ts';
import type { CountedMeasure, Figures } from '../../content/schema/figures.ts';
import { factsAt } from '../deciding/dates.ts';
import type { Outcome, Worked } from '../outcome.ts';
import type { AskedTime } from '../reading/asked-times.ts';
import type { CountAsk } from './asks.ts';
import { growth, rest, share } from './derive.ts';
import type { Figure, Lookup } from './lookup.ts';

export type Answer = Extract<Outcome, { kind: 'answer' }>;

/** Of labelled questions that were answered by figures, authors left out, so many were right (181 of 200). */
const CONFIDENCE = 0.9;

/** An answer of these entries, as sure as figures have been. */
export function answerOf(entryIds: readonly string[], more: Pick<Answer, 'asked' | 'worked' | 'granted'> = {}): Answer {
  return { kind: 'answer', entryIds: [...new Set(entryIds)], gapIds: [], also: [], confidence: CONFIDENCE, ...more };
}

/** What the slots of an ask come to; null when they ask for nothing the ledger could hold. */
export type CellRule = (ask: CountAsk) => Outcome | null;

export function createCellRule(figures: Figures, lookup: Lookup): CellRule {
  const workedOut = (entryId: string, worked: Worked): Answer => answerOf([entryId], { worked: { [entryId]: worked } });
  /** On which side of a measure's facts all the times lie; null when one is in reach. */
  const emptySide = ({ id }: CountedMeasure, times: readonly AskedTime[]): 'earlier' | 'later' | null => {
    const [first] = lookup.series(id);
    const [time] = times;
    if (!first || !time || times.some((one) => lookup.at(id, one) !== null)) return null;
    return 'day' in time && time.day !== null && time.day < first.asAt ? 'earlier' : 'later';
  };
  const gapOf = (measures: readonly CountedMeasure[], times: readonly AskedTime[]): Outcome | null => {
    for (const measure of measures) {
      const side = emptySide(measure, times);
      if (side !== null && measure.gaps) {
        return { kind: 'decline', gapId: measure.gaps[side], declineId: null, also: [measure.entry], confidence: 1 };
      }
    }
    return null;
  };
  /** The first and the last fact of the times asked; with "than" or "since" and one time, that one and the latest. */
  const ends = ({ id }: CountedMeasure, ask: CountAsk): readonly [Figure, Figure] | null => {
    const { words } = ask.marked;
    const times = settled(ask.times);
    const dated = lookup.series(id);
    // A month that was not read would be missing at one end.
    const isUnread = ask.marked.of(['month']).length > 1 && times.some((time) => time.kind === 'growth' && time.from === null);
    if (isUnread) return null;
    const told = new Set(times.flatMap((time) => (lookup.at(id, time) === null ? [] : factsAt(time, dated).map((fact) => fact.id))));
    const found = dated.filter((fact) => told.has(fact.id));
    const [from] = found;
    const isOpen = found.length === 1 && words.some((word, at) => word === 'since' || (word === 'than' && words[at - 1] !== 'more'));
    // "In the four months following", "over the year to": the fact after, the one of a year before.
    const next =
      found.length === 1 && from && (ask.marked.has('next') || ask.marked.has('after')) ? dated[dated.indexOf(from) + 1] : undefined;
    if (found.length === 1 && from && OVER_THE_YEAR.test(words.join(' '))) {
      const before = dated.filter(({ asAt }) => asAt.slice(0, 7) <= yearBefore(from.asAt).slice(0, 7)).at(-1);
      return before && growth(figures, before, from) ? [before, from] : null;
    }
    const to = isOpen ? dated.at(-1) : (next ?? found.at(-1));
    return from && to && from !== to && growth(figures, from, to) ? [from, to] : null;
  };
  const grown = (measure: CountedMeasure, ask: CountAsk): Answer | null => {
    const pair = ends(measure, ask);
    if (!pair) return null;
    const asks = ask.marked.has('double') ? 'double' : ask.marked.has('share') ? 'share' : 'number';
    return workedOut(measure.entry, { kind: 'growth', from: pair[0].id, to: pair[1].id, asks });
  };
  const withCues = ({ thing }: CountedMeasure, ...cues: readonly string[]) =>
    figures.measures.find(
      (one) => one.thing[0] === thing[0] && one.cues.length === cues.length && cues.every((cue) => one.cues.includes(cue)),
    );
  /** The latest pair of facts of one release, as at a time asked where one is. */
  const ofOneDay = (one: CountedMeasure, other: CountedMeasure, times: readonly AskedTime[]): readonly [Figure, Figure] | null => {
    const others = lookup.series(other.id);
    const pairs = lookup.series(one.id).flatMap((fact): readonly (readonly [Figure, Figure])[] => {
      const same = others.find(({ release }) => release === fact.release);
      return same ? [[fact, same]] : [];
    });
    const isAsked = ([fact]: readonly [Figure, Figure]) => times.length === 0 || times.some((time) => lookup.at(one.id, time) === fact);
    return pairs.filter(isAsked).at(-1) ?? null;
  };

  /** "Before the November 2015 batch": the total of that day less what was new in it. */
  const beforeNews = (measure: CountedMeasure, times: readonly AskedTime[]): Answer | null => {
    const fresh = withCues(measure, ...measure.cues, 'new');
    const [time] = times;
    const rule = figures.differences.find(({ of, less }) => of === measure.id && less === fresh?.id);
    if (!fresh || !rule || time?.kind !== 'before') return null;
    const news = lookup.series(fresh.id).find(({ asAt }) => asAt > time.day && daysBetween(time.day, asAt) <= A_MONTH);
    const total = lookup.series(measure.id).find(({ release }) => release === news?.release);
    return news && total && rest(figures, total, news) ? workedOut(rule.entry, { kind: 'rest', of: total.id, less: news.id }) : null;
  };

  return (ask) => {
    const { slots, times, marked } = ask;
    const [first, second] = slots?.measures ?? [];
    if (!slots || !first) return null;
    switch (slots.operation) {
      case 'average':
      case 'projection': {
        const entryIds = [...new Set(slots.measures.map(({ entry }) => entry))];
        return { kind: 'decline', gapId: null, declineId: null, also: [], confidence: 1, refused: { what: slots.operation, entryIds } };
      }
      case 'growth': {
        // "How many extra schools in November 2015": what was new that day.
        const fresh = withCues(first, ...first.cues, 'new');
        const isFresh = fresh !== undefined && marked.has('more') && times.length > 0 && emptySide(fresh, times) === null;
        return grown(first, ask) ?? gapOf([first], times) ?? (isFresh ? answerOf([fresh.entry]) : null);
      }
      case 'rest':
      case 'share': {
        // "Before the November batch" is as at its day.
        const asked = slots.difference?.cues.includes('before') ? [] : times;
        const pair = second ? ofOneDay(first, second, asked) : null;
        if (!pair) return gapOf(slots.measures, asked);
        const [one, other] = pair;
        if (slots.operation === 'rest')
          return slots.difference && rest(figures, one, other)
            ? workedOut(slots.difference.entry, { kind: 'rest', of: one.id, less: other.id })
            : null;
        const places = marked.has('exactly') || marked.words.includes('decimal') ? 1 : 0;
        const worked: Worked = { kind: 'share', part: one.id, whole: other.id, left: slots.difference !== null, places };
        return slots.share && share(figures, one, other) ? workedOut(slots.share.entry, worked) : null;
      }
      case 'value': {
        if (slots.measures.some((measure) => emptySide(measure, times) === null)) {
          const entryIds = slots.measures.map(({ entry }) => entry);
          return answerOf(entryIds, times.length === 0 ? {} : { asked: Object.fromEntries(entryIds.map((id) => [id, times])) });
        }
        const earlier = beforeNews(first, times);
        if (earlier) return earlier;
        // "New communities, July to November": what all of them grew by.
        const whole = first.cues.includes('new') ? withCues(first, ...first.cues.filter((cue) => cue !== 'new')) : undefined;
        return (whole && grown(whole, ask)) ?? gapOf(slots.measures, times);
      }
    }
  };
}

/** Days within which a month and a day in it lie. */
const A_MONTH = 31;
const OVER_THE_YEAR = /\b(?:over|in|during) the (?:year|12 months|twelve months) (?:to|until|up to|ending)\b/;
const yearBefore = (day: Day): Day => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

/** Of a month that fits several years, the one after the other times: "in November, compared with July 2016". */
function settled(times: readonly AskedTime[]): readonly AskedTime[] {
  const isOpen = (time: AskedTime) => 'fits' in time && (time.fits ?? 1) > 1;
  const fixed = times.flatMap((time) => (!isOpen(time) && 'day' in time && time.day !== null ? [time.day] : []));
  const last = fixed.sort().at(-1);
  return last === undefined ? times : times.filter((time) => !isOpen(time) || ('day' in time && time.day !== null && time.day > last));
}
