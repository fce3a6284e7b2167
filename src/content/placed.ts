// A parsed piece of content that remembers where it was written, for the messages of the check.
import type { Problem } from './problem.ts';

export type Placed<T> = {
  readonly item: T;
  readonly file: string;
  /** Line of the part at `path` inside the item; of the item itself without a path or when the part is absent. */
  lineOf(...path: readonly PropertyKey[]): number;
};

/** A problem at a part of a placed piece. */
export function problemAt(placed: Placed<unknown>, path: readonly PropertyKey[], fault: string, cure: string): Problem {
  return { file: placed.file, line: placed.lineOf(...path), fault, cure };
}
