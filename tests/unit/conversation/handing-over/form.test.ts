// The form's steps: what is known is not asked, what is passed over stands, and one can go back.
import { describe, expect, test } from 'vitest';
import {
  answered,
  caseForm,
  MOST_ABOUT,
  newForm,
  passedOver,
  reopened,
  stepBefore,
} from '../../../../src/conversation/handing-over/form.ts';

const known = { place: null, regionId: null, audience: null, about: '', isSafetyConcern: false, entryIds: [] } as const;
const blank = newForm(known);

describe('a form', () => {
  test('asks in order: place, who, what, how, and then shows all of it', () => {
    let form = blank;
    const asked = [form.step];
    for (const change of [
      { place: 'Hamilton', regionId: 'waikato' },
      { asker: 'school' },
      { about: 'leads' },
      { answerBy: { kind: 'here' } },
    ] as const) {
      form = answered(form, change);
      asked.push(form.step);
    }
    expect(asked).toEqual(['place', 'asker', 'about', 'answer-by', 'confirm']);
    expect(caseForm.safeParse(JSON.parse(JSON.stringify(form))).data).toEqual(form);
  });

  test('does not ask what is known, and still asks to confirm the matter', () => {
    expect(newForm({ ...known, place: 'Hamilton', regionId: 'waikato' }).step).toBe('asker');
    expect(newForm({ ...known, place: 'Hamilton', regionId: 'waikato', audience: 'parent' })).toMatchObject({
      step: 'about',
      asker: 'whanau',
    });
    expect(newForm({ ...known, about: 'leads' }).step).toBe('place');
    expect(newForm({ ...known, audience: 'anyone' })).toMatchObject({ step: 'place', asker: null });
  });

  test('does not ask the media where they are: they have one desk', () => {
    expect(newForm({ ...known, audience: 'media' })).toMatchObject({ step: 'about', asker: 'media', place: null });
  });

  test('asks for an address or number only when one is wanted', () => {
    const atWay = passedOver(passedOver(answered(passedOver(passedOver(blank)), { about: 'leads' })));
    expect(atWay.step).toBe('confirm');
    const before = answered(passedOver(passedOver(blank)), { about: 'leads' });
    expect(answered(before, { wanted: 'phone' }).step).toBe('contact');
    expect(passedOver(answered(before, { wanted: 'phone' }))).toMatchObject({ step: 'confirm', answerBy: { kind: 'here' }, wanted: null });
  });

  test('goes back to the step before, and keeps what was answered until it is answered anew', () => {
    expect(stepBefore(blank)).toBeNull();
    const atAbout = answered(answered(blank, { place: 'Hamilton', regionId: 'waikato' }), { asker: 'school' });
    expect(stepBefore(atAbout)).toBe('asker');
    const back = reopened(atAbout, 'place');
    expect(back).toMatchObject({ step: 'place', place: 'Hamilton', asker: 'school' });
    expect(answered(back, { place: 'Dunedin', regionId: 'otago' })).toMatchObject({ step: 'about', place: 'Dunedin', asker: 'school' });
  });

  test('keeps of a long matter as much as a message holds', () => {
    expect(newForm({ ...known, about: 'x'.repeat(9_000) }).about).toHaveLength(MOST_ABOUT);
  });

  test('forgets how often it was not understood once it was', () => {
    expect(answered({ ...blank, unclear: 2 }, {}).unclear).toBe(0);
    expect(reopened({ ...blank, unclear: 2 }, 'asker').unclear).toBe(0);
  });
});
