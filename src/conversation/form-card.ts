// A form as an Adaptive Card, which Teams and the Agents Playground draw: inputs and one button that sends them back.
import type { FormCard } from './message.ts';

/** What Teams draws everywhere, phones too. Source: Microsoft, "Adaptive Cards for Teams", versions by host. */
const VERSION = '1.4';
/** Marks what comes back as ours. */
export const FORM_MARK = 'kahui-ako-case';

export type CardAttachment = { readonly contentType: 'application/vnd.microsoft.card.adaptive'; readonly content: object };

/** The card's submit carries `{form: FORM_MARK}` and the fields by id. */
export function formCard({ title, fields, submit }: FormCard): CardAttachment {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: VERSION,
      // What a client shows that draws no cards; the message's own text says how to go on.
      fallbackText: title,
      body: [{ type: 'TextBlock', text: title, weight: 'Bolder', wrap: true }, ...fields.map(input)],
      actions: [{ type: 'Action.Submit', title: submit, data: { form: FORM_MARK } }],
    },
  };
}

function input({ id, kind, label, value, most, choices, isNeeded }: FormCard['fields'][number]): object {
  // `isRequired` would keep the button from sending; what is missing is asked for in words instead.
  const named = { id, label, ...(value === '' ? {} : { value }), isRequired: false, spacing: isNeeded ? 'Medium' : 'Default' };
  if (kind === 'choice') return { ...named, type: 'Input.ChoiceSet', style: 'compact', choices: choices.map((each) => ({ ...each })) };
  return { ...named, type: 'Input.Text', isMultiline: kind === 'lines', maxLength: most };
}
