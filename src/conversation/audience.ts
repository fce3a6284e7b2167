// Who is asking, when they say so: "we're a PTE", "our kura", "I run a kindergarten".
import type { Audience } from '../content/schema/entries.ts';

const WHO: readonly (readonly [Audience, RegExp])[] = [
  [
    'teo',
    /\b(polytech(nic)?s?|pte|ptes|teo|teos|itp|itps|universit(y|ies)|wananga|institute of technology|training (provider|establishment|organisation|college)|tertiary (provider|organisation|institution|education organisation)|tutor)\b/,
  ],
  [
    'early-learning',
    /\b(kindergarten|kindy|kohanga|playcentre|preschool|daycare|childcare|early (learning|childhood)|ece|centre manager|puna reo)\b/,
  ],
  [
    'school',
    /\b(school|kura|college|intermediate|primary|principal|deputy principal|tumuaki|board chair|bot|trustee|board of trustees|teacher|kaiako)\b/,
  ],
  ['media', /\b(journalist|reporter|newspaper|newsroom|radio|producer|editor)\b/],
  ['parent', /\b(mum|dad|mother|father|parent|grandmother|grandfather|nana|my (son|daughter|child|kids|mokopuna|tamariki))\b/],
];

/** Words that make the organisation or role the speaker's own. */
const OWN =
  /\b(we are|were|we re|i am|im|i m|our|my|us|as an?|from an?|i (run|manage|teach|lead|work)( at| for| in)?|we (run|manage)|he|here)\b/;
/** How near they must stand, in characters. */
const NEAR = 40;

/** The audience a message claims for its writer; null when it claims none. `folded` is lower case without macrons. */
export function claimedAudience(folded: string): Audience | null {
  const text = folded.replace(/['’]/g, '');
  for (const [audience, words] of WHO) {
    const found = words.exec(text);
    if (found && OWN.test(text.slice(Math.max(0, found.index - NEAR), found.index + found[0].length + 6))) return audience;
  }
  return null;
}
