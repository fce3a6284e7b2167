// Rules between entries and the shelves: every reference leads somewhere, every fact is both listed and told.
import type { ContentDraft, KnowledgeDraft } from '../drafts.ts';
import { type Placed, problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';
import { parseBody, type Reference } from '../references.ts';
import { renderReference, type Shelves } from '../render.ts';
import type { Entry } from '../schema/entries.ts';
import type { Fact } from '../schema/facts.ts';
import { inBody } from './in-body.ts';
import { factsOf } from './ledger.ts';
import { protectedNames } from './names.ts';

/** Facts in the front matter that are not in the ledger; references that print nothing; braces that are no reference. */
export function entryReferences({ knowledge }: ContentDraft): readonly Problem[] {
  const byId = <K, T extends { readonly id: K }>(pieces: readonly Placed<T>[]) => new Map(pieces.map(({ item }) => [item.id, item]));
  const shelves: Shelves = { facts: byId(knowledge.facts), contacts: byId(knowledge.contacts), releases: byId(knowledge.releases) };
  return knowledge.entries.flatMap((entry) => {
    const unknown = entry.item.facts.flatMap((id, index) =>
      shelves.facts.has(id) ? [] : [problemAt(entry, ['facts', index], `fact ${id} is not in the ledger`, 'name a fact of facts.yaml')],
    );
    const lead = leadOf(entry.item, shelves);
    const broken = parseBody(entry.item.body).flatMap((part) => {
      if (part.kind === 'text') return [];
      if (part.kind === 'reference' && renderReference(part.reference, shelves, lead) !== null) return [];
      // An unknown series is named by its own rule.
      if (part.kind === 'reference' && 'fact' in part.reference && part.reference.fact === 'lead' && entry.item.series !== undefined)
        return [];
      const fault =
        part.kind === 'unreadable' ? `${part.written} is not a reference` : `${part.written} ${whyNothing(part.reference, shelves)}`;
      return [
        inBody(
          entry,
          part.offset,
          fault,
          'write a reference like {fact:51}, {date:51}, {contact:ies-info} or {release:full-potential} that the shelves hold',
        ),
      ];
    });
    return [...unknown, ...broken];
  });
}

/** Facts that a body prints although the front matter does not list them. */
export function entryFactsComplete({ knowledge }: ContentDraft): readonly Problem[] {
  return knowledge.entries.flatMap((entry) => {
    const known = new Set(knowledge.facts.map(({ item }) => item.id));
    const listed = new Set(factsOf(entry.item.facts, entry.item.series, knowledge.facts));
    return parseBody(entry.item.body).flatMap((part) => {
      const fact = part.kind === 'reference' && 'fact' in part.reference ? part.reference.fact : 'lead';
      return fact === 'lead' || listed.has(fact) || !known.has(fact)
        ? []
        : [
            inBody(
              entry,
              part.offset,
              `the body prints fact ${fact}, which the entry does not list`,
              `add ${fact} to "facts" in the front matter`,
            ),
          ];
    });
  });
}

/**
 * Facts with a figure or a guarded name that an entry lists and never prints. A fact is also told by its twin,
 * by a fact of the same value, by the whole or a part of it, and by the entry's series.
 */
export function entryFactsTold({ knowledge }: ContentDraft): readonly Problem[] {
  const facts = new Map(knowledge.facts.map(({ item }) => [item.id, item]));
  return knowledge.entries.flatMap((entry) => {
    const printed = new Set(printedFacts(entry.item, knowledge));
    const told = (fact: Fact) =>
      [...printed].some((id) => {
        const other = facts.get(id);
        return (
          id === fact.id ||
          fact.sameAs.includes(id) ||
          fact.partOf.includes(id) ||
          other?.partOf.includes(fact.id) ||
          sameValue(other, fact)
        );
      });
    return entry.item.facts.flatMap((id, index) => {
      const fact = facts.get(id);
      const guarded = fact !== undefined && (typeof fact.value === 'number' || protectedNames(fact).length > 0);
      return !guarded || told(fact)
        ? []
        : [
            problemAt(
              entry,
              ['facts', index],
              `the entry rests on fact ${id} but never prints its value`,
              `write {fact:${id}} in the body, or take ${id} out of "facts"`,
            ),
          ];
    });
  });
}

/** A series that no fact measures. */
export function seriesKnown({ knowledge }: ContentDraft): readonly Problem[] {
  const measures = new Set(knowledge.facts.flatMap(({ item }) => item.measure ?? []));
  return knowledge.entries
    .filter(({ item }) => item.series !== undefined && !measures.has(item.series))
    .map((entry) =>
      problemAt(entry, ['series'], `no fact has the measure "${entry.item.series}"`, `use one of: ${[...measures].sort().join(', ')}`),
    );
}

/** Any fact of the series; entries without one have no lead. */
function leadOf(entry: Entry, { facts }: Shelves): Fact | undefined {
  return entry.series === undefined ? undefined : [...facts.values()].find((fact) => fact.measure === entry.series);
}

function printedFacts(entry: Entry, { facts, contacts }: KnowledgeDraft): readonly number[] {
  return parseBody(entry.body).flatMap((part) => {
    if (part.kind !== 'reference') return [];
    const { reference } = part;
    if (reference.kind === 'contact')
      return contacts.flatMap(({ item }) => (item.id === reference.contact && item.fact !== null ? [item.fact] : []));
    // A gap may say only that a release of that day tells a figure; an answer must tell it.
    if (reference.kind !== 'fact' && !(reference.kind === 'date' && entry.kind === 'gap')) return [];
    if (reference.fact !== 'lead') return [reference.fact];
    const measured = factsOf([], entry.series, facts);
    // An unknown series is a fault of its own; it should not make others.
    return measured.length > 0 ? measured : entry.facts;
  });
}

function sameValue(a: Fact | undefined, b: Fact): boolean {
  return a?.value !== undefined && JSON.stringify(a.value) === JSON.stringify(b.value);
}

function whyNothing(reference: Reference, { facts }: Shelves): string {
  switch (reference.kind) {
    case 'contact':
      return 'names a contact that contacts.yaml does not hold';
    case 'release':
      return 'names a release that releases.yaml does not hold';
    case 'date':
    case 'fact': {
      if (reference.fact === 'lead') return 'needs a series, which the entry does not have';
      if (!facts.has(reference.fact)) return 'names a fact that is not in the ledger';
      return reference.kind === 'fact' && reference.detail !== null
        ? 'names a detail that the fact does not have'
        : 'names a statement, which has no value to print';
    }
  }
}
