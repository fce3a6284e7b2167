// The way to a person, joined: when it begins, the form, and the cases it has led to.
import { paragraphs } from '../../answering/composing/composed.ts';
import { createLines, type Lines } from '../../answering/composing/lines.ts';
import type { Outcome } from '../../answering/outcome.ts';
import { editDistance } from '../../answering/reading/resolve.ts';
import { wordsOf } from '../../answering/reading/words.ts';
import { formatDay } from '../../base/day.ts';
import type { DeliveryKind } from '../../cases/case.ts';
import type { PlaceFinder } from '../../cases/places.ts';
import type { Content } from '../../content/content.ts';
import { noOffices, type Offices } from '../../content/schema/offices.ts';
import type { OwnCase } from '../case-store.ts';
import { agreementOf } from '../choice.ts';
import type { PlainReplies } from '../replies.ts';
import type { ConversationState } from '../state.ts';
import { done, remember, type Saying, settled, type Taken } from '../taken.ts';
import { type CaseForms, createCaseForms } from './case-form.ts';
import { answered, newForm } from './form.ts';
import { cardOf } from './form-card.ts';
import { createOfficeWords } from './offices.ts';
import { createOwnCases } from './own-cases.ts';
import { createPassOn } from './pass-on.ts';
import { phoneCard, phoneLine } from './phone-card.ts';
import { createReadStep } from './step-reading.ts';

/** What a deployment knows of its offices, and how cases reach them. */
export type HandOverSettings = { readonly offices: Offices; readonly deliver: readonly DeliveryKind[] };
export const nothingConfigured: HandOverSettings = { offices: noOffices, deliver: [] };

export type HandOver = {
  /** Begins a form, or points to the case a person is already on. */
  begin(state: ConversationState, saying: Saying, cases: readonly OwnCase[], confidence?: number): Taken;
  /** Takes a message that belongs to the hand-over; null for any other. `ordinary` is the turn without it. */
  take(message: HandOverMessage, ordinary: () => Taken): Taken | null;
  /** Takes a card's fields; what cannot be read is asked for in words. */
  fillIn(message: HandOverMessage, fields: Readonly<Record<string, string>>): Taken;
  /** After urgent help: an open form is kept, and not asked on. */
  besideUrgent(message: HandOverMessage, help: Taken): Taken;
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

/** A wish of this many words says the matter too: "a person please" does not, "I want to complain about how our board …" does. */
const LEAST_MATTER_WORDS = 9;
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
  const passOn = createPassOn({ plain, offices, deliver: settings.deliver, linesOf });
  const readStep = createReadStep(places, spelling);
  const forms: CaseForms = createCaseForms({ plain, regions: knowledge.regions, offices, readStep, passOn, linesOf, phone });
  const own = createOwnCases({ plain, offices, linesOf, phone });
  /** What the advice to ask the Director and the number rest on. */
  const facts = ['director', 'ies-info'].flatMap((id) => {
    const fact = knowledge.contacts.get(id)?.fact;
    return fact ? (knowledge.facts.get(fact) ?? []) : [];
  });
  const release = knowledge.releases.get(facts[0]?.release ?? '');

  /** The person's last ask, or the wish itself when it tells the matter. */
  const matterOf = ({ asked }: ConversationState, { text, words }: Saying): string => {
    if (words.length >= LEAST_MATTER_WORDS) return text;
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
    const isMatter = saying.words.length >= LEAST_MATTER_WORDS;
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

  return {
    begin,

    take: (message, ordinary) => {
      const { saying, state, heard, cases } = message;
      const form = state.caseForm;
      if (form) {
        const status = /\bka[\s-]?\w/i.test(saying.text) ? own.about(saying, state, cases) : null;
        if (!status) return forms.take({ ...message, form }, ordinary);
        return { ...status, state: { ...status.state, caseForm: form }, replies: [...status.replies, forms.again(state, form)] };
      }
      const status = own.about(saying, state, cases);
      if (status) return status;
      const [newest] = cases;
      if (state.proposed !== null && agreementOf(saying.words) === 'yes') {
        if (state.proposed === 'person') return begin(state, saying, cases);
        if (newest) {
          const text = linesOf(state)('passed-on-again', { reference: newest.reference });
          return done({ ...settled(state), proposed: 'passed-on' }, [{ ...plain.say('hand-over', text), caseReference: newest.reference }]);
        }
      }
      if (cases.length > 0 && NEW_ENQUIRY.test(saying.words.join(' '))) return begin(state, saying, cases);
      return own.quiet(saying, heard, state, cases);
    },

    fillIn: ({ saying, state, cases }, fields) => {
      const begun = state.caseForm ?? begin(state, saying, cases).state.caseForm;
      if (!begun) return begin(state, saying, cases);
      return forms.filled(state, { ...begun, done: [], wanted: null }, fields);
    },

    besideUrgent: ({ saying, state, heard }, help) => {
      const form = state.caseForm;
      if (!form || heard.kind !== 'urgent') return help;
      // What they wrote may be the very matter; a need that is only possible does not stop the form.
      const isClear = heard.below === null;
      const filled = form.step === 'about' ? answered(form, { about: saying.text, isSafetyConcern: isClear }) : form;
      const [first] = help.replies;
      const kept = { ...help.state, caseForm: filled };
      if (!first) return { ...help, state: kept };
      const lines = linesOf(state);
      if (isClear) return { ...help, state: kept, replies: [{ ...first, text: paragraphs(first.text, lines('form-urgent-kept')) }] };
      return { ...help, state: kept, replies: [first, forms.again(kept, filled)] };
    },
  };
}
