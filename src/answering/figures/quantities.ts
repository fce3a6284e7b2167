// Shares that are said in a word: "every community", "most schools", "hardly any", "no region".
import type { CountAsk } from './asks.ts';
import type { Mark } from './marks.ts';
import type { SaidNumber } from './said-numbers.ts';

const WORDS_FOR_SHARES = [
  ['every', 1, 'exactly'],
  ['none', 0, 'exactly'],
  ['most', 0.5, 'over'],
  ['few', 0.2, 'under'],
] as const;

/** So short a clause with a "no" says it to what was told. */
const FEW_WORDS = 3;

/** The numbers said; without a share among them also one that is said in a word: "every", "most", "hardly any", "no". */
export function withQuantities({ numbers, marked }: Pick<CountAsk, 'numbers' | 'marked'>, things: readonly Mark[]): readonly SaidNumber[] {
  if (numbers.some(({ kind }) => kind === 'share') || marked.has('difference')) return numbers;
  const isBeside = (end: number) =>
    /^\d+$/.test(marked.words[end] ?? '') ||
    things.some(({ start }) => start === end || (start === end + 1 && marked.words[end] === 'the'));
  const found = WORDS_FOR_SHARES.flatMap(([name, value, how]) =>
    marked
      .of([name])
      .filter(({ end }) => how !== 'exactly' || isBeside(end))
      .map(({ start, end }): SaidNumber => ({ kind: 'share', value, how, start, end })),
  );
  // "135,000 was for every community": the figure is what is put forward; "no, leaders" answers.
  const isIt = (one: SaidNumber) => numbers.every(({ start }) => start === one.end) && (one.value > 0 || marked.words.length > FEW_WORDS);
  return found.length === 1 && found.every(isIt) ? [...found, ...numbers] : numbers;
}
