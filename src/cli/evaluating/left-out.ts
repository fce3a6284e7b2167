// Declines for subjects nobody listed: groups of subjects whose questions, phrasings and profiles are left out of the learning.
import { createHash } from 'node:crypto';
import { declineAtom, gapAtom } from '../../answering/learning/atoms.ts';
import { topicAtoms } from '../../answering/learning/lesson.ts';
import type { Knowledge } from '../../content/content.ts';
import type { LabelledQuestion } from '../../content/schema/questions.ts';

/** `gap:…` or `decline:…`, or the topic itself where neither claims it. */
export type Subject = string;

export type SubjectGroup = { readonly leftOut: readonly Subject[]; readonly questions: readonly LabelledQuestion[] };

/** Each group costs one more learning. */
const GROUPS = 5;

type Claims = Pick<Knowledge, 'entries' | 'declines' | 'acts'>;

function createSubjectOf(claims: Claims): (question: LabelledQuestion) => Subject | null {
  const topicAtom = topicAtoms(claims);
  return ({ kind, topic }) => (kind === 'decline' ? (topicAtom(topic) ?? `topic:${topic}`) : null);
}

/** Questions to decline in five groups of whole subjects; a subject stays in its group whatever else is added. */
export function subjectGroups(claims: Claims, questions: readonly LabelledQuestion[]): readonly SubjectGroup[] {
  const subjectOf = createSubjectOf(claims);
  const declines = questions.filter(({ kind }) => kind === 'decline');
  const groups = Map.groupBy(declines, (question) => groupOf(subjectOf(question) ?? ''));
  return [...groups]
    .sort(([one], [other]) => one - other)
    .map(([, members]) => ({ leftOut: [...new Set(members.map((question) => subjectOf(question) ?? ''))].sort(), questions: members }));
}

function groupOf(subject: Subject): number {
  return createHash('sha256').update(subject).digest().readUInt32BE() % GROUPS;
}

/** The knowledge as if nobody had thought of these subjects: without their gaps and declines, and without their questions. */
export function withoutSubjects(knowledge: Knowledge, leftOut: readonly Subject[]): Knowledge {
  const gone = new Set(leftOut);
  const subjectOf = createSubjectOf(knowledge);
  return {
    ...knowledge,
    entries: new Map([...knowledge.entries].filter(([id, { kind }]) => !(kind === 'gap' && gone.has(gapAtom(id))))),
    declines: new Map([...knowledge.declines].filter(([id]) => !gone.has(declineAtom(id)))),
    questions: knowledge.questions.filter((question) => !gone.has(subjectOf(question) ?? '')),
  };
}
