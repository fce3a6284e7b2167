// From "a person please" to a case: what is asked, what is understood, and how people get out of it again.
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../../src/answering/outcome.ts';
import { newState } from '../../../../src/conversation/state.ts';
import { createTurn } from '../../../../src/conversation/turn.ts';
import { plannedAnswerer } from '../../../support/small-answering.ts';
import { smallComposer } from '../../../support/small-composing.ts';
import { smallContent } from '../../../support/small-dialogs.ts';
import { smallSettings, smallVisit, textOf, visitOf } from '../../../support/small-visits.ts';

const ASKED = ['a person please', 'Hamilton', '1', 'Our board and the lead differ.', 'here'];
const told = (...messages: readonly string[]) => textOf(smallVisit().saying(...messages));
const stepAfter = (...messages: readonly string[]) => {
  const visit = smallVisit();
  visit.saying(...messages);
  return visit.state().caseForm?.step ?? null;
};

describe('a person please', () => {
  test('gives the phone card with its age and source, the privacy notice, and then the first question', () => {
    const { replies } = smallVisit().say('a person please');
    expect(replies).toMatchObject([{ kind: 'hand-over', factIds: [9, 8], asAt: '2016-11-09', sources: [{ title: 'The groups go on' }] }]);
    const text = replies[0]?.text ?? '';
    const parts = ['line phone-card The Line 0800 111 222 0800111222', 'line person source The groups go on', 'line handover-intro'];
    const places = [...parts, 'line handover-privacy', 'line ask-place'].map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(replies[0]?.form?.fields.map(({ id }) => id)).toEqual(['place', 'asker', 'about', 'answer-by', 'contact']);
  });

  test('goes through place, who, what and how to a confirmation, one thing at a time', () => {
    const visit = smallVisit();
    const texts = ASKED.map((message) => textOf(visit.say(message)));
    const asked = ['ask-place', 'ask-asker', 'ask-about', 'ask-answer-by', 'ask-confirm'];
    texts.forEach((text, at) => {
      expect(asked.filter((line) => text.includes(`line ${line}`))).toEqual([asked[at]]);
    });
    expect(texts[1]).toContain('line place Hamilton, Waikato, 24 May 2016');
    expect(texts[4]).toContain('line to-director Waikato');
    for (const said of ['Hamilton', 'line asker-school', 'Our board and the lead differ.', 'line answer-by-here'])
      expect(texts[4]).toContain(said);
  });

  test('with the place and the audience known asks neither again', () => {
    const visit = smallVisit(undefined, { ...newState, audience: 'parent' });
    expect(textOf(visit.say('let me talk to a real person in Hamilton'))).toContain('line ask-about');
    expect(visit.state().caseForm).toMatchObject({ place: 'Hamilton', regionId: 'middle', asker: 'whanau' });
  });

  test('again later needs no place: it is remembered, until the conversation starts over', () => {
    const before = ['a person please', 'Hamilton', 'cancel', 'how many schools belonged'];
    expect(told('let me talk to a real person in Hamilton', 'cancel', 'a person please')).toContain('line ask-asker');
    expect(told(...before, 'start over', 'a person please')).toContain('line ask-place');
  });

  test('takes the last question for the matter, and lets it be kept or said anew', () => {
    const before = ['how many schools belonged', 'a person please', 'Hamilton', '1'];
    expect(told(...before)).toContain('line ask-about-known how many schools belonged');
    expect(told(...before, 'yes', 'here')).toContain('how many schools belonged');
    expect(told(...before, 'The lead', 'here')).not.toContain('how many schools belonged');
  });

  test('takes a wish that tells the matter for it, and a long wish without one not', () => {
    const person: Outcome = { kind: 'person', confidence: 0.9 };
    const telling = 'I want a person to ring me about how our board treats the lead';
    const long = 'hi i really need to speak to a real person please';
    const aboutOf = (wish: string) => {
      const answerer = plannedAnswerer({ [wish]: person });
      const visit = visitOf(createTurn({ content: smallContent, answerer, composer: smallComposer, handOver: smallSettings }));
      visit.say(wish);
      return visit.state().caseForm?.about;
    };
    expect(aboutOf(telling)).toBe(telling);
    expect(aboutOf(long)).toBe('');
  });

  test('asks the media for no place, and sends them to the media’s desk', () => {
    const visit = smallVisit(undefined, { ...newState, audience: 'media' });
    visit.saying('a person please', 'The end of the groups', 'here');
    expect(visit.say('yes').effects).toMatchObject([{ kind: 'open', case: { route: 'media', place: null, asker: 'media' } }]);
  });

  test('in a place of two regions asks which, and takes the answer', () => {
    const visit = smallVisit();
    const asked = visit.saying('a person please', 'Border Town');
    expect(textOf(asked)).toContain('line ambiguous Border Town: Tai Tokerau, Waikato');
    expect(asked.replies[0]?.suggestions).toEqual(['Tai Tokerau', 'Waikato']);
    expect(visit.state().caseForm).toMatchObject({ step: 'place', unclear: 0 });
    expect(textOf(visit.say('Waikato'))).toContain('line ask-asker');
    expect(visit.state().caseForm?.regionId).toBe('middle');
  });

  test('a place alone, when nobody asked for one, is no wish for a person', () => {
    expect(stepAfter('Dunedin')).toBeNull();
  });
});

describe('what cannot be read', () => {
  test.each([
    ['place', ['a person please'], 'line place-unclear'],
    ['asker', ASKED.slice(0, 2), 'line asker-unclear'],
    ['about', ASKED.slice(0, 3), 'line about-unclear'],
    ['answer-by', ASKED.slice(0, 4), 'line answer-by-unclear'],
    ['contact', [...ASKED.slice(0, 4), 'by phone'], 'line phone-unclear'],
    ['contact', [...ASKED.slice(0, 4), 'by e-mail'], 'line e-mail-unclear'],
    ['confirm', ASKED, 'line confirm-unclear'],
  ] as const)('at %s is asked again, then explained, then given up with the phone card', (step, before, hint) => {
    const visit = smallVisit();
    visit.saying(...before);
    expect(visit.state().caseForm?.step).toBe(step);
    const odd = step === 'about' ? '..?!1' : 'qwerty';
    const [once, twice, thrice] = [visit.say(odd), visit.say(odd), visit.say(odd)];
    expect(textOf(once)).toBe(hint);
    expect(textOf(twice)).toContain(hint);
    expect(textOf(twice)).toContain('line form-help');
    expect(textOf(thrice)).toContain('line form-given-up');
    expect(textOf(thrice)).toContain('line phone-card The Line');
    expect(thrice.effects).toEqual([]);
    expect(visit.state().caseForm).toBeNull();
  });

  test('is forgotten once something is understood', () => {
    const visit = smallVisit();
    visit.saying('a person please', 'qwerty', 'qwerty', 'Hamilton', 'qwerty', 'qwerty');
    expect(visit.state().caseForm).toMatchObject({ step: 'asker', unclear: 2 });
  });

  test('of five thousand characters breaks nothing, and as the matter is kept up to the limit', () => {
    const long = 'word '.repeat(1_000);
    for (const before of [1, 2, 3, 4, 5]) {
      const visit = smallVisit();
      visit.saying(...ASKED.slice(0, before));
      expect(visit.say(long).replies.length).toBeGreaterThan(0);
      expect((visit.state().caseForm?.about ?? '').length).toBeLessThanOrEqual(4_000);
    }
  });
});

describe('the form', () => {
  test('lets every step but the matter be passed over', () => {
    expect(stepAfter('a person please', 'skip')).toBe('asker');
    expect(stepAfter('a person please', 'skip', 'skip')).toBe('about');
    expect(told('a person please', 'skip', 'skip', 'skip')).toContain('line about-unclear');
    const visit = smallVisit();
    const shown = textOf(visit.saying('a person please', 'skip', 'skip', 'Who leads', 'skip'));
    expect(shown).toContain('line to-unplaced line form-not-given line form-not-given Who leads line answer-by-here');
    expect(visit.say('yes').effects).toMatchObject([{ case: { route: 'unplaced', place: null, asker: null, answerBy: { kind: 'here' } } }]);
  });

  test('gives who refuses a detail the number, and goes on without it', () => {
    const text = told('a person please', "I'd rather not say");
    for (const line of ['form-not-needed', 'phone-card The Line', 'ask-asker']) expect(text).toContain(`line ${line}`);
    expect(stepAfter('a person please', 'no', 'no')).toBe('about');
    expect(stepAfter(...ASKED.slice(0, 4), 'by phone', 'none of your business')).toBe('confirm');
  });

  test.each([
    ['of the matter itself', [...ASKED.slice(0, 3), 'none of your business']],
    ['at the confirmation', [...ASKED, 'no']],
  ])('ends at a refusal %s with the number, and passes nothing on', (_where, messages) => {
    const visit = smallVisit();
    const taken = visit.saying(...messages);
    expect(textOf(taken)).toContain('line form-refused');
    expect(textOf(taken)).toContain('line phone-card The Line');
    expect([taken.effects, visit.state().caseForm]).toEqual([[], null]);
  });

  test.each([1, 2, 3, 4, 5])('can be cancelled after %i answers', (size) => {
    const visit = smallVisit();
    expect(textOf(visit.saying(...ASKED.slice(0, size), 'cancel'))).toContain('line form-cancelled');
    expect(visit.state().caseForm).toBeNull();
  });

  test('says at any step why it asks, and gives the number', () => {
    for (const size of [1, 2, 3, 4, 5]) {
      expect(told(...ASKED.slice(0, size), 'why do u need that')).toContain('line handover-why');
      expect(told(...ASKED.slice(0, size), '0800 number')).toContain('line phone-card The Line');
      expect(stepAfter(...ASKED.slice(0, size), 'why')).toBe(stepAfter(...ASKED.slice(0, size)));
    }
  });

  test('goes back one question, and says when there is none before', () => {
    expect(told('a person please', 'back')).toContain('line form-first');
    expect(stepAfter('a person please', 'Hamilton', 'back')).toBe('place');
    expect(stepAfter(...ASKED, 'back')).toBe('answer-by');
    expect(stepAfter(...ASKED, 'back', 'back', 'The roles')).toBe('answer-by');
  });

  test('changes any answer, to what is said with it or asked anew, and shows all again', () => {
    expect(stepAfter(...ASKED, 'change the place')).toBe('place');
    expect(told(...ASKED, 'change the place', 'Dunedin')).toContain('line ask-confirm line to-director Otago Dunedin');
    expect(told(...ASKED, 'change the place to Dunedin')).toContain('line ask-confirm line to-director Otago Dunedin');
    expect(told(...ASKED, 'change who is asking', 'parent')).toContain('line asker-whanau');
    expect(told(...ASKED, 'change what it is about', 'The roles')).toContain('The roles');
    expect(told(...ASKED, 'change how they answer', 'x@y.example')).toContain('line answer-by-e-mail x@y.example');
    expect(told(...ASKED, 'change my email to x@y.example')).toContain('line answer-by-e-mail x@y.example');
    expect(told(...ASKED, 'change')).toContain('line change-what');
    // Also without a command, and never lost.
    expect(told(...ASKED, 'actually email me instead, jo@home.example')).toContain('line answer-by-e-mail jo@home.example');
    expect(told(...ASKED, "no, it's Dunedin")).toContain('line ask-confirm line to-director Otago Dunedin');
    expect(told(...ASKED, 'our school is bigger than Dunedin')).toContain('line confirm-unclear');
    expect(stepAfter(...ASKED, 'change', 'Change the place')).toBe('place');
  });

  test('answers a question in between, and then asks on', () => {
    for (const size of [1, 2, 4, 5]) {
      const visit = smallVisit();
      visit.saying(...ASKED.slice(0, size));
      const step = visit.state().caseForm?.step;
      const taken = visit.say('how many schools belonged?');
      expect(taken.replies.map(({ kind }) => kind)).toEqual(['answer', 'hand-over']);
      expect(taken.replies[1]?.text).toContain('line form-again');
      expect(taken.replies[0]?.suggestions).toEqual([]);
      expect(visit.state().caseForm?.step).toBe(step);
    }
  });

  test('takes a question for the matter where the matter is asked', () => {
    const visit = smallVisit();
    visit.saying(...ASKED.slice(0, 3), 'how many schools belonged?');
    expect(visit.state().caseForm).toMatchObject({ step: 'answer-by', about: 'how many schools belonged?' });
  });

  test('is not lost over small talk or a change of language', () => {
    const visit = smallVisit();
    expect(textOf(visit.saying('a person please', 'kia ora'))).toContain('line act-greeting');
    expect(visit.state().caseForm?.step).toBe('place');
    expect(textOf(visit.say('te reo'))).toContain('rārangi form-again');
    expect(visit.state()).toMatchObject({ language: 'mi-NZ', caseForm: { step: 'place' } });
    expect(textOf(visit.say('hipa'))).toContain('rārangi ask-asker');
  });

  test('ends when the conversation starts over or is deleted', () => {
    expect(stepAfter(...ASKED, 'start over')).toBeNull();
    expect(stepAfter(...ASKED, 'delete my data')).toBeNull();
  });

  test('gives who asks for a person again the number, and goes on', () => {
    const text = told('a person please', 'a person please');
    expect(text).toContain('line phone-card The Line');
    expect(text).toContain('line ask-place');
    expect(stepAfter('a person please', 'a person please', 'a person please', 'a person please')).toBe('place');
  });

  test('reads answers as people write them', () => {
    const visit = smallVisit();
    visit.saying('a person please', 'yeah were in hamilton', 'im a mum', 'its about my kid');
    expect(visit.state().caseForm).toMatchObject({ step: 'answer-by', asker: 'whanau', place: 'Hamilton', about: 'its about my kid' });
    expect(textOf(visit.say('my number is 021 123 4567 after 3pm'))).toContain('line answer-by-phone 021 123 4567');
    expect(visit.say('yes thats right send it').effects).toHaveLength(1);
  });

  test('takes a request to write or ring for the way to answer, not for a question', () => {
    expect(told(...ASKED.slice(0, 4), 'can you email me at x@y.example?')).toContain('line answer-by-e-mail x@y.example');
    expect(told(...ASKED.slice(0, 4), 'phone number')).toContain('line ask-phone');
  });
});

describe('urgent words', () => {
  test.each([1, 2, 3, 4, 5])('after %i answers get help first and alone, and the form is kept', (size) => {
    const visit = smallVisit();
    visit.saying(...ASKED.slice(0, size));
    const before = visit.state().caseForm;
    const taken = visit.say('he is in danger');
    expect(taken.replies.map(({ kind }) => kind)).toEqual(['urgent']);
    expect(taken.replies[0]?.text).toContain('line form-urgent-kept');
    const isMatter = before?.step === 'about';
    const step = isMatter ? 'answer-by' : before?.step;
    expect(visit.state().caseForm).toMatchObject({ step, isSafetyConcern: isMatter });
    const on = visit.say('go on');
    expect(textOf(on)).toContain(`line ask-${step}`);
    expect(on.effects).toEqual([]);
  });

  test('that are the matter take it to the desk for safety', () => {
    const visit = smallVisit();
    visit.saying(...ASKED.slice(0, 3), 'he is in danger', 'here');
    expect(visit.say('yes').effects).toMatchObject([{ case: { route: 'safety', about: 'he is in danger' } }]);
  });

  const decline: Outcome = { kind: 'decline', gapId: null, declineId: null, also: [], confidence: 0 };
  const planned = plannedAnswerer({
    'is my child all right there': { kind: 'urgent', concern: 'child-safety', below: decline },
    'im a mum': { kind: 'urgent', concern: 'distress', below: null },
    'I can do no more': { kind: 'urgent', concern: 'distress', below: null },
  });
  const plannedVisit = () =>
    visitOf(createTurn({ content: smallContent, answerer: planned, composer: smallComposer, handOver: smallSettings }));

  test('that are only possible get help and the form goes on', () => {
    const visit = plannedVisit();
    visit.saying(...ASKED.slice(0, 3));
    const taken = visit.say('is my child all right there');
    expect(taken.replies.map(({ kind }) => kind)).toEqual(['urgent', 'hand-over']);
    expect(visit.state().caseForm).toMatchObject({ step: 'answer-by', about: 'is my child all right there', isSafetyConcern: false });
  });

  test('of distress are an answer as well where they can be, and no matter for the desk for safety', () => {
    const visit = plannedVisit();
    visit.saying(...ASKED.slice(0, 2));
    expect(visit.say('im a mum').replies.map(({ kind }) => kind)).toEqual(['urgent', 'hand-over']);
    expect(visit.state().caseForm).toMatchObject({ step: 'about', asker: 'whanau' });
    visit.say('I can do no more');
    expect(visit.state().caseForm).toMatchObject({ step: 'answer-by', about: 'I can do no more', isSafetyConcern: false });
    const kept = visit.say('I can do no more');
    expect(kept.replies.map(({ kind }) => kind)).toEqual(['urgent']);
    expect(visit.state().caseForm?.step).toBe('answer-by');
  });

  test('on a card get help, and nothing that was filled in is lost', () => {
    const visit = smallVisit();
    visit.say('a person please');
    const fields = { place: 'Hamilton', asker: 'whanau', about: 'he is in danger', 'answer-by': 'here', contact: '' };
    const taken = visit.say('Hamilton\nwhanau\nhe is in danger\nhere', fields);
    expect(taken.replies.map(({ kind }) => kind)).toEqual(['urgent']);
    expect(visit.state().caseForm).toMatchObject({ step: 'confirm', place: 'Hamilton', asker: 'whanau', isSafetyConcern: true });
    expect(visit.saying('go on', 'yes').effects).toMatchObject([{ case: { route: 'safety', about: 'he is in danger' } }]);
  });
});

describe('two declines in a row', () => {
  const unknown = ['who won the cup', 'best pizza in town'];

  test('offer a person once, and "yes" takes it', () => {
    expect(told('who won the cup')).not.toContain('line offer-person');
    const visit = smallVisit();
    const offered = visit.saying(...unknown);
    expect(textOf(offered)).toContain('line offer-person');
    expect(offered.replies[0]?.suggestions[0]).toBe('Talk to a person');
    expect(textOf(visit.say('yes please'))).toContain('line ask-place');
  });

  test('are forgotten after an answer, and after the offer', () => {
    expect(told('who won the cup', 'how many schools belonged', 'best pizza in town')).not.toContain('line offer-person');
    expect(told(...unknown, 'when is the next ferry')).not.toContain('line offer-person');
    expect(stepAfter(...unknown, 'how many schools belonged', 'yes')).toBeNull();
  });

  test('offer nobody inside a form', () => {
    const visit = smallVisit();
    visit.saying('a person please', 'who won the cup?', 'best pizza in town?', 'when is the next ferry?');
    expect(visit.state()).toMatchObject({ proposed: null, caseForm: { step: 'place' } });
  });
});
