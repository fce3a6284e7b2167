// The short way to a person: the 0800 line, what to say there, and how old the number is.
import type { Lines } from '../../answering/composing/lines.ts';
import { formatDay } from '../../base/day.ts';
import type { Knowledge } from '../../content/content.ts';

/** Digits to dial, for a `tel:` address. */
const dialled = (phone: string) => phone.replace(/[^\d+]/g, '');

/** What to say on the phone, and where to ring; its age is said beside it. */
export function phoneLine({ contacts }: Knowledge, lines: Lines, reference: string | null): string {
  const line = contacts.get('ies-info');
  if (!line?.phone) return '';
  return [
    lines('phone-card', { name: line.name, phone: line.phone, dial: dialled(line.phone) }),
    reference === null ? lines('phone-card-say') : lines('phone-card-say-reference', { reference }),
    lines('phone-card-hours'),
  ].join(' ');
}

/** The whole card as Markdown; empty where the contacts hold no enquiries line with a number. */
export function phoneCard(knowledge: Knowledge, lines: Lines, reference: string | null): string {
  const { contacts, facts, releases } = knowledge;
  const line = contacts.get('ies-info');
  if (!line?.phone) return '';
  const fact = line.fact === null ? undefined : facts.get(line.fact);
  const release = fact && releases.get(fact.release);
  return [
    phoneLine(knowledge, lines, reference),
    ...(release ? [lines('phone-card-age', { date: formatDay(release.date) })] : []),
    line.reviewedOn === null ? lines('contact-unconfirmed') : lines('phone-card-checked', { date: formatDay(line.reviewedOn) }),
  ].join(' ');
}
