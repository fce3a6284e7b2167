// The learned model as one file: a JSON header, then the arrays. Same input, same bytes.

import { z } from 'zod';
import { Fault } from '../../base/fault.ts';
import type { CompactModel } from './compact.ts';

/** Written into the file; a change of the layout needs a new number. */
const FORMAT = 2;

const header = z.object({
  format: z.literal(FORMAT),
  key: z.string(),
  classes: z.array(z.string()),
  features: z.array(z.string()),
  weights: z.int().nonnegative(),
});

/** `key` is the fingerprint of what the model was learned from. Little-endian on every machine. */
export function toBytes(model: CompactModel, key: string): Uint8Array {
  const text = JSON.stringify({
    format: FORMAT,
    key,
    classes: model.classes,
    features: [...model.features.keys()],
    weights: model.weights.length,
  });
  const head = new TextEncoder().encode(text);
  const start = align(4 + head.length);
  const columnsAt = start + model.offsets.length * 4;
  const weightsAt = columnsAt + model.columns.length * 4;
  const bytes = new Uint8Array(weightsAt + model.weights.length * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, head.length, true);
  bytes.set(head, 4);
  model.offsets.forEach((value, at) => void view.setUint32(start + at * 4, value, true));
  model.columns.forEach((value, at) => void view.setUint32(columnsAt + at * 4, value, true));
  model.weights.forEach((value, at) => void view.setFloat32(weightsAt + at * 4, value, true));
  return bytes;
}

/** The model and the key it was learned under; on the little-endian machines that Node runs on. Throws `artefact-broken` for anything that is not a whole file of this format. */
export function fromBytes(bytes: Uint8Array): { readonly model: CompactModel; readonly key: string } {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const length = view.getUint32(0, true);
    const head = header.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))));
    const start = align(4 + length);
    const offsetsLength = head.features.length + 1;
    const columnsAt = start + offsetsLength * 4;
    const weightsAt = columnsAt + head.weights * 4;
    // Copied, because a view must begin at a multiple of its element's size; the machine's byte order is the file's.
    const part = (from: number, to: number) => new Uint8Array(bytes.subarray(from, to)).buffer;
    const offsets = new Uint32Array(part(start, columnsAt));
    const columns = new Uint32Array(part(columnsAt, weightsAt));
    const weights = new Float32Array(part(weightsAt, weightsAt + head.weights * 4));
    if (bytes.length !== weightsAt + head.weights * 4 || offsets.at(-1) !== head.weights) throw new Error('the file is not whole');
    return {
      key: head.key,
      model: { classes: head.classes, features: new Map(head.features.map((name, at) => [name, at])), offsets, columns, weights },
    };
  } catch (cause) {
    throw new Fault('artefact-broken', 'The learned reading cannot be read.', { cure: 'Run `npm run learn` to make it again.', cause });
  }
}

function align(at: number): number {
  return Math.ceil(at / 4) * 4;
}
