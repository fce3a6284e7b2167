// What one piece of content names in another must exist.
import type { ContentDraft } from '../drafts.ts';
import { foldText } from '../fold.ts';
import { problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';
import { within } from './duplicates.ts';

/** Related entries that do not exist, or an entry related to itself. */
export function entryLinks({ knowledge }: ContentDraft): readonly Problem[] {
  const ids = new Set(knowledge.entries.map(({ item }) => item.id));
  return knowledge.entries.flatMap((entry) =>
    entry.item.related.flatMap((other, index) =>
      ids.has(other) && other !== entry.item.id
        ? []
        : [
            problemAt(
              entry,
              ['related', index],
              `the related entry "${other}" ${ids.has(other) ? 'is the entry itself' : 'does not exist'}`,
              'name another entry by its id',
            ),
          ],
    ),
  );
}

/** Concepts in profiles of entries and declines that words.yaml does not hold. */
export function profileConcepts({ knowledge }: ContentDraft): readonly Problem[] {
  const concepts = new Set(knowledge.words.item.concepts.map(({ id }) => id));
  return [...knowledge.entries, ...knowledge.declines].flatMap((placed) =>
    Object.keys(placed.item.profile)
      .filter((concept) => !concepts.has(concept))
      .map((concept) =>
        problemAt(
          placed,
          ['profile', concept],
          `the concept "${concept}" is not in words.yaml`,
          'name a concept of words.yaml, or add it there',
        ),
      ),
  );
}

/** Included concepts that words.yaml does not hold. */
export function wordLinks({ knowledge }: ContentDraft): readonly Problem[] {
  const { words } = knowledge;
  const ids = new Set(words.item.concepts.map(({ id }) => id));
  return within(words, 'concepts', words.item.concepts).flatMap((concept) =>
    concept.item.includes.flatMap((other, index) =>
      ids.has(other)
        ? []
        : [
            problemAt(
              concept,
              ['includes', index],
              `"${concept.item.id}" includes the concept "${other}", which does not exist`,
              'name a concept by its id',
            ),
          ],
    ),
  );
}

/** Neighbouring subjects that send a person nowhere. */
export function declinePlaces({ knowledge }: ContentDraft): readonly Problem[] {
  return knowledge.declines
    .filter(({ item }) => item.kind === 'neighbour' && item.goTo.length === 0)
    .map((decline) =>
      problemAt(
        decline,
        ['id'],
        `the neighbouring subject "${decline.item.id}" names no place to go`,
        'add "goTo" with a name and, where known, an address',
      ),
    );
}

/** Contacts that rest on an unknown fact, or give a number that the fact does not hold. */
export function contactFacts({ knowledge }: ContentDraft): readonly Problem[] {
  const facts = new Map(knowledge.facts.map(({ item }) => [item.id, item]));
  return knowledge.contacts.flatMap((contact) => {
    const { fact: id, phone } = contact.item;
    if (id === null) return [];
    const fact = facts.get(id);
    if (!fact) return [problemAt(contact, ['fact'], `fact ${id} is not in the ledger`, 'name a fact of facts.yaml, or null')];
    return phone !== null && fact.value !== phone
      ? [problemAt(contact, ['phone'], `the number is not the one of fact ${id}`, 'give the number that the fact holds')]
      : [];
  });
}

/** Places listed in two regions (twice in one is harmless: spellings fold together) without being asked back, and ambiguous places with unknown regions or also listed in one. */
export function regionPlaces({ knowledge }: ContentDraft): readonly Problem[] {
  const { regions } = knowledge;
  const placed = within(regions, 'regions', regions.item.regions);
  const ids = new Set(regions.item.regions.map(({ id }) => id));
  const homes = new Map<string, string>();
  const clashes = placed.flatMap((region) =>
    region.item.places.flatMap((place, index) => {
      const home = homes.get(foldText(place));
      homes.set(foldText(place), home ?? region.item.id);
      return home === undefined || home === region.item.id
        ? []
        : [
            problemAt(
              region,
              ['places', index],
              `"${place}" is already a place of "${home}"`,
              'list it once, or under "ambiguous" with its regions',
            ),
          ];
    }),
  );
  const ambiguous = within(regions, 'ambiguous', regions.item.ambiguous).flatMap((placedPlace) => {
    const { place, regions: named } = placedPlace.item;
    const home = homes.get(foldText(place));
    const listed =
      home === undefined
        ? []
        : [problemAt(placedPlace, ['place'], `"${place}" is ambiguous and also a place of "${home}"`, 'take it out of the region')];
    const unknown = named
      .filter((id) => !ids.has(id))
      .map((id) => problemAt(placedPlace, ['regions'], `the region "${id}" does not exist`, 'name a region by its id'));
    return [...listed, ...unknown];
  });
  return [...clashes, ...ambiguous];
}

/** Labelled questions that name facts the ledger does not hold. */
export function questionFacts({ knowledge }: ContentDraft): readonly Problem[] {
  const facts = new Set(knowledge.facts.map(({ item }) => item.id));
  return knowledge.questions.flatMap((question) =>
    question.item.facts
      .filter((id) => !facts.has(id))
      .map((id) => problemAt(question, [], `fact ${id} is not in the ledger`, 'label the question with facts of facts.yaml')),
  );
}
