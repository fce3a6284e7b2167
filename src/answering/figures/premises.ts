// Finds what a clause takes for granted, by knowledge/premises.yaml: who endorses, who pays, who may join; and whether it is so.
import type { Premise, Premises } from '../../content/schema/premises.ts';
import { wordsOf } from '../reading/words.ts';
import { createPatternFinder, type Found } from './patterns.ts';

export type PremiseFound = { readonly premise: Premise; readonly isRight: boolean };

/** Premises of a clause's folded words, each once; those that are claimed both ways are left out. */
export type PremiseFinder = (words: readonly string[]) => readonly PremiseFound[];

type Part = 'about' | 'wrong' | 'right' | 'unless';
type Meaning = { readonly premise: Premise; readonly part: Part /** Whether the pattern itself says "not". */; readonly negated: boolean };

/** Words before what is claimed within which a "not" turns it round. */
const REACH = 4;
const HELPER = 'is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must';
/** "…, isn't it?", "…, do they then": asks for a yes, claims nothing. */
const TAG = new RegExp(
  `(?: (?:or not|right|correct|yeah|yes|eh|true|though|then|surely|right or wrong|yes or no|true or false|please|${HELPER})(?: not)?(?: (?:it|they|he|she|we|i|you|that|there|this|so))?)+$`,
);
/** "Isn't it the Ministry that …": asked in the negative, meant as a claim. */
const NEGATIVE_QUESTION = new RegExp(`^((?:so|but|and|well|um|hi|ok|wait) )*(${HELPER}) not `);

export function createPremiseFinder({ classes, negations, premises }: Premises): PremiseFinder {
  const not = new Set(negations.flatMap(wordsOf));
  const parts: readonly Part[] = ['about', 'wrong', 'right', 'unless'];
  const find = createPatternFinder<Meaning>(
    classes,
    premises.flatMap((premise) =>
      parts.flatMap((part) =>
        premise[part].map((says) => ({ says, value: { premise, part, negated: wordsOf(says).some((word) => not.has(word)) } })),
      ),
    ),
  );
  const isClaim = ({ value, start, end }: Found<Meaning>, words: readonly string[]): boolean => {
    const turned = words.slice(Math.max(0, start - REACH), value.negated ? start : end).filter((word) => not.has(word)).length % 2 === 1;
    return (value.part === 'right') !== turned;
  };

  return (said) => {
    const words = plainly(said);
    const { found } = find(words);
    return premises.flatMap((premise): readonly PremiseFound[] => {
      const own = found.filter(({ value }) => value.premise === premise);
      const has = (part: Part) => own.some(({ value }) => value.part === part);
      if (!has('about')) return [];
      const claims = own.filter(({ value: { part } }) => part === 'right' || (part === 'wrong' && !has('unless')));
      const rights = new Set(claims.map((claim) => isClaim(claim, words)));
      const [isRight] = rights;
      return rights.size === 1 && isRight !== undefined ? [{ premise, isRight }] : [];
    });
  };
}

/** The words without what only asks for agreement. */
function plainly(words: readonly string[]): readonly string[] {
  const text = words.join(' ').replace(NEGATIVE_QUESTION, '$2 ').replace(TAG, '');
  return text === '' ? words : text.split(' ');
}
