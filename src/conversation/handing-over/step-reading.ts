// Reads a message as the answer to the form's step: filled, to be asked back, agreed, refused, or not clear.

import type { Lines } from '../../answering/composing/lines.ts';
import { fold } from '../../answering/reading/clean.ts';
import type { PlaceFinder, PlaceFound, Spelling } from '../../cases/places.ts';
import { agreementOf } from '../choice.ts';
import { confirmationOf } from './agreeing.ts';
import { answerByIn, askerIn } from './answers.ts';
import { answered, type CaseForm, MOST_ABOUT } from './form.ts';

export type StepRead =
  | { readonly kind: 'filled'; readonly form: CaseForm }
  /** Understood, but more is needed; not counted as unclear. */
  | {
      readonly kind: 'ask-back';
      readonly form: CaseForm;
      readonly text: string;
      readonly suggestions: readonly string[];
      readonly repeats: readonly string[];
    }
  | { readonly kind: 'agreed' | 'refused' }
  /** `hint` says what would be clear. */
  | { readonly kind: 'unclear'; readonly hint: string };

export type ReadStep = (form: CaseForm, said: { readonly text: string; readonly words: readonly string[] }, lines: Lines) => StepRead;

/** A message that begins with these puts something right. */
const CORRECTING: ReadonlySet<string> = new Set(
  'actually no nah sorry oh wait i mean meant it is its am we are were in from should be ko kao kei'.split(' '),
);
/** Of a place put right. */
const MOST_PLACE_WORDS = 4;

/** An answer to "what is it about?" has at least one word that says something. */
const LEAST_ABOUT_LETTERS = 3;

export function createReadStep(places: PlaceFinder, spelling: Spelling): ReadStep {
  const asked = (form: CaseForm, text: string, suggestions: readonly string[], repeats: readonly string[] = []): StepRead => ({
    kind: 'ask-back',
    form: { ...form, unclear: 0 },
    text,
    suggestions,
    repeats,
  });

  const placeRead = (form: CaseForm, found: PlaceFound, lines: Lines): StepRead => {
    switch (found.kind) {
      case 'region':
        return { kind: 'filled', form: answered(form, { place: found.place, regionId: found.region.id }) };
      case 'ambiguous': {
        const names = found.regions.map(({ name }) => name);
        return asked(form, lines('person-ambiguous', { place: found.place, regions: names.join(', ') }), names.slice(0, 3));
      }
      case 'alike':
        return asked(form, lines('place-alike', { places: found.places.join(', ') }), found.places);
      case 'none':
        return { kind: 'unclear', hint: lines('place-unclear') };
    }
  };

  /** What is shown, put right without a command: another address or number, or "no, it's Tauranga". */
  const correctionRead = (form: CaseForm, { text, words }: Parameters<ReadStep>[1]): StepRead | null => {
    const read = answerByIn(text, fold(text), null);
    if (read.kind === 'answer-by' && read.answerBy.kind !== 'here')
      return { kind: 'filled', form: answered({ ...form, wanted: null }, { answerBy: read.answerBy }, 'answer-by') };
    const named = words.slice(words.findIndex((word) => !CORRECTING.has(word)));
    const found = CORRECTING.has(words[0] ?? '') && named.length <= MOST_PLACE_WORDS ? places.answer(named, spelling) : null;
    return found?.kind === 'region'
      ? { kind: 'filled', form: answered(form, { place: found.place, regionId: found.region.id }, 'place') }
      : null;
  };

  return (form, { text, words }, lines) => {
    const folded = fold(text);
    switch (form.step) {
      case 'place':
        return placeRead(form, places.answer(words, spelling), lines);
      case 'asker': {
        const asker = askerIn(folded, words);
        return asker === null ? { kind: 'unclear', hint: lines('asker-unclear') } : { kind: 'filled', form: answered(form, { asker }) };
      }
      case 'about': {
        const keeps =
          agreementOf(words) === 'yes' ||
          /^(?:(?:yes )?keep(?: it| that)?|that is (?:it|right|fine|correct)|puritia)$/.test(words.join(' '));
        if (form.about !== '' && keeps) return { kind: 'filled', form: answered(form, {}) };
        const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
        const says = agreementOf(words) === null && letters >= LEAST_ABOUT_LETTERS;
        return says
          ? { kind: 'filled', form: answered(form, { about: text.slice(0, MOST_ABOUT) }) }
          : { kind: 'unclear', hint: lines('about-unclear') };
      }
      case 'answer-by':
      case 'contact': {
        const read = answerByIn(text, folded, form.step === 'contact' ? form.wanted : null);
        switch (read.kind) {
          case 'answer-by':
            return { kind: 'filled', form: answered({ ...form, wanted: null }, { answerBy: read.answerBy }, 'answer-by') };
          case 'wanted':
            return { kind: 'filled', form: answered(form, { wanted: read.wanted }, 'answer-by') };
          case 'bad-address':
            return { kind: 'unclear', hint: lines('e-mail-unclear') };
          case 'bad-number':
            return { kind: 'unclear', hint: lines('phone-unclear') };
          case 'unclear':
            return { kind: 'unclear', hint: lines('answer-by-unclear') };
        }
        break;
      }
      case 'confirm':
        switch (confirmationOf(text, words)) {
          case 'yes':
            return { kind: 'agreed' };
          case 'no':
            return { kind: 'refused' };
          default:
            return correctionRead(form, { text, words }) ?? { kind: 'unclear', hint: lines('confirm-unclear') };
        }
    }
    return { kind: 'unclear', hint: lines('answer-by-unclear') };
  };
}
