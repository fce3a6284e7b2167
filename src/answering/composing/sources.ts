// Which releases a reply rests on, as data and in words.
import { formatDay } from '../../base/day.ts';
import type { Knowledge } from '../../content/content.ts';
import type { Fact } from '../../content/schema/facts.ts';
import type { Release } from '../../content/schema/releases.ts';
import type { ComposedSource } from './composed.ts';
import type { Lines } from './lines.ts';

/** The facts' releases, each once, in the facts' order. */
export function releasesOf(facts: readonly Fact[], { releases }: Pick<Knowledge, 'releases'>): readonly Release[] {
  return [...new Set(facts.map(({ release }) => release))].flatMap((id) => releases.get(id) ?? []);
}

export function sourceOf({ title, publisher, date, address }: Release): ComposedSource {
  return { title, publisher, date, address };
}

/** "Source: …" for each release, with its link where one is recorded; null without releases. */
export function sourceLines(releases: readonly Release[], lines: Lines): string | null {
  const written = releases.map(({ title, publisher, date, dateMeans, address }) => {
    const means = lines(dateMeans === 'published' ? 'answer-source-published' : 'answer-source-updated');
    const line = lines('answer-source', { title, publisher, 'date-means': means, date: formatDay(date) });
    return `${line} ${address ? lines('answer-source-link', { address }) : lines('answer-source-no-link')}`;
  });
  return written.length > 0 ? written.join('\n\n') : null;
}
