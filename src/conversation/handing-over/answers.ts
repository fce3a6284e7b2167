// Reads what people answer to the form's questions: who they are, and how they want to be answered.
import { z } from 'zod';
import type { AnswerBy, Asker } from '../../cases/case.ts';
import { claimedAudience, namedAudience } from '../audience.ts';

/** In the order listed to the person, so that a number chooses. */
export const ASKER_ORDER: readonly Asker[] = ['school', 'teo', 'early-learning', 'whanau', 'media', 'other'];

const ASKER_WORDS: readonly (readonly [Asker, RegExp])[] = [
  ['media', /\b(?:media|journalists?|reporters?|press|newspaper|news|radio|tv|broadcaster|paho)\b/],
  ['teo', /\b(?:teos?|tertiary|polytech(?:nic)?s?|university|wananga|ptes?|itps?|itos?|provider)\b/],
  ['early-learning', /\b(?:early|ece|kindergarten|kindy|kohanga|playcentre|preschool|daycare|childcare|centre|puna reo|kohungahunga)\b/],
  ['whanau', /\b(?:whanau|parents?|family|mum|dad|mother|father|caregiver|grandparent|nana|koro|matua)\b/],
  ['school', /\b(?:schools?|kura|college|principal|teacher|kaiako|tumuaki|board|trustee|across school|within school)\b/],
  [
    'other',
    /\b(?:other|else|none(?: of (?:these|those|them))?|ministry|researcher|student|consultant|council|iwi|union|citizen|public|neither|tetahi atu)\b/,
  ],
];
/** Longer messages say more than who somebody is. */
const MOST_WORDS = 12;

/** Who somebody says they are, by a number of the list, a word for it, or a claim ("I run a kindy"); null when they do not say. */
export function askerIn(folded: string, words: readonly string[]): Asker | null {
  const [first = ''] = words;
  if (words.length === 1 && /^[1-6]$/.test(first)) return ASKER_ORDER[Number(first) - 1] ?? null;
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
      return ASKER_WORDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
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
  if (HERE.test(folded)) return { kind: 'answer-by', answerBy: { kind: 'here' } };
  if (BY_MAIL.test(folded) && wanted !== 'e-mail') return { kind: 'wanted', wanted: 'e-mail' };
  if (BY_PHONE.test(folded) && wanted !== 'phone') return { kind: 'wanted', wanted: 'phone' };
  if (wanted === 'e-mail' && /^\S+$/.test(text.trim())) return { kind: 'bad-address' };
  return { kind: wanted === 'phone' ? 'bad-number' : 'unclear' };
}

/** One telephone number as typed, without what stands around it; null when it has letters inside, or too few or many digits. */
function phoneIn(text: string): string | null {
  const around =
    /^\s*(?:(?:please |you can |just )?(?:phone|call|ring|text|txt|mobile|cell|my (?:number|mobile|cell|phone)(?: is)?|(?:me )?on|at|it is|its|number)[\s:]*)*/i;
  const number = text
    .replace(around, '')
    .replace(/(?:\s+(?:please|thanks|thank you|after \w+|before \w+|any ?time))*[\s.!]*$/i, '')
    .trim();
  if (!/^\+?[\d\s().-]+(?:\s*(?:ext|x)\.?\s*\d{1,6})?$/i.test(number)) return null;
  const digits = number.replace(/\D/g, '').length;
  return digits >= LEAST_DIGITS && digits <= MOST_DIGITS ? number.replace(/\s+/g, ' ') : null;
}
