// What figures.yaml and premises.yaml name must exist, and what may be worked out must be of facts that belong together.
import type { ContentDraft } from '../drafts.ts';
import { type Placed, problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';
import { parseBody } from '../references.ts';
import { renderReference, type Shelves } from '../render.ts';
import { within } from './duplicates.ts';
import { figuresIn } from './figures.ts';

const byId = <T extends { readonly id: string | number }>(pieces: readonly Placed<T>[]): ReadonlyMap<T['id'], T> =>
  new Map(pieces.map(({ item }) => [item.id, item]));

/** Measures that no fact has, that stand twice, or whose entry does not tell them or whose gaps are none. */
export function countedMeasures({ knowledge }: ContentDraft): readonly Problem[] {
  const entries = byId(knowledge.entries);
  const facts = byId(knowledge.facts);
  const measured = new Set(knowledge.facts.flatMap(({ item }) => item.measure ?? []));
  const seen = new Set<string>();
  return within(knowledge.figures, 'measures', knowledge.figures.item.measures).flatMap((placed) => {
    const { id, entry, gaps } = placed.item;
    const problem = (path: string, fault: string, cure: string) => problemAt(placed, [path], fault, cure);
    const told = entries.get(entry);
    const tells = told?.facts.some((fact) => facts.get(fact)?.measure === id);
    const again = seen.has(id);
    seen.add(id);
    return [
      ...(measured.has(id) ? [] : [problem('id', `no fact has the measure "${id}"`, 'name a measure of facts.yaml')]),
      ...(again ? [problem('id', `the measure "${id}" stands here twice`, 'describe it once')] : []),
      ...(tells
        ? []
        : [problem('entry', `the entry "${entry}" does not tell the measure "${id}"`, 'name an entry that rests on its facts')]),
      ...Object.values(gaps ?? {}).flatMap((gap) =>
        entries.get(gap)?.kind === 'gap' ? [] : [problem('gaps', `"${gap}" is no gap entry`, 'name an entry of the kind "gap"')],
      ),
    ];
  });
}

/** Differences and shares of measures that are not listed, that no release gives together, or that no entry tells. */
export function workedOutFigures({ knowledge }: ContentDraft): readonly Problem[] {
  const { figures } = knowledge;
  const listed = new Set(figures.item.measures.map(({ id }) => id));
  const entries = new Set(knowledge.entries.map(({ item }) => item.id));
  const measured = new Set(knowledge.facts.flatMap(({ item }) => item.measure ?? []));
  const releasesOf = (measure: string) => knowledge.facts.filter(({ item }) => item.measure === measure).map(({ item }) => item.release);
  const check = (placed: Placed<{ readonly entry: string }>, whole: string, part: string, stated?: string): readonly Problem[] => {
    const problem = (fault: string, cure: string) => problemAt(placed, [], fault, cure);
    const unknown = [whole, part].filter((measure) => !listed.has(measure));
    const isTogether = releasesOf(whole).some((release) => releasesOf(part).includes(release));
    return [
      ...unknown.map((measure) => problem(`"${measure}" is none of the measures above`, 'name two of them')),
      ...(unknown.length > 0 || isTogether
        ? []
        : [problem(`no release gives both "${whole}" and "${part}"`, 'only figures of one release are worked out together')]),
      ...(stated === undefined || measured.has(stated)
        ? []
        : [problem(`no fact has the measure "${stated}"`, 'name a measure of facts.yaml')]),
      ...(entries.has(placed.item.entry) ? [] : [problem(`the entry "${placed.item.entry}" does not exist`, 'name an entry by its id')]),
    ];
  };
  return [
    ...within(figures, 'differences', figures.item.differences).flatMap((one) => check(one, one.item.of, one.item.less)),
    ...within(figures, 'shares', figures.item.shares).flatMap((one) => check(one, one.item.whole, one.item.part, one.item.stated)),
  ];
}

/** Moments of releases that are not known, or whose entry is not of that release. */
export function tellingMoments({ knowledge }: ContentDraft): readonly Problem[] {
  const entries = byId(knowledge.entries);
  const facts = byId(knowledge.facts);
  const releases = new Set(knowledge.releases.map(({ item }) => item.id));
  return within(knowledge.figures, 'moments', knowledge.figures.item.moments).flatMap((placed) => {
    const { release, entry } = placed.item;
    if (!releases.has(release))
      return [problemAt(placed, ['release'], `names the release "${release}", which is not known`, 'name a release of releases.yaml')];
    return facts.get(entries.get(entry)?.facts[0] ?? 0)?.release === release
      ? []
      : [problemAt(placed, ['entry'], `the entry "${entry}" does not tell the day of "${release}"`, 'name one whose lead fact is of it')];
  });
}

/** Premises that rest on unknown facts, whose entry does not tell them, or that correct with words outside the ledger. */
export function soundPremises({ knowledge }: ContentDraft): readonly Problem[] {
  const entries = byId(knowledge.entries);
  const facts = byId(knowledge.facts);
  const shelves: Shelves = { facts, contacts: byId(knowledge.contacts), releases: byId(knowledge.releases) };
  const seen = new Set<string>();
  return within(knowledge.premises, 'premises', knowledge.premises.item.premises).flatMap((placed) => {
    const premise = placed.item;
    const problem = (path: string, fault: string, cure: string) => problemAt(placed, [path], fault, cure);
    const told = entries.get(premise.entry)?.facts ?? [];
    const again = seen.has(premise.id);
    seen.add(premise.id);
    const isWhole = premise.correction.trim().endsWith('.');
    const parts = parseBody(premise.correction).flatMap((part): readonly Problem[] => {
      if (part.kind === 'text')
        return figuresIn(part.text).map(({ found, name, cure }) =>
          problem('correction', `the ${name} "${found}" stands outside the ledger`, cure),
        );
      const printed = part.kind === 'reference' ? renderReference(part.reference, shelves) : null;
      if (printed === null)
        return [problem('correction', `${part.written} names nothing that can be printed`, 'refer to what the shelves hold')];
      const fact = part.kind === 'reference' && 'fact' in part.reference ? part.reference.fact : null;
      return typeof fact === 'number' && !premise.facts.includes(fact)
        ? [problem('correction', `the correction prints fact ${fact}, which the premise does not rest on`, `add ${fact} to "facts"`)]
        : [];
    });
    return [
      ...(again ? [problem('id', `the id "${premise.id}" is given twice`, 'give it another id')] : []),
      ...premise.facts.flatMap((fact) =>
        facts.has(fact) ? [] : [problem('facts', `fact ${fact} is not in the ledger`, 'name a fact of facts.yaml')],
      ),
      ...(premise.facts.some((fact) => told.includes(fact))
        ? []
        : [problem('entry', `the entry "${premise.entry}" rests on none of the premise's facts`, 'name an entry that tells them')]),
      ...(premise.wrong.length + premise.right.length > 0 ? [] : [problem('id', 'nothing is said in it', 'add "wrong" or "right"')]),
      ...(isWhole ? [problem('correction', 'the correction ends a sentence of ours', 'take the full stop out')] : []),
      ...parts,
    ];
  });
}
