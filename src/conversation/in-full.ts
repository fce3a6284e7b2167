// What a follow-up means when it is put in full: with the ask before it, with what was told, and with who asks.
import { fold } from '../answering/reading/clean.ts';
import type { Reader, Reading } from '../answering/reading/read.ts';
import { wordsOf } from '../answering/reading/words.ts';
import type { Audience } from '../content/schema/entries.ts';
import { AUDIENCE_WORDS, claimedAudience, namedAudience, speaksOfSelf } from './audience.ts';
import { joinedAsk } from './joined-ask.ts';
import type { ConversationState } from './state.ts';

export type InFull = {
  /** Read instead of the message: a correction without what it denies, or the ask before as put by the person who now says who they are. */
  readonly instead: string | null;
  /** The message only says who asks. */
  readonly introduces: boolean;
  /** Read beside the message. */
  readonly beside: readonly string[];
  /** The message mends or completes the ask before it, and is thanked for that. */
  readonly mends: boolean;
  readonly audience: Audience | null;
};

/** Concepts of words.yaml that name a kind of place. */
const PLACES: ReadonlySet<string> = new Set(['teo', 'school', 'ece']);
/** Longer messages that say who asks ask something as well. */
const MOST_INTRODUCTION = 14;

const hasKind = ({ clauses }: Reading, kind: string) => clauses.some(({ hits }) => hits.some((hit) => hit.kind === kind));
const namesPlace = ({ clauses }: Reading) => clauses.some(({ concepts }) => concepts.some((concept) => PLACES.has(concept)));

/** `toldTitle` is the title of what was told last, null when nothing was. */
export function putInFull(text: string, state: ConversationState, reader: Reader, toldTitle: string | null): InFull {
  const folded = fold(text);
  const words = wordsOf(text);
  const reading = reader.read(text);
  const lastAsk = state.asked.findLast(({ ask }) => ask !== null)?.ask ?? null;
  const before = lastAsk === null ? null : reader.read(lastAsk);

  const claimed = claimedAudience(folded);
  const isAsked = state.audienceAsked === 'now' || (lastAsk !== null && speaksOfSelf(wordsOf(lastAsk)));
  const named = isAsked ? namedAudience(folded) : null;
  const audience = claimed ?? named ?? state.audience;
  const plain = { instead: null, introduces: false, beside: [], mends: false, audience };

  const introduces = claimed !== null && words.length <= MOST_INTRODUCTION && !text.includes('?') && !hasKind(reading, 'facet');
  if (lastAsk !== null && before !== null && audience !== null && (named !== null || introduces)) {
    const said = AUDIENCE_WORDS[audience];
    const instead = said === '' ? lastAsk : (joinedAsk(before, reader.read(said))?.text ?? `${lastAsk} ${said}`);
    return { ...plain, instead, introduces: true, mends: true };
  }

  // "And for us?" means the kind of place that asks, not the one asked about before.
  const self = audience === null || !speaksOfSelf(words) || namesPlace(reading) ? '' : AUDIENCE_WORDS[audience];
  const meant = self === '' ? reading : reader.read(`${text} ${self}`);
  const joined = before === null ? null : joinedAsk(before, meant);
  const onTold = joined === null || toldTitle === null ? null : joinedAsk(reader.read(toldTitle), meant);
  const beside = [joined?.text, onTold?.text, self === '' ? undefined : `${text} ${self}`].filter((full) => full !== undefined);
  return { ...plain, instead: joined?.denies ? joined.text : null, beside, mends: joined?.mends ?? false };
}
