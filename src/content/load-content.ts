// Loads both data doors once, at start; a bad file stops the start and says where and what to do.

import { findAtStart } from './check/rules.ts';
import type { Content } from './content.ts';
import type { ContentDraft } from './drafts.ts';
import { diskFiles, type Files } from './files.ts';
import { dialogsOf, readDialogs } from './load-dialogs.ts';
import { type DraftRead, knowledgeOf, readKnowledge } from './load-knowledge.ts';
import { contentFault } from './problem.ts';

export type ContentFolders = {
  readonly knowledgeDir: string;
  readonly dialogsDir: string;
};

/** Both doors as drafts, or every fault of shape in them. */
export function readContent({
  knowledgeDir,
  dialogsDir,
  questions,
  files = diskFiles,
}: ContentFolders & { readonly questions: boolean; readonly files?: Files }): DraftRead<ContentDraft> {
  const knowledge = readKnowledge({ knowledgeDir, questions, files });
  const dialogs = readDialogs({ dialogsDir, files });
  if (!knowledge.draft || !dialogs.draft) return { problems: [...knowledge.problems, ...dialogs.problems] };
  return { draft: { knowledge: knowledge.draft, dialogs: dialogs.draft }, problems: [] };
}

/**
 * The content the program runs on. Throws one fault (`content-not-sound`) that lists every problem as
 * `file:line: fault. Cure: cure.` Labelled questions are left out unless `questions` is true.
 */
export function loadContent({
  knowledgeDir,
  dialogsDir,
  questions = false,
  files = diskFiles,
}: ContentFolders & { readonly questions?: boolean; readonly files?: Files }): Content {
  const read = readContent({ knowledgeDir, dialogsDir, questions, files });
  if (!read.draft) throw contentFault(read.problems);
  const problems = findAtStart(read.draft);
  if (problems.length > 0) throw contentFault(problems);
  return { knowledge: knowledgeOf(read.draft.knowledge), dialogs: dialogsOf(read.draft.dialogs) };
}
