// A case's reference: read out on the phone, so hard to mishear; the only key in a caller's mouth, so hard to guess.

/**
 * No two of these sound or look alike, also in New Zealand English: of each group that does (B C D E G P T V 3 · A J K H 8 ·
 * M N · F S X 6 · I Y 5 · Q U W 2 · 0 O · 1 L) one or two well apart are left, and no vowel, so that no word comes out.
 */
export const REFERENCE_SYMBOLS = '234679FHKMRWY';
/** 13^8 is more than 800 million, and nothing opens by a reference alone: with limits on asking, guessing is hopeless. */
export const REFERENCE_LENGTH = 8;

/** A reference from random bytes (16 or more); bytes that would favour some symbols are passed over. Null when too few are left. */
export function referenceOf(bytes: Uint8Array): string | null {
  const fair = 256 - (256 % REFERENCE_SYMBOLS.length);
  const symbols = [...bytes].filter((byte) => byte < fair).map((byte) => REFERENCE_SYMBOLS[byte % REFERENCE_SYMBOLS.length] ?? '');
  return symbols.length < REFERENCE_LENGTH ? null : `KA-${symbols.slice(0, REFERENCE_LENGTH).join('')}`;
}

const WRITTEN = new RegExp(`\\bKA[\\s-]?((?:[${REFERENCE_SYMBOLS}][\\s-]?){${REFERENCE_LENGTH}})(?![A-Z0-9])`, 'giu');

/** References in a text, however spaced and in whatever case, as we write them. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(WRITTEN)].map(([, symbols = '']) => `KA-${symbols.replace(/[\s-]/g, '').toUpperCase()}`);
}

/** What staff type while somebody reads to them (`ka 7f`, `7F4`), as the beginning of a reference; null when it is none. */
export function referenceBeginning(typed: string): string | null {
  const symbols = typed.toUpperCase().replace(/[\s-]/g, '').replace(/^KA/, '');
  const isBeginning = symbols.length <= REFERENCE_LENGTH && [...symbols].every((symbol) => REFERENCE_SYMBOLS.includes(symbol));
  return isBeginning && symbols !== '' ? `KA-${symbols}` : null;
}
