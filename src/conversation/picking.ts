// Picking among what the last reply showed: an offer, the suggestions under an answer, or one of several asks.
import type { Answerer } from '../answering/answerer.ts';
import type { Outcome, QuestionContext } from '../answering/outcome.ts';
import type { Reader } from '../answering/reading/read.ts';
import { wordsOf } from '../answering/reading/words.ts';
import type { Day } from '../base/day.ts';
import type { Knowledge } from '../content/content.ts';
import type { Entry } from '../content/schema/entries.ts';
import { agreementOf, chosenOf, namedOf, type Option, ordinalsOf } from './choice.ts';
import type { PlainReplies } from './replies.ts';
import type { Replying } from './replying.ts';
import type { ConversationState } from './state.ts';
import { calm, done, type Saying, settled, type Taken } from './taken.ts';

export type Picking = {
  /** Entries told as if asked for by their titles; null when there are none such. */
  tell(ids: readonly string[], state: ConversationState, saying: Saying, today: Day): Taken | null;
  /** Among an open offer. */
  offered(saying: Saying, state: ConversationState, today: Day): Taken | null;
  /** Among asks, suggestions and what was told; yes and no where nothing was offered. `heard` is what the message was taken for. */
  shown(saying: Saying, heard: Outcome, state: ConversationState, question: QuestionContext): Taken | null;
};

/** Entries told in one reply. */
const MOST_TOLD = 3;
/** Beside an ordinal these point into what was asked and told: "explain the first", "the second part". */
const INSIDE: ReadonlySet<string> = new Set('again explain repeat say tell read slowly part bit question thing answer ano'.split(' '));
/** These point at what was shown to choose from. */
const LISTED = /^(?:ones?|number|option|\d)$/;
const BESIDE: ReadonlySet<string> = new Set([...INSIDE, ...'and what about me give once more kia te is was'.split(' ')]);

export function createPicking({
  knowledge,
  answerer,
  reader,
  plain,
  contact,
  replying: { reply, contextOf },
}: {
  readonly knowledge: Knowledge;
  readonly answerer: Answerer;
  readonly reader: Reader;
  readonly plain: PlainReplies;
  /** The enquiries line, as a reply writes it. */
  readonly contact: string;
  readonly replying: Replying;
}): Picking {
  const byTitle = new Map([...knowledge.entries.values()].map((entry) => [entry.title, entry]));
  const isWord = (word: string) => knowledge.english.has(word);
  const conceptsOf = (text: string) => reader.read(text).clauses.flatMap(({ concepts }) => concepts);
  const optionOf = ({ id, title }: Entry): Option => ({ entryId: id, words: wordsOf(title), concepts: conceptsOf(title) });
  const entriesOf = (ids: readonly string[]) => ids.flatMap((id) => knowledge.entries.get(id) ?? []);
  /** Entries suggested under the last answer, in their order. */
  const suggestedIn = ({ asked }: ConversationState) =>
    (asked.at(-1)?.replies ?? []).flatMap(({ suggestions }) => suggestions).flatMap((title) => byTitle.get(title) ?? []);

  const tell: Picking['tell'] = (ids, state, saying, today) => {
    const entries = entriesOf(ids).slice(0, MOST_TOLD);
    const idsOf = (kind: Entry['kind']) => entries.filter((entry) => entry.kind === kind).map(({ id }) => id);
    const gapIds = idsOf('gap');
    const entryIds = idsOf('answer');
    const [gapId] = gapIds;
    const asked = { ...saying, mends: false, ask: entries.map(({ title }) => title).join('. ') };
    if (entryIds.length > 0)
      return reply({ kind: 'answer', entryIds, gapIds: gapIds.slice(0, 1), also: gapIds.slice(1), confidence: 1 }, state, asked, today);
    if (gapId === undefined) return null;
    return reply({ kind: 'decline', gapId, declineId: null, also: gapIds.slice(1), confidence: 1 }, state, asked, today);
  };

  /** "Yes" to several things; what was shown stays open to choose from. */
  const askWhich = (entries: readonly Entry[], state: ConversationState, today: Day): Taken => {
    const titles = entries.map(({ title }) => title);
    return done(state, [plain.say('clarify', contextOf(state, today).lines('yes-which'), 1, titles)]);
  };

  const byOrdinal = (saying: Saying, state: ConversationState, question: QuestionContext): Taken | null => {
    const { words } = saying;
    const { today } = question;
    const places = ordinalsOf(
      words.filter((word) => !BESIDE.has(word)),
      isWord,
    );
    const [place] = places;
    const last = state.asked.at(-1);
    if (place === undefined) return null;
    if (!last) return done(settled(state), [plain.say('clarify', contextOf(state, today).lines('nothing-offered'))]);
    const isListed = words.some((word) => LISTED.test(word));
    const suggested = suggestedIn(state);
    const picked = places.flatMap((at) => suggested.at(at) ?? []).map(({ id }) => id);
    if (isListed) return picked.length === places.length ? tell(picked, state, saying, today) : null;

    const clauses = reader.read(last.ask ?? '').clauses;
    const asks = clauses.filter(({ role }) => role === 'ask');
    const ask = asks.length > 1 ? asks.at(place) : undefined;
    if (ask) {
      const around = clauses.filter(({ role }) => role === 'context').map(({ text }) => text);
      const full = [...around, ask.text].join(' ');
      const outcome = calm(answerer.decide(full, { ...question, earlier: [] }));
      return reply(outcome, state, { ...saying, ask: full, mends: false }, today);
    }
    const told = last.replies.flatMap(({ entryIds }) => entryIds);
    const isInside = words[0] === 'and' || words.some((word) => INSIDE.has(word));
    if (isInside && told.length > 0) return tell(told.length > 1 ? told.slice(place).slice(0, 1) : told, state, saying, today);
    return picked.length === places.length ? tell(picked, state, saying, today) : null;
  };

  return {
    tell,

    offered(saying, state, today) {
      const offered = entriesOf(state.offered);
      const choice = chosenOf(saying.words, conceptsOf(saying.text), offered.map(optionOf), isWord);
      switch (choice?.kind) {
        case undefined:
          return null;
        case 'entries':
          return tell(choice.entryIds, state, saying, today);
        case 'which':
          return askWhich(offered, state, today);
        case 'none':
          return done(settled(state), [plain.say('clarify', contextOf(state, today).lines('choice-none', { contact }))]);
      }
    },

    shown(saying, heard, state, question) {
      const { text, words } = saying;
      const { lines } = contextOf(state, question.today);
      const ordinal = byOrdinal(saying, state, question);
      if (ordinal) return ordinal;
      const suggested = suggestedIn(state);
      const isPointing = heard.kind !== 'answer' && words.some((word) => /^ones?$/.test(word));
      const named = isPointing ? namedOf(words, conceptsOf(text), suggested.map(optionOf), isWord) : null;
      if (named !== null) return tell([named], state, saying, question.today);
      // A command is one whatever was shown; a guess that it is small talk gives way to "yes please".
      const isCommand = heard.kind === 'act' && heard.confidence === 1;
      if (isCommand) return null;
      const ids = suggested.map(({ id }) => id);
      switch (agreementOf(words)) {
        case 'all':
          return ids.length > 0 ? tell(ids, state, saying, question.today) : null;
        case 'yes': {
          const places = [lines('audience-school'), lines('audience-early-learning')];
          if (state.audienceAsked === 'now') return done(state, [plain.say('clarify', lines('audience-which'), 1, places)]);
          return ids.length > 0 ? askWhich(suggested, state, question.today) : null;
        }
        case 'no':
          return state.asked.length > 0 ? done(settled(state), [plain.say('clarify', lines('no-plain', { contact }))]) : null;
        case null:
          return null;
      }
    },
  };
}
