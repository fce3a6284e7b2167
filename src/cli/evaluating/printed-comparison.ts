// How this run differs from the one kept in the repository.
import { type Compact, compare } from './comparison.ts';
import { table } from './table.ts';

/** Every target, and every other figure that changed. */
export function comparisonLines(before: Compact | null, now: Compact): readonly string[] {
  if (!before) return ['Nothing to compare with: no run is kept yet (--keep keeps this one).'];
  const all = compare(before, now);
  const listed = all.filter(({ figure, before: old, now: value }) => figure.startsWith('target ') || old !== value);
  const rows = listed.map(({ figure, before: old, now: value }) => [figure, old.toFixed(3), value.toFixed(3), signed(value - old)]);
  const lines = table(['compared with the run kept in docs/evaluation', 'before', 'now', 'difference'], rows);
  const questions = before.questions === now.questions ? [] : [`questions: ${before.questions} before, ${now.questions} now`];
  const unmeasured = Object.keys(before.figures).length - all.length;
  return [
    ...lines,
    ...questions,
    `${all.length - listed.length} other figures are the same`,
    ...(unmeasured > 0 ? [`${unmeasured} kept figures were not measured now`] : []),
  ];
}

function signed(difference: number): string {
  const text = difference.toFixed(3);
  return difference === 0 ? '' : difference > 0 ? `+${text}` : text;
}
