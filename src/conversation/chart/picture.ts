// The picture of a chart: title, and for each date its figure in words above a bar that begins at nought.
import type { Chart } from '../../answering/composing/chart.ts';
import { formatDay } from '../../base/day.ts';
import { createCanvas } from './canvas.ts';
import { createLettering } from './lettering.ts';
import { type Colour, toPng } from './png.ts';

/** Pixels of the drawing for each pixel it is shown at: sharp on fine screens. */
const DENSITY = 2;
/** As shown, in pixels: narrow enough for a telephone. */
const PICTURE_WIDTH = 320;
const MARGIN = 12;
const TITLE = { size: 15, line: 21, pen: 1.7 } as const;
const FIGURE = { size: 14, line: 20, pen: 1.25 } as const;
const BAR = { height: 13, below: 12 } as const;
const BELOW_TITLE = 6;

const PAPER: Colour = [255, 255, 255];
/** The page's own dark green: 9 to 1 against the paper. */
const INK: Colour = [11, 79, 92];

/** A PNG of the chart. */
export function drawChart({ title, points }: Pick<Chart, 'title' | 'points'>): Buffer {
  const lettering = createLettering();
  const inner = PICTURE_WIDTH - 2 * MARGIN;
  const titleLines = lettering.wrap(title, TITLE.size, inner);
  const rows = points.map(({ day, value, label }) => ({ value, lines: lettering.wrap(`${formatDay(day)}: ${label}`, FIGURE.size, inner) }));
  const rowHeight = (lines: readonly string[]) => lines.length * FIGURE.line + BAR.height + BAR.below;
  const height =
    2 * MARGIN + titleLines.length * TITLE.line + BELOW_TITLE + rows.reduce((sum, { lines }) => sum + rowHeight(lines), 0) - BAR.below;
  const canvas = createCanvas(Math.round(PICTURE_WIDTH * DENSITY), Math.round(height * DENSITY));
  const most = Math.max(...rows.map(({ value }) => value), 1);
  let y = MARGIN;
  const write = (line: string, { size, line: lineHeight, pen }: typeof TITLE | typeof FIGURE): void => {
    for (const stroke of lettering.strokes(line, size * DENSITY))
      canvas.draw(stroke, MARGIN * DENSITY, (y + size) * DENSITY, pen * DENSITY);
    y += lineHeight;
  };
  for (const line of titleLines) write(line, TITLE);
  y += BELOW_TITLE;
  for (const { value, lines } of rows) {
    for (const line of lines) write(line, FIGURE);
    canvas.bar(MARGIN * DENSITY, y * DENSITY, Math.max(1, (value / most) * inner) * DENSITY, BAR.height * DENSITY);
    y += BAR.height + BAR.below;
  }
  return toPng(canvas, PAPER, INK);
}
