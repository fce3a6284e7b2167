// What a conversation may do with the cases it opened itself: ask how they stand, add to them, take them back.
import { paragraphs } from '../../answering/composing/composed.ts';
import type { Lines } from '../../answering/composing/lines.ts';
import type { Outcome } from '../../answering/outcome.ts';
import { fold } from '../../answering/reading/clean.ts';
import { newZealandDay } from '../../base/clock.ts';
import { formatDay } from '../../base/day.ts';
import type { DeliveryKind } from '../../cases/case.ts';
import { referencesIn } from '../../cases/reference.ts';
import type { CaseEffect, OwnCase } from '../case-store.ts';
import type { PlainReplies } from '../replies.ts';
import type { ConversationState } from '../state.ts';
import { done, type Saying, settled, type Taken } from '../taken.ts';
import { confirmationOf } from './agreeing.ts';
import type { OfficeWords } from './offices.ts';

export type OwnCases = {
  /** The turn of a message about a case of this conversation, or about one it does not have; null for any other message. */
  about(saying: Saying, state: ConversationState, cases: readonly OwnCase[]): Taken | null;
  /** While a person handles a case, what belongs to it goes to them and the service stays out of it; null for other matters. */
  quiet(saying: Saying, heard: Outcome, state: ConversationState, cases: readonly OwnCase[], ordinary: () => Taken): Taken | null;
  /** The case somebody is on, or has just answered. */
  handled(cases: readonly OwnCase[]): OwnCase | null;
  status(one: OwnCase, lines: Lines): string;
  /** What is said of a case reaches its office. */
  wrote(one: OwnCase, text: string): CaseEffect;
};

const THING = '(?:case|enquiry|inquiry|request|complaint|reference|ticket|matter|message|keehi|tono|uiui)';
/** What can be removed by this name and no other: "the request" and "that message" are many things. */
const REMOVABLE = '(?:my|our|that|this|the) (?:\\w+ )?(?:case|enquiry|inquiry|keehi|tono)';
const OWN = `(?:my|our|that|this|the) (?:\\w+ ){0,2}${THING}`;
const STATUS = new RegExp(
  [
    `\\b(?:what about|what is happening (?:with|to)|what happened (?:with|to)|how is|how goes|where is|any (?:news|word|update|progress|answer|reply) (?:on|about|for|from|with)|status of|state of|progress (?:on|of|with)|update on|heard (?:back )?(?:about|on)|has anyone (?:looked at|read|seen|taken|answered)|did (?:they|anyone) (?:get|answer|read|see)|is anyone (?:on|looking at)|check(?: on)?) ${OWN}\\b`,
    `\\b${OWN} (?:status|update|progress|going|at|answered|read|closed|open)\\b`,
    '^(?:any (?:news|update|answer|reply|word)(?: back| yet| from (?:them|anyone|the office))*|has anyone (?:answered|replied)(?: yet)?|have they (?:answered|replied)(?: yet)?|did they (?:answer|reply)|(?:my |our )?case status|when will (?:they|somebody|someone|i|we) (?:answer|reply|get back to (?:me|us)|hear(?: back)?(?: from (?:them|anyone|someone|the office|you))?))$',
  ].join('|'),
);
/** An order, as a whole message: "why did they cancel it" is none, and what is removed does not come back. */
const removing = (what: string) =>
  new RegExp(
    `^(?:(?:please|pls|just|ok|okay|no|actually|sorry|hi|hello|kia ora|can you|could you|would you|will you|you can|i want you to|i want to|i would like to|id like to|i need to|i wish to) )*(?:delete|remove|withdraw|cancel|erase|take back|drop|scrap|mukua|whakakore) (?:${what})(?: (?:please|pls|now|again|completely|altogether|for good|thanks|thank you|koa))*$`,
  );
const REMOVE = removing(`${REMOVABLE}(?: ka[ -]?[a-z0-9 -]{8,16})?|ka[ -]?[a-z0-9 -]{8,16}`);
/** "It" is a case only where one was just spoken of. */
const REMOVE_IT = removing('it|that|this');
const ADD =
  /^(?:please )?(?:add|also tell them|tell them|let them know|pass on|and tell them|apitihia)(?: to (?:it|that|my case|my enquiry|the case|the enquiry|ka[\s-]?\w+))?(?: that)?[\s:,-]+(.{3,})$/su;
/** Whole-message commands to the service, whoever spoke last. */
const OURS: ReadonlySet<string> = new Set([
  'help',
  'restart',
  'delete-data',
  'privacy',
  'english',
  'te-reo',
  'repeat',
  'shorter',
  'who-are-you',
]);

/** A sentence that asks, also without its mark. */
const ASKS = /^(?:what|which|who|whom|when|where|why|how|he aha|ko wai|pehea|nonahea|kei hea)\b/;

const openedOn = ({ openedAt }: OwnCase) => formatDay(newZealandDay(new Date(openedAt)));

export function createOwnCases({
  plain,
  offices,
  linesOf,
  deliver,
  phone,
}: {
  readonly plain: PlainReplies;
  readonly offices: OfficeWords;
  linesOf(state: ConversationState): Lines;
  /** The ways by which the office hears of what is added. */
  readonly deliver: readonly DeliveryKind[];
  phone(lines: Lines, reference: string | null): string;
}): OwnCases {
  const wrote = ({ reference }: OwnCase, text: string): CaseEffect => ({ kind: 'wrote', reference, text, deliver });

  const status: OwnCases['status'] = (one, lines) =>
    lines(`case-${one.state === 'deleted' ? 'closed' : one.state}`, {
      reference: one.reference,
      date: openedOn(one),
      to: offices.role(one.route, lines),
    });

  const said = (
    state: ConversationState,
    one: OwnCase | null,
    text: string,
    effects: Taken['effects'] = [],
    repeats: readonly string[] = [],
  ): Taken => {
    const about = one === null ? {} : { caseReference: one.reference };
    const reply = { ...plain.say('hand-over', text), ...about, ...(repeats.length > 0 ? { repeats } : {}) };
    return done({ ...settled(state), declines: 0 }, [reply], false, effects);
  };

  const written = (state: ConversationState, one: OwnCase, text: string): Taken => {
    const lines = linesOf(state);
    const key = one.state === 'taken' || one.state === 'answered' ? 'case-wrote-handled' : 'case-wrote';
    const told = lines(key, { reference: one.reference, to: offices.role(one.route, lines) });
    return said(state, one, told, [wrote(one, text)]);
  };

  const removed = (state: ConversationState, { reference }: OwnCase): Taken =>
    said(state, null, linesOf(state)('case-removed', { reference }), [{ kind: 'erase', reference }], [reference]);

  const askToRemove = (state: ConversationState, { reference }: OwnCase): Taken => {
    const lines = linesOf(state);
    const asked = said(state, null, lines('case-remove-ask', { reference }), [], [reference]);
    return { ...asked, state: { ...asked.state, proposed: 'remove' } };
  };

  const handled: OwnCases['handled'] = (cases) =>
    cases.find(({ state, lastSpoke }) => state === 'taken' || (state === 'answered' && lastSpoke === 'staff')) ?? null;

  return {
    status,
    handled,
    wrote,

    about: (saying, state, cases) => {
      const lines = linesOf(state);
      const folded = fold(saying.text).replace(/['’]/g, '').trim();
      const named = referencesIn(saying.text);
      const own = cases.filter(({ reference }) => named.includes(reference));
      const foreign = named.find((reference) => !cases.some((one) => one.reference === reference));
      // Nobody learns here whether a reference exists: that it is not of this chat is all that is said.
      if (foreign !== undefined)
        return said(state, null, paragraphs(lines('case-unknown', { reference: foreign }), phone(lines, foreign)), [], [foreign]);
      const meant = own[0] ?? cases[0];
      const added = ADD.exec(saying.text)?.[1];
      if (meant && added !== undefined) return written(state, meant, added);
      const order = folded.replace(/[?!.,]+/g, '').replace(/\s+/g, ' ');
      if (meant && (REMOVE.test(order) || (state.proposed === 'passed-on' && REMOVE_IT.test(order)))) {
        return own.length > 0 ? removed(state, meant) : askToRemove(state, meant);
      }
      if (meant && state.proposed === 'remove' && confirmationOf(saying.text, saying.words) === 'yes') return removed(state, meant);
      const asks = STATUS.test(folded.replace(/[?!.]+$/, '')) || STATUS.test(saying.words.join(' '));
      if (own.length === 0 && !asks) return null;
      if (!meant) return said(state, null, lines('case-none'));
      const told = (own.length > 0 ? own : cases.slice(0, 3)).map((one) => status(one, lines));
      return said(
        state,
        meant,
        paragraphs(...told, lines('case-add')),
        [],
        cases.flatMap((one) => [one.reference, openedOn(one)]),
      );
    },

    quiet: (saying, heard, state, cases, ordinary) => {
      const one = handled(cases);
      if (!one) return null;
      if (heard.kind === 'person') {
        const lines = linesOf(state);
        const told = lines('case-with-person', { reference: one.reference, to: offices.role(one.route, lines) });
        return said(state, one, paragraphs(told, phone(lines, one.reference)), [wrote(one, saying.text)]);
      }
      if (heard.kind === 'act' && heard.confidence === 1 && OURS.has(heard.act)) return null;
      const isSame = heard.kind === 'answer' && heard.entryIds.some((id) => one.entryIds.includes(id));
      if (isSame) return written(state, one, saying.text);
      const isQuestion = saying.text.includes('?') || ASKS.test(saying.words.join(' '));
      switch (one.lastSpoke) {
        // They have just been spoken to: what comes next is the answer, whatever it reads like; a question is answered as well.
        case 'staff': {
          const passed = written(state, one, saying.text);
          if (heard.kind !== 'answer' || !isQuestion) return passed;
          const answered = ordinary();
          return { ...answered, replies: [...passed.replies, ...answered.replies], effects: [...passed.effects, ...answered.effects] };
        }
        // They are talking: another sentence is theirs too, a question is anybody's.
        case 'person':
          return heard.kind === 'answer' || isQuestion ? null : written(state, one, saying.text);
        case null:
          return null;
      }
    },
  };
}
