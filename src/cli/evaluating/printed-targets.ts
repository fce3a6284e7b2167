// The targets as a table, and for missed ones the curve and the largest groups of errors.
import type { ErrorGroup } from './error-groups.ts';
import type { Report } from './report.ts';
import { asShare, shortened, table } from './table.ts';
import type { Target } from './targets.ts';

/** Groups of errors under each missed target; all ten are in the JSON. */
const MOST_BEHIND = 3;
const EXAMPLE_CHARACTERS = 80;

export function targetLines(targets: readonly Target[]): readonly string[] {
  const rows = targets.map(({ measure, unit, cases, measured, meanOverAuthors, target, sense, met }) => [
    measure,
    String(cases),
    target === null ? '–' : `${sense === 'at least' ? '≥' : '≤'} ${inUnit(target, unit)}`,
    measured === null ? '–' : inUnit(measured, unit),
    asShare(meanOverAuthors),
    met === null ? (target !== null && measured === null ? 'not measured' : '') : met ? 'met' : 'MISSED',
  ]);
  return table(['measure', 'cases', 'target', 'measured', 'mean of authors', ''], rows, [5]);
}

function inUnit(value: number, unit: Target['unit']): string {
  switch (unit) {
    case 'share':
      return value.toFixed(3);
    case 'points':
      return `${value > 0 ? '+' : ''}${value.toFixed(1)} points`;
    case 'ms':
      return `${value.toFixed(2)} ms`;
  }
}

/** Sections: the curve, the largest groups of errors, and those behind each missed share; none when every target is met. */
export function missedLines({ targets, curveAt, errors }: Report): readonly (readonly string[])[] {
  const missed = targets.filter(({ met }) => met === false);
  if (missed.length === 0) return [];
  const curve = curveAt.map(({ mostWrong, point }) =>
    point
      ? [
          `at most ${Math.round(mostWrong * 100)} %`,
          asShare(point.wrong),
          asShare(point.right),
          asShare(point.answered),
          asShare(point.confidence),
        ]
      : [`at most ${Math.round(mostWrong * 100)} %`, '–', '–', '–', '–'],
  );
  return [
    table(['wrong, of what is answered', 'wrong', 'right, of what has an answer', 'answered, of all', 'from confidence'], curve),
    groupLines('largest groups of errors', errors),
    ...missed
      .filter((target) => target.errors.length > 0)
      .map(({ measure, errors: behind }) => groupLines(`behind “${measure}”`, behind.slice(0, MOST_BEHIND))),
  ];
}

function groupLines(title: string, groups: readonly ErrorGroup[]): readonly string[] {
  const rows = groups.map(({ expected, instead, cases, authors, example }) => [
    `${expected} → ${instead}`,
    String(cases),
    authors,
    shortened(example, EXAMPLE_CHARACTERS),
  ]);
  return table([title, 'cases', 'authors', 'for example'], rows, [2, 3]);
}
