// Why an answer was chosen, step by step, for `npm run ask -- --explain`.
import type { Answerer } from '../answering/answerer.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(7);

/** The steps behind a decision as plain lines. */
export function explanation({ reading, ranking, outcome }: ReturnType<Answerer['explain']>): string {
  const lines = ['read as'];
  for (const { role, words, concepts } of reading.clauses) {
    lines.push(`  ${role.padEnd(8)} ${words.join(' ')}`);
    if (concepts.length > 0) lines.push(`  ${' '.repeat(8)} concepts: ${[...new Set(concepts)].join(', ')}`);
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
  lines.push(`decided   ${JSON.stringify(outcome)}`, '', '');
  return lines.join('\n');
}
