// Marks that turn the direction of writing: with them a text can look like another one, or turn what stands after it.
import { type Html, toText, trusted } from '../html.ts';

/** Embeddings, overrides and isolates. The weaker U+200E and U+200F turn no letters, and honest mixed text needs them. */
const MARKS = /[\u202a-\u202e\u2066-\u2069]/g;

/** A page without such marks. None of them is markup, and every `<` and `&` of a text is escaped before: taking them out makes none. */
export function withoutDirectionMarks(page: Html): Html {
  return trusted(toText(page).replace(MARKS, ''));
}
