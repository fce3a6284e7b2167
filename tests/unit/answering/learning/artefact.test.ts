// The learned reading as a file: read back byte for byte, and refused when it is not whole.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBytes, toBytes } from '../../../../src/answering/learning/artefact.ts';
import { learn } from '../../../../src/answering/learning/learn.ts';
import { Fault } from '../../../../src/base/fault.ts';
import { smallModel } from '../../../support/small-answering.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';
import { smallReader } from '../../../support/small-reading.ts';

const bytes = toBytes(smallModel, 'the key');

function codeOf(broken: Uint8Array): string {
  try {
    fromBytes(broken);
  } catch (error) {
    return error instanceof Fault ? error.code : `no fault: ${String(error)}`;
  }
  return 'read';
}

describe('the learned reading as a file', () => {
  test('comes back as it was, with its key', () => {
    const { model, key } = fromBytes(bytes);
    expect(key).toBe('the key');
    expect(model).toEqual(smallModel);
  });

  test('written again gives the same bytes', () => {
    expect(toBytes(fromBytes(bytes).model, 'the key')).toEqual(bytes);
  });

  test('learned again from the same knowledge gives the same bytes', () => {
    expect(toBytes(learn(smallKnowledge, smallReader), 'the key')).toEqual(bytes);
  });

  test('is read wherever it lies in a larger buffer', () => {
    const buffer = new Uint8Array(bytes.length + 7);
    buffer.set(bytes, 5);
    expect(fromBytes(buffer.subarray(5, 5 + bytes.length)).model).toEqual(smallModel);
  });

  test('names of any letters survive', () => {
    const model = {
      classes: ['fact:1', 'gap:ū'],
      features: new Map([
        ['w:māori', 0],
        ['w:学校', 1],
      ]),
      offsets: Uint32Array.of(0, 1, 2),
      columns: Uint32Array.of(0, 1),
      weights: Float32Array.of(1, -1),
    };
    expect(fromBytes(toBytes(model, 'ā')).model).toEqual(model);
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['three bytes', bytes.subarray(0, 3)],
    ['a file cut short', bytes.subarray(0, bytes.length - 1)],
    ['a file cut in half', bytes.subarray(0, bytes.length / 2)],
    ['a file with more behind it', Uint8Array.from([...bytes, 0])],
    ['text', new TextEncoder().encode('not a learned reading at all')],
    ['zeros', new Uint8Array(1_000)],
    [
      'another format',
      new TextEncoder().encode(new TextDecoder('latin1').decode(bytes.subarray(0, 400)).replace('"format":1', '"format":9')),
    ],
  ])('refuses %s', (_what, broken) => {
    expect(codeOf(broken)).toBe('artefact-broken');
  });

  test('refuses any other bytes with the same fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (any) => {
        expect(codeOf(any)).toBe('artefact-broken');
      }),
    );
  });
});
