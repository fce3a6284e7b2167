// A reference prints its fact's qualifier; written in front of it as well, it would be said twice.
import type { ContentDraft } from '../drafts.ts';
import type { Problem } from '../problem.ts';
import { parseBody } from '../references.ts';
import { inBody } from './in-body.ts';

/** Words in front of a figure that its reference prints anyway ("about {fact:36}"), or that would change it ("nearly {fact:51}"). */
export function qualifiersTwice({ knowledge }: ContentDraft): readonly Problem[] {
  const numbers = new Set(knowledge.facts.filter(({ item }) => typeof item.value === 'number').map(({ item }) => item.id));
  return knowledge.entries.flatMap((entry) => {
    const parts = parseBody(entry.item.body);
    return parts.flatMap((part, index) => {
      if (part.kind !== 'reference' || part.reference.kind !== 'fact') return [];
      const { fact } = part.reference;
      const before = parts[index - 1];
      if (before?.kind !== 'text' || (fact !== 'lead' && !numbers.has(fact))) return [];
      const word = QUALIFYING.exec(before.text)?.[1];
      return word === undefined
        ? []
        : [
            inBody(
              entry,
              part.offset,
              `"${word}" stands in front of ${part.written}, which prints its own qualifier`,
              `take "${word}" out`,
            ),
          ];
    });
  });
}

const QUALIFYING =
  /(?<![\p{L}])(some|about|around|roughly|nearly|almost|over|more than|less than|fewer than|just over|just under|at least|at most|up to|exactly)\s+$/iu;
