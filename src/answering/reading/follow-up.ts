// Whether a message leans on what was said before it.
import type { Reading } from './read.ts';

/** Words that point back. */
const POINTING = new Set(['it', 'that', 'this', 'those', 'these', 'they', 'them', 'their', 'he', 'she', 'his', 'her', 'same', 'one', 'ones', 'first', 'second', 'third', 'last', 'again', 'there', 'then', 'so', 'else', 'instead', 'tera', 'tena', 'ena', 'era', 'ratou']);
const OPENING = new Set(['and', 'but', 'or', 'so', 'then', 'ok', 'okay', 'no', 'yes', 'what', 'how', 'why', 'who', 'when', 'where', 'which', 'a', 'right', 'sorry', 'thanks', 'not', 'for']);
/** A message of at most this many words rarely says its subject anew. */
const SHORT = 6;
/** A message longer than this stands on its own. */
const LONG = 30;

/** True when an earlier ask should be read along: short messages, and longer ones that point back or go on. */
export function isFollowUp(reading: Reading, hasEarlier: boolean): boolean {
  if (!hasEarlier) return false;
  const words = reading.clauses.flatMap((clause) => clause.words);
  if (words.length <= SHORT) return true;
  if (words.length > LONG) return false;
  return OPENING.has(words[0] ?? '') || words.some((word) => POINTING.has(word));
}
