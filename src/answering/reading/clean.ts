// First step of reading: what the person wrote, without what machines added to it.

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" }),
);

/**
 * Removes mentions (`<at>…</at>`), markup, HTML entities, control codes and invisible characters; keeps line breaks,
 * letters of every language, case and punctuation. Typographic quotes and dashes become plain ones.
 */
export function clean(text: string): string {
  // Most messages hold plain letters only; what is done to other signs changes nothing in them.
  if (PLAIN.test(text)) return text.replace(/[^\S\n]+/g, ' ').trim();
  return (
    text
      .normalize('NFKC')
      .replace(/<at\b[^<>]*>[^<]*<\/at>/gi, ' ')
      // "<jane@school.example>" is an address, as mail programs write it, and no markup.
      .replace(/<(?![^\s<>@]+@[^\s<>@]+>)\/?[a-z][^<>]*>/gi, ' ')
      .replace(/&([a-z]+|#39);/gi, (whole, name: string) => ENTITIES.get(name.toLowerCase()) ?? whole)
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
      .replace(/[^\P{Cc}\n\t]/gu, ' ')
      .replace(/[‘’ʼ`´]/g, "'")
      .replace(/[“”«»]/g, '"')
      .replace(/[‐‑‒–—―]/g, '-')
      .replace(/[^\S\n]+/g, ' ')
      .trim()
  );
}

/** Printed ASCII and line breaks without the signs that begin markup and entities and the one that stands for a quote. */
const PLAIN = /^[\n !-%'-;=-_a-~]*$/;

const ASCII = /^[\n -~]*$/;

/** Lower case, without macrons and other marks: how words are compared. Idempotent. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return ASCII.test(lower)
    ? lower
    : lower
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC');
}
