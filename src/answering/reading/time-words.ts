// Words of time beside dates, as knowledge/times.yaml lists them: newest, oldest, growth, and the days of releases.
import type { Day } from '../../base/day.ts';
import type { Knowledge } from '../../content/content.ts';
import type { DateSaid } from './calendar.ts';
import { createConceptFinder } from './concepts.ts';

/** `now`, `latest` and the like, where they stand. */
export type WordSaid = {
  readonly start: number;
  readonly end: number;
  readonly kind: 'now' | 'latest' | 'earliest' | 'growth' | 'same';
};

/** A day of a release, or (`called`) a word for some of them that a month or an ordinal number must stand before. */
export type ReleaseSaid = { readonly start: number; readonly end: number; readonly days: readonly Day[]; readonly called: boolean };

export type TimeWords = {
  readonly words: readonly WordSaid[];
  readonly releases: readonly ReleaseSaid[];
};

export type TimeWordFinder = {
  /** What stands in folded words; releases after `today` are not out yet. */
  find(words: readonly string[], today: Day): TimeWords;
};

const LISTS = ['now', 'latest', 'earliest', 'growth', 'same'] as const;

/** What a phrase stands for: a list, or a release by what happened on its day or by what it is called. */
type Meaning = { readonly kind: WordSaid['kind'] } | { readonly day: Day; readonly called: boolean };

export function createTimeWordFinder({ times, releases }: Pick<Knowledge, 'times' | 'releases'>): TimeWordFinder {
  const meanings: { readonly meaning: Meaning; readonly says: readonly string[] }[] = [
    ...LISTS.map((kind) => ({ meaning: { kind }, says: times[kind] })),
    ...times.releases.flatMap(({ release, says, called }) => {
      const day = releases.get(release)?.date;
      if (day === undefined) return [];
      return [
        { meaning: { day, called: false }, says },
        { meaning: { day, called: true }, says: called },
      ];
    }),
  ];
  const finder = createConceptFinder({
    concepts: meanings.map(({ says }, at) => ({ id: String(at), kind: 'time', says, includes: [] })),
    aliases: {},
    keep: [],
  });

  return {
    find(words, today) {
      const said: WordSaid[] = [];
      const named = new Map<string, { start: number; end: number; called: boolean; days: Day[] }>();
      for (const { start, end, concept } of finder.find(words)) {
        const meaning = meanings[Number(concept)]?.meaning;
        if (meaning === undefined) continue;
        if ('kind' in meaning) said.push({ start, end, kind: meaning.kind });
        else if (meaning.day <= today) {
          const key = `${start} ${meaning.called}`;
          const known = named.get(key) ?? { start, end, called: meaning.called, days: [] };
          named.set(key, { ...known, days: [...known.days, meaning.day].sort() });
        }
      }
      return { words: said, releases: [...named.values()] };
    },
  };
}

const FIRST = new Set('first 1st earliest oldest original tuatahi'.split(' '));
const SECOND = new Set('second 2nd tuarua'.split(' '));
const THIRD = new Set('third 3rd tuatoru'.split(' '));
const LAST = new Set('last latest newest final recent'.split(' '));

/** "The second release", "the first and the second release": the days in their places in the row of those called so. */
export function ordinalReleases(words: readonly string[], { start, end, days }: ReleaseSaid): readonly DateSaid[] {
  const said: DateSaid[] = [];
  for (let at = start - 1, until = end; ; at = joinedBefore(words, at), until = at + 1) {
    const from = words[at] === 'recent' && words[at - 1] === 'most' ? at - 1 : at;
    const place = placeOf(words[at] ?? '');
    const day = place === null ? undefined : days.at(place);
    if (day === undefined) return said;
    said.push({ start: from, end: until, ranges: [{ from: day, day }], hasYear: true });
    at = from;
  }
}

function placeOf(word: string): number | null {
  if (FIRST.has(word)) return 0;
  if (SECOND.has(word)) return 1;
  if (THIRD.has(word)) return 2;
  return LAST.has(word) ? -1 : null;
}

/** Where an ordinal number stands that "and", "or" or "to" joins to the one at `at`; -1 when none is joined. */
function joinedBefore(words: readonly string[], at: number): number {
  const joint = words[at - 1] === 'the' ? at - 2 : at - 1;
  return /^(and|or|to)$/.test(words[joint] ?? '') ? joint - 1 : -1;
}

/** "The July announcement": the days of those releases, where one lies in the time said; else the time as it was said. */
export function releaseOfDate(said: DateSaid, names: readonly ReleaseSaid[]): DateSaid {
  const named = names.find(({ start }) => start === said.end);
  const days = named?.days.filter((day) => said.ranges.some((range) => day >= range.from && day <= range.day)) ?? [];
  if (named === undefined || days.length === 0 || (said.hasYear && days.length > 1)) return said;
  return { ...said, end: named.end, ranges: days.map((day) => ({ from: day, day })), hasYear: days.length === 1 };
}
