// The word that a time hangs on: "before" in "before the July announcement".

/** What stands between a preposition and the time it belongs to. */
export const FILLERS: ReadonlySet<string> = new Set(
  'the a an that our this just shortly soon right of in on they she he we minister ministry government'.split(' '),
);

/** The nearest word before `at` that is no filler, and where it stands; -1 when there is none. */
export function leading(words: readonly string[], at: number): number {
  let before = at - 1;
  while (before >= 0 && at - before <= 4 && FILLERS.has(words[before] ?? '')) before -= 1;
  return before;
}
