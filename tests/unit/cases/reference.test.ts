// References: eight symbols that are not misheard, without bias, read back however they are spaced.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REFERENCE_LENGTH, REFERENCE_SYMBOLS, referenceBeginning, referenceOf, referencesIn } from '../../../src/cases/reference.ts';

/** What is said alike in New Zealand English; of each group at most two, well apart, may be used. */
const ALIKE = ['BCDEGPTVZ', 'AJK8', 'FSX', 'IY5', 'QUW', 'LM'.replace('M', '1'), 'O0', 'MN'];

const bytes = fc.uint8Array({ minLength: 32, maxLength: 64 });

describe('a reference', () => {
  test('is KA and eight of the symbols, from any bytes that suffice', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const reference = referenceOf(random);
        if (reference !== null) expect(reference).toMatch(new RegExp(`^KA-[${REFERENCE_SYMBOLS}]{${REFERENCE_LENGTH}}$`));
      }),
    );
    expect(referenceOf(new Uint8Array(7))).toBeNull();
    expect(referenceOf(new Uint8Array(16).fill(255))).toBeNull();
  });

  test('holds no vowel, so no word, and no two symbols that sound or look alike', () => {
    expect(REFERENCE_SYMBOLS).not.toMatch(/[AEIOU]/);
    expect(new Set(REFERENCE_SYMBOLS).size).toBe(REFERENCE_SYMBOLS.length);
    for (const group of ALIKE) expect([...group].filter((symbol) => REFERENCE_SYMBOLS.includes(symbol)).length).toBeLessThanOrEqual(1);
  });

  test('favours no symbol: every byte that counts, counts for each the same', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      const symbol = referenceOf(new Uint8Array(REFERENCE_LENGTH).fill(byte))?.at(-1);
      if (symbol !== undefined) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
    }
    expect(counts.size).toBe(REFERENCE_SYMBOLS.length);
    expect(new Set(counts.values()).size).toBe(1);
  });

  test.each(['KA-7F4MKRW2', 'ka 7f4m krw2', 'my number is Ka-7f4-mkr-w2, please', 'KA7F4MKRW2', 'ka 7 f 4 m k r w 2'])(
    'is read back from "%s"',
    (text) => {
      expect(referencesIn(text)).toEqual(['KA-7F4MKRW2']);
    },
  );

  test('is found in any case and spacing, wherever it stands', () => {
    const gap = fc.constantFrom('', ' ', '-');
    const symbols = fc.array(fc.constantFrom(...REFERENCE_SYMBOLS), { minLength: REFERENCE_LENGTH, maxLength: REFERENCE_LENGTH });
    fc.assert(
      fc.property(symbols, gap, gap, fc.boolean(), (parts, first, between, isLower) => {
        const written = `KA${first}${parts.join(between)}`;
        const text = `what about ${isLower ? written.toLowerCase() : written}?`;
        expect(referencesIn(text)).toEqual([`KA-${parts.join('')}`]);
      }),
    );
  });

  test('is not found in other words or in longer numbers', () => {
    for (const text of ['Kāhui Ako', 'ka pai', 'KA-7F4MKRW', 'KA-7F4MKRW22', 'KA-7F4MKRWA', 'OKA-7F4MKRW2', 'KA-1OIL85BD', ''])
      expect(referencesIn(text)).toEqual([]);
  });

  test('two are read in order', () => {
    expect(referencesIn('KA-22222222 and ka-33333333')).toEqual(['KA-22222222', 'KA-33333333']);
  });
});

describe('the beginning that staff type', () => {
  test.each([
    ['7f', 'KA-7F'],
    ['ka 7f', 'KA-7F'],
    ['KA-7F4MKRW2', 'KA-7F4MKRW2'],
    ['k', 'KA-K'],
  ])('"%s" is %s', (typed, beginning) => {
    expect(referenceBeginning(typed)).toBe(beginning);
  });

  test.each(['', 'ka', 'hamilton', '1', 'KA-7F4MKRW22', '%'])('"%s" is none', (typed) => {
    expect(referenceBeginning(typed)).toBeNull();
  });
});
