// The form as an Adaptive Card, for channels that draw cards.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createLines } from '../../../src/answering/composing/lines.ts';
import { formToActivity, replyToActivity } from '../../../src/conversation/activity.ts';
import { FORM_MARK, formCard } from '../../../src/conversation/form-card.ts';
import { formSteps, newForm } from '../../../src/conversation/handing-over/form.ts';
import { cardOf } from '../../../src/conversation/handing-over/form-card.ts';
import { aReply } from '../../support/fake-conversations.ts';
import { smallDialogs } from '../../support/small-dialogs.ts';

/** The parts of the Adaptive Cards schema, version 1.4, that the form uses. */
const named = { id: z.string().min(1), label: z.string().min(1), isRequired: z.boolean(), spacing: z.enum(['Default', 'Medium']) };
const choice = z.strictObject({ title: z.string().min(1), value: z.string().min(1) });
const adaptiveCard = z.strictObject({
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.4'),
  fallbackText: z.string().min(1),
  body: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('TextBlock'), text: z.string().min(1), weight: z.literal('Bolder'), wrap: z.literal(true) }),
      z.strictObject({
        ...named,
        type: z.literal('Input.Text'),
        isMultiline: z.boolean(),
        maxLength: z.int().positive(),
        value: z.string().optional(),
      }),
      z.strictObject({
        ...named,
        type: z.literal('Input.ChoiceSet'),
        style: z.literal('compact'),
        choices: z.array(choice).min(2),
        value: z.string().optional(),
      }),
    ]),
  ),
  actions: z
    .array(z.strictObject({ type: z.literal('Action.Submit'), title: z.string().min(1), data: z.record(z.string(), z.string()) }))
    .length(1),
});

/** As {@link CaseForm} has its steps: what comes back is read step by step. */
const FIELDS = formSteps.filter((step) => step !== 'confirm');
const known = {
  place: 'Hamilton',
  regionId: 'middle',
  audience: 'parent',
  about: 'The roles',
  isSafetyConcern: false,
  entryIds: [],
} as const;
const card = cardOf(newForm(known), createLines(smallDialogs['en-NZ']));
const content = adaptiveCard.parse(formCard(card).content);
const inputs = content.body.flatMap((part) => (part.type === 'TextBlock' ? [] : [part]));

describe('the form’s card', () => {
  test('has an input with a label of its own for every field, and one button that says whose it is', () => {
    expect(inputs.map(({ id }) => id)).toEqual(FIELDS);
    expect(new Set(inputs.map(({ label }) => label)).size).toBe(FIELDS.length);
    expect(content.actions[0]?.data).toEqual({ form: FORM_MARK });
  });

  test('is filled with what is known already, and only with choices it offers', () => {
    expect(inputs.map(({ value }) => value)).toEqual(['Hamilton', 'whanau', 'The roles', 'here', undefined]);
    for (const input of inputs)
      if (input.type === 'Input.ChoiceSet' && input.value !== undefined)
        expect(input.choices.map(({ value }) => value)).toContain(input.value);
  });

  test('never keeps the button from sending: what is missing is asked in words', () => {
    expect(inputs.filter(({ isRequired }) => isRequired)).toEqual([]);
  });

  test('goes as a message of its own beside the reply, with an id of its own and buttons of its own', () => {
    const reply = aReply({ form: card, suggestions: ['Skip'] });
    const context = { name: 'Enquiries', replyToId: null };
    const sent = formToActivity(reply, context);
    expect(sent?.attachments).toMatchObject([{ contentType: 'application/vnd.microsoft.card.adaptive', content: { version: '1.4' } }]);
    expect([sent?.id === reply.id, sent?.entities]).toEqual([false, []]);
    expect(replyToActivity(reply, context)).not.toHaveProperty('attachments');
    expect(replyToActivity(reply, context).text).toBe(reply.text);
    expect(formToActivity(aReply(), context)).toBeNull();
  });
});
