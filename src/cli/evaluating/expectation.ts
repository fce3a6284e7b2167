// What a label expects in terms of the knowledge: which entries, which gap or declined subject, or which kind of reply.
import { oneOfSame } from '../../answering/learning/atoms.ts';
import { topicAtoms } from '../../answering/learning/lesson.ts';
import type { Knowledge } from '../../content/content.ts';
import type { Entry } from '../../content/schema/entries.ts';
import type { LabelledQuestion } from '../../content/schema/questions.ts';

export type Expected = {
  /** Answer entries that cover the labelled facts, fewest first; empty for other kinds and for facts no entry tells. */
  readonly entryIds: readonly string[];
  /** `gap:…`, `decline:…`, or `unlisted` when no subject claims the topic; null unless a decline is expected. */
  readonly declines: string | null;
  /** Subject for tables: the entry's topic; `gaps`, `neighbours`, `far` or `unlisted` for declines; else the kind. */
  readonly subject: string;
  /** One name for all of it. */
  readonly name: string;
};

type Needed = Pick<Knowledge, 'facts' | 'entries' | 'declines' | 'acts'>;

export function createExpectation(knowledge: Needed): (question: LabelledQuestion) => Expected {
  const topicAtom = topicAtoms(knowledge);
  const entriesFor = createEntryFinder(knowledge);

  const declined = (topic: string): Expected => {
    const atom = topicAtom(topic) ?? 'unlisted';
    const kind = atom.startsWith('decline:') ? knowledge.declines.get(atom.slice('decline:'.length))?.kind : undefined;
    const subject = atom.startsWith('gap:') ? 'gaps' : kind === undefined ? 'unlisted' : kind === 'far' ? 'far' : 'neighbours';
    return { entryIds: [], declines: atom, subject, name: atom };
  };

  return ({ kind, facts, topic }) => {
    if (kind === 'decline') return declined(topic);
    if (kind !== 'answer' && kind !== 'clarify') return { entryIds: [], declines: null, subject: kind, name: kind };
    const entryIds = entriesFor(facts);
    const subject = knowledge.entries.get(entryIds[0] ?? '')?.topic ?? 'no facts';
    return { entryIds, declines: null, subject, name: entryIds.join(' + ') || 'no facts' };
  };
}

/** Finds the fewest entries that cover facts, those with the least beside them first. */
function createEntryFinder({ facts, entries }: Pick<Knowledge, 'facts' | 'entries'>): (labelled: readonly number[]) => readonly string[] {
  const same = oneOfSame(facts);
  const sheets = [...entries.values()]
    .filter(({ kind }) => kind === 'answer')
    .map((entry: Entry) => ({ id: entry.id, facts: entry.facts.map(same) }));
  const known = new Map<string, readonly string[]>();

  const find = (labelled: readonly number[]): readonly string[] => {
    const found: string[] = [];
    let open = new Set(labelled);
    while (open.size > 0) {
      const rated = sheets
        .map((sheet) => ({ ...sheet, covered: sheet.facts.filter((fact) => open.has(fact)).length, leads: open.has(sheet.facts[0] ?? 0) }))
        .filter(({ covered }) => covered > 0)
        .sort(
          (one, other) =>
            other.covered - one.covered ||
            Number(other.leads) - Number(one.leads) ||
            one.facts.length - other.facts.length ||
            (one.id < other.id ? -1 : 1),
        );
      const [best] = rated;
      if (!best) break;
      found.push(best.id);
      open = new Set([...open].filter((fact) => !best.facts.includes(fact)));
    }
    return found;
  };

  return (labelled) => {
    const asked = [...new Set(labelled.map(same))].sort((one, other) => one - other);
    const key = asked.join(' ');
    const entryIds = known.get(key) ?? find(asked);
    known.set(key, entryIds);
    return entryIds;
  };
}
