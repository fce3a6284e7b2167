// Reads what people answer to the form's questions: who they are, and how they want to be answered.
import { z } from 'zod';
import type { AnswerBy, Asker } from '../../cases/case.ts';
import { claimedAudience, namedAudience } from '../audience.ts';

/** In the order listed to the person, so that a number chooses. */
export const ASKER_ORDER: readonly Asker[] = ['school', 'teo', 'early-learning', 'whanau', 'media', 'other'];

const ASKER_WORDS: readonly (readonly [Asker, RegExp])[] = [
  ['media', /\b(?:media|journalists?|reporters?|press|newspaper|news|radio|tv|broadcaster|papaho|paho)\b/],
  ['teo', /\b(?:teos?|tertiary|polytech(?:nic)?s?|university|wananga|ptes?|itps?|itos?|provider|whare matauranga)\b/],
  ['early-learning', /\b(?:early|ece|kindergarten|kindy|kohanga|playcentre|preschool|daycare|childcare|centre|puna reo|kohungahunga)\b/],
  ['whanau', /\b(?:whanau|parents?|family|mum|dad|mother|father|caregiver|grandparent|nana|koro|matua)\b/],
  ['school', /\b(?:schools?|kura|college|principal|teacher|kaiako|tumuaki|board|trustee|across school|within school)\b/],
  [
    'other',
    /\b(?:other|else|none(?: of (?:these|those|them))?|ministry|researcher|student|consultant|council|iwi|union|citizen|public|neither|tetahi atu)\b/,
  ],
];
/** A choice of the list in words: "number four", "the second", "tuatahi". */
const COUNTED: ReadonlyMap<string, number> = new Map(
  ['1 one first 1st tahi tuatahi', '2 two second 2nd rua tuarua', '3 three third 3rd toru tuatoru', '4 four fourth 4th wha tuawha']
    .concat(['5 five fifth 5th rima tuarima', '6 six sixth 6th last ono tuaono'])
    .flatMap((names, at) => names.split(' ').map((name) => [name, at])),
);
const BESIDE_COUNT = new Set('number no option choice answer the a it is that im i am my we are te ko nama please thanks'.split(' '));
/** What somebody is not: "not a school", "no phone". */
const DENIED = /\b(?:not|never|no|rather than|instead of|except|neither|nor|do not|dont)\b(?: (?!but\b|just\b|only\b)[\w-]+){1,5}/g;
/** Longer messages say more than who somebody is. */
const MOST_WORDS = 12;

/** Who somebody says they are, by a number of the list, a word for it, or a claim ("I run a kindy"); null when they do not say. */
export function askerIn(folded: string, words: readonly string[]): Asker | null {
  const telling = words.filter((word) => !BESIDE_COUNT.has(word));
  const [first = '', ...others] = telling;
  const counted = others.every((word) => word === 'one') ? COUNTED.get(first) : undefined;
  if (counted !== undefined) return ASKER_ORDER[counted] ?? null;
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  switch (claimedAudience(folded) ?? namedAudience(folded)) {
    case 'teo':
      return 'teo';
    case 'early-learning':
      return 'early-learning';
    case 'school':
      return 'school';
    case 'parent':
      return 'whanau';
    case 'media':
      return 'media';
    case 'anyone':
    case null:
      return ASKER_WORDS.find(([, pattern]) => pattern.test(folded.replace(DENIED, ' ')))?.[0] ?? null;
  }
}

export type AnswerByRead =
  | { readonly kind: 'answer-by'; readonly answerBy: AnswerBy }
  /** The way is clear, the address or number is still to be asked. */
  | { readonly kind: 'wanted'; readonly wanted: 'e-mail' | 'phone' }
  | { readonly kind: 'bad-address' | 'bad-number' | 'unclear' };

const address = z.email();
/** RFC 5321, 4.5.3.1.3: a path is at most 256 characters, so an address 254. */
const MOST_ADDRESS = 254;
/** ITU-T E.164: at most 15 digits; New Zealand's shortest with an area code have 8, those within a town 7. */
const LEAST_DIGITS = 7;
const MOST_DIGITS = 15;

const HERE = /\b(?:here|chat|this (?:page|conversation|channel|window)|teams|message me|konei)\b/;
const BY_MAIL = /\b(?:e ?-?mail|mail|imera)\b/;
const BY_PHONE = /\b(?:phone|call|ring|telephone|mobile|cell|txt|text me|waea)\b/;

/** How somebody wants to be answered. `text` is as typed; `wanted` is what was asked for, when an address or number was. */
export function answerByIn(text: string, folded: string, wanted: 'e-mail' | 'phone' | null): AnswerByRead {
  const candidate = text.match(/[^\s<>,;:"'()]*@[^\s<>,;"'()]*/)?.[0]?.replace(/[.!?]+$/, '');
  if (candidate !== undefined)
    return candidate.length <= MOST_ADDRESS && address.safeParse(candidate).success
      ? { kind: 'answer-by', answerBy: { kind: 'e-mail', address: candidate } }
      : { kind: 'bad-address' };
  const digits = text.replace(/\D/g, '');
  if (digits.length >= 3) {
    const number = phoneIn(text);
    return number === null ? { kind: 'bad-number' } : { kind: 'answer-by', answerBy: { kind: 'phone', number } };
  }
  const wish = folded.replace(/['’]/g, '').replace(DENIED, ' ');
  if (HERE.test(wish)) return { kind: 'answer-by', answerBy: { kind: 'here' } };
  if (BY_MAIL.test(wish) && wanted !== 'e-mail') return { kind: 'wanted', wanted: 'e-mail' };
  if (BY_PHONE.test(wish) && wanted !== 'phone') return { kind: 'wanted', wanted: 'phone' };
  if (wanted === 'e-mail' && /^\S+$/.test(text.trim())) return { kind: 'bad-address' };
  return { kind: wanted === 'phone' ? 'bad-number' : 'unclear' };
}

/** A run of digits as telephone numbers are written, and an extension. */
const RUN = /\+?\(?\d(?:[\d\s().-]*\d)?(?:\s*(?:ext|x)\.?\s*\d{1,6})?/gi;
/** Times of day, which people write beside a number. */
const TIME = /\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.)(?![a-z])|\b\d{1,2}:\d\d\b|\b\d+(?:st|nd|rd|th)\b/gi;
/** A number that begins with its area code, or with 0800, has more digits. */
const LEAST_WITH_ZERO = 8;

/** The first telephone number in a text, as typed; null when a number has letters inside, or too few or many digits. */
function phoneIn(text: string): string | null {
  const plain = text.replace(TIME, ' ; ');
  const isMixed = plain.split(/\s+/).some((token) => /\d/.test(token) && /\p{L}/u.test(token) && !/^(?:ext|x)\.?\d{1,6}$/i.test(token));
  if (isMixed) return null;
  const numbers = [...plain.matchAll(RUN)].map(([run]) => run.replace(/\s+/g, ' ').trim());
  const isWhole = (number: string) => {
    const digits = number.replace(/(?:ext|x).*$/i, '').replace(/\D/g, '');
    return digits.length >= (digits.startsWith('0') ? LEAST_WITH_ZERO : LEAST_DIGITS) && digits.length <= MOST_DIGITS;
  };
  return numbers.find(isWhole) ?? null;
}
