// Why an answer was chosen, step by step, for `npm run ask -- --explain`.
import type { Answerer } from '../answering/answerer.ts';
import type { AskedTime } from '../answering/reading/asked-times.ts';
import { type Aspects, aspectsOf } from '../answering/reading/aspects.ts';
import { wordsOf } from '../answering/reading/words.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(7);

/** A time as `instant 2016-07-01 to 2016-07-31`; `fits 2 years` when the words named none. */
function timeInWords(time: AskedTime): string {
  const from = 'from' in time ? `${time.from ?? '…'} to ` : '';
  const days = 'day' in time ? ` ${from}${time.day ?? '…'}` : '';
  const fits = 'fits' in time && time.fits !== undefined ? `, fits ${time.fits} year${time.fits === 1 ? '' : 's'}` : '';
  return `${time.kind}${days}${fits}`;
}

/** `subject teo × facet money × audience – × time latest`. */
function inAspects({ subjects, facets, audiences, times }: Aspects): string {
  const say = (names: readonly string[]) => names.join(', ') || '–';
  return `subject ${say(subjects)} × facet ${say(facets)} × audience ${say(audiences)} × time ${say(times.map(timeInWords))}`;
}

/** The steps behind a decision as plain lines: split, fold, resolve, concepts, aspects, candidates, decision. */
export function explanation({ reading, times, ranking, candidates, outcome }: ReturnType<Answerer['explain']>): string {
  const lines = ['read as'];
  const step = (name: string, what: string) => lines.push(`  ${name.padEnd(8)} ${what}`);
  for (const [at, { role, text, words, concepts, hits }] of reading.clauses.entries()) {
    const [folded, mended] = [wordsOf(text).join(' '), words.join(' ')];
    step(role, text);
    step('', `folded: ${folded}`);
    if (mended !== folded) step('', `mended: ${mended}`);
    if (concepts.length > 0) step('', `concepts: ${[...new Set(concepts)].join(', ')}`);
    if (role !== 'courtesy') step('', inAspects(aspectsOf(hits, times[at]?.times ?? [])));
  }
  lines.push(`settled ${percent(ranking.settled)}   not settled ${percent(ranking.unsettled)}   urgent ${percent(ranking.urgent)}`);
  const lists = [
    ['entries', ranking.entries],
    ['gaps', ranking.gaps],
    ['other subjects', ranking.declines],
    ['acts', ranking.acts],
  ] as const;
  for (const [name, list] of lists) {
    lines.push(name);
    for (const { id, score } of list.slice(0, 3)) lines.push(`  ${percent(score)}  ${id}`);
  }
  lines.push('candidates');
  for (const { entryIds, score } of candidates.slice(0, 3)) lines.push(`  ${percent(score)}  ${entryIds.join(' + ')}`);
  lines.push(`decided   ${JSON.stringify(outcome)}`, '', '');
  return lines.join('\n');
}
