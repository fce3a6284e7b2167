// From a decision to replies and the next state.
import type { Composer } from '../answering/composing/compose.ts';
import { type ComposeContext, type Composed, MOST_SUGGESTIONS, paragraphs } from '../answering/composing/composed.ts';
import { createLines } from '../answering/composing/lines.ts';
import type { Outcome } from '../answering/outcome.ts';
import type { Day } from '../base/day.ts';
import type { PlaceFinder } from '../cases/places.ts';
import type { Content } from '../content/content.ts';
import type { Language } from '../content/schema/dialogs.ts';
import { carryOutAct } from './acts.ts';
import type { PlainReplies } from './replies.ts';
import type { ConversationState } from './state.ts';
import { done, remember, type Saying, settled, type Taken } from './taken.ts';

export type Replying = {
  contextOf(state: ConversationState, today: Day): ComposeContext;
  reply(outcome: Outcome, state: ConversationState, saying: Saying, today: Day): Taken;
};

/** Entries about the local Director of Education. */
const ABOUT_THE_DIRECTOR: readonly string[] = ['director', 'director-names'];

/** Declines in a row after which a person is offered. */
const DECLINES_BEFORE_OFFER = 2;

export function createReplying({
  content: { knowledge, dialogs },
  composer,
  plain,
  places,
  toPerson,
}: {
  readonly content: Content;
  readonly composer: Composer;
  readonly plain: PlainReplies;
  readonly places: PlaceFinder;
  /** Begins the way to a person. */
  toPerson(state: ConversationState, saying: Saying, confidence: number): Taken;
}): Replying {
  const linesOf = (language: Language) => createLines(dialogs[language]);
  const contextOf: Replying['contextOf'] = (state, today) => ({
    today,
    lines: linesOf(state.language),
    noticesShown: state.noticesShown,
  });

  /** Who asks about the Director and says where they are also hears which region that is. */
  const withRegion = (
    composed: Composed,
    words: readonly string[],
    context: ComposeContext,
  ): { readonly composed: Composed; readonly place: string | null } => {
    const found = composed.entryIds.some((id) => ABOUT_THE_DIRECTOR.includes(id)) ? places.find(words) : null;
    if (found?.kind !== 'region') return { composed, place: null };
    return { composed: { ...composed, text: paragraphs(plain.region(found, context), composed.text) }, place: found.place };
  };

  /** What holds for one kind of place only is followed, once a conversation, by the question who is asking. */
  const askingWho = (composed: Composed, { lines }: ComposeContext): Composed => ({
    ...composed,
    text: paragraphs(composed.text, lines('ask-audience')),
    suggestions: [lines('audience-school'), lines('audience-early-learning'), ...composed.suggestions].slice(0, MOST_SUGGESTIONS),
  });

  const offeringPerson = (composed: Composed, line: string, { lines }: ComposeContext): Composed => ({
    ...composed,
    text: paragraphs(composed.text, lines(line)),
    suggestions: [lines('talk-to-person'), ...composed.suggestions].slice(0, MOST_SUGGESTIONS),
  });

  const reply: Replying['reply'] = (outcome, state, saying, today) => {
    const context = contextOf(state, today);
    switch (outcome.kind) {
      case 'urgent': {
        const help = plain.urgent(outcome.concern, context);
        if (!outcome.below) return done(settled(state), [help]);
        const below = reply(outcome.below, state, saying, today);
        const [first, ...rest] = below.replies;
        const introduced = first ? [{ ...first, text: paragraphs(context.lines('urgent-below'), first.text) }, ...rest] : [];
        return { ...below, replies: [help, ...introduced] };
      }
      case 'person':
        return toPerson(state, saying, outcome.confidence);
      case 'act': {
        const result = carryOutAct(outcome.act, state, { replies: plain, context, linesOf });
        return done(result.state, result.replies, result.erase);
      }
      case 'answer':
      case 'offer':
      case 'decline': {
        const asksWho = outcome.kind === 'answer' && outcome.holdsFor !== undefined && state.audienceAsked === 'never';
        const { composed: told, noticesShown } = composer.compose(outcome, context);
        const { composed: placed, place } = withRegion(told, saying.words, context);
        const asking = asksWho ? askingWho(placed, context) : placed;
        const mended = saying.mends ? { ...asking, text: paragraphs(context.lines('mended'), asking.text) } : asking;
        const declines = outcome.kind === 'decline' ? state.declines + 1 : 0;
        const isPersonal = outcome.kind === 'decline' && (knowledge.entries.get(outcome.gapId ?? '')?.personal ?? false);
        const offersPerson = state.caseForm === null && (isPersonal || declines >= DECLINES_BEFORE_OFFER);
        const composed = offersPerson ? offeringPerson(mended, isPersonal ? 'offer-person-own' : 'offer-person', context) : mended;
        const next: ConversationState = {
          ...settled(state),
          place: place ?? state.place,
          noticesShown: [...new Set([...state.noticesShown, ...noticesShown])],
          offered: outcome.kind === 'offer' ? outcome.entryIds : [],
          declines: offersPerson ? 0 : declines,
          proposed: offersPerson ? 'person' : null,
          ...(asksWho ? { audienceAsked: 'now' as const } : {}),
        };
        return done(remember(next, saying.ask, [composed]), [composed]);
      }
    }
  };

  return { contextOf, reply };
}
