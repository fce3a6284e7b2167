// Takes a text apart into what could be untrue in it: figures, dates, telephone numbers, addresses, capitalised words. Owes nothing to the guard.

export type Said = {
  readonly kind: 'figure' | 'number word' | 'date' | 'phone' | 'address' | 'e-mail' | 'name' | 'opening word';
  /** Comparable: `$359 million`, `135000`, `2016-07-01`, `2016-07`, digits of a telephone number, else the words as they stand. */
  readonly value: string;
  /** Offsets in the text. */
  readonly at: number;
  readonly end: number;
};

type Token = { readonly text: string; readonly at: number; readonly end: number };

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
export const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** Not "one", "first" and "second": English uses them for more than counting. */
const NUMBER_WORDS = new Set([
  ...NUMBERS.slice(2),
  ...`thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand
  thousands million millions billion dozen dozens half third thirds quarter quarters twice double doubled triple`.split(/\s+/),
]);
const SCALES = new Set(['million', 'billion', 'thousand']);

/** Web and mail addresses, and bare domains, by chunks between blanks and brackets. */
function addressesIn(text: string): readonly Said[] {
  return [...text.matchAll(/[^\s()[\]<>"“”*|]+/g)].flatMap((chunk): readonly Said[] => {
    const value = chunk[0].replace(/[.,;:!?’']+$/, '');
    const place = { value, at: chunk.index, end: chunk.index + value.length };
    if (value.includes('@')) return [{ kind: 'e-mail', ...place }];
    const isAddress = value.includes('://') || /^www\./i.test(value) || /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(\/.*)?$/i.test(value);
    return isAddress ? [{ kind: 'address', ...place }] : [];
  });
}

const monthOf = (token: Token | undefined): string | null => {
  const word = token?.text.toLowerCase() ?? '';
  const at = MONTHS.findIndex((month) => month === word || month.slice(0, 3) === word);
  // "may" is a month only with its capital.
  return at < 0 || token?.text === 'may' ? null : String(at + 1).padStart(2, '0');
};
const yearOf = (token: Token | undefined): string | null => (token && /^(19|20)\d\d$/.test(token.text) ? token.text : null);
const dayOf = (token: Token | undefined): string | null =>
  token && /^([1-9]|[12]\d|3[01])$/.test(token.text) ? token.text.padStart(2, '0') : null;

/** The longest date that begins at a token, and how many tokens it takes. */
function dateAt(tokens: readonly Token[], at: number): { readonly value: string; readonly size: number } | null {
  const [first, second, third] = tokens.slice(at, at + 3);
  if (first && /^\d{4}-\d\d-\d\d$/.test(first.text)) return { value: first.text, size: 1 };
  if (first && /^\d{1,2}\/\d{1,2}\/\d{2,4}$/.test(first.text)) return { value: first.text, size: 1 };
  const afterOrdinal = (token: Token | undefined, next: number) => (/^(st|nd|rd|th)$/.test(token?.text ?? '') ? next + 1 : next);
  const made = (year: string | null, month: string, day: string | null, size: number) => ({
    value: [year ?? '', month, ...(day ? [day] : [])].join('-'),
    size: year ? size + 1 : size,
  });
  const month = monthOf(first);
  if (month) {
    const [day, size] = [dayOf(second), afterOrdinal(third, 2)];
    if (day) return made(yearOf(tokens[at + size]), month, day, size);
    return yearOf(second) ? made(yearOf(second), month, null, 1) : null;
  }
  const size = afterOrdinal(second, 1);
  const [day, its] = [dayOf(first), monthOf(tokens[at + size])];
  return day && its ? made(yearOf(tokens[at + size + 1]), its, day, size + 1) : null;
}

/** Digits in groups, as telephone numbers are written; a lone group only with its leading zero. */
function phoneAt(tokens: readonly Token[], at: number, text: string): { readonly value: string; readonly size: number } | null {
  const groups: Token[] = [];
  for (let next = at; /^\d+$/.test(tokens[next]?.text ?? ''); next += 1) {
    const [token, before] = [tokens[next], groups.at(-1)];
    if (!token || (before && !/^[ -]$/.test(text.slice(before.end, token.at)))) break;
    groups.push(token);
  }
  const value = groups.map((group) => group.text).join('');
  const isPhone = (groups.length > 1 && value.length >= 6) || (value.length > 3 && value.startsWith('0'));
  return isPhone ? { value, size: groups.length } : null;
}

function figureAt(tokens: readonly Token[], at: number, text: string): { readonly value: string; readonly size: number } | null {
  const token = tokens[at];
  if (!token || !/^\d/.test(token.text)) return null;
  const [next, after] = [tokens[at + 1]?.text.toLowerCase() ?? '', tokens[at + 2]?.text.toLowerCase()];
  const number = token.text.replaceAll(',', '');
  const value = text[token.at - 1] === '$' ? `$${number}` : number;
  if (SCALES.has(next)) return { value: `${value} ${next}`, size: 2 };
  if (next === 'per' && after === 'cent') return { value: `${value} per cent`, size: 3 };
  if (next === 'percent' || next === 'ōrau') return { value: `${value} per cent`, size: 2 };
  return { value: text[token.end] === '%' ? `${value} per cent` : value, size: 1 };
}

/** Whether a sentence, a paragraph, a list item or what follows a colon begins here. */
const opens = (text: string, at: number): boolean => /(^|[\n.?!:])[\s*_“"([-]*$/.test(text.slice(Math.max(0, at - 12), at)) || at === 0;

/** Everything in the text that has to come from somewhere, in no order. */
export function saidIn(text: string): readonly Said[] {
  const addresses = addressesIn(text);
  let rest = text;
  for (const { at, end } of addresses) rest = rest.slice(0, at) + ' '.repeat(end - at) + rest.slice(end);
  const pattern = /\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}\/\d{2,4}|\d+(?:,\d{3})*(?:\.\d+)?|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
  const tokens: readonly Token[] = [...rest.matchAll(pattern)].map((one) => ({
    text: one[0],
    at: one.index,
    end: one.index + one[0].length,
  }));
  const said: Said[] = [...addresses];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    const date = dateAt(tokens, at);
    const phone = date ? null : phoneAt(tokens, at, rest);
    const figure = date || phone ? null : figureAt(tokens, at, rest);
    const found = date ?? phone ?? figure;
    const size = found?.size ?? 1;
    const end = tokens[at + size - 1]?.end ?? token.end;
    if (found) said.push({ kind: date ? 'date' : phone ? 'phone' : 'figure', value: found.value, at: token.at, end });
    else if (/^\p{Lu}/u.test(token.text))
      said.push({ kind: opens(rest, token.at) ? 'opening word' : 'name', value: token.text, at: token.at, end });
    if (!found && NUMBER_WORDS.has(token.text.toLowerCase()))
      said.push({ kind: 'number word', value: token.text.toLowerCase(), at: token.at, end });
    at += size;
  }
  return said;
}

/** All words of a text, as they stand. */
export const spelled = (text: string): readonly string[] => text.match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu) ?? [];
