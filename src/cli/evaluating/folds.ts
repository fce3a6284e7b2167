// Which model may score which questions: never one that learned from the same author.
import type { LabelledQuestion } from '../../content/schema/questions.ts';
import { textOf } from './asked.ts';

export type Fold = { readonly leftOut: readonly string[]; readonly questions: readonly LabelledQuestion[] };

/** A file that shares at least this part of its questions with an author of ours is (a part of) that author's set; "hi" and "thanks" stand in many. */
const SAME_SET = 0.2;

/** One fold for each author of `questions`; left out of its learning is every author of ours whose set it is. */
export function foldsOf(questions: readonly LabelledQuestion[], ours: readonly LabelledQuestion[]): readonly Fold[] {
  const authorsOf = new Map<string, Set<string>>();
  for (const question of ours) authorsOf.set(textOf(question), (authorsOf.get(textOf(question)) ?? new Set()).add(question.author));
  return [...Map.groupBy(questions, ({ author }) => author).values()].map((set) => {
    const shared = new Map<string, number>();
    for (const question of set)
      for (const author of authorsOf.get(textOf(question)) ?? []) shared.set(author, (shared.get(author) ?? 0) + 1);
    const leftOut = [...shared].filter(([, count]) => count >= SAME_SET * set.length).map(([author]) => author);
    return { leftOut: leftOut.sort(), questions: set };
  });
}
