// Nothing can have been published, stated or reviewed on a day that has not come.
import type { Day } from '../../base/day.ts';
import type { ContentDraft } from '../drafts.ts';
import { type Placed, problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';
import { within } from './duplicates.ts';

/** Dates after `today`. A notice may be written ahead of the day from which it holds (`from`), so that one is free. */
export function futureDates({ knowledge }: ContentDraft, today: Day): readonly Problem[] {
  const check = (placed: Placed<unknown>, key: string, day: Day | null): readonly Problem[] =>
    day !== null && day > today ? [problemAt(placed, [key], `${key} is ${day}, which is after today, ${today}`, 'correct the date')] : [];
  return [
    ...knowledge.releases.flatMap((release) => check(release, 'date', release.item.date)),
    ...knowledge.facts.flatMap((fact) => check(fact, 'asAt', fact.item.asAt)),
    ...knowledge.contacts.flatMap((contact) => check(contact, 'reviewedOn', contact.item.reviewedOn)),
    ...check(knowledge.regions, 'asAt', knowledge.regions.item.asAt),
    ...within(knowledge.status, 'notices', knowledge.status.item.notices).flatMap((notice) =>
      check(notice, 'reviewedOn', notice.item.reviewedOn),
    ),
  ];
}
