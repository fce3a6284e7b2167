// The status notices: what has changed since the releases, shown before the dated answer where it matters.
import { type Day, daysBetween } from '../../base/day.ts';
import type { StatusSubject } from '../../content/schema/entries.ts';
import type { Status } from '../../content/schema/status.ts';
import type { ComposeContext } from './composed.ts';

export type NoticesToShow = { readonly text: string | null; readonly shown: readonly string[] };

/** Whether nobody has confirmed it within the review period. */
export function isUnconfirmed(reviewedOn: Day | null, today: Day, reviewEveryDays: number): boolean {
  return reviewedOn === null || daysBetween(reviewedOn, today) > reviewEveryDays;
}

/**
 * The notice for the subjects: the one that holds from the latest day not after today; in full once a conversation, then
 * short. `all` gives every notice that concerns them in full, for questions about the status itself.
 */
export function noticesFor(status: Status, subjects: readonly StatusSubject[], context: ComposeContext, all = false): NoticesToShow {
  const holding = status.notices
    .filter((notice) => notice.from <= context.today && notice.concerns.some((subject) => subjects.includes(subject)))
    .sort((one, other) => (one.from > other.from ? -1 : 1));
  const chosen = all ? holding : holding.slice(0, 1);
  if (chosen.length === 0) return { text: null, shown: [] };
  const texts = chosen.map((notice) => {
    if (!all && context.noticesShown.includes(notice.id)) return context.lines('status-short', { text: notice.short });
    const { title, publisher, address } = notice.source;
    const filling = { text: notice.full.trim(), title, publisher, address };
    if (!isUnconfirmed(notice.reviewedOn, context.today, status.reviewEveryDays)) return context.lines('status-full', filling);
    return context.lines('status-full-unconfirmed', { ...filling, days: status.reviewEveryDays });
  });
  return { text: texts.join('\n\n'), shown: chosen.map(({ id }) => id) };
}
