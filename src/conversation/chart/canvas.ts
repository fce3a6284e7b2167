// A sheet of shades from paper to ink, on which bars and pen strokes are drawn with soft edges.
import type { Stroke } from './lettering.ts';

/** Shades from paper (0) to ink. */
export const SHADES = 16;

export type Canvas = {
  readonly width: number;
  readonly height: number;
  /** One shade a pixel, row by row. */
  readonly pixels: Uint8Array;
  /** A filled rectangle; its edges are rounded to whole pixels. */
  bar(x: number, y: number, width: number, height: number): void;
  /** A line of a round pen, moved by (x, y). */
  draw(stroke: Stroke, x: number, y: number, pen: number): void;
};

export function createCanvas(width: number, height: number): Canvas {
  const pixels = new Uint8Array(width * height);
  const ink = (x: number, y: number, shade: number): void => {
    const at = y * width + x;
    if (shade > (pixels[at] ?? SHADES)) pixels[at] = shade;
  };

  return {
    width,
    height,
    pixels,
    bar(x, y, wide, high) {
      const right = Math.min(width, Math.round(x + wide));
      for (let row = Math.max(0, Math.round(y)); row < Math.min(height, Math.round(y + high)); row += 1)
        for (let column = Math.max(0, Math.round(x)); column < right; column += 1) ink(column, row, SHADES - 1);
    },
    draw(stroke, x, y, pen) {
      const reach = pen / 2 + 1;
      const inner = Math.max(0, pen / 2 - 0.5) ** 2;
      const outer = (pen / 2 + 0.5) ** 2;
      stroke.forEach((end, at) => {
        const start = stroke[at - 1] ?? end;
        const fromX = start[0] + x;
        const fromY = start[1] + y;
        const alongX = end[0] - start[0];
        const alongY = end[1] - start[1];
        const lengthSquared = alongX * alongX + alongY * alongY;
        const left = Math.max(0, Math.floor(fromX + Math.min(0, alongX) - reach));
        const right = Math.min(width - 1, fromX + Math.max(0, alongX) + reach);
        const top = Math.max(0, Math.floor(fromY + Math.min(0, alongY) - reach));
        const bottom = Math.min(height - 1, fromY + Math.max(0, alongY) + reach);
        for (let row = top; row <= bottom; row += 1)
          for (let column = left; column <= right; column += 1) {
            const px = column + 0.5 - fromX;
            const py = row + 0.5 - fromY;
            const part = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, (px * alongX + py * alongY) / lengthSquared));
            const dx = px - part * alongX;
            const dy = py - part * alongY;
            const squared = dx * dx + dy * dy;
            if (squared < outer)
              ink(column, row, squared <= inner ? SHADES - 1 : Math.round((pen / 2 + 0.5 - Math.sqrt(squared)) * (SHADES - 1)));
          }
      });
    },
  };
}
