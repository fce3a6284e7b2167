// Puts a follow-up in full: what it says takes the place of the same kind of part in the ask before it.
import type { Reading } from '../answering/reading/read.ts';

export type JoinedAsk = {
  readonly text: string;
  /** "Not schools, kids": the message names a part of the ask before that it does not mean. */
  readonly denies: boolean;
  /** "No, students", "sorry, I meant 2015": the message takes back a part of the ask before. */
  readonly mends: boolean;
};

/** A word with what it stands for; `marks` are the concepts of words.yaml it belongs to. */
type Piece = { readonly word: string; readonly kinds: ReadonlySet<string>; readonly marks: ReadonlySet<string> };

/** Who takes part; naming one replaces the one named before, whatever else the ask was about. */
export const PARTIES: ReadonlySet<string> = new Set(['col', 'school', 'student', 'teacher', 'leader', 'expert', 'teo', 'ece', 'whanau']);
/** The groups themselves hold all other parties, and stay when another is named. */
const HOLDER = 'col';

/** How a follow-up begins and ends without saying what it is about. */
const LEADS: ReadonlySet<string> = new Set(
  'and n ok okay so but or no nah nope not sorry sory oops apologies actually well wait i meant ment mean then right also me a e ko plus hey kao'.split(
    ' ',
  ),
);
/** Of these, the ones that take back what was asked. */
const MENDS: ReadonlySet<string> = new Set('no nah nope not sorry sory oops apologies meant ment kao'.split(' '));
const TAILS: ReadonlySet<string> = new Set('mean meant ment i tho though please pls then instead too ranei'.split(' '));
/** Words beside a part that say nothing of their own. */
const EMPTY: ReadonlySet<string> = new Set(
  `and for the a an of in by at on to from we are is were was am be i you it as what about how same just only one ones them those number nga te he i ki mo
  should have said please hi thanks my our us me this that there any some all`.split(/\s+/),
);
const POINTING: ReadonlySet<string> = new Set('that they them it those these this there theirs their he she him her its here'.split(' '));

const MONTHS =
  /^(january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;
const YEAR = /^20\d\d$/;

/** Words that say more than a part, beyond which a message is read by itself. */
const MOST_OTHER_WORDS = 2;
/** A question about what was said points back ("who announced that") or is as short as this. */
const SHORT_WORDS = 4;
const MOST_WORDS = 8;
/** Words kept of the ask before. */
const MOST_KEPT = 40;
/** A longer message may hold a "not" and still be a question by itself. */
const MOST_DENYING = 12;
/** Words between "not" and what is denied: "not just the new ones". */
const DENIED_WITHIN = 3;

/**
 * The follow-up `now` joined to the ask `before` it: "how many schools joined in 2015" and "no, students" make "how many joined in 2015 students".
 * Null when `now` stands on its own, or says nothing that could be put in.
 */
export function joinedAsk(before: Reading, now: Reading): JoinedAsk | null {
  const { lead, rest } = withoutEdges(piecesOf(now));
  const { said, denied } = withoutDenied(rest);
  const names = (kind: string) => said.some(({ kinds }) => kinds.has(kind));
  const isPart = names('subject') || names('time');
  const others = said.filter(({ kinds, word }) => kinds.size === 0 && !EMPTY.has(word));
  const isShort = said.length <= SHORT_WORDS || (said.length <= MOST_WORDS && said.some(({ word }) => POINTING.has(word)));
  const stands = names('facet') ? names('subject') || !isShort : !isPart || others.length > MOST_OTHER_WORDS;
  if (said.length === 0 || (stands && (denied.length === 0 || rest.length > MOST_DENYING))) return null;

  const asked = piecesOf(before).slice(-MOST_KEPT);
  // "All the groups, not just the new ones": the groups are named to say which of them, not instead of another.
  const isNarrowed =
    denied.some(({ kinds }) => !kinds.has('subject')) && said.some((piece) => piece.kinds.has('subject') && isOf(piece, asked));
  const named = (kind: string) => names(kind) && !(kind === 'subject' && isNarrowed);
  const kept = asked.filter((piece) => !isOf(piece, denied) && !replaced(piece, asked, said, named));
  const denies = asked.some((piece) => isOf(piece, denied));
  const mends = denied.length > 0 || lead.some(({ word }) => MENDS.has(word));
  return { text: [...kept, ...said].map(({ word }) => word).join(' '), denies, mends };
}

function replaced(piece: Piece, asked: readonly Piece[], said: readonly Piece[], names: (kind: string) => boolean): boolean {
  const isParty = ({ marks }: Piece) => [...marks].some((mark) => PARTIES.has(mark));
  const isHolder = ({ marks }: Piece) => marks.has(HOLDER);
  if (piece.kinds.has('time')) return names('time');
  if (piece.kinds.has('facet')) return names('facet');
  if (!piece.kinds.has('subject') || !names('subject')) return false;
  if (!isParty(piece)) return said.some((one) => one.kinds.has('subject') && !isParty(one));
  if (!said.some(isParty)) return false;
  return !isHolder(piece) || said.some(isHolder) || !asked.some((one) => isParty(one) && !isHolder(one));
}

/** The words of a message but its courtesies, each with what it stands for. */
function piecesOf({ clauses }: Reading): readonly Piece[] {
  return clauses
    .filter(({ role }) => role !== 'courtesy')
    .flatMap(({ words, hits }) =>
      words.map((word, at) => {
        const own = hits.filter(({ start, end }) => start <= at && at < end);
        const times = MONTHS.test(word) || YEAR.test(word) ? ['time'] : [];
        return { word, kinds: new Set([...own.map(({ kind }) => kind), ...times]), marks: new Set(own.map(({ concept }) => concept)) };
      }),
    );
}

const isNamed = ({ kinds }: Piece) => kinds.size > 0;
const isOf = ({ marks }: Piece, others: readonly Piece[]) => others.some((other) => [...marks].some((mark) => other.marks.has(mark)));

function withoutEdges(pieces: readonly Piece[]): { readonly lead: readonly Piece[]; readonly rest: readonly Piece[] } {
  let start = 0;
  while (start < pieces.length) {
    const [word = '', next = ''] = [pieces[start]?.word, pieces[start + 1]?.word];
    const denies = word === 'not' && pieces.slice(start + 1, start + 1 + DENIED_WITHIN).some(isNamed);
    if ((word === 'what' || word === 'how') && next === 'about') start += 2;
    else if (LEADS.has(word) && !denies) start += 1;
    else break;
  }
  let end = pieces.length;
  while (end > start && TAILS.has(pieces[end - 1]?.word ?? '')) end -= 1;
  return { lead: [...pieces.slice(0, start), ...pieces.slice(end)], rest: pieces.slice(start, end) };
}

/** "Not schools, kids", "leaders, not teachers", "all of them, not just the new ones": what is meant, and what is not. */
function withoutDenied(pieces: readonly Piece[]): { readonly said: readonly Piece[]; readonly denied: readonly Piece[] } {
  const at = pieces.findIndex((piece) => piece.word === 'not' && !isNamed(piece));
  const first = at < 0 ? -1 : pieces.findIndex((piece, place) => place > at && place <= at + DENIED_WITHIN && isNamed(piece));
  const named = pieces[first];
  if (named === undefined) return { said: pieces, denied: [] };
  let end = first + 1;
  for (let piece = pieces[end]; piece && (isOf(piece, [named]) || /^ones?$/.test(piece.word)); piece = pieces[end]) end += 1;
  const said = [...pieces.slice(0, at), ...pieces.slice(end)];
  return said.some(isNamed) ? { said, denied: [named] } : { said: pieces, denied: [] };
}
