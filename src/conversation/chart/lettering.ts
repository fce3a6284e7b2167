// Words as pen strokes: where each line of a text lies, and how wide it is.
import { GLYPHS, UNKNOWN } from './glyphs.ts';

export type Point = readonly [x: number, y: number];
/** One line of the pen, from point to point. */
export type Stroke = readonly Point[];

/** Units of the type's height; see GLYPHS. */
const UNITS = 20;
const BETWEEN_LETTERS = 3.4;
const SPACE = 5.6;
/** Degrees of an ellipse drawn as one straight piece. */
const STEP = 15;
/** A macron stands over the letter before it. */
const MACRON = '\u0304';

type Glyph = { readonly strokes: readonly Stroke[]; readonly width: number };

const MACRON_OVER = { tall: 17, small: 13 } as const;

const isBlank = (character: string) => /\s/.test(character);
const isPart = (part: string) => part.startsWith('@');

function pointsOf(part: string): readonly Point[] {
  const numbers = part.replace('@', '').split(',').map(Number);
  if (!isPart(part)) return [[numbers[0] ?? 0, numbers[1] ?? 0]];
  const [cx = 0, cy = 0, rx = 0, ry = 0, from = 0, to = 0] = numbers;
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) / STEP));
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });
}

function glyphOf(character: string): Glyph {
  const strokes = (GLYPHS[character] ?? UNKNOWN).split(';').map((stroke) => stroke.split(' ').flatMap(pointsOf));
  return { strokes, width: Math.max(...strokes.flat().map(([x]) => x)) };
}

/** The characters that are drawn: typographic marks as plain ones, other accents than the macron left out. */
const drawn = (text: string): readonly string[] => [
  ...text
    .normalize('NFD')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, "''")
    .replace(/[–—]/g, '-')
    .replace(/(?!\u0304)\p{M}/gu, ''),
];

export type Lettering = {
  /** The strokes of a line of text in pixels: x from 0 at its left, y from 0 at its base line, downwards. `size` is its height. */
  strokes(text: string, size: number): readonly Stroke[];
  /** The text in lines no wider than `width` pixels, broken between words; a longer word stands alone. */
  wrap(text: string, size: number, width: number): readonly string[];
};

/** Reads each letter once. */
export function createLettering(): Lettering {
  const glyphs = new Map<string, Glyph>();
  const glyph = (character: string): Glyph => {
    const known = glyphs.get(character) ?? glyphOf(character);
    glyphs.set(character, known);
    return known;
  };
  const widthOf = (text: string): number =>
    drawn(text).reduce((width, character) => {
      if (character === MACRON) return width;
      return width + (isBlank(character) ? SPACE : glyph(character).width + BETWEEN_LETTERS);
    }, -BETWEEN_LETTERS);

  return {
    strokes(text, size) {
      const scale = size / UNITS;
      const strokes: Stroke[] = [];
      let x = 0;
      let last: { readonly start: number; readonly width: number; readonly isTall: boolean } | null = null;
      const add = (stroke: Stroke, from: number): void => {
        strokes.push(stroke.map(([px, py]): Point => [(from + px) * scale, -py * scale]));
      };
      for (const character of drawn(text)) {
        if (isBlank(character)) x += SPACE;
        else if (character !== MACRON) {
          const { strokes: drawnAs, width } = glyph(character);
          for (const stroke of drawnAs) add(stroke, x);
          last = { start: x, width, isTall: /\p{Lu}/u.test(character) };
          x += width + BETWEEN_LETTERS;
        } else if (last !== null) {
          const y = last.isTall ? MACRON_OVER.tall : MACRON_OVER.small;
          add(
            [
              [last.width * 0.15, y],
              [last.width * 0.85, y],
            ],
            last.start,
          );
        }
      }
      return strokes;
    },
    wrap(text, size, width) {
      const lines: string[] = [];
      for (const word of text.split(/\s+/).filter((part) => part !== '')) {
        const last = lines.at(-1);
        const joined = last === undefined ? word : `${last} ${word}`;
        if (last !== undefined && widthOf(joined) * (size / UNITS) <= width) lines[lines.length - 1] = joined;
        else lines.push(word);
      }
      return lines;
    },
  };
}
