// Replies about what was told last: where it comes from, how old it is, whether it is so.
import type { Composer } from '../answering/composing/compose.ts';
import { type ComposeContext, type Composed, paragraphs } from '../answering/composing/composed.ts';
import { releasesOf, sourceLines, sourceOf } from '../answering/composing/sources.ts';
import type { Knowledge } from '../content/content.ts';
import type { Entry } from '../content/schema/entries.ts';
import type { Fact } from '../content/schema/facts.ts';
import { withoutNotice } from './acts.ts';

/** Subjects of the ledger under which it says who published a release, and when. */
export const ORIGIN_SUBJECTS: readonly string[] = ['announcer', 'date of the page'];
/** Block of data above a release's text. */
const DATA_BLOCK = 0;

export type AboutLast = {
  /** The releases the replies rest on, and who announced it. Null when they rest on none. */
  source(replies: readonly Composed[], context: ComposeContext): Composed | null;
  /** The day the replies are of. Null when they rest on no release. */
  when(replies: readonly Composed[], context: ComposeContext): Composed | null;
  /** The replies again, without the notice. */
  sure(replies: readonly Composed[], context: ComposeContext): readonly Composed[];
};

export function createAboutLast(knowledge: Knowledge, composer: Composer): AboutLast {
  const factsOf = (ids: readonly number[]) => ids.flatMap((id) => knowledge.facts.get(id) ?? []);
  const ledFrom = (fact: Fact): Entry | undefined =>
    [...knowledge.entries.values()].find(({ kind, facts }) => kind === 'answer' && facts[0] === fact.id);

  const tell = (
    replies: readonly Composed[],
    facts: readonly Fact[],
    intro: string,
    prefers: (fact: Fact) => boolean,
    context: ComposeContext,
  ): Composed | null => {
    const [last] = replies;
    const releases = releasesOf(facts, knowledge);
    if (!last || releases.length === 0) return null;
    const origins = [...knowledge.facts.values()].filter(
      ({ subject, release }) => ORIGIN_SUBJECTS.includes(subject) && releases.some(({ id }) => id === release),
    );
    const entries = releases.flatMap(({ id }) => {
      const own = origins.filter(({ release }) => release === id).sort((one, other) => Number(prefers(other)) - Number(prefers(one)));
      return own.flatMap((fact) => ledFrom(fact) ?? []).slice(0, 1);
    });
    const known = { ...context, noticesShown: knowledge.status.notices.map(({ id }) => id) };
    const { composed } = composer.compose(
      { kind: 'answer', entryIds: entries.map(({ id }) => id), gapIds: [], also: [], confidence: 1 },
      known,
    );
    const told =
      releases.length === 1 && entries.length > 0 ? withoutNotice(composed.text, context.lines) : sourceLines(releases, context.lines);
    return {
      kind: 'answer',
      text: paragraphs(intro, told),
      entryIds: entries.map(({ id }) => id),
      factIds: [...new Set([...replies.flatMap(({ factIds }) => factIds), ...composed.factIds, ...origins.map(({ id }) => id)])],
      sources: releases.map(sourceOf),
      asAt: last.asAt,
      confidence: 1,
      suggestions: last.suggestions,
    };
  };

  return {
    source: (replies, context) =>
      tell(
        replies,
        factsOf(replies.flatMap(({ factIds }) => factIds)),
        context.lines('source-intro'),
        (fact) => fact.paragraph !== DATA_BLOCK,
        context,
      ),
    when: (replies, context) => {
      const all = factsOf(replies.flatMap(({ factIds }) => factIds));
      const [told, more] = replies.flatMap(({ entryIds }) => entryIds);
      // Of a series one date was told, and the others beside it.
      const isSeries = more === undefined && knowledge.entries.get(told ?? '')?.series !== undefined;
      const newest = all.filter(({ asAt }) => asAt === replies[0]?.asAt);
      const facts = isSeries && newest.length > 0 ? newest : all;
      return tell(replies, facts, context.lines('when-intro'), (fact) => fact.paragraph === DATA_BLOCK, context);
    },
    sure: (replies, context) =>
      replies.map((reply, at) => ({
        ...reply,
        text: paragraphs(at === 0 ? context.lines('sure-intro') : null, withoutNotice(reply.text, context.lines)),
      })),
  };
}
