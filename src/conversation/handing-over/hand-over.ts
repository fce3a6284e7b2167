// The way to a person, joined: when it begins, the form, and the cases it has led to.
import { type Composed, paragraphs } from '../../answering/composing/composed.ts';
import { createLines, type Lines } from '../../answering/composing/lines.ts';
import type { Outcome } from '../../answering/outcome.ts';
import { editDistance } from '../../answering/reading/resolve.ts';
import { wordsOf } from '../../answering/reading/words.ts';
import { formatDay } from '../../base/day.ts';
import type { PlaceFinder } from '../../cases/places.ts';
import type { Content } from '../../content/content.ts';
import { noOffices } from '../../content/schema/offices.ts';
import type { OwnCase } from '../case-store.ts';
import { agreementOf } from '../choice.ts';
import type { PlainReplies } from '../replies.ts';
import type { ConversationState } from '../state.ts';
import { done, remember, type Saying, settled, type Taken } from '../taken.ts';
import { confirmationOf } from './agreeing.ts';
import { type CaseForms, createCaseForms } from './case-form.ts';
import { answered, type CaseForm, newForm } from './form.ts';
import { cardOf } from './form-card.ts';
import { createOfficeWords, type HandOverSettings } from './offices.ts';
import { createOwnCases } from './own-cases.ts';
import { createPassOn } from './pass-on.ts';
import { phoneCard, phoneLine } from './phone-card.ts';
import { createReadStep } from './step-reading.ts';

export const nothingConfigured: HandOverSettings = { offices: noOffices, deliver: [] };

export type HandOver = {
  /** Begins a form, or points to the case a person is already on. */
  begin(state: ConversationState, saying: Saying, cases: readonly OwnCase[], confidence?: number): Taken;
  /** Takes a message that belongs to the hand-over; null for any other. `ordinary` is the turn without it. */
  take(message: HandOverMessage, ordinary: () => Taken): Taken | null;
  /** Takes a card's fields; what cannot be read is asked for in words. */
  fillIn(message: HandOverMessage, fields: Readonly<Record<string, string>>): Taken;
  /** Beside an answer about the line stands the card: what to say there, and the reference of the person's case. */
  withCard(taken: Taken, cases: readonly OwnCase[]): Taken;
  /** After urgent help: an open form is kept with what was answered, and asked on only where no one is in danger. */
  besideUrgent(message: HandOverMessage, help: Taken, fields: Readonly<Record<string, string>> | null): Taken;
};

export type HandOverMessage = {
  readonly saying: Saying;
  readonly state: ConversationState;
  readonly heard: Outcome;
  /** The conversation's own. */
  readonly cases: readonly OwnCase[];
  /** For a case that this turn opens. */
  readonly reference: string;
};

/** The concern of somebody who is not well, when nothing says that they are in danger. */
const DISTRESS = 'distress';
/** Entries that give the number of the enquiries line. */
const ABOUT_THE_LINE: readonly string[] = ['phone'];
/** A wish of this many words says the matter too: "a person please" does not, "I want to complain about how our board …" does. */
const LEAST_MATTER_WORDS = 9;
/** So many of them say more than the wish for a person. */
const LEAST_TELLING = 3;
const WISHING: ReadonlySet<string> = new Set(
  `i we me us need want would like love have got to speak talk chat ring call phone message with a an the real actual live human person people someone
  somebody anyone staff member team agent officer please can could may might do you is there it this that let get put through now today right just
  for from of and or so not no machine robot bot computer hi hello hey kia ora tena koe who help be am are in at on another else already
  kei te ki tetahi tangata au ahau hiahia pirangi korero he ko koa taea e waea`.split(/\s+/),
);
const tellsMatter = (words: readonly string[]) =>
  words.length >= LEAST_MATTER_WORDS && words.filter((word) => !WISHING.has(word)).length >= LEAST_TELLING;
const NEW_ENQUIRY =
  /^(?:(?:i have |i want |start |open |make |it is |this is )?(?:a |an )?(?:new|another|different|separate|second) (?:enquiry|inquiry|case|matter|one|request)|patai hou)\b/;

export function createHandOver({
  content: { knowledge, dialogs },
  plain,
  places,
  settings,
}: {
  readonly content: Content;
  readonly plain: PlainReplies;
  readonly places: PlaceFinder;
  readonly settings: HandOverSettings;
}): HandOver {
  const linesOf = ({ language }: ConversationState): Lines => createLines(dialogs[language]);
  const phone = (lines: Lines, reference: string | null) => phoneCard(knowledge, lines, reference);
  const offices = createOfficeWords(knowledge.regions, settings.offices);
  const spelling = { distance: editDistance, isWord: (word: string) => knowledge.english.has(word) };
  const passOn = createPassOn({ plain, offices, settings, linesOf });
  const readStep = createReadStep(places, spelling);
  const forms: CaseForms = createCaseForms({ plain, regions: knowledge.regions, offices, readStep, passOn, linesOf, phone });
  const own = createOwnCases({ plain, offices, linesOf, deliver: settings.deliver, phone });
  /** What the advice to ask the Director and the number rest on. */
  const facts = ['director', 'ies-info'].flatMap((id) => {
    const fact = knowledge.contacts.get(id)?.fact;
    return fact ? (knowledge.facts.get(fact) ?? []) : [];
  });
  const release = knowledge.releases.get(facts[0]?.release ?? '');

  /** The person's last ask, or the wish itself when it tells the matter. */
  const matterOf = ({ asked }: ConversationState, { text, words }: Saying): string => {
    if (tellsMatter(words)) return text;
    return asked.findLast(({ ask }) => ask !== null)?.ask ?? '';
  };

  const begin: HandOver['begin'] = (state, saying, cases, confidence = 1) => {
    const lines = linesOf(state);
    const handled = own.handled(cases);
    if (handled && !NEW_ENQUIRY.test(saying.words.join(' '))) {
      const text = lines('case-with-person', { reference: handled.reference, to: offices.role(handled.route, lines) });
      const reply = {
        ...plain.say('hand-over', paragraphs(text, phone(lines, handled.reference)), confidence),
        caseReference: handled.reference,
      };
      return done(settled(state), [reply]);
    }
    const named = places.find(saying.words);
    const found = named.kind === 'none' && state.place !== null ? places.find(wordsOf(state.place)) : named;
    const isMatter = tellsMatter(saying.words);
    const form = newForm({
      place: found.kind === 'region' ? found.place : null,
      regionId: found.kind === 'region' ? found.region.id : null,
      audience: state.audience,
      about: matterOf(state, saying),
      isSafetyConcern: false,
      entryIds: isMatter ? [] : [...new Set(state.asked.flatMap(({ replies }) => replies.flatMap(({ entryIds }) => entryIds)))],
    });
    const [open] = cases.filter(({ state: of }) => of === 'waiting');
    const region =
      found.kind === 'region'
        ? lines('place-region', { place: found.place, region: found.region.name, date: formatDay(knowledge.regions.asAt) })
        : null;
    const source = release
      ? lines('person-source', { title: release.title, publisher: release.publisher, date: formatDay(release.date) })
      : null;
    const intro = paragraphs(
      source === null ? phone(lines, null) : phoneLine(knowledge, lines, null),
      source,
      open ? lines('case-open-already', { reference: open.reference }) : null,
      lines('handover-intro'),
      lines('handover-privacy'),
      region,
    );
    const begun = forms.begin({ ...state, place: form.place ?? state.place }, form, intro);
    const replies = begun.replies.map((reply) => ({
      ...reply,
      form: cardOf(form, lines),
      confidence,
      factIds: facts.map(({ id }) => id),
      sources: release ? [{ title: release.title, publisher: release.publisher, date: release.date, address: release.address }] : [],
      asAt: facts[0]?.asAt ?? null,
      ...(open ? { repeats: [...(reply.repeats ?? []), open.reference] } : {}),
    }));
    return {
      ...begun,
      state: remember(
        begun.state,
        null,
        replies.map(({ form: _, ...reply }) => reply),
      ),
      replies,
    };
  };

  const fillIn: HandOver['fillIn'] = ({ saying, state, cases }, fields) => {
    const beginning = begin(state, saying, cases);
    const begun = state.caseForm ?? beginning.state.caseForm;
    const handled = own.handled(cases);
    // A person is on their case: what the card holds goes to them.
    if (!begun) return handled ? { ...beginning, effects: [own.wrote(handled, saying.text)] } : beginning;
    return forms.filled(state, { ...begun, done: [], wanted: null }, fields);
  };

  return {
    begin,

    take: (message, ordinary) => {
      const { saying, state, heard, cases } = message;
      const form = state.caseForm;
      if (form) {
        // The matter itself may name any reference.
        const mayAsk = form.step !== 'about' && /\bka[\s-]?\w/i.test(saying.text);
        const status = mayAsk ? own.about(saying, state, cases) : null;
        if (!status) return forms.take({ ...message, form }, ordinary);
        return { ...status, state: { ...status.state, caseForm: form }, replies: [...status.replies, forms.again(state, form)] };
      }
      const status = own.about(saying, state, cases);
      if (status) return status;
      const [newest] = cases;
      const agrees = agreementOf(saying.words) === 'yes' || confirmationOf(saying.text, saying.words) === 'yes';
      // After a word of staff a "yes" is for them.
      const isForStaff = own.handled(cases)?.lastSpoke === 'staff';
      if (state.proposed !== null && agrees && !isForStaff) {
        if (state.proposed === 'person') return begin(state, saying, cases);
        if (newest && state.proposed === 'passed-on') {
          const text = linesOf(state)('passed-on-again', { reference: newest.reference });
          return done({ ...settled(state), proposed: 'passed-on' }, [{ ...plain.say('hand-over', text), caseReference: newest.reference }]);
        }
      }
      if (cases.length > 0 && NEW_ENQUIRY.test(saying.words.join(' '))) return begin(state, saying, cases);
      return own.quiet(saying, heard, state, cases, ordinary);
    },

    fillIn,

    withCard: (taken, cases) => {
      const [newest] = cases;
      const card = phoneLine(knowledge, linesOf(taken.state), newest?.reference ?? null);
      const isAboutLine = ({ kind, entryIds }: Composed) => kind === 'answer' && entryIds.some((id) => ABOUT_THE_LINE.includes(id));
      const replies = taken.replies.map((reply) => {
        if (!isAboutLine(reply)) return reply;
        return { ...reply, text: paragraphs(reply.text, card), ...(newest ? { caseReference: newest.reference } : {}) };
      });
      return { ...taken, replies };
    },

    besideUrgent: (message, help, fields) => {
      const { saying, heard } = message;
      if (heard.kind !== 'urgent') return help;
      const state = fields === null ? message.state : fillIn(message, fields).state;
      const form = state.caseForm;
      if (!form) return help;
      const [first] = help.replies;
      if (!first) return help;
      const lines = linesOf(state);
      const keep = (kept: CaseForm): Taken => {
        const text = paragraphs(first.text, lines('form-urgent-kept'));
        return { ...help, state: { ...help.state, caseForm: kept }, replies: [{ ...first, text }] };
      };
      // Distress is no matter for the safety desk, and may be all that a short answer was taken for.
      const isSafetyConcern = heard.below === null && heard.isPossible !== true && heard.concern !== DISTRESS;
      if (isSafetyConcern && fields !== null) return keep({ ...form, isSafetyConcern });
      // What they wrote may be the very matter.
      if (isSafetyConcern) return keep(form.step === 'about' ? answered(form, { about: saying.text, isSafetyConcern }) : form);
      const on = fields === null ? forms.answer({ ...message, form }) : null;
      if (on) return { ...on, replies: [first, ...on.replies] };
      return heard.below === null && fields === null ? keep(form) : { ...help, state, replies: [first, forms.again(state, form)] };
    },
  };
}
