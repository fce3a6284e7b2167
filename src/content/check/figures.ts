// Figures, dates, addresses and telephone numbers may stand in an entry only as references.
//
// The rule is kept simple enough to say: no digit; no number word from two up; no half, third, quarter, double and the like;
// no month; no web or e-mail address. Allowed are "one", "once", "first" and "both", which mostly do not count, and small
// counts of things the answer itself lists ("two names", "three ways"): see OWN_COUNTS.
import type { ContentDraft } from '../drafts.ts';
import { type Placed, problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';
import { parseBody } from '../references.ts';
import type { Entry } from '../schema/entries.ts';
import { inBody } from './in-body.ts';

const ADDRESS = /\bhttps?:\/\/\S+|\bwww\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:nz|com|org|net)\b\S*|\S+@\S+/giu;
const MONTH =
  /\b(?:January|February|April|June|July|August|September|October|November|December|(?:March|May)(?=,? \d)|(?<=(?:\d|in|of|since|by|until|before|after|last|next|from) )(?:March|May))\b/gu;
const DIGITS = /[$€£]?\p{N}+(?:[.,/:-]\p{N}+)*(?: ?%)?(?: \p{N}{3,4})*(?: (?:thousand|million|billion|per ?cent)\b)?|[$€£%]/gu;
const OWN_COUNTS =
  /\b(?:two|three|four) (?:[a-z]+ )?(?:names|things|conditions|ways|reasons|parts|examples|kinds|steps|benefits|answers|questions|releases)\b/giu;
const NUMBER_WORDS =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|dozens?|hal(?:f|ves|ved|ve)|thirds?|quarters?|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|twice|twofold|per ?cent)\b/giu;

type Kind = { readonly pattern: RegExp; readonly name: string; readonly cure: string };

/** In this order: what an earlier kind found is not reported again by a later one. */
const KINDS: readonly Kind[] = [
  { pattern: ADDRESS, name: 'address', cure: 'print it with {fact:N} or {contact:id}' },
  { pattern: MONTH, name: 'date', cure: 'print it with {date:N}' },
  { pattern: DIGITS, name: 'figure', cure: 'print it with {fact:N}, {date:N} or {contact:id}' },
  { pattern: NUMBER_WORDS, name: 'figure', cure: 'print it with {fact:N}, or say it without a number' },
];

/** Figures, dates and addresses in the words of a body or title. */
export function figuresOutsideLedger({ knowledge }: ContentDraft): readonly Problem[] {
  return knowledge.entries.flatMap((entry) => [...inTitle(entry), ...inText(entry)]);
}

/** What in `text` is a figure, date or address, with its offset. */
export function figuresIn(
  text: string,
): readonly { readonly found: string; readonly offset: number; readonly name: string; readonly cure: string }[] {
  let open = blank(text, OWN_COUNTS);
  return KINDS.flatMap(({ pattern, name, cure }) => {
    const found = [...open.matchAll(pattern)].map((match) => ({ found: match[0], offset: match.index, name, cure }));
    open = blank(open, pattern);
    return found;
  });
}

function inTitle(entry: Placed<Entry>): readonly Problem[] {
  return figuresIn(entry.item.title).map(({ found, name }) =>
    problemAt(entry, ['title'], `the title holds the ${name} "${found}"`, 'titles go without figures, dates and addresses'),
  );
}

function inText(entry: Placed<Entry>): readonly Problem[] {
  return parseBody(entry.item.body).flatMap((part) =>
    part.kind === 'text'
      ? figuresIn(part.text).map(({ found, offset, name, cure }) =>
          inBody(entry, part.offset + offset, `the ${name} "${found}" stands outside the ledger`, cure),
        )
      : [],
  );
}

/** Spaces in place of what matches, so that offsets stay right. */
function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => ' '.repeat(found.length));
}
