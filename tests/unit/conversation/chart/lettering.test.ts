// Every letter that a title or a figure may need is drawn, each in its own way.
import { describe, expect, test } from 'vitest';
import { GLYPHS, UNKNOWN } from '../../../../src/conversation/chart/glyphs.ts';
import { createLettering } from '../../../../src/conversation/chart/lettering.ts';

const lettering = createLettering();
const strokes = (text: string) => lettering.strokes(text, 20);
const right = (text: string) =>
  Math.max(
    ...strokes(text)
      .flat()
      .map(([x]) => x),
  );

describe('lettering', () => {
  test('has every letter, digit and mark that our titles and figures use', () => {
    const needed = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;'-?!()/|%$&"];
    expect(needed.filter((character) => GLYPHS[character] === undefined)).toEqual([]);
    expect(new Set(Object.values(GLYPHS)).size).toBe(Object.keys(GLYPHS).length - 1);
    expect([GLYPHS['l'], GLYPHS['I']]).toEqual(['0,14 0,0', '0,14 0,0']);
  });

  test.each(Object.keys(GLYPHS))('draws "%s" of finite points within the height of a line', (character) => {
    const points = strokes(character).flat();
    expect(points.length).toBeGreaterThan(1);
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(-0.5);
      expect(x).toBeLessThan(17);
      expect(y).toBeGreaterThanOrEqual(-16);
      expect(y).toBeLessThanOrEqual(5);
    }
  });

  test('puts letters side by side, and twice the size twice as wide', () => {
    expect(right('nn')).toBeGreaterThan(right('n') + 5);
    expect(
      Math.max(
        ...lettering
          .strokes('n', 40)
          .flat()
          .map(([x]) => x),
      ),
    ).toBeCloseTo(right('n') * 2);
  });

  test('sets a macron over its letter, however it is written', () => {
    const extra = strokes('ā').length - strokes('a').length;
    expect(extra).toBe(1);
    expect(strokes('a\u0304')).toEqual(strokes('ā'));
    expect(right('āa')).toBeCloseTo(right('aa'));
    expect(
      Math.min(
        ...strokes('Ā')
          .flat()
          .map(([, y]) => y),
      ),
    ).toBeLessThan(
      Math.min(
        ...strokes('ā')
          .flat()
          .map(([, y]) => y),
      ),
    );
    expect(strokes('\u0304')).toEqual([]);
  });

  test('draws a box for a letter it does not know, and nothing for other accents', () => {
    expect(UNKNOWN.split(' ')).toHaveLength(5);
    expect(strokes('学')).toHaveLength(1);
    expect(strokes('é')).toEqual(strokes('e'));
    expect(strokes('“a”').length).toBe(strokes("''a''").length);
  });

  test('breaks a text between words where it would be too wide', () => {
    const text = 'How many communities there were';
    const lines = lettering.wrap(text, 20, 150);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(right(line)).toBeLessThanOrEqual(150);
    expect(lettering.wrap('unbreakable', 20, 10)).toEqual(['unbreakable']);
    expect(lettering.wrap('', 20, 10)).toEqual([]);
  });
});
