// Whether a clause could be for a count or put one forward at all: most are not, and need no closer look.
import type { Figures, FigureWord } from '../../content/schema/figures.ts';
import { createPatternFinder } from './patterns.ts';

/** Lists without any of which, and without number and time, nobody asks for a count. */
const SIGNS: readonly FigureWord[] = [
  'how-many',
  'figure',
  'share',
  'difference',
  'more',
  'before',
  'not',
  'double',
  'average',
  'projection',
  'total',
  'latest',
  'first',
  'every',
  'none',
  'most',
  'few',
  'month',
  'season',
];
const NUMBER = /^(?:\d.*|half|thirds?|quarters?|fifths?)$/;

export type SignFinder = (words: readonly string[]) => boolean;

export function createSignFinder({ words: lists }: Pick<Figures, 'words'>): SignFinder {
  const find = createPatternFinder(Object.fromEntries(SIGNS.map((name) => [name, lists[name] ?? []])), []);
  return (words) => words.some((word) => NUMBER.test(word)) || find(words).classes.size > 0;
}
