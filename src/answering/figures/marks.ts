// Marks what the words of an ask are to someone who wants a count: things, cues, fillers; and which words none of these explains.
import type { Figures, FigureWord } from '../../content/schema/figures.ts';
import { createPatternFinder, type Span } from './patterns.ts';

/** A list of figures.yaml that is said somewhere. */
export type Mark = Span & { readonly name: string };

export type Marked = {
  readonly words: readonly string[];
  /** Marks of these lists inside a range of words, by position. */
  of(names: readonly string[], from?: number, to?: number): readonly Mark[];
  /** Whether a list that the program knows by name is said inside the range. */
  has(name: FigureWord, from?: number, to?: number): boolean;
  /** Releases whose day is named without its date. */
  readonly moments: readonly (Span & { readonly release: string })[];
  /** Positions of words that stand in no list and are no number. */
  readonly unexplained: readonly number[];
};

export type Marker = (words: readonly string[]) => Marked;

/** A longer mark hides those inside it: in "new zealand" nothing is new. */
export function createMarker(figures: Figures): Marker {
  const find = createPatternFinder(
    figures.words,
    figures.moments.flatMap(({ release, says }) => says.map((text) => ({ says: text, value: release }))),
  );
  return (words) => {
    const { classes, found } = find(words);
    const all = [...classes].flatMap(([name, spans]) => spans.map(({ start, end }): Mark => ({ name, start, end })));
    const long = all.filter(({ start, end }) => end > start + 1);
    const isHidden = (one: Mark) =>
      long.some((other) => other.start <= one.start && one.end <= other.end && other.end - other.start > one.end - one.start);
    const marks = all.filter((one) => !isHidden(one)).sort((one, other) => one.start - other.start);
    const explained = words.map((word) => /^\d+(?:st|nd|rd|th|s|pc)?$/.test(word));
    for (const { start, end } of [...marks, ...found]) explained.fill(true, start, end);
    const byName = new Map<string, Mark[]>();
    for (const one of marks) {
      const known = byName.get(one.name);
      if (known) known.push(one);
      else byName.set(one.name, [one]);
    }
    const of: Marked['of'] = (names, from = 0, to = words.length) => {
      if (!names.some((name) => byName.has(name))) return [];
      const named = names.length === 1 ? (byName.get(names[0] ?? '') ?? []) : marks.filter(({ name }) => names.includes(name));
      return named.filter(({ start, end }) => start >= from && end <= to);
    };
    return {
      words,
      of,
      has: (name, from = 0, to = words.length) => byName.get(name)?.some(({ start, end }) => start >= from && end <= to) === true,
      moments: found.map(({ value, start, end }) => ({ release: value, start, end })),
      unexplained: explained.flatMap((isExplained, at) => (isExplained ? [] : [at])),
    };
  };
}
