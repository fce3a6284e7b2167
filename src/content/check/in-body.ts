// Places a problem inside an entry's body on the right line of its file.
import type { Placed } from '../placed.ts';
import type { Problem } from '../problem.ts';
import type { Entry } from '../schema/entries.ts';

/** A problem at an offset of an entry's body, on the right line of its file. */
export function inBody(entry: Placed<Entry>, offset: number, fault: string, cure: string): Problem {
  const line = entry.lineOf('body') + entry.item.body.slice(0, offset).split('\n').length - 1;
  return { file: entry.file, line, fault, cure };
}
