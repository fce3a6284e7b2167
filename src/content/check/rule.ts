// What a rule of the knowledge check is.
import type { Day } from '../../base/day.ts';
import type { ContentDraft } from '../drafts.ts';
import type { Problem } from '../problem.ts';

export type Rule = {
  /** The promise the rule keeps, as a sentence. */
  readonly promise: string;
  /** Whether it also guards the start: without it an answer could be wrong or fail. The others guard a commit. */
  readonly atStart: boolean;
  find(draft: ContentDraft, today: Day): readonly Problem[];
};
