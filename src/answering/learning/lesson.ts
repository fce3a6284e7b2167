// Turns the knowledge and its labelled questions into the examples the reading learns from.
import type { Knowledge } from '../../content/content.ts';
import type { Entry } from '../../content/schema/entries.ts';
import type { LabelledQuestion } from '../../content/schema/questions.ts';
import type { Reader, Reading } from '../reading/read.ts';
import { type Atom, actAtom, declineAtom, factAtom, gapAtom, oneOfSame, UNLISTED, URGENT } from './atoms.ts';
import { type Features, featuresOf, type Part } from './features.ts';
import type { Example } from './train.ts';

export type LessonKnowledge = Pick<Knowledge, 'facts' | 'entries' | 'declines' | 'acts' | 'questions'>;

/** How much a clause counts, by its role: what is told about oneself says less than what is asked. */
const ROLE_WEIGHT = { ask: 1, context: 0.35, courtesy: 0.1 } as const;
/** How much earlier asks count in the reading of a follow-up. */
const EARLIER_WEIGHT = 0.35;
/** Earlier asks that are read along with the last. */
const EARLIER_ASKS = 2;

/** Every so many examples one is repeated after another question, so that a change of subject is learned. */
const EVERY_SWITCH = 3;

/** Share of an editor's phrasing that goes to the entry's lead fact; the rest is spread over its siblings. */
const LEAD_SHARE = 0.7;

/**
 * Share of an example of a gap or a declined subject that teaches "of no listed subject": what no list names is then
 * declined more often (docs/evaluation.md, subjects left out).
 */
const OPEN_SHARE = 0.02;

/** What a question that nothing settles aims at; `atom` null when no list names its subject. */
function openTarget(atom: Atom | null): ReadonlyMap<Atom, number> {
  if (atom === null) return new Map([[UNLISTED, 1]]);
  return new Map([
    [atom, 1 - OPEN_SHARE],
    [UNLISTED, OPEN_SHARE],
  ]);
}

/** Features of a message in the light of earlier asks (oldest first). */
export function messageFeatures(reading: Reading, earlier: readonly Reading[] = []): Features {
  const parts = (from: Reading, factor: number): Part[] =>
    from.clauses.map(({ words, concepts, role }) => ({ words, concepts, weight: ROLE_WEIGHT[role] * factor }));
  const before = earlier.slice(-EARLIER_ASKS);
  const carried = before.map((one) => [...new Set(one.clauses.flatMap(({ concepts }) => concepts))]);
  return featuresOf([...parts(reading, 1), ...before.flatMap((one) => parts(one, EARLIER_WEIGHT))], carried);
}

/** What an entry's own phrasings aim at. */
export function entryTarget(entry: Entry, same: (fact: number) => number): ReadonlyMap<Atom, number> {
  if (entry.kind === 'gap') return openTarget(gapAtom(entry.id));
  const facts = [...new Set(entry.facts.map(same))];
  const [lead = 0, ...others] = facts;
  if (entry.series !== undefined || others.length === 0) return new Map(facts.map((fact) => [factAtom(fact), 1 / facts.length]));
  return new Map([[factAtom(lead), LEAD_SHARE], ...others.map((fact) => [factAtom(fact), (1 - LEAD_SHARE) / others.length] as const)]);
}

/** Topic of a labelled question → what it belongs to: the gap, decline or act that claims the topic, or whose id it is. */
export function topicAtoms({
  entries,
  declines,
  acts,
}: Pick<LessonKnowledge, 'entries' | 'declines' | 'acts'>): (topic: string) => Atom | null {
  const exact = new Map<string, Atom>();
  const prefixes: (readonly [string, Atom])[] = [];
  const ids = new Map<string, Atom>();
  const claim = (id: string, topics: readonly string[], atom: Atom) => {
    ids.set(id, atom);
    for (const topic of topics)
      if (topic.endsWith('*')) prefixes.push([topic.slice(0, -1), atom]);
      else exact.set(topic, atom);
  };
  for (const entry of entries.values()) if (entry.kind === 'gap') claim(entry.id, entry.topics, gapAtom(entry.id));
  for (const decline of declines.values()) claim(decline.id, decline.topics, declineAtom(decline.id));
  for (const act of acts.values()) claim(act.id, act.topics, actAtom(act.id));
  return (topic) => exact.get(topic) ?? ids.get(topic) ?? prefixes.find(([prefix]) => topic.startsWith(prefix))?.[1] ?? null;
}

/** What a labelled question aims at; null when its label names nothing we could learn. */
export function questionTarget(
  question: LabelledQuestion,
  same: (fact: number) => number,
  topicAtom: (topic: string) => Atom | null,
): ReadonlyMap<Atom, number> | null {
  switch (question.kind) {
    case 'answer':
    case 'clarify': {
      const facts = [...new Set(question.facts.map(same))];
      return facts.length === 0 ? null : new Map(facts.map((fact) => [factAtom(fact), 1 / facts.length]));
    }
    case 'decline':
      return openTarget(topicAtom(question.topic));
    case 'person':
      return new Map([[actAtom('person'), 1]]);
    case 'urgent':
      return new Map([[URGENT, 1]]);
    case 'smalltalk':
      return new Map([[topicAtom(question.topic) ?? actAtom('banter'), 1]]);
  }
}

/** All examples: phrasings of entries, declines and acts, then the labelled questions. */
export function examplesOf(knowledge: LessonKnowledge, reader: Reader): readonly Example[] {
  const same = oneOfSame(knowledge.facts);
  const examples: Example[] = [];
  const add = (asks: readonly string[], target: ReadonlyMap<Atom, number>) => {
    for (const ask of asks) examples.push({ features: messageFeatures(reader.read(ask)), target });
  };
  for (const entry of knowledge.entries.values()) add([entry.title, ...entry.asks], entryTarget(entry, same));
  for (const decline of knowledge.declines.values()) add([decline.title, ...decline.asks], openTarget(declineAtom(decline.id)));
  for (const act of knowledge.acts.values()) add([...act.exact, ...act.asks], new Map([[actAtom(act.id), 1]]));
  const topicAtom = topicAtoms(knowledge);
  let before: Reading | null = null;
  for (const question of knowledge.questions) {
    const target = questionTarget(question, same, topicAtom);
    if (!target) continue;
    const turns = question.turns ?? [question.q ?? ''];
    const [last, ...earlier] = turns.map((turn) => reader.read(turn)).reverse();
    if (!last) continue;
    examples.push({ features: messageFeatures(last, earlier.reverse()), target });
    // A whole question after an unrelated one means what it means alone.
    if (earlier.length === 0 && before && examples.length % EVERY_SWITCH === 0)
      examples.push({ features: messageFeatures(last, [before]), target });
    before = last;
  }
  return examples;
}

/** Starting weights from the profiles that editors wrote: concept → atom. */
export function profilePrior(
  { entries, declines, facts }: Pick<LessonKnowledge, 'entries' | 'declines' | 'facts'>,
  strength: number,
): Map<string, Map<Atom, number>> {
  const same = oneOfSame(facts);
  const prior = new Map<string, Map<Atom, number>>();
  const add = (profile: Readonly<Record<string, number>>, target: ReadonlyMap<Atom, number>) => {
    for (const [concept, weight] of Object.entries(profile)) {
      const row = prior.get(`k:${concept}`) ?? new Map<Atom, number>();
      prior.set(`k:${concept}`, row);
      for (const [atom, share] of target) row.set(atom, (row.get(atom) ?? 0) + weight * share * strength);
    }
  };
  for (const entry of entries.values()) add(entry.profile, entryTarget(entry, same));
  for (const decline of declines.values()) add(decline.profile, new Map([[declineAtom(decline.id), 1]]));
  return prior;
}
