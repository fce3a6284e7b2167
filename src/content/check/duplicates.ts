// Ids are given once and files carry their ids as names, so that everything can be found by what it is called.
import { basename } from 'node:path';
import type { ContentDraft } from '../drafts.ts';
import { type Placed, problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';

/** Ids given twice within releases, facts, concepts, regions, notices or contacts, or within entries and declines together. */
export function duplicateIds({ knowledge }: ContentDraft): readonly Problem[] {
  return [
    ...twice(knowledge.releases),
    ...twice(knowledge.facts),
    ...twice(knowledge.contacts),
    ...twice(knowledge.acts),
    ...twice<{ readonly id: string }>([...knowledge.entries, ...knowledge.declines]),
    ...twice(within(knowledge.words, 'concepts', knowledge.words.item.concepts)),
    ...twice(within(knowledge.regions, 'regions', knowledge.regions.item.regions)),
    ...twice(within(knowledge.status, 'notices', knowledge.status.item.notices)),
  ];
}

/** Entries whose file is not named after their id. */
export function misnamedEntries({ knowledge }: ContentDraft): readonly Problem[] {
  return knowledge.entries
    .filter(({ item }) => basename(item.file) !== `${item.id}.md`)
    .map((entry) =>
      problemAt(
        entry,
        ['id'],
        `the entry "${entry.item.id}" lies in ${basename(entry.item.file)}`,
        `name the file ${entry.item.id}.md, or correct the id`,
      ),
    );
}

/** Topics of labelled questions that two entries, declines or acts claim; a star in an act's topic stands for any ending. */
export function topicsClaimedTwice({ knowledge }: ContentDraft): readonly Problem[] {
  const claims = new Map<string, string>();
  const holders: readonly Placed<{ readonly id: string; readonly topics: readonly string[] }>[] = [
    ...knowledge.entries,
    ...knowledge.declines,
    ...knowledge.acts,
  ];
  const starred = knowledge.acts.flatMap(({ item }) =>
    item.topics.filter((topic) => topic.endsWith('*')).map((topic) => ({ start: topic.slice(0, -1), id: item.id })),
  );
  return holders.flatMap((placed) =>
    placed.item.topics.flatMap((topic, index) => {
      const { id } = placed.item;
      const holder = claims.get(topic) ?? starred.find((star) => star.id !== id && topic.startsWith(star.start))?.id;
      claims.set(topic, claims.get(topic) ?? id);
      return holder === undefined
        ? []
        : [problemAt(placed, ['topics', index], `the topic "${topic}" already belongs to "${holder}"`, 'let one of them have it')];
    }),
  );
}

/** The items of a list inside a file, each with its place. */
export function within<T>(file: Placed<unknown>, key: string, items: readonly T[]): readonly Placed<T>[] {
  return items.map((item, index) => ({ item, file: file.file, lineOf: (...path) => file.lineOf(key, index, ...path) }));
}

function twice<T extends { readonly id: string | number }>(pieces: readonly Placed<T>[]): readonly Problem[] {
  const seen = new Map<string | number, Placed<T>>();
  return pieces.flatMap((piece) => {
    const first = seen.get(piece.item.id);
    seen.set(piece.item.id, first ?? piece);
    return first
      ? [problemAt(piece, ['id'], `the id ${piece.item.id} is already given in ${first.file}:${first.lineOf('id')}`, 'give it another id')]
      : [];
  });
}
