// From cleaned text to the words the rest of reading works on.
import { fold } from './clean.ts';
import { spellDates } from './dates.ts';
import { joinDigits, numberWords } from './numbers.ts';

/** Written-together and shortened forms that stand in every register; spelling only, never meaning. */
const EXPANSIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    whats: 'what is',
    whos: 'who is',
    wheres: 'where is',
    whens: 'when is',
    hows: 'how is',
    thats: 'that is',
    theres: 'there is',
    its: 'it is',
    isnt: 'is not',
    arent: 'are not',
    wasnt: 'was not',
    werent: 'were not',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    cant: 'can not',
    cannot: 'can not',
    wont: 'will not',
    wouldnt: 'would not',
    couldnt: 'could not',
    shouldnt: 'should not',
    havent: 'have not',
    hasnt: 'has not',
    im: 'i am',
    ive: 'i have',
    were: 'were',
    youre: 'you are',
    theyre: 'they are',
    weve: 'we have',
    theyve: 'they have',
    wanna: 'want to',
    gonna: 'going to',
    gotta: 'got to',
    r: 'are',
    u: 'you',
    ur: 'your',
    pls: 'please',
    plz: 'please',
    wat: 'what',
    wot: 'what',
    wats: 'what is',
    hw: 'how',
    abt: 'about',
    govt: 'government',
    thru: 'through',
    sum1: 'someone',
    any1: 'anyone',
    no1: 'no one',
    b4: 'before',
    w: 'with',
    bc: 'because',
    cos: 'cos',
    shld: 'should',
    cld: 'could',
    nz: 'nz',
  }).map(([from, to]) => [from, to.split(' ')]),
);

/** What every number holds that is written with digits or joined from words; most texts hold none. */
const MAY_NUMBER = /\d|twenty|quarter/;

/** Folded words of a text: letters and digits, numbers joined, contractions opened. `?` is not a word. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  const raw = (MAY_NUMBER.test(folded) ? joinDigits(spellDates(folded)) : folded)
    .replace(/(?<=[a-z])'(?=[a-z])/g, '')
    .match(/[\p{L}\p{N}]+/gu);
  return numberWords((raw ?? []).flatMap((word) => EXPANSIONS.get(word) ?? [word]));
}

/** A light stem: the plural -s, -es, -ies and the endings -ing and -ed, for comparing only. */
export function stem(word: string): string {
  const last = word.at(-1);
  if (last !== 's' && last !== 'g' && last !== 'd') return word;
  if (word.length > 5 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 6 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 5 && word.endsWith('ed')) return word.slice(0, -2);
  if (word.length > 4 && word.endsWith('es') && /(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word;
}
