// Reads back the PNGs that we draw, by the specification: signature, chunks with their sums, palette, four bits a pixel.
import { crc32, inflateSync } from 'node:zlib';

export type ReadPng = {
  readonly width: number;
  readonly height: number;
  /** Colours as [red, green, blue]. */
  readonly palette: readonly (readonly number[])[];
  /** Index into the palette. */
  at(x: number, y: number): number;
};

/** Throws when any part is not as the specification says. */
export function readPng(bytes: Uint8Array): ReadPng {
  const buffer = Buffer.from(bytes);
  if (buffer.subarray(0, 8).toString('hex') !== '89504e470d0a1a0a') throw new Error('not a PNG');
  const chunks: { readonly type: string; readonly data: Buffer }[] = [];
  let at = 8;
  while (at < buffer.length) {
    const length = buffer.readUInt32BE(at);
    const body = buffer.subarray(at + 4, at + 8 + length);
    if (crc32(body) !== buffer.readUInt32BE(at + 8 + length)) throw new Error('a sum is wrong');
    chunks.push({ type: body.subarray(0, 4).toString('latin1'), data: body.subarray(4) });
    at += 12 + length;
  }
  const types = chunks.map(({ type }) => type).join(' ');
  if (types !== 'IHDR PLTE IDAT IEND') throw new Error(`chunks ${types}`);
  const [header, palette, pixels] = chunks.map(({ data }) => data);
  if (!header || !palette || !pixels) throw new Error('a chunk is missing');
  if (header.subarray(8).toString('hex') !== '0403000000') throw new Error('not four bits a pixel with a palette');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(pixels);
  const rowBytes = 1 + Math.ceil(width / 2);
  if (rows.length !== rowBytes * height) throw new Error('too many or too few rows');
  return {
    width,
    height,
    palette: Array.from({ length: palette.length / 3 }, (_, colour) => [...palette.subarray(colour * 3, colour * 3 + 3)]),
    at: (x, y) => {
      const byte = rows[y * rowBytes + 1 + (x >> 1)] ?? 0;
      return x % 2 === 0 ? byte >> 4 : byte & 15;
    },
  };
}
