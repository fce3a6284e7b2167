// A way of asking belongs to one entry or decline; two claims would make the answer a matter of chance.
import type { ContentDraft } from '../drafts.ts';
import { foldText } from '../fold.ts';
import { problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';

/** Phrasings that, capitals, macrons and punctuation aside, stand under two entries, declines or acts, or twice under one. */
export function phrasingsClaimedTwice({ knowledge }: ContentDraft): readonly Problem[] {
  const claims = new Map<string, string>();
  return [...knowledge.entries, ...knowledge.declines, ...knowledge.acts].flatMap((placed) =>
    placed.item.asks.flatMap((ask, index) => {
      const folded = foldText(ask);
      if (folded === '') return [problemAt(placed, ['asks', index], `"${ask}" holds no word`, 'write a way people ask')];
      const holder = claims.get(folded);
      claims.set(folded, holder ?? placed.item.id);
      return holder === undefined
        ? []
        : [
            problemAt(
              placed,
              ['asks', index],
              `"${ask}" is already a phrasing of "${holder}"`,
              'keep it in the place that answers it and take the other out',
            ),
          ];
    }),
  );
}
