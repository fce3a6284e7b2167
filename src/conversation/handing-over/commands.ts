// What people say to a form besides answering it: skip, cancel, back, change the place, go on, I would rather not.
import type { FormStep } from './form.ts';

export type FormCommand =
  | { readonly kind: 'skip' | 'cancel' | 'back' | 'go-on' | 'refuse' | 'number' | 'why' }
  /** `step` null: they did not say what. `hasValue`: they said what to change it to as well (see {@link newValueIn}). */
  | { readonly kind: 'change'; readonly step: FormStep | null; readonly hasValue: boolean };

const WHOLE: readonly (readonly [Exclude<FormCommand['kind'], 'change'>, RegExp])[] = [
  [
    'skip',
    /^(?:skip|skip (?:this|that|it|please)|pass|next|next (?:one|question)(?: please)?|leave (?:it|that) (?:out|blank|empty)|hipa|peke|tukua|waiho)$/,
  ],
  [
    'cancel',
    /^(?:cancel|stop|abort|quit|exit|never ?mind|forget (?:it|about it|this|that)|drop it|leave it|end(?: this)?|no more questions|i (?:have )?changed my mind|(?:cancel|stop|end) (?:this|that|it|the form|the enquiry|please|now)|whakakore|kati)$/,
  ],
  ['back', /^(?:back|go back|previous|one back|step back|undo|whakamuri|hoki)$/],
  ['go-on', /^(?:go on|continue|carry on|resume|where were we|go ahead(?: with it)?|keep going|haere tonu)$/],
  [
    'refuse',
    /^(?:(?:no[, ]+)?i ?(?:would |d )?(?:rather|prefer) not(?: to)?(?: say| tell| give| answer)?(?: .{1,30})?|(?:i )?(?:do not|dont|won'?t|will not|can ?not|cant) (?:want to |wish to )?(?:say|tell|give|share|answer)(?: .{1,40})?|none of your (?:business|beeswax)|(?:no )?i (?:do not|dont) want to|not telling(?: you)?|leave me alone|private|that(?:s| is) (?:private|personal)|mind your own business|no (?:personal )?details|anonymous|i want to (?:stay|remain|be) anonymous)$/,
  ],
  [
    'number',
    /^(?:(?:just |please )?(?:give me |tell me |send me |show me |i (?:just )?want |can i (?:just )?have |whats |what is )?(?:the |a |your )?(?:phone |0800 |telephone )?(?:number|0800(?: number| line)?)(?: please)?|i ?(?:ll|will|d rather|would rather|d prefer to|would prefer to) (?:ring|call|phone)(?: (?:them|you|instead)){0,2}|0800|nama waea)$/,
  ],
  [
    'why',
    /^(?:why(?: do you (?:need|want|ask)(?: .{1,30})?)?|what(?: do you (?:need|want) (?:that|this|it) for|s (?:that|this|it) for| for| is (?:that|this|it) for)|who (?:sees|reads|gets|will see|can see) (?:this|that|it)|he aha ai|mo te aha)$/,
  ],
];

const CHANGE =
  /^(?:(?:please |can i |could i |i want to |i need to |let me )?(?:change|edit|correct|fix|redo|amend|mend|update)(?: (.{1,40}?)( (?:to|ki) .+)?)?|(?:the |my )?(.{1,30}) (?:is|was) (?:wrong|not right|incorrect)|wrong (.{1,30})|whakarereke(?: (.{1,40}?)( ki .+)?)?)$/;

/** Beside the name of a step these add nothing; any other word makes a matter of its own ("fix the problem at our school"). */
const BESIDE_STEP = new Set(
  'the my our your a an it is they should them i me we on in of for and am was are asking details part bit one te taku toku nga'.split(' '),
);
const STEP_WORDS: readonly (readonly [FormStep, RegExp])[] = [
  ['place', /\b(?:place|town|district|region|city|suburb|area|location|where|wahi|rohe)\b/g],
  ['answer-by', /\b(?:answer|reply|contact|e[ -]?mail|mail|phone|number|address|how|whakautu|imera|waea)\b/g],
  ['asker', /\b(?:who|role|school|teo|whanau|media|myself|ko wai)\b/g],
  ['about', /\b(?:about|question|text|matter|subject|message|words|enquiry|what|says|kaupapa|patai)\b/g],
];

const plain = (folded: string) =>
  folded
    .replace(/['’]/g, '')
    .replace(/[.!?]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The command a message is as a whole; null for anything else. `folded` is lower case without macrons. */
export function commandOf(folded: string): FormCommand | null {
  const text = plain(folded);
  const whole = WHOLE.find(([, pattern]) => pattern.test(text));
  if (whole) return { kind: whole[0] };
  const change = CHANGE.exec(text);
  if (!change) return null;
  const [, ordered, value, named, wrong, whakarereke, maoriValue] = change;
  const what = ordered ?? named ?? wrong ?? whakarereke ?? '';
  const hasValue = (value ?? maoriValue) !== undefined;
  const isNamed = (pattern: RegExp) => {
    const rest = what.replace(pattern, ' ');
    return rest !== what && rest.split(' ').every((word) => word === '' || BESIDE_STEP.has(word));
  };
  const step = STEP_WORDS.find(([, pattern]) => isNamed(pattern))?.[0] ?? null;
  // "Something is wrong" names nothing; "our principal is wrong" is no command at all.
  return step === null && !/^(?:|something|it|that|this|things?|an answer|tetahi)$/.test(what)
    ? null
    : { kind: 'change', step, hasValue: hasValue && step !== null };
}

/** "Change the place to Tauranga": Tauranga, as typed; null when a change names no new value. */
export function newValueIn(text: string): string | null {
  return /\s(?:to|ki)[\s:]+(\S.*)$/isu.exec(text)?.[1]?.trim() ?? null;
}
