// Finds what a clause takes for granted, by knowledge/premises.yaml: who endorses, who pays, who may join; and whether it is so.
import type { Premise, Premises } from '../../content/schema/premises.ts';
import { wordsOf } from '../reading/words.ts';
import { moodOf } from './mood.ts';
import { createPatternFinder, type Found } from './patterns.ts';

/** `isOpen`: the clause asks whether it is so, and takes nothing for granted. */
export type PremiseFound = { readonly premise: Premise; readonly isRight: boolean; readonly isOpen: boolean };

/** Premises of a clause's folded words, each once; those that are claimed both ways or doubted are left out. */
export type PremiseFinder = (words: readonly string[]) => readonly PremiseFound[];

type Part = 'about' | 'wrong' | 'right' | 'unless';
type Meaning = { readonly premise: Premise; readonly part: Part /** Whether the pattern itself says "not". */; readonly negated: boolean };

/** Words before what is claimed within which a "not" turns it round. */
const REACH = 4;
/** Words before it within which a "not" may turn it round or not. */
const DOUBTFUL = 10;
/** Behind these a "no" at the start is an answer: "no, the Ministry does". */
const BEGINNERS = 'the a it they he she i we that this you there'.split(' ');

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
  /** `nots`: positions of words that turn round what is claimed. Null when one stands too far off to say whether it does. */
  const isClaim = ({ value, start, end }: Found<Meaning>, nots: readonly number[]): boolean | null => {
    const turning = nots.filter((at) => at >= start - REACH && at < (value.negated ? start : end));
    if (turning.length === 0 && nots.some((at) => at < start && at >= start - DOUBTFUL)) return null;
    return (value.part === 'right') !== (turning.length % 2 === 1);
  };

  return (said) => {
    const mood = moodOf(said);
    const words = said.slice(mood.start, mood.end);
    const { classes: spans, found } = find(words);
    if (found.length === 0 || mood.isDoubted || mood.isWish) return [];
    // "Had no communities" is one thing that is said, in which the "no" turns nothing round.
    const named = [...spans.values()].flat().filter(({ start, end }) => end > start + 1);
    const nots = words.flatMap((word, at) => {
      const isAnswer = at === 0 && word === 'no' && BEGINNERS.includes(words[1] ?? '');
      return not.has(word) && !isAnswer && !named.some(({ start, end }) => start <= at && at < end) ? [at] : [];
    });
    return premises.flatMap((premise): readonly PremiseFound[] => {
      const own = found.filter(({ value }) => value.premise === premise);
      const has = (part: Part) => own.some(({ value }) => value.part === part);
      if (!has('about')) return [];
      const claims = own.filter(({ value: { part } }) => part === 'right' || (part === 'wrong' && !has('unless')));
      const rights = new Set(claims.flatMap((claim) => isClaim(claim, nots) ?? []));
      const [isRight] = rights;
      return rights.size === 1 && isRight !== undefined ? [{ premise, isRight, isOpen: mood.isOpen }] : [];
    });
  };
}
