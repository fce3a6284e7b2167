// One thing wrong in a knowledge or dialog file, said so that an editor can mend it without asking.
import { Fault } from '../base/fault.ts';

export type Problem = {
  /** Path as the person who started the program would write it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong, without a full stop. */
  readonly fault: string;
  /** What to do about it, without a full stop. */
  readonly cure: string;
};

/** `file:line: fault. Cure: cure.` */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}: ${problem.fault}. Cure: ${problem.cure}.`;
}

/** Problems in the order of files and lines, so that an editor works through a file once. */
export function inReadingOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/** One fault for all problems; its message lists each on a line of its own. */
export function contentFault(problems: readonly Problem[]): Fault {
  const lines = inReadingOrder(problems).map(formatProblem);
  return new Fault('content-not-sound', `The knowledge or dialogs cannot be used (${lines.length} found):\n${lines.join('\n')}\n`, {
    cure: 'Mend these lines; `npm run knowledge` checks them all again.',
  });
}
