// Reads the references in an entry's body: the only way an answer gets a figure, day, name, number or address.

export type Reference =
  /** Value of a ledger fact; `lead`, in an entry with a series, is its fact as at the day asked for. */
  | { readonly kind: 'fact'; readonly fact: number | 'lead'; readonly detail: string | null }
  /** The day a fact is as at. */
  | { readonly kind: 'date'; readonly fact: number | 'lead' }
  | { readonly kind: 'contact'; readonly contact: string }
  | { readonly kind: 'release'; readonly release: string };

export type BodyPart =
  | { readonly kind: 'text'; readonly text: string; readonly offset: number }
  | { readonly kind: 'reference'; readonly reference: Reference; readonly written: string; readonly offset: number }
  /** Braces that hold no reference. */
  | { readonly kind: 'unreadable'; readonly written: string; readonly offset: number };

/** Splits a body into text and references, in order; joined again, the parts are the body. */
export function parseBody(body: string): readonly BodyPart[] {
  const parts: BodyPart[] = [];
  let end = 0;
  for (const match of body.matchAll(/\{[^{}\n]*\}|[{}]/g)) {
    if (match.index > end) parts.push({ kind: 'text', text: body.slice(end, match.index), offset: end });
    const written = match[0];
    const reference = parseReference(written);
    parts.push(
      reference ? { kind: 'reference', reference, written, offset: match.index } : { kind: 'unreadable', written, offset: match.index },
    );
    end = match.index + written.length;
  }
  if (end < body.length) parts.push({ kind: 'text', text: body.slice(end), offset: end });
  return parts;
}

/** The references of a body, in order. */
export function referencesOf(body: string): readonly Reference[] {
  return parseBody(body).flatMap((part) => (part.kind === 'reference' ? [part.reference] : []));
}

function parseReference(written: string): Reference | null {
  const match = /^\{(fact|date|contact|release):([a-z0-9-]+)(?::([a-z0-9-]+))?\}$/.exec(written);
  if (!match) return null;
  const [, kind, target = '', detail = null] = match;
  if (kind === 'contact' && detail === null) return { kind, contact: target };
  if (kind === 'release' && detail === null) return { kind, release: target };
  const fact = target === 'lead' ? 'lead' : /^[1-9]\d*$/.test(target) ? Number(target) : null;
  if (fact === null) return null;
  if (kind === 'fact') return { kind, fact, detail };
  return kind === 'date' && detail === null ? { kind, fact } : null;
}
