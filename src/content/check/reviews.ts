// Warns of what nobody has confirmed for a while: it is shown as unconfirmed, so it does not stop a commit.
import { type Day, daysBetween } from '../../base/day.ts';
import type { ContentDraft } from '../drafts.ts';
import { type Placed, problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';
import { within } from './duplicates.ts';

/** Notices and contacts never reviewed, or not within the days that status.yaml sets. */
export function findOverdueReviews({ knowledge }: ContentDraft, today: Day): readonly Problem[] {
  const { reviewEveryDays, notices } = knowledge.status.item;
  const check = (placed: Placed<{ readonly id: string; readonly reviewedOn: Day | null }>, what: string): readonly Problem[] => {
    const { id, reviewedOn } = placed.item;
    const cure = 'confirm it at its source and set reviewedOn to that day';
    if (reviewedOn === null) return [problemAt(placed, ['reviewedOn'], `the ${what} "${id}" has never been reviewed`, cure)];
    const days = daysBetween(reviewedOn, today);
    return days > reviewEveryDays
      ? [problemAt(placed, ['reviewedOn'], `the ${what} "${id}" was last reviewed ${days} days ago`, cure)]
      : [];
  };
  return [
    ...within(knowledge.status, 'notices', notices).flatMap((notice) => check(notice, 'notice')),
    ...knowledge.contacts.flatMap((contact) => check(contact, 'contact')),
  ];
}
