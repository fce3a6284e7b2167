// A chart's picture is a sound PNG with a bar for each date, as long as its figure, and small enough to send.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawChart } from '../../../../src/conversation/chart/picture.ts';
import { createPictures } from '../../../../src/conversation/chart/pictures.ts';
import { anyText } from '../../../support/any-text.ts';
import { aChart } from '../../../support/fake-conversations.ts';
import { type ReadPng, readPng } from '../../../support/png.ts';

const INK = 15;

/** Runs of ink as long as a bar is high, by column near the left edge: top row and length of the bar at its middle. */
function barsOf(picture: ReadPng): readonly { readonly top: number; readonly length: number }[] {
  const left = 25;
  const bars: { top: number; length: number }[] = [];
  for (let y = 0; y < picture.height; y += 1) {
    let bottom = y;
    while (bottom < picture.height && picture.at(left, bottom) === INK) bottom += 1;
    if (bottom - y >= 24) {
      let right = left;
      while (right < picture.width && picture.at(right, y + 12) === INK) right += 1;
      bars.push({ top: y, length: right - 24 });
    }
    y = Math.max(y, bottom);
  }
  return bars;
}

const points = (...values: readonly number[]) =>
  values.map((value, at) => ({ day: `2016-0${at + 1}-01`, value, label: value.toLocaleString('en-NZ') }));

describe('the picture of a chart', () => {
  test('is a PNG of two colours and what lies between them', () => {
    const picture = readPng(drawChart(aChart()));
    expect(picture.palette).toHaveLength(16);
    expect(picture.palette[0]).toEqual([255, 255, 255]);
    expect(picture.width).toBe(640);
    expect(picture.at(0, 0)).toBe(0);
  });

  test('has a bar for each date, as long as its figure against the greatest', () => {
    const bars = barsOf(readPng(drawChart({ title: 'Growth', points: points(96, 117, 148) })));
    expect(bars).toHaveLength(3);
    const [first, second, third] = bars.map(({ length }) => length);
    expect((first ?? 0) / (third ?? 1)).toBeCloseTo(96 / 148, 2);
    expect((second ?? 0) / (third ?? 1)).toBeCloseTo(117 / 148, 2);
    expect(third).toBe(640 - 48);
  });

  test('has words above each bar', () => {
    const picture = readPng(drawChart({ title: 'Growth', points: points(96, 148) }));
    const bars = barsOf(picture);
    const inkBetween = (from: number, to: number) => {
      let count = 0;
      for (let y = from; y < to; y += 1) for (let x = 0; x < picture.width; x += 1) if (picture.at(x, y) > 8) count += 1;
      return count;
    };
    expect(bars).toHaveLength(2);
    expect(inkBetween(0, (bars[0]?.top ?? 0) - 44)).toBeGreaterThan(100);
    expect(inkBetween((bars[0]?.top ?? 0) - 40, bars[0]?.top ?? 0)).toBeGreaterThan(100);
    expect(inkBetween((bars[0]?.top ?? 0) + 28, bars[1]?.top ?? 0)).toBeGreaterThan(100);
  });

  test('grows for a long title, and nothing is cut off', () => {
    const short = readPng(drawChart(aChart({ title: 'Growth' })));
    const long = readPng(drawChart(aChart({ title: 'How many of all the communities of learning there were in the whole country' })));
    expect(long.height).toBeGreaterThan(short.height);
    for (const picture of [short, long])
      for (let y = 0; y < picture.height; y += 1) expect([picture.at(0, y), picture.at(picture.width - 1, y)]).toEqual([0, 0]);
  });

  test('is the same for the same figures, and small', () => {
    const drawn = drawChart(aChart());
    expect(drawn.equals(drawChart(aChart()))).toBe(true);
    expect(drawn.length).toBeLessThan(15_000);
    expect(drawn.equals(drawChart(aChart({ points: points(1, 2) })))).toBe(false);
  });

  test('is sound for any words and figures', () => {
    const point = fc.record({
      day: fc.constantFrom('2016-07-01', '2015-11-18'),
      value: fc.integer({ min: 0, max: 10_000_000 }),
      label: anyText(30),
    });
    fc.assert(
      fc.property(anyText(60), fc.array(point, { minLength: 1, maxLength: 6 }), (title, given) => {
        const picture = readPng(drawChart({ title, points: given }));
        expect(picture.width).toBe(640);
        expect(picture.height).toBeGreaterThan(40);
      }),
      { numRuns: 40 },
    );
  });
});

describe('pictures', () => {
  test('are addresses that hold the PNG', () => {
    const address = createPictures()(aChart());
    expect(address.startsWith('data:image/png;base64,')).toBe(true);
    expect(readPng(Buffer.from(address.split(',')[1] ?? '', 'base64')).width).toBe(640);
  });

  test('are the same again, and another chart is another', () => {
    const pictures = createPictures();
    expect(pictures(aChart())).toBe(pictures(aChart()));
    expect(pictures(aChart())).not.toBe(pictures(aChart({ title: 'Another' })));
  });

  test('that were forgotten are drawn again, the same', () => {
    const pictures = createPictures();
    const first = pictures(aChart());
    for (let at = 0; at < 51; at += 1) pictures(aChart({ title: `${at}`, points: points(1, 2) }));
    expect(pictures(aChart())).toBe(first);
  });
});
