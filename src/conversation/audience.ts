// Who is asking, when they say so: "we're a PTE", "our kura", "I run a kindergarten", "principal here".
import type { Audience } from '../content/schema/entries.ts';

/** Kinds of place and of people, one at a time: the plural is asked about ("can schools join"), the singular claimed. */
const WHO: readonly (readonly [Audience, string])[] = [
  [
    'teo',
    `polytech(?:nic)?|pte|teo|itp|ito|university|(?:whare )?wananga|institute(?: of technology)?|(?:industry |private )?training (?:provider|establishment|organisation|college|company|outfit|centre|place)
    |tertiary (?:provider|organisation|institution|education organisation|campus|tutor)|private provider|industry training(?: organisation)?|flight school|trades academy`,
  ],
  [
    'early-learning',
    'kindergarten|kindy|kohanga(?: reo)?|playcentre|play centre|preschool|daycare|day care|childcare(?: centre)?|early (?:learning|childhood)(?: education)?(?: centre| service)?|ece(?: centre| service)?|puna reo|centre|creche',
  ],
  [
    'school',
    `school|kura(?: kaupapa)?(?: maori)?|college|intermediate|primary|principal|deputy principal|tumuaki|board chair|bot chair|school board|board of trustees|trustee|teacher|kaiako|dean
    |rtlb|composite`,
  ],
  ['media', 'journalist|reporter|newspaper|newsroom|radio station|producer|editor|podcast'],
  ['parent', 'mum|dad|mother|father|parent|grandmother|grandfather|grandparent|nana|koro|caregiver|whanau member'],
];

/** Children of one's own make a parent, also in "my son's school". */
const KIN =
  /\b(?:my|our) (?:\w+ )?(?:sons?|daughters?|child|childs|children|kids?|boys?|girls?|grand(?:son|daughter|child|kids?)s?|mokopuna|mokos?|tamariki)\b/;

/** Words between oneself and the place; some of them say that the place is another's. */
const GAP =
  '(?:(?!(?:not|no|that|who|about|if|told|asked|asking|reading|because|and|but|local|nearest|neighbouring|husband|wife|sister|brother|friend|boss|to)\\b)[\\w-]+ )';
/** The same beside "our", where another thing of ours may stand before the place: "our questions about the school". */
const NEAR = GAP.replace('(?:not', '(?:on|of|in|at|from|for|with|by|not');
const PLACES = '(?: (?:in|of|at|near|from)(?: \\w+){1,4})?';

/** Ways to call a place one's own; `W` stands for the place. */
const CLAIMS: readonly string[] = [
  `\\b(?:we are|we re|were|i am|im|i m|this is|it is|its) ${GAP}{0,5}W`,
  `\\b(?:our|my) ${NEAR}{0,2}W`,
  `\\b(?:i|we) (?:\\w+ )?(?:run|manage|teach|lead|own|work|coordinate|chair|represent|speak for|look after) ${GAP}{0,5}W`,
  `(?<!\\b(?:counts?|same|known|such|well|regarded|defined|seen) )\\bas (?:an? |the )?${NEAR}{0,2}W`,
  `^(?:.{0,40}\\b(?:questions?|things|ones?|query|hello|hi|kia ora|enquiry|hey)\\b.{0,4} )?from (?:an? |the )${GAP}{0,2}W`,
  `(?:^|[,.] |kia ora |hi |hello )${NEAR}{0,2}W(?: \\w+)? here\\b`,
  `\\b(?:us|we) W`,
  `\\bhe (?:\\w+ )?W(?: \\w+)? (?:matou|ahau|au)\\b`,
  `\\b(?:no|kei|i) (?:te|tetahi) W(?: \\w+)? (?:matou|ahau|au)\\b`,
  `\\b(?:ahau|au|matou) i (?:te|tetahi) W`,
  `\\b(?:(?:ta|to) matou|taku|toku) W`,
];

const compiled = (claim: string, who: string) => new RegExp(claim.replace('W', `(?:${who.replace(/\s*\n\s*/g, '')})\\b`));
const OWN = WHO.map(([audience, who]) => [audience, CLAIMS.map((claim) => compiled(claim, who))] as const);
/** A message that is nothing but a kind of place answers "who is asking?". */
const LONE = `^(?:(?:for|from|just|only|a|an|the|one|its|it is) ){0,3}${NEAR}{0,2}W(?:${PLACES}|,.{0,60})$`;
const ALONE = WHO.map(([audience, who]) => [audience, compiled(LONE, who)] as const);
/** Longer messages say more than who asks. */
const LONGEST_NAME = 90;

const plain = (folded: string) =>
  folded
    .replace(/['’]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[.!]+$/, '')
    .trim();

/**
 * The audience a message claims for its writer; null when it claims none. Of several claims the first of the list above counts: a parent who
 * runs a kindergarten asks for the kindergarten. `folded` is lower case without macrons.
 */
export function claimedAudience(folded: string): Audience | null {
  const text = plain(folded);
  const claim = OWN.find(([, patterns]) => patterns.some((pattern) => pattern.test(text)))?.[0] ?? null;
  return KIN.test(text) && (claim === null || claim === 'school') ? 'parent' : claim;
}

/** The audience of a message that names a kind of place and nothing else: "polytech", "a small PTE in Timaru". */
export function namedAudience(folded: string): Audience | null {
  const text = plain(folded);
  if (text.includes('?') || text.length > LONGEST_NAME) return null;
  return ALONE.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Words for an audience that the reading knows, put beside an ask of "us". */
export const AUDIENCE_WORDS: Readonly<Record<Audience, string>> = {
  teo: 'tertiary provider',
  'early-learning': 'early childhood centre',
  school: 'school',
  parent: '',
  media: '',
  anyone: '',
};

/** Whether a message speaks of its writer: "do we have to", "any money for us". `words` are folded. */
export function speaksOfSelf(words: readonly string[]): boolean {
  return words.some((word) => SELF.has(word));
}
const SELF: ReadonlySet<string> = new Set('we us our ours i me my mine were im matou maua ahau au taku ta'.split(' '));
