// "Yes that's right, send it thanks" and "no, don't": whether a message as a whole agrees to what was shown, or refuses it.
import { agreementOf } from '../choice.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** At least one of these agrees; the others only go along with it. */
const AGREES = setOf(
  `yes yep yeah yup ya yea yip aye ae sure ok okay correct right fine good great perfect send submit confirm confirmed agree agreed consent
  happy sweet awesome cool go please tukua tukuna pai tika definitely absolutely`,
);
const ALONG = setOf(
  `please thanks thank you cheers ta that this it is all of looks look seems sounds to me i we do am the them with on now ahead through off away pass
  enquiry my our just very well too so and then here everything as ka tino koa nga mihi kia ora`,
);
const REFUSES = setOf('no nope nah na kao kahore not never stop kaua');
const ALONG_REFUSING = setOf(
  `thanks thank you please cheers it that this sorry i we do want to send pass on share agree consent anything now yet be sent passed at all you them my
  the enquiry just would rather am happy koa tukua e`,
);
/** A message that begins so asks, also without a question mark. */
const ASKS = setOf('is are was were does did can could should will would what which who when where why how');
/** Longer messages say more than yes or no. */
const MOST_WORDS = 12;

/** `words` are folded. Null for any other message, also for a question and for a yes with something added to it. */
export function confirmationOf(text: string, words: readonly string[]): 'yes' | 'no' | null {
  if (words.length === 0 || words.length > MOST_WORDS || text.includes('?') || ASKS.has(words[0] ?? '')) return null;
  if (agreementOf(words) === 'no') return 'no';
  const refuses = words.some((word) => REFUSES.has(word));
  if (refuses) return words.every((word) => REFUSES.has(word) || ALONG_REFUSING.has(word)) ? 'no' : null;
  const whole = words.join(' ');
  const agrees = words.some((word) => AGREES.has(word)) || whole.startsWith('pass it on');
  // "Go on" takes the form up again, and "pass" leaves a step out.
  return agrees && !/^(?:please )?go(?: on)?(?: please)?$/.test(whole) && words.every((word) => AGREES.has(word) || ALONG.has(word))
    ? 'yes'
    : null;
}
