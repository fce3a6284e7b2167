// Turns a decision about the knowledge (answer, offer, decline) into words with dates, sources and notices.
import { formatDay } from '../../base/day.ts';
import type { Knowledge } from '../../content/content.ts';
import { formatContact } from '../../content/render.ts';
import type { Decline } from '../../content/schema/declines.ts';
import type { Entry } from '../../content/schema/entries.ts';
import type { Release } from '../../content/schema/releases.ts';
import type { Outcome } from '../outcome.ts';
import { type ComposeContext, type Composed, MOST_SUGGESTIONS, paragraphs } from './composed.ts';
import { factIdsWithTwins, type Told, tellEntry } from './entry-text.ts';
import { tellGranted, tellWorked } from './figures.ts';
import { isUnconfirmed, noticesFor } from './notices.ts';
import { releasesOf, sourceLines, sourceOf } from './sources.ts';

/** Suggestions beside stated facts: a third button hides the answer on a narrow screen. */
const BESIDE_FACTS = 2;

export type ComposeResult = { readonly composed: Composed; readonly noticesShown: readonly string[] };

type Answer = Extract<Outcome, { kind: 'answer' }>;
type Offer = Extract<Outcome, { kind: 'offer' }>;
type Declined = Extract<Outcome, { kind: 'decline' }>;

export type Composer = {
  compose(outcome: Answer | Offer | Declined, context: ComposeContext): ComposeResult;
};

/** A reply in its parts: what is taken for granted is put right behind the notice. */
type Draft = {
  readonly composed: Omit<Composed, 'text' | 'sources'>;
  readonly notice: string | null;
  readonly body: string;
  readonly releases: readonly Release[];
  readonly noticesShown: readonly string[];
};

export function createComposer(knowledge: Knowledge): Composer {
  const entryOf = (id: string): readonly Entry[] => {
    const entry = knowledge.entries.get(id);
    return entry ? [entry] : [];
  };
  const days = [...knowledge.releases.values()].map(({ date }) => date).sort();
  const phone = knowledge.contacts.get('ies-info');
  const contactLine = phone ? formatContact(phone) : '';

  const titles = (ids: readonly string[], except: readonly string[] = []) =>
    [...new Set(ids)]
      .filter((id) => !except.includes(id))
      .flatMap(entryOf)
      .map(({ title }) => title)
      .slice(0, MOST_SUGGESTIONS);

  /** Notices, told entries, sources: the frame of every reply that states facts. What is told `beside` stands in `after`. */
  const frame = (
    kind: Composed['kind'],
    told: readonly (Told & { readonly entry: Entry })[],
    rest: {
      readonly before?: string | null;
      readonly after?: string | null;
      readonly confidence: number;
      readonly suggestions: readonly string[];
      readonly beside?: readonly (Told & { readonly entry: Entry })[];
    },
    context: ComposeContext,
  ): Draft => {
    const all = [...told, ...(rest.beside ?? [])];
    const facts = [...new Set(all.flatMap((one) => one.facts))];
    const releases = releasesOf(facts, knowledge);
    const subjects = [...new Set(all.flatMap(({ entry }) => entry.status))];
    const asksStatus = told.some(({ entry }) => entry.kind === 'gap' && entry.status.includes('existence'));
    const notice = noticesFor(knowledge.status, subjects, context, asksStatus);
    const headed = told.length > 1;
    const bodies = told.map(({ entry, text }) =>
      headed ? paragraphs(context.lines('answer-part-intro', { title: entry.title }), text) : text,
    );
    const charts = told.flatMap(({ chart }) => chart ?? []);
    const oldPhone =
      subjects.includes('contacts') && phone && isUnconfirmed(phone.reviewedOn, context.today, knowledge.status.reviewEveryDays);
    const body = paragraphs(rest.before, ...bodies, rest.after, oldPhone ? context.lines('contact-unconfirmed') : null);
    const composed: Draft['composed'] = {
      kind,
      entryIds: all.map(({ entry }) => entry.id),
      factIds: factIdsWithTwins(facts).filter((id) => (knowledge.facts.get(id)?.asAt ?? '') <= context.today),
      asAt:
        told
          .flatMap(({ asAt }) => asAt ?? [])
          .sort()
          .at(-1) ?? null,
      confidence: rest.confidence,
      suggestions: rest.suggestions.slice(0, BESIDE_FACTS),
      ...(charts.length > 0 ? { charts } : {}),
    };
    return { composed, notice: notice.text, body, releases, noticesShown: notice.shown };
  };

  const tell = (ids: readonly string[], context: ComposeContext, asked?: Answer['asked'], worked?: Answer['worked']) =>
    ids.flatMap(entryOf).flatMap((entry) => {
      const figure = worked?.[entry.id];
      const told = (figure && tellWorked(figure, knowledge, context)) ?? tellEntry(entry, knowledge, context, asked?.[entry.id]);
      return told ? [{ ...told, entry }] : [];
    });

  const plainReply = (
    kind: Composed['kind'],
    body: string,
    confidence: number,
    suggestions: readonly string[],
    entryIds: readonly string[] = [],
  ): Draft => ({
    composed: { kind, entryIds, factIds: [], asAt: null, confidence, suggestions },
    notice: null,
    body,
    releases: [],
    noticesShown: [],
  });

  const unlisted = (confidence: number, also: readonly string[], { lines, today }: ComposeContext): Draft => {
    const out = days.filter((day) => day <= today);
    const [first] = out;
    const last = out.at(-1);
    // As at a day before the first release there is nothing to span.
    if (first === undefined || last === undefined)
      return plainReply('decline', lines('decline-none-yet', { contact: contactLine }), confidence, []);
    const text = lines('decline-unlisted', { first: formatDay(first), last: formatDay(last), contact: contactLine });
    return plainReply('decline', text, confidence, titles(also));
  };

  const placesOf = (goTo: Decline['goTo'], { lines }: ComposeContext): string =>
    goTo
      .map(({ name, address }) => (address === null ? lines('decline-place-no-link', { name }) : lines('decline-place', { name, address })))
      .join('\n');

  /** What was asked beside that which is answered. */
  const tellBesides = (declineId: string | null, context: ComposeContext): string => {
    const decline = knowledge.declines.get(declineId ?? '');
    if (!decline || decline.goTo.length === 0) return context.lines('answer-besides-unsaid');
    return paragraphs(context.lines('answer-besides', { title: decline.title }), placesOf(decline.goTo, context));
  };

  const composeAnswer = (outcome: Answer, context: ComposeContext): Draft => {
    const told = tell(outcome.entryIds, context, outcome.asked, outcome.worked);
    if (told.length === 0) return unlisted(outcome.confidence, outcome.also, context);
    const gaps = tell(outcome.gapIds, context);
    const related = told.flatMap(({ entry }) => entry.related);
    const unsettled = gaps.length > 0 ? context.lines('answer-not-settled', { gap: gaps.map(({ text }) => text).join(' ') }) : null;
    const after = paragraphs(unsettled, outcome.besides ? tellBesides(outcome.besides.declineId, context) : null);
    const suggestions = titles([...outcome.also, ...related], outcome.entryIds);
    return frame('answer', told, { after, confidence: outcome.confidence, suggestions, beside: gaps }, context);
  };

  const composeDecline = (outcome: Declined, context: ComposeContext): Draft => {
    if (outcome.refused) {
      const told = tell(outcome.refused.entryIds, context);
      const before = context.lines(`figures-no-${outcome.refused.what}`);
      const suggestions = titles(told.flatMap(({ entry }) => entry.related));
      if (told.length > 0) return frame('decline', told, { before, confidence: outcome.confidence, suggestions }, context);
    }
    if (outcome.dated) {
      const { entryId, where } = outcome.dated;
      const told = tell([entryId], context, { [entryId]: [{ kind: where === 'before' ? 'earliest' : 'latest' }] });
      if (told.length === 0) return unlisted(outcome.confidence, [], context);
      return frame(
        'decline',
        told,
        {
          before: context.lines(where === 'before' ? 'decline-before-first' : 'decline-after-last'),
          confidence: outcome.confidence,
          suggestions: titles(told.flatMap(({ entry }) => entry.related)),
        },
        context,
      );
    }
    if (outcome.ofOthers !== undefined) {
      const told = tell([outcome.ofOthers], context);
      const before = context.lines('decline-of-others');
      if (told.length > 0)
        return frame(
          'decline',
          told,
          { before, confidence: outcome.confidence, suggestions: titles(told.flatMap(({ entry }) => entry.related)) },
          context,
        );
    }
    if (outcome.gapId !== null) {
      const told = tell([outcome.gapId], context);
      if (told.length > 0)
        return frame(
          'decline',
          told,
          { confidence: outcome.confidence, suggestions: titles(told.flatMap(({ entry }) => entry.related)) },
          context,
        );
    }
    const decline = outcome.declineId === null ? undefined : knowledge.declines.get(outcome.declineId);
    if (!decline) return unlisted(outcome.confidence, outcome.also, context);
    if (decline.goTo.length === 0) return plainReply('decline', context.lines('decline-far'), outcome.confidence, []);
    const text = paragraphs(context.lines('decline-neighbour'), placesOf(decline.goTo, context));
    return plainReply('decline', text, outcome.confidence, []);
  };

  const composeOffer = (outcome: Offer, context: ComposeContext): Draft => {
    const offered = outcome.entryIds.flatMap(entryOf);
    if (offered.length === 0) return unlisted(outcome.confidence, [], context);
    const list = offered.map(({ title }) => context.lines('offer-item', { title })).join('\n');
    const text = paragraphs(context.lines('offer-intro'), list, context.lines('offer-none', { contact: contactLine }));
    return plainReply(
      'clarify',
      text,
      outcome.confidence,
      offered.map(({ title }) => title),
      offered.map(({ id }) => id),
    );
  };

  const draft = (outcome: Parameters<Composer['compose']>[0], context: ComposeContext): Draft => {
    switch (outcome.kind) {
      case 'answer':
        return composeAnswer(outcome, context);
      case 'decline':
        return composeDecline(outcome, context);
      case 'offer':
        return composeOffer(outcome, context);
    }
  };

  return {
    compose: (outcome, context) => {
      const { composed, notice, body, noticesShown, ...rest } = draft(outcome, context);
      const granted = outcome.granted ? tellGranted(outcome.granted, knowledge, context) : null;
      const releases = [...new Set([...rest.releases, ...releasesOf(granted?.facts ?? [], knowledge)])];
      return {
        composed: {
          ...composed,
          text: paragraphs(notice, granted?.text, body, sourceLines(releases, context.lines)),
          factIds: [...new Set([...composed.factIds, ...factIdsWithTwins(granted?.facts ?? [])])],
          sources: releases.map(sourceOf),
        },
        noticesShown,
      };
    },
  };
}
