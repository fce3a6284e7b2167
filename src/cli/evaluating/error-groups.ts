// Errors that are alike: the same thing expected, the same done instead.
import { lastTurnOf } from './asked.ts';
import type { Expected } from './expectation.ts';
import type { Scored } from './score.ts';

export type ErrorGroup = {
  readonly expected: string;
  readonly instead: string;
  readonly cases: number;
  /** Authors they come from. */
  readonly authors: string;
  readonly example: string;
};

/** The largest groups, largest first. */
export function errorGroups(
  failed: readonly Scored[],
  expectationOf: (question: Scored['question']) => Expected,
  most: number,
): readonly ErrorGroup[] {
  const groups = Map.groupBy(failed, (one) => `${expectationOf(one.question).name}\n${insteadOf(one)}`);
  return [...groups]
    .sort(([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1))
    .slice(0, most)
    .map(([key, cases]) => {
      const [expected = '', instead = ''] = key.split('\n');
      return {
        expected,
        instead,
        cases: cases.length,
        authors: [...new Set(cases.map(({ question }) => question.author))].sort().join(' '),
        example: cases.map(({ question }) => lastTurnOf(question))[0] ?? '',
      };
    });
}

/** What was done, in words; help lines that stand above another reply do not count. */
function insteadOf({ replies, question, verdict }: Scored): string {
  const [first] = replies[0]?.kind === 'urgent' && replies.length > 1 && question.kind !== 'urgent' ? replies.slice(1) : replies;
  if (!first) return 'no reply';
  const which = first.entryIds.length > 0 ? ` ${first.entryIds.join(' + ')}` : '';
  switch (first.kind) {
    case 'answer':
      return `told${which}`;
    case 'clarify':
      return verdict === 'offered' ? 'offered, the right one among them' : 'offered others';
    case 'decline':
      return `declined${which}`;
    case 'hand-over':
      return 'handed over';
    case 'urgent':
      return 'help lines';
    case 'smalltalk':
      return 'small talk';
    case 'apology':
      return 'apology';
  }
}
