// What people call a release must lead to one that exists, and a phrase of time must mean one thing.
import type { ContentDraft } from '../drafts.ts';
import { foldText } from '../fold.ts';
import { type Placed, problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';
import type { Times } from '../schema/times.ts';
import { within } from './duplicates.ts';

const LISTS = ['now', 'latest', 'earliest', 'growth', 'same'] as const satisfies readonly (keyof Times)[];

/** Releases of times.yaml that releases.yaml does not hold, or that stand there twice. */
export function timeReleases({ knowledge }: ContentDraft): readonly Problem[] {
  const known = new Set(knowledge.releases.map(({ item }) => item.id));
  const seen = new Set<string>();
  return within(knowledge.times, 'releases', knowledge.times.item.releases).flatMap((named) => {
    const { release } = named.item;
    const again = seen.has(release);
    seen.add(release);
    if (again) return [problemAt(named, ['release'], `"${release}" stands here twice`, 'put its names into one place')];
    return known.has(release)
      ? []
      : [problemAt(named, ['release'], `names the release "${release}", which is not known`, 'name a release of releases.yaml')];
  });
}

/** Phrases that stand in two lists, or for the days of two releases; releases may share what they are called. */
export function timePhrases({ knowledge }: ContentDraft): readonly Problem[] {
  const { times } = knowledge;
  const lists: readonly { readonly placed: Placed<unknown>; readonly key: string; readonly says: readonly string[] }[] = [
    ...LISTS.map((key) => ({ placed: times, key, says: times.item[key] })),
    ...within(times, 'releases', times.item.releases).map((placed) => ({ placed, key: 'says', says: placed.item.says })),
  ];
  const seen = new Set<string>();
  return lists.flatMap(({ placed, key, says }) =>
    says.flatMap((phrase, index) => {
      const folded = foldText(phrase);
      const again = seen.has(folded);
      seen.add(folded);
      return again ? [problemAt(placed, [key, index], `"${phrase}" stands twice for a time`, 'leave it where it fits')] : [];
    }),
  );
}
