// Messages over the limit: their beginning is read, and so much more that no call for help is missed.
import { MAX_MESSAGE_CHARACTERS } from './message.ts';

/** Characters looked at for urgent needs; doors refuse what is much longer by its bytes. */
export const MOST_LOOKED_AT = 5 * MAX_MESSAGE_CHARACTERS;

/** The first {@link MAX_MESSAGE_CHARACTERS} characters, cut at a word where there is one; the text itself when it is no longer. */
export function beginningOf(text: string): string {
  if (text.length <= MAX_MESSAGE_CHARACTERS) return text;
  const cut = text.slice(0, MAX_MESSAGE_CHARACTERS + 1);
  const atWord = cut.replace(/\s+\S*$/, '');
  return (atWord.length < cut.length ? atWord : cut.slice(0, MAX_MESSAGE_CHARACTERS)).toWellFormed();
}

/** The rest of a text after its beginning, in pieces of at most the limit, as far as it is looked at. */
export function restOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let rest = text.slice(0, MOST_LOOKED_AT); rest !== ''; ) {
    const piece = beginningOf(rest);
    pieces.push(piece);
    rest = rest.slice(Math.max(1, piece.length)).trimStart();
  }
  return pieces.slice(1);
}
