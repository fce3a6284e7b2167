// The hand-over's form as one card, for channels that draw cards: the same questions, all at once.
import type { Lines } from '../../answering/composing/lines.ts';
import type { FormCard } from '../message.ts';
import { ASKER_ORDER } from './answers.ts';
import { type CaseForm, MOST_ABOUT } from './form.ts';

const MOST_PLACE = 100;
const MOST_CONTACT = 254;

export function cardOf(form: CaseForm, lines: Lines): FormCard {
  const choices = (values: readonly string[], key: (value: string) => string) =>
    values.map((value) => ({ value, title: lines(key(value)) }));
  return {
    intro: lines('card-intro'),
    title: lines('card-title'),
    submit: lines('card-submit'),
    fields: [
      { id: 'place', kind: 'line', label: lines('ask-place'), value: form.place ?? '', most: MOST_PLACE, choices: [], isNeeded: false },
      {
        id: 'asker',
        kind: 'choice',
        label: lines('card-asker'),
        value: form.asker ?? '',
        most: 0,
        choices: choices(ASKER_ORDER, (asker) => `asker-${asker}`),
        isNeeded: false,
      },
      { id: 'about', kind: 'lines', label: lines('ask-about'), value: form.about, most: MOST_ABOUT, choices: [], isNeeded: true },
      {
        id: 'answer-by',
        kind: 'choice',
        label: lines('card-answer-by'),
        value: 'here',
        most: 0,
        choices: choices(['here', 'e-mail', 'phone'], (way) => `form-${way}`),
        isNeeded: false,
      },
      { id: 'contact', kind: 'line', label: lines('card-contact'), value: '', most: MOST_CONTACT, choices: [], isNeeded: false },
    ],
  };
}
