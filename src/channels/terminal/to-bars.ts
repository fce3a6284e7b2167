// A chart as a terminal shows it: a bar for each date, as long as its figure.
import { formatDay } from '../../base/day.ts';
import type { Chart } from '../../conversation/message.ts';

/** Columns of the longest bar. */
const LONGEST = 40;

/** Dates, bars and figures in columns, the title above. */
export function toBars({ title, points }: Chart): string {
  const most = Math.max(...points.map(({ value }) => value), 1);
  const days = points.map(({ day }) => formatDay(day));
  const width = Math.max(...days.map(({ length }) => length));
  const bars = points.map(({ value, label }, at) => {
    const bar = '█'.repeat(Math.max(1, Math.round((value / most) * LONGEST)));
    return `  ${(days[at] ?? '').padStart(width)}  ${bar} ${label}`;
  });
  return [`  ${title}`, ...bars].join('\n');
}
