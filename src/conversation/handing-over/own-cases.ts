// What a conversation may do with the cases it opened itself: ask how they stand, add to them, take them back.
import { paragraphs } from '../../answering/composing/composed.ts';
import type { Lines } from '../../answering/composing/lines.ts';
import type { Outcome } from '../../answering/outcome.ts';
import { fold } from '../../answering/reading/clean.ts';
import { newZealandDay } from '../../base/clock.ts';
import { formatDay } from '../../base/day.ts';
import { referencesIn } from '../../cases/reference.ts';
import type { OwnCase } from '../case-store.ts';
import type { PlainReplies } from '../replies.ts';
import type { ConversationState } from '../state.ts';
import { done, type Saying, settled, type Taken } from '../taken.ts';
import type { OfficeWords } from './offices.ts';

export type OwnCases = {
  /** The turn of a message about a case of this conversation, or about one it does not have; null for any other message. */
  about(saying: Saying, state: ConversationState, cases: readonly OwnCase[]): Taken | null;
  /** While a person handles a case, what belongs to it goes to them and the service stays out of it; null for other matters. */
  quiet(saying: Saying, heard: Outcome, state: ConversationState, cases: readonly OwnCase[]): Taken | null;
  /** The case somebody is on, or has just answered. */
  handled(cases: readonly OwnCase[]): OwnCase | null;
  status(one: OwnCase, lines: Lines): string;
};

const THING = '(?:case|enquiry|inquiry|request|complaint|reference|ticket|matter|message|keehi|tono|uiui)';
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
const REMOVE = removing(`${OWN}(?: ka[ -]?[a-z0-9 -]{8,16})?|ka[ -]?[a-z0-9 -]{8,16}`);
/** "It" is a case only where one was just spoken of. */
const REMOVE_IT = removing('it|that|this');
const ADD =
  /^(?:please )?(?:add|also tell them|tell them|let them know|pass on|and tell them|apitihia)(?: to (?:it|that|my case|my enquiry|the case|the enquiry|ka[\s-]?\w+))?(?: that)?[\s:,-]+(.{3,})$/su;
/** Commands and small talk that are never meant for the office. */
const OURS: ReadonlySet<string> = new Set([
  'help',
  'restart',
  'delete-data',
  'privacy',
  'english',
  'te-reo',
  'repeat',
  'shorter',
  'back',
  'who-are-you',
  'greeting',
]);

const openedOn = ({ openedAt }: OwnCase) => formatDay(newZealandDay(new Date(openedAt)));

export function createOwnCases({
  plain,
  offices,
  linesOf,
  phone,
}: {
  readonly plain: PlainReplies;
  readonly offices: OfficeWords;
  linesOf(state: ConversationState): Lines;
  phone(lines: Lines, reference: string | null): string;
}): OwnCases {
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
    return said(state, one, told, [{ kind: 'wrote', reference: one.reference, text }]);
  };

  const handled: OwnCases['handled'] = (cases) =>
    cases.find(({ state, lastSpoke }) => state === 'taken' || (state === 'answered' && lastSpoke === 'staff')) ?? null;

  return {
    status,
    handled,

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
        const removed = said(state, null, lines('case-removed', { reference: meant.reference }), [
          { kind: 'erase', reference: meant.reference },
        ]);
        return { ...removed, replies: removed.replies.map((reply) => ({ ...reply, repeats: [meant.reference] })) };
      }
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

    quiet: (saying, heard, state, cases) => {
      const one = handled(cases);
      if (!one) return null;
      if (heard.kind === 'person') {
        const lines = linesOf(state);
        const told = lines('case-with-person', { reference: one.reference, to: offices.role(one.route, lines) });
        const effect = { kind: 'wrote', reference: one.reference, text: saying.text } as const;
        return said(state, one, paragraphs(told, phone(lines, one.reference)), [effect]);
      }
      if (heard.kind === 'act') return OURS.has(heard.act) || one.lastSpoke !== 'staff' ? null : written(state, one, saying.text);
      // Another matter is answered as ever; the same one, or what we could not answer, is theirs.
      const isOther = heard.kind === 'answer' && !heard.entryIds.some((id) => one.entryIds.includes(id));
      return isOther ? null : written(state, one, saying.text);
    },
  };
}
