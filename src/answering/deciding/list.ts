// Whether a sentence that might list what it asks for does: enough of its parts must stand on their own.
import type { Outcome } from '../outcome.ts';

/**
 * Tried on labelled questions, authors left out. `sure`: a part that stands on its own; `likely`: the best of an offer, told
 * beside parts that do. A sentence cut in the wrong places rarely leaves two parts this sure of different things. `whole`: an
 * answer to the whole sentence that is this sure of something else stands.
 */
const LIST = { sure: 0.75, likely: 0.4, whole: 0.85 } as const;
const MOST_ENTRIES = 3;

/** `parts`: the sentence's parts decided one by one; `whole`: the sentence as one ask. What the parts come to; null for no list. */
export function listed(parts: readonly Outcome[], whole: Outcome): readonly Outcome[] | null {
  if (parts.length < 2 || whole.kind === 'person' || whole.kind === 'act' || whole.kind === 'urgent') return null;
  const isSure = (part: Outcome) => part.kind === 'answer' && part.confidence >= LIST.sure;
  const sure = new Set(parts.flatMap((part) => (part.kind === 'answer' && isSure(part) ? part.entryIds : [])));
  if (sure.size < 2 || sure.size > MOST_ENTRIES || parts.filter(isSure).length < parts.length - 1) return null;
  const isOther = whole.kind === 'answer' && whole.confidence >= LIST.whole && !whole.entryIds.some((id) => sure.has(id));
  return isOther ? null : parts.flatMap(told);
}

function told(part: Outcome): readonly Outcome[] {
  if (part.kind !== 'offer') return part.kind === 'answer' || part.kind === 'decline' ? [part] : [];
  const [id] = part.entryIds;
  if (id === undefined || part.confidence < LIST.likely) return [];
  return [{ kind: 'answer', entryIds: [id], gapIds: [], also: part.entryIds.slice(1), confidence: part.confidence }];
}
