// What a card of the form brings back: taken as if said, and what cannot be read is asked for in words.
import { describe, expect, test } from 'vitest';
import { smallVisit, textOf } from '../../../support/small-visits.ts';

const whole = { place: 'Hamilton', asker: 'whanau', about: 'The roles', 'answer-by': 'phone', contact: '021 123 4567' };
const filled = (fields: Readonly<Record<string, string>>) => {
  const visit = smallVisit();
  visit.say('a person please');
  const taken = visit.say(Object.values(fields).join('\n'), fields);
  return { text: textOf(taken), form: visit.state().caseForm, taken, visit };
};

describe('a card', () => {
  test('filled in leads to the confirmation, and to a case only after yes', () => {
    const { text, taken, visit } = filled(whole);
    expect(text).toContain('line ask-confirm line to-director Waikato');
    expect(text).toContain('line answer-by-phone 021 123 4567');
    expect(taken.effects).toEqual([]);
    expect(visit.say('yes').effects).toMatchObject([
      { case: { asker: 'whanau', about: 'The roles', answerBy: { number: '021 123 4567' } } },
    ]);
  });

  test.each([
    ['place', { place: 'Atlantis' }, 'line place-unclear'],
    ['place', { place: 'Border Town' }, 'line ambiguous Border Town'],
    ['asker', { asker: 'nonsense' }, 'line asker-unclear'],
    ['about', { about: '' }, 'line about-unclear'],
    ['contact', { contact: '' }, 'line ask-phone'],
    ['contact', { contact: '021 ABC 4567' }, 'line phone-unclear'],
    ['contact', { 'answer-by': 'e-mail', contact: '' }, 'line ask-e-mail'],
    ['contact', { 'answer-by': 'e-mail', contact: 'nobody' }, 'line e-mail-unclear'],
  ] as const)('is asked on at %s with %o', (step, change, line) => {
    const { text, form } = filled({ ...whole, ...change });
    expect(text).toContain(line);
    expect(form?.step).toBe(step);
  });

  test('with optional fields left empty passes them over', () => {
    const { form, text } = filled({ place: '', asker: '', about: 'The roles', 'answer-by': '', contact: '' });
    expect(form).toMatchObject({ step: 'confirm', place: null, asker: null, answerBy: { kind: 'here' } });
    expect(text).toContain('line to-unplaced');
  });

  test('with nothing in it asks what is needed, and strange fields count for nothing', () => {
    expect(filled({}).form?.step).toBe('place');
    expect(filled({ colour: 'blue' }).form).toMatchObject({ step: 'about', about: '' });
  });

  test('can be sent again with other answers, and after the form was cancelled', () => {
    const { visit } = filled(whole);
    visit.say('again', { ...whole, place: 'Dunedin' });
    expect(visit.state().caseForm).toMatchObject({ step: 'confirm', place: 'Dunedin', regionId: 'south' });
    visit.say('cancel');
    visit.say('again', whole);
    expect(visit.state().caseForm).toMatchObject({ step: 'confirm', place: 'Hamilton' });
  });
});
