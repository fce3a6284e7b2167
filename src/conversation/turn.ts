// One turn: state and message in, next state and replies out. Pure; the runner stores and sends.
import type { Answerer } from '../answering/answerer.ts';
import type { Composer } from '../answering/composing/compose.ts';
import type { ComposeContext, Composed } from '../answering/composing/composed.ts';
import { createLines } from '../answering/composing/lines.ts';
import type { Outcome } from '../answering/outcome.ts';
import { clean, fold } from '../answering/reading/clean.ts';
import { editDistance } from '../answering/reading/resolve.ts';
import { wordsOf } from '../answering/reading/words.ts';
import type { Day } from '../base/day.ts';
import { createPlaceFinder } from '../cases/places.ts';
import type { Content } from '../content/content.ts';
import type { Language } from '../content/schema/dialogs.ts';
import { carryOutAct } from './acts.ts';
import { claimedAudience } from './audience.ts';
import { chosenOf } from './choice.ts';
import { createPlainReplies } from './replies.ts';
import { type ConversationState, MOST_REMEMBERED } from './state.ts';

export type Turn = {
  readonly state: ConversationState;
  readonly replies: readonly Composed[];
  readonly language: Language;
  /** The person asked for the conversation to be deleted: all earlier items go. */
  readonly erase: boolean;
};

export type TakeTurn = {
  open(state: ConversationState, today: Day): Turn;
  take(state: ConversationState, text: string, today: Day): Turn;
  apology(state: ConversationState, today: Day): Turn;
};

/** Entries about the local Director of Education. */
const ABOUT_THE_DIRECTOR: readonly string[] = ['director', 'director-names'];

/** A message shorter than this many words that is no place may be a mistyped one. */
const PLACE_WORDS = 6;

export function createTurn({
  content,
  answerer,
  composer,
}: {
  readonly content: Content;
  readonly answerer: Answerer;
  readonly composer: Composer;
}): TakeTurn {
  const plain = createPlainReplies(content.knowledge);
  const places = createPlaceFinder(content.knowledge.regions, wordsOf);
  const linesOf = (language: Language) => createLines(content.dialogs[language]);
  const contextOf = (state: ConversationState, today: Day): ComposeContext => ({
    today,
    lines: linesOf(state.language),
    noticesShown: state.noticesShown,
  });
  const nearly = (word: string, name: string) => word[0] === name[0] && editDistance(word, name, 2) <= (name.length > 7 ? 2 : 1);
  const done = (state: ConversationState, replies: readonly Composed[], erase = false): Turn => ({
    state,
    replies,
    language: state.language,
    erase,
  });

  const remember = (state: ConversationState, ask: string | null, replies: readonly Composed[]): ConversationState => ({
    ...state,
    asked: [...state.asked, { ask, replies }].slice(-MOST_REMEMBERED),
  });

  const toPerson = (state: ConversationState, text: string, confidence: number, context: ComposeContext): Turn => {
    const words = wordsOf(text);
    const asked = state.awaitsPlace;
    const named = places.find(words, asked || words.length <= PLACE_WORDS ? nearly : undefined);
    const found = named.kind === 'none' && state.place !== null ? places.find(wordsOf(state.place)) : named;
    const reply = plain.person(found, asked, confidence, context);
    const place = found.kind === 'region' ? found.place : state.place;
    return done(remember({ ...state, offered: [], place, awaitsPlace: found.kind !== 'region' }, null, [reply]), [reply]);
  };

  /** Who asks about the Director and says where they are also hears which region that is. */
  const withRegion = (
    composed: Composed,
    text: string,
    context: ComposeContext,
  ): { readonly composed: Composed; readonly place: string | null } => {
    const found = composed.entryIds.some((id) => ABOUT_THE_DIRECTOR.includes(id)) ? places.find(wordsOf(text)) : null;
    if (found?.kind !== 'region') return { composed, place: null };
    return { composed: { ...composed, text: `${plain.region(found, context)}\n\n${composed.text}` }, place: found.place };
  };

  const reply = (outcome: Outcome, state: ConversationState, text: string, today: Day): Turn => {
    const context = contextOf(state, today);
    switch (outcome.kind) {
      case 'urgent': {
        const help = plain.urgent(outcome.concern, context);
        if (!outcome.below) return done({ ...state, offered: [], awaitsPlace: false }, [help]);
        const below = reply(outcome.below, state, text, today);
        const [first, ...rest] = below.replies;
        const introduced = first ? [{ ...first, text: `${context.lines('urgent-below')}\n\n${first.text}` }, ...rest] : [];
        return { ...below, replies: [help, ...introduced] };
      }
      case 'person':
        return toPerson(state, text, outcome.confidence, context);
      case 'act': {
        const result = carryOutAct(outcome.act, state, { replies: plain, context, linesOf });
        return done(result.state, result.replies, result.erase);
      }
      case 'answer':
      case 'offer':
      case 'decline': {
        const { composed: told, noticesShown } = composer.compose(outcome, context);
        const { composed, place } = withRegion(told, text, context);
        const next: ConversationState = {
          ...state,
          place: place ?? state.place,
          noticesShown: [...new Set([...state.noticesShown, ...noticesShown])],
          offered: outcome.kind === 'offer' ? outcome.entryIds : [],
          awaitsPlace: false,
        };
        return done(remember(next, text, [composed]), [composed]);
      }
    }
  };

  return {
    open: (state, today) => done(state, [plain.greeting(contextOf(state, today))]),
    apology: (state, today) => done(state, [plain.apology(contextOf(state, today))]),
    take: (before, message, today) => {
      const text = clean(message);
      const context = contextOf(before, today);
      if (!/[\p{L}\p{N}?\p{Extended_Pictographic}]/u.test(text))
        return done(before, [plain.say('smalltalk', context.lines('empty-message'))]);
      const state = { ...before, audience: claimedAudience(fold(text)) ?? before.audience };
      const outcome = answerer.decide(text, { today, earlier: state.asked.flatMap(({ ask }) => ask ?? []), audience: state.audience });
      if (outcome.kind === 'urgent') return reply(outcome, state, text, today);
      const choice = chosenOf(wordsOf(text), state.offered);
      if (choice?.kind === 'entry') {
        const entry = content.knowledge.entries.get(choice.entryId);
        if (entry) return reply({ kind: 'answer', entryIds: [entry.id], gapIds: [], also: [], confidence: 1 }, state, text, today);
      }
      if (choice?.kind === 'which')
        return done(state, [
          plain.say(
            'clarify',
            context.lines('yes-which'),
            1,
            choice.entryIds.flatMap((id) => content.knowledge.entries.get(id)?.title ?? []),
          ),
        ]);
      if (state.awaitsPlace) {
        const place = places.find(wordsOf(text), nearly);
        const count = wordsOf(text).length;
        const isQuestion = outcome.kind !== 'person' && count > (outcome.kind === 'answer' ? 2 : PLACE_WORDS);
        const isOther = place.kind === 'none' && (outcome.kind === 'act' || isQuestion);
        if (!isOther) return toPerson(state, text, 1, context);
      }
      return reply(outcome, state, text, today);
    },
  };
}
