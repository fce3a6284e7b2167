// Makes text of people fit for a mail: one line for a header, clean lines for a body.

/** Marks that turn the direction of writing or show nothing: text could pose as other text with them. */
const HIDDEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/**
 * Text for a header: one line of `most` characters at most, no control, hidden or private character. Whoever breaks a line
 * in a header can add headers of their own.
 */
export function oneLine(text: string, most: number): string {
  const line = text
    .toWellFormed()
    .normalize('NFC')
    .replace(HIDDEN, '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\s]+/gu, ' ')
    // Mail programs would decode what looks encoded (RFC 2047), line breaks and all.
    .replaceAll('=?', '= ?')
    .trim();
  return cutText(line, most);
}

/** Text for a body: any line ending becomes `\n`, other control and hidden characters go, the ends are trimmed. */
export function manyLines(text: string, most: number): string {
  const lines = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(HIDDEN, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return cutText(lines, most);
}

/** Every line pushed in: our own lines stand at the margin, so no text of others can pose as one of them. */
export function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}

/** The service's Markdown without its marks: `**bold**` → `bold`, `[name](address)` → `name (address)`. */
export function withoutMarks(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]\n]*)\]\((\S+?)\)/g, (_, name: string, address: string) => (name === address ? address : `${name} (${address})`))
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/^#{1,6} /gm, '');
}

/** At most `most` characters (code points), an ellipsis included; at the end of a word where one is near. */
function cutText(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most - 1).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > cut.length * 0.6 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}
