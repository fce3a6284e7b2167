// The hand-over's form: what is asked, in which order, and what is known so far. Part of the conversation's state.
import { z } from 'zod';
import { type Asker, askers } from '../../cases/case.ts';
import type { Audience } from '../../content/schema/entries.ts';

/** In the order asked. `contact` is asked only when the answer is wanted by e-mail or phone. */
export const formSteps = ['place', 'asker', 'about', 'answer-by', 'contact', 'confirm'] as const;
export type FormStep = (typeof formSteps)[number];

const answerBy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('here') }),
  z.strictObject({ kind: z.literal('e-mail'), address: z.string() }),
  z.strictObject({ kind: z.literal('phone'), number: z.string() }),
]);

export const caseForm = z
  .strictObject({
    step: z.enum(formSteps),
    /** Answers in a row that could not be read at this step. */
    unclear: z.number().int().nonnegative(),
    /** As our list writes it. */
    place: z.string().nullable(),
    regionId: z.string().nullable(),
    asker: z.enum(askers).nullable(),
    /** Empty until known. */
    about: z.string(),
    answerBy: answerBy.nullable(),
    /** Which of the two the contact step asks for. */
    wanted: z.enum(['e-mail', 'phone']).nullable(),
    /** Somebody may not be safe: the case goes to the desk for that. */
    isSafetyConcern: z.boolean(),
    /** Entries told before the form began. */
    entryIds: z.array(z.string()).readonly(),
    /** Steps that were answered or passed over. */
    done: z.array(z.enum(formSteps)).readonly(),
  })
  .readonly();
export type CaseForm = z.infer<typeof caseForm>;

/** Characters of "what it is about" that are kept: as much as a message may hold. */
export const MOST_ABOUT = 4_000;

const ASKER_OF: Readonly<Record<Audience, Asker | null>> = {
  teo: 'teo',
  school: 'school',
  'early-learning': 'early-learning',
  parent: 'whanau',
  media: 'media',
  anyone: null,
};

/** A form with what the conversation knows already; what is known is not asked, but shown for confirmation. */
export function newForm(known: {
  readonly place: string | null;
  readonly regionId: string | null;
  readonly audience: Audience | null;
  readonly about: string;
  readonly isSafetyConcern: boolean;
  readonly entryIds: readonly string[];
}): CaseForm {
  const { place, regionId, audience, about, isSafetyConcern, entryIds } = known;
  const asker = audience === null ? null : ASKER_OF[audience];
  // The media have one desk for all regions.
  const done: FormStep[] = [
    ...(regionId === null && asker !== 'media' ? [] : ['place' as const]),
    ...(asker === null ? [] : ['asker' as const]),
  ];
  const blank = { step: 'place', unclear: 0, answerBy: null, wanted: null } as const;
  return advanced({ ...blank, place, regionId, asker, about: about.slice(0, MOST_ABOUT), isSafetyConcern, entryIds, done });
}

/** The form at the first step that is still open; at the confirmation when none is. */
function advanced(form: CaseForm): CaseForm {
  const open = formSteps.find((step) => {
    if (step === 'contact') return form.wanted !== null && !form.done.includes('contact');
    return !form.done.includes(step);
  });
  return { ...form, step: open ?? 'confirm', unclear: 0 };
}

/** The form with one step behind it. */
export function answered(form: CaseForm, change: Partial<CaseForm>, step: FormStep = form.step): CaseForm {
  return advanced({ ...form, ...change, done: [...new Set([...form.done, step])] });
}

/** The form with a step left out: what is known stands, and without an address the answer comes to the chat. */
export function passedOver(form: CaseForm): CaseForm {
  if (form.step !== 'answer-by' && form.step !== 'contact') return answered(form, {});
  return answered({ ...form, wanted: null }, { answerBy: form.answerBy ?? { kind: 'here' } }, 'answer-by');
}

/** The form back at a step that was behind it, to change the answer; what was answered stands until it is. */
export function reopened(form: CaseForm, step: FormStep): CaseForm {
  const open: readonly FormStep[] = step === 'answer-by' ? ['answer-by', 'contact'] : [step];
  const done = form.done.filter((each) => !open.includes(each));
  return { ...form, done, step, unclear: 0, ...(step === 'answer-by' ? { wanted: null } : {}) };
}

/** The step before this one that was asked or filled; null at the first. */
export function stepBefore(form: CaseForm): FormStep | null {
  const at = formSteps.indexOf(form.step);
  return formSteps.slice(0, at).findLast((step) => step !== 'contact' || form.wanted !== null) ?? null;
}
