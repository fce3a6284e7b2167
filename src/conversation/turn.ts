// One turn: state and message in, next state and replies out. Pure; the runner stores and sends.
import type { Answerer } from '../answering/answerer.ts';
import type { Composer } from '../answering/composing/compose.ts';
import { type Composed, paragraphs } from '../answering/composing/composed.ts';
import { clean, fold } from '../answering/reading/clean.ts';
import { createReader, type Reader } from '../answering/reading/read.ts';
import { wordsOf } from '../answering/reading/words.ts';
import type { Day } from '../base/day.ts';
import { createPlaceFinder } from '../cases/places.ts';
import type { Content } from '../content/content.ts';
import { formatContact } from '../content/render.ts';
import { createAboutLast } from './about-last.ts';
import type { OwnCase } from './case-store.ts';
import { createFollowing } from './following.ts';
import { confirmationOf } from './handing-over/agreeing.ts';
import { createHandOver, nothingConfigured } from './handing-over/hand-over.ts';
import type { HandOverSettings } from './handing-over/offices.ts';
import { putInFull } from './in-full.ts';
import { createIntroduction } from './introduction.ts';
import { MAX_MESSAGE_CHARACTERS } from './message.ts';
import { beginningOf, MOST_LOOKED_AT, restOf } from './message-limit.ts';
import { createPicking } from './picking.ts';
import { createPlainReplies } from './replies.ts';
import { createReplying } from './replying.ts';
import type { ConversationState } from './state.ts';
import { calm, done, type Taken } from './taken.ts';

export type Turn = Taken;

/** What a turn is given besides the message: the conversation's own cases, and what to call one that it opens. */
export type Visit = {
  readonly cases: readonly OwnCase[];
  readonly reference: string;
  /** What came back from a form's card, by field; null for a message in words. */
  readonly form: Readonly<Record<string, string>> | null;
};
/** For conversations that lead to no case: evaluation, tests. */
const passing: Visit = { cases: [], reference: 'KA-22222222', form: null };

export type TakeTurn = {
  open(state: ConversationState, today: Day): Turn;
  take(state: ConversationState, text: string, today: Day, visit?: Visit): Turn;
  apology(state: ConversationState, today: Day): Turn;
};

export function createTurn({
  content,
  answerer,
  composer,
  reader = createReader(content.knowledge),
  handOver: settings = nothingConfigured,
}: {
  readonly content: Content;
  readonly answerer: Answerer;
  readonly composer: Composer;
  readonly reader?: Reader;
  readonly handOver?: HandOverSettings;
}): TakeTurn {
  const { knowledge } = content;
  const plain = createPlainReplies(knowledge);
  const places = createPlaceFinder(knowledge.regions, wordsOf);
  const handOver = createHandOver({ content, plain, places, settings });
  const replying = createReplying({
    content,
    composer,
    plain,
    places,
    toPerson: (state, saying, confidence) => handOver.begin(state, saying, [], confidence),
  });
  const { contextOf, reply } = replying;
  const enquiries = knowledge.contacts.get('ies-info');
  const contact = enquiries ? formatContact(enquiries) : '';
  const picking = createPicking({ knowledge, answerer, reader, plain, contact, replying });
  const aboutLast = createAboutLast(knowledge, composer);
  const follow = createFollowing({ knowledge, answerer, aboutLast, plain, contact, picking, replying });
  const titles = new Set([...knowledge.entries.values()].map(({ title }) => fold(title)));

  const introduction = createIntroduction(knowledge, answerer);
  /** The title of what was told last, unless that holds for others than the asker; null when nothing was told. */
  const toldTitle = ({ asked, audience }: ConversationState): string | null => {
    const told = asked.at(-1)?.replies.find(({ kind }) => kind === 'answer' || kind === 'decline');
    const entry = knowledge.entries.get(told?.entryIds[0] ?? '');
    return entry && (entry.audience === 'anyone' || entry.audience === audience) ? entry.title : null;
  };

  const takeRead = (before: ConversationState, text: string, today: Day, { cases, reference, form }: Visit): Turn => {
    if (!/[\p{L}\p{N}?\p{Extended_Pictographic}]/u.test(text))
      return done({ ...before, proposed: null }, [plain.say('smalltalk', contextOf(before, today).lines('empty-message'))]);
    const words = wordsOf(text);
    // A title is a whole question, whatever was said before.
    const isTitle = titles.has(fold(text));
    const full = putInFull(text, isTitle ? { ...before, asked: [] } : before, reader, toldTitle(before));
    const state = { ...before, audience: full.audience };
    const question = { today, earlier: state.asked.flatMap(({ ask }) => ask ?? []), audience: state.audience };
    const heard = answerer.decide(text, { ...question, inFull: full.beside });
    const saying = { text, words, ask: full.instead ?? heard.readAs ?? text, mends: full.mends };
    const message = { saying, state, heard, cases, reference };
    if (heard.kind === 'urgent') return handOver.besideUrgent(message, reply(heard, state, saying, today), form);
    if (form) return handOver.fillIn(message, form);
    const ordinary = (): Turn => {
      // Loosely worded, it may mean one thing of many; with an enquiry at stake it is asked.
      const isLoose = heard.kind === 'act' && heard.act === 'delete-data' && heard.confidence < 1;
      if (isLoose && (cases.length > 0 || state.caseForm !== null)) {
        const asked = plain.say('clarify', contextOf(state, today).lines('delete-data-ask'));
        return done({ ...state, offered: [], proposed: 'delete-data' }, [asked]);
      }
      const goOn = () =>
        picking.offered(saying, state, today) ?? follow(saying, heard, state, question) ?? picking.shown(saying, heard, state, question);
      const followed = isTitle ? null : goOn();
      if (followed) return followed;
      const instead = (asked: string) =>
        full.introduces ? introduction(asked, state, question) : calm(answerer.decide(asked, { ...question, earlier: [] }));
      const outcome = full.instead === null ? heard : instead(full.instead);
      if (outcome.kind === 'person') return handOver.begin(state, saying, cases, outcome.confidence);
      return reply(outcome, state, saying, today);
    };
    if (state.proposed === 'delete-data' && confirmationOf(text, words) === 'yes')
      return withoutCases(reply({ kind: 'act', act: 'delete-data', confidence: 1 }, state, saying, today), cases, today);
    return withoutCases(handOver.withCard(handOver.take(message, ordinary) ?? ordinary(), cases), cases, today);
  };

  /** Who has the chat deleted has its cases deleted too, and is told so. */
  const withoutCases = (taken: Turn, cases: readonly OwnCase[], today: Day): Turn => {
    if (!taken.erase || cases.length === 0) return taken;
    const references = cases.map(({ reference }) => reference);
    const [first, ...rest] = taken.replies;
    const text = contextOf(taken.state, today).lines('act-delete-data-cases', { references: references.join(', ') });
    const replies = first ? [{ ...first, text: paragraphs(first.text, text), repeats: references }, ...rest] : [];
    return { ...taken, replies, effects: references.map((reference) => ({ kind: 'erase', reference })) };
  };

  /** Says the limit, after help where the message calls for it anywhere, and before the answer to its beginning. */
  const take: TakeTurn['take'] = (before, message, today, visit = passing) => {
    const whole = clean(message.slice(0, MOST_LOOKED_AT));
    const taken = takeRead(before, beginningOf(whole), today, visit);
    if (whole.length <= MAX_MESSAGE_CHARACTERS) return taken;
    const context = contextOf(taken.state, today);
    const isUrgent = ({ kind }: Composed) => kind === 'urgent';
    const question = { today, earlier: [], audience: null };
    const further = taken.replies.some(isUrgent)
      ? undefined
      : restOf(whole)
          .map((piece) => answerer.decide(piece, question))
          .find(({ kind }) => kind === 'urgent');
    const help = further?.kind === 'urgent' ? [plain.urgent(further.concern, context)] : taken.replies.filter(isUrgent);
    const limit = plain.say('clarify', context.lines('too-long-read'));
    return { ...taken, replies: [...help, limit, ...taken.replies.filter((one) => !isUrgent(one))] };
  };

  return {
    open: (state, today) => done(state, [plain.greeting(contextOf(state, today))]),
    apology: (state, today) => done(state, [plain.apology(contextOf(state, today))]),
    take,
  };
}
