// Numbers as people write them: "1,264", "320 000", "410k", "twelve hundred and sixty four", "a quarter of a million".

const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
  }),
);
const TENS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    twenty: 20,
    thirty: 30,
    forty: 40,
    fourty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
);
const TWENTY: Readonly<Record<string, string>> = {
  'twenty fifteen': '2015',
  'twenty sixteen': '2016',
  'twenty seventeen': '2017',
  'twenty eighteen': '2018',
  'twenty nineteen': '2019',
};
const SCALES: ReadonlyMap<string, number> = new Map(Object.entries({ hundred: 100, thousand: 1_000, million: 1_000_000 }));

/** Folded text with digit groups joined and k/m written out: "1,264" → "1264", "320 000" → "320000", "410k" → "410000", "$359m" → "359 million". */
export function joinDigits(text: string): string {
  return text
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/\b(\d{1,3}) (000)\b/g, '$1$2')
    .replace(/(?<![\d.])(\d{1,4}(?:\.\d+)?) ?k\b/g, (_, digits: string) => String(Math.round(Number(digits) * 1_000)))
    .replace(/(?<![\d.])(\d{1,4}) ?(?:m|mil|mill)\b/g, '$1 million')
    .replace(/\btwenty (fif|six|seven|eigh|nine)teen\b/g, (whole) => TWENTY[whole] ?? whole)
    .replace(/\bquarter of a million\b/g, '250000')
    .replace(/(?<=\d) ?%/g, ' percent');
}

/**
 * Replaces runs of number words by digits ("fifty four" → "54"). A single word below thirteen stays a word, because
 * "one" and "two" are mostly not counts.
 */
export function numberWords(words: readonly string[]): string[] {
  const out: string[] = [];
  for (let start = 0; start < words.length; ) {
    const run = numberRun(words, start);
    if (run === null) {
      out.push(words[start] ?? '');
      start += 1;
    } else {
      out.push(String(run.value));
      start = run.end;
    }
  }
  return out;
}

function numberRun(words: readonly string[], start: number): { readonly value: number; readonly end: number } | null {
  let total = 0;
  let current = 0;
  let taken = 0;
  let end = start;
  for (let at = start; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    const digits = taken === 0 || SCALES.has(next) ? /^\d{1,3}$/.exec(word) : null;
    if (word === 'and' && taken > 0 && (UNITS.has(next) || TENS.has(next)) && current % 100 === 0) continue;
    if (word === 'a' && taken === 0 && SCALES.has(next)) current = 1;
    else if (UNITS.has(word) && (current % 10 === 0 || current === 0)) current += UNITS.get(word) ?? 0;
    else if (TENS.has(word) && current % 100 === 0) current += TENS.get(word) ?? 0;
    else if (word === 'hundred' && (taken > 0 || next === 'and' || next === 'thousand')) current = Math.max(current, 1) * 100;
    else if (word === 'thousand' && taken > 0) {
      total += Math.max(current, 1) * 1_000;
      current = 0;
    } else if (digits && taken === 0 && SCALES.has(next) && next !== 'million') current = Number(digits[0]);
    else break;
    taken += 1;
    end = at + 1;
  }
  const value = total + current;
  if (taken === 0 || (taken === 1 && value < 13)) return null;
  return { value, end };
}
