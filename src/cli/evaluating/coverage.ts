// When told facts are the ones asked for; facts that say the same in two releases count as one.
import { oneOfSame } from '../../answering/learning/atoms.ts';
import type { Knowledge } from '../../content/content.ts';

/** Facts told beside the labelled ones before an answer is no longer to the point. */
const MOST_BESIDE = 3;

export type Coverage = {
  /** Whether every labelled fact is among the told ones; the outer contract's rule for a right reply. */
  covers(told: readonly number[], labelled: readonly number[]): boolean;
  /** Whether these entries told together cover the labelled facts, of which there are some, with at most three more: the rule for a forced choice. */
  fits(entryIds: readonly string[], labelled: readonly number[]): boolean;
  factsOfEntry(entryId: string): readonly number[];
};

export function createCoverage({ facts, entries }: Pick<Knowledge, 'facts' | 'entries'>): Coverage {
  const same = oneOfSame(facts);
  const distinct = (ids: readonly number[]) => new Set(ids.map(same));
  const isWithin = (some: ReadonlySet<number>, all: ReadonlySet<number>) => [...some].every((id) => all.has(id));
  const factsOfEntry = (id: string) => entries.get(id)?.facts ?? [];
  return {
    factsOfEntry,
    covers: (told, labelled) => isWithin(distinct(labelled), distinct(told)),
    fits: (entryIds, labelled) => {
      const told = distinct(entryIds.flatMap(factsOfEntry));
      const asked = distinct(labelled);
      return asked.size > 0 && isWithin(asked, told) && told.size - asked.size <= MOST_BESIDE;
    },
  };
}
