// Arbitrary texts for properties that must hold for whatever anybody sends, broken halves of characters included.
import fc from 'fast-check';

const codePoint = fc.oneof(
  fc.integer({ min: 0, max: 0x17f }),
  fc.constantFrom(...[...' \n\t.,?!\'"-1203aeiouāēīōū<>&;@'].map((letter) => letter.codePointAt(0) ?? 0)),
  fc.integer({ min: 0x300, max: 0x36f }),
  fc.integer({ min: 0, max: 0xffff }),
  fc.integer({ min: 0, max: 0x10ffff }),
);

/** Texts of up to `most` code points. (fast-check's own take a second to prepare in each file.) */
export function anyText(most: number): fc.Arbitrary<string> {
  return fc.array(codePoint, { maxLength: most }).map((points) => String.fromCodePoint(...points));
}
