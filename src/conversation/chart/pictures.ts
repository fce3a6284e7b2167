// Pictures of charts as addresses that hold them: no server needs to be reachable, and nothing is stored.
import type { Chart } from '../../answering/composing/chart.ts';
import { drawChart } from './picture.ts';

/** The chart's picture as a `data:` address of a PNG. */
export type Pictures = (chart: Pick<Chart, 'title' | 'points'>) => string;

/** A knowledge has a handful of series; a picture is about 10 kB. */
const REMEMBERED = 50;

/** Draws each chart once and remembers the last ones: reading a long conversation again costs nothing. */
export function createPictures(): Pictures {
  const drawn = new Map<string, string>();
  return ({ title, points }) => {
    const name = JSON.stringify([title, points]);
    const address = drawn.get(name) ?? `data:image/png;base64,${drawChart({ title, points }).toString('base64')}`;
    drawn.set(name, address);
    const oldest = drawn.keys().next();
    if (drawn.size > REMEMBERED && !oldest.done) drawn.delete(oldest.value);
    return address;
  };
}
