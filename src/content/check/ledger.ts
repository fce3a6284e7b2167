// Rules of the ledger itself: sources, dates, links, and values that agree with their sentences.
import type { ContentDraft } from '../drafts.ts';
import { foldText } from '../fold.ts';
import { type Placed, problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';
import { formatFact } from '../render.ts';
import type { Fact } from '../schema/facts.ts';

/** Unknown release, unknown paragraph, or a date that is not the release's. */
export function factSources({ knowledge }: ContentDraft): readonly Problem[] {
  const releases = new Map(knowledge.releases.map(({ item }) => [item.id, item]));
  return knowledge.facts.flatMap((placed) => {
    const fact = placed.item;
    const release = releases.get(fact.release);
    if (!release) {
      return [
        problemAt(
          placed,
          ['release'],
          `fact ${fact.id} names the release "${fact.release}", which is not known`,
          'name an id of releases.yaml',
        ),
      ];
    }
    const problems: Problem[] = [];
    if (!release.paragraphs.some(({ n }) => n === fact.paragraph)) {
      problems.push(
        problemAt(
          placed,
          ['paragraph'],
          `fact ${fact.id} names paragraph ${fact.paragraph}, which "${release.id}" does not have`,
          'name a paragraph of releases.yaml',
        ),
      );
    }
    if (fact.asAt !== release.date) {
      problems.push(
        problemAt(
          placed,
          ['asAt'],
          `fact ${fact.id} is dated ${fact.asAt}, its release ${release.date}`,
          'give the fact the date of its release',
        ),
      );
    }
    return problems;
  });
}

/** Links to unknown facts or to itself; a repetition (`sameAs`) that is one-sided or holds another value. */
export function factLinks({ knowledge }: ContentDraft): readonly Problem[] {
  const facts = new Map(knowledge.facts.map(({ item }) => [item.id, item]));
  return knowledge.facts.flatMap((placed) => {
    const fact = placed.item;
    const broken = (['sameAs', 'partOf'] as const).flatMap((key) =>
      fact[key]
        .filter((other) => other === fact.id || !facts.has(other))
        .map((other) =>
          problemAt(
            placed,
            [key],
            `fact ${fact.id} is linked to fact ${other}, which ${other === fact.id ? 'is itself' : 'is not known'}`,
            'name another fact of the ledger',
          ),
        ),
    );
    const oneSided = fact.sameAs.flatMap((other) => {
      const twin = facts.get(other);
      if (!twin || other === fact.id) return [];
      if (!twin.sameAs.includes(fact.id)) {
        return [
          problemAt(
            placed,
            ['sameAs'],
            `fact ${fact.id} repeats fact ${other}, but ${other} does not say so`,
            `add ${fact.id} to sameAs of fact ${other}`,
          ),
        ];
      }
      const differs =
        typeof fact.value === 'number' && (fact.value !== twin.value || fact.unit !== twin.unit || fact.qualifier !== twin.qualifier);
      return differs
        ? [
            problemAt(
              placed,
              ['value'],
              `fact ${fact.id} repeats fact ${other} but holds another figure`,
              'correct one of them, or take the link out',
            ),
          ]
        : [];
    });
    return [...broken, ...oneSided];
  });
}

/** A sentence that does not say the value, a detail, or the qualifier; a number without a unit. */
export function factValues({ knowledge }: ContentDraft): readonly Problem[] {
  return knowledge.facts.flatMap((placed) => {
    const fact = placed.item;
    const problems: Problem[] = [];
    if (typeof fact.value === 'number' && fact.unit === undefined) {
      problems.push(problemAt(placed, ['value'], `fact ${fact.id} counts something, but does not say what`, 'add "unit"'));
    }
    if (fact.value === undefined && fact.qualifier !== 'exactly') {
      problems.push(
        problemAt(
          placed,
          ['qualifier'],
          `fact ${fact.id} qualifies a value that it does not have`,
          'add the value, or take the qualifier out',
        ),
      );
    }
    for (const words of [formatFact(fact), ...Object.values(fact.details ?? {})]) {
      if (words !== null && !` ${foldText(fact.says)} `.includes(` ${foldText(words)} `)) {
        problems.push(
          problemAt(placed, ['says'], `the sentence of fact ${fact.id} does not say "${words}"`, 'let sentence, value and qualifier agree'),
        );
      }
    }
    return problems;
  });
}

/** Facts that no entry tells: none that it lists and none of its series. */
export function unusedFacts({ knowledge }: ContentDraft): readonly Problem[] {
  const told = new Set(knowledge.entries.flatMap(({ item }) => factsOf(item.facts, item.series, knowledge.facts)));
  return knowledge.facts
    .filter(({ item }) => !told.has(item.id))
    .map((placed) =>
      problemAt(
        placed,
        [],
        `no entry rests on fact ${placed.item.id} (${placed.item.subject})`,
        `add ${placed.item.id} to "facts" of the entry that tells it, or write one`,
      ),
    );
}

/** The facts an entry rests on: those it lists and those of its series. */
export function factsOf(listed: readonly number[], series: string | undefined, facts: readonly Placed<Fact>[]): readonly number[] {
  return series === undefined ? listed : [...listed, ...facts.filter(({ item }) => item.measure === series).map(({ item }) => item.id)];
}
