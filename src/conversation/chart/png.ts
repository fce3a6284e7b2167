// Writes a picture of a few shades as PNG, with Node's own deflate: Teams draws no SVG, and no package is needed for so little.
import { crc32, deflateSync } from 'node:zlib';
import { SHADES } from './canvas.ts';

export type Colour = readonly [red: number, green: number, blue: number];

/** Source: PNG specification (W3C), "PNG file signature". */
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Four bits a pixel hold 16 shades; colour type 3 means a palette. Same source, "IHDR". */
const BITS = 4;
const WITH_PALETTE = 3;

/** The PNG of shades (0 to 15, row by row) between two colours. */
export function toPng(
  picture: { readonly width: number; readonly height: number; readonly pixels: Uint8Array },
  paper: Colour,
  ink: Colour,
): Buffer {
  const { width, height, pixels } = picture;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BITS, WITH_PALETTE, 0, 0, 0], 8);
  const palette = Array.from({ length: SHADES }, (_, shade) =>
    paper.map((from, part) => Math.round(from + (((ink[part] ?? 0) - from) * shade) / (SHADES - 1))),
  ).flat();
  // Each row begins with its filter (0: none) and holds two pixels a byte, the left one in the high bits.
  const rowBytes = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(rowBytes * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const byte = Math.floor(at / width) * rowBytes + 1 + ((at % width) >> 1);
    rows[byte] = (rows[byte] ?? 0) | ((pixels[at] ?? 0) << ((at % width) % 2 === 0 ? 4 : 0));
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
