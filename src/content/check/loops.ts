// Word lists lead somewhere in one step: a chain or a loop would make reading a question depend on the order of the lists.
import type { ContentDraft } from '../drafts.ts';
import { foldText } from '../fold.ts';
import { problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';
import { within } from './duplicates.ts';

/** Aliases that lead to themselves or to another alias. */
export function aliasLoops({ knowledge }: ContentDraft): readonly Problem[] {
  const { words } = knowledge;
  const targets = new Map(Object.entries(words.item.aliases).map(([alias, target]) => [foldText(alias), target]));
  return Object.entries(words.item.aliases).flatMap(([alias, target]) => {
    const next = targets.get(foldText(target));
    if (next === undefined) return [];
    const itself = foldText(alias) === foldText(target);
    return [
      problemAt(
        words,
        ['aliases', alias],
        itself
          ? `the alias "${alias}" leads to itself`
          : `the alias "${alias}" leads to "${target}", which is itself an alias of "${next}"`,
        itself ? 'take it out' : 'lead every alias straight to the word that the rest of the knowledge uses',
      ),
    ];
  });
}

/** Concepts that include themselves, directly or by way of others; named once for each loop, at its first concept. */
export function conceptLoops({ knowledge }: ContentDraft): readonly Problem[] {
  const { words } = knowledge;
  const includes = new Map(words.item.concepts.map((concept) => [concept.id, concept.includes]));
  const reported = new Set<string>();
  return within(words, 'concepts', words.item.concepts).flatMap((concept) => {
    const loop = loopFrom(concept.item.id, includes);
    if (loop === null || loop.some((id) => reported.has(id))) return [];
    for (const id of loop) reported.add(id);
    return [
      problemAt(concept, ['includes'], `the concepts loop: ${[...loop, concept.item.id].join(' → ')}`, 'take one of the inclusions out'),
    ];
  });
}

/** The way from a concept back to itself, or null. */
function loopFrom(start: string, includes: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const seen = new Set<string>();
  const ways: (readonly string[])[] = [[start]];
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of includes.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return way;
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return null;
}
