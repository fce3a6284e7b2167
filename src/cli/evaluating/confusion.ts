// Entries that are taken for each other when an answer is forced.
import { lastTurnOf } from './asked.ts';
import type { Expected } from './expectation.ts';
import type { Scored } from './score.ts';

export type Confusion = {
  /** The two entries in order of their names. */
  readonly one: string;
  readonly other: string;
  /** Questions for `one` that `other` was told for, and the other way round. */
  readonly oneAsOther: number;
  readonly otherAsOne: number;
  /** Questions that expect either. */
  readonly cases: number;
  readonly example: string;
};

/** Pairs that are confused most, the worst first; only questions that one entry answers. */
export function confusions(
  scored: readonly Scored[],
  expectationOf: (question: Scored['question']) => Expected,
  most: number,
): readonly Confusion[] {
  const single = scored.flatMap((one) => {
    const { entryIds } = expectationOf(one.question);
    const [expected = ''] = entryIds;
    return one.question.kind === 'answer' && entryIds.length === 1 ? [{ ...one, expected, told: one.forced.entryIds[0] ?? '' }] : [];
  });
  const asked = (id: string) => single.filter(({ expected }) => expected === id).length;
  const mixed = single.filter(({ expected, told, forced }) => forced.rightAt !== 1 && told !== '' && told !== expected);
  const pairs = Map.groupBy(mixed, ({ expected, told }) => [expected, told].sort().join(' '));
  return [...pairs]
    .sort(([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1))
    .slice(0, most)
    .map(([key, cases]) => {
      const [one = '', other = ''] = key.split(' ');
      return {
        one,
        other,
        oneAsOther: cases.filter(({ expected }) => expected === one).length,
        otherAsOne: cases.filter(({ expected }) => expected === other).length,
        cases: asked(one) + asked(other),
        example: cases.map(({ question }) => lastTurnOf(question))[0] ?? '',
      };
    });
}
