// One reply as the Bot Framework activity that every channel sends, so that Teams and the web never differ.
import { formatDay } from '../base/day.ts';
import { createPictures, type Pictures } from './chart/pictures.ts';
import { type CardAttachment, formCard } from './form-card.ts';
import type { Chart, Enquiry, Reply, Source } from './message.ts';

/** Teams cuts a citation's name here. Source: Microsoft, "Bot messages with AI-generated content", citation fields. */
const MAX_CITATION_NAME = 80;
/** Teams cuts a citation's abstract here; same source. */
const MAX_CITATION_ABSTRACT = 160;

/** A source as Teams and Web Chat draw it: https://schema.org/Claim. */
export type CitationClaim = {
  readonly '@type': 'Claim';
  /** From 1, in the order of the reply's sources. */
  readonly position: number;
  readonly appearance: {
    readonly '@type': 'DigitalDocument';
    readonly name: string;
    readonly url?: string;
    readonly abstract: string;
  };
};

/** The entity that carries a reply's sources. */
export type CitationEntity = {
  readonly type: 'https://schema.org/Message';
  readonly '@type': 'Message';
  readonly '@context': 'https://schema.org';
  readonly '@id': '';
  readonly citation: readonly CitationClaim[];
};

/** A button that sends its own words as the person's next message. */
export type ImBackAction = { readonly type: 'imBack'; readonly title: string; readonly value: string };

/**
 * A picture inside the message. Web Chat reads `name` to those who do not see it, and Teams takes a `data:` address of a
 * PNG, which counts for nothing in its limit of size. Source: Microsoft, "Send and receive inline images"; Web Chat 4.18,
 * ImageAttachment.
 */
export type PictureAttachment = { readonly contentType: 'image/png'; readonly contentUrl: string; readonly name: string };

/** The "A reply" section of the outer contract, without what a channel adds (conversation, recipient, timestamp). */
export type ReplyActivity = {
  readonly type: 'message';
  readonly id: string;
  readonly from: { readonly id: 'enquiries'; readonly name: string; readonly role: 'bot' };
  readonly text: string;
  readonly textFormat: 'markdown';
  readonly speak: string;
  readonly locale: string;
  readonly inputHint: 'acceptingInput';
  readonly replyToId?: string;
  readonly suggestedActions?: { readonly actions: readonly ImBackAction[] };
  readonly attachments?: readonly (PictureAttachment | CardAttachment)[];
  readonly entities: readonly CitationEntity[];
  readonly channelData: { readonly enquiry: Enquiry };
};

/**
 * The reply as a Bot Framework message activity, per the outer contract's "A reply". Pure.
 * `name` is what people see as the sender; `replyToId` is the person's activity, null for a greeting.
 * Without suggestions there is no `suggestedActions`, without charts no `attachments`, without sources `entities` is empty.
 * `pictures` remembers what was drawn; without it every chart is drawn afresh.
 */
export function replyToActivity(
  reply: Reply,
  context: {
    readonly name: string;
    readonly replyToId: string | null;
    readonly pictures?: Pictures;
  },
): ReplyActivity {
  const pictures = context.pictures ?? createPictures();
  const attachments = (reply.charts ?? []).map((chart) => picture(chart, pictures));
  return {
    type: 'message',
    id: reply.id,
    from: { id: 'enquiries', name: reply.speaker ?? context.name, role: 'bot' },
    text: reply.text,
    textFormat: 'markdown',
    speak: reply.speak,
    locale: reply.locale,
    inputHint: 'acceptingInput',
    ...(context.replyToId === null ? {} : { replyToId: context.replyToId }),
    ...(reply.suggestions.length === 0 ? {} : { suggestedActions: { actions: reply.suggestions.map(imBack) } }),
    ...(attachments.length === 0 ? {} : { attachments }),
    entities: reply.enquiry.sources.length === 0 ? [] : [citations(reply.enquiry.sources)],
    channelData: { enquiry: reply.enquiry },
  };
}

/**
 * A reply's form as a message of its own, for channels that draw Adaptive Cards: beside a card, some show a text without its
 * Markdown. Null for a reply without a form.
 */
export function formToActivity(reply: Reply, context: { readonly name: string; readonly replyToId: string | null }): ReplyActivity | null {
  if (!reply.form) return null;
  const { form, suggestions: _, charts: __, ...said } = reply;
  const text = { id: `${reply.id}-form`, text: form.intro, speak: form.intro, suggestions: [] };
  return { ...replyToActivity({ ...said, ...text, enquiry: { ...reply.enquiry, sources: [] } }, context), attachments: [formCard(form)] };
}

function picture(chart: Chart, pictures: Pictures): PictureAttachment {
  return { contentType: 'image/png', contentUrl: pictures(chart), name: chart.alt };
}

function imBack(words: string): ImBackAction {
  return { type: 'imBack', title: words, value: words };
}

function citations(sources: readonly Source[]): CitationEntity {
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    citation: sources.map((source, index) => ({
      '@type': 'Claim',
      position: index + 1,
      appearance: {
        '@type': 'DigitalDocument',
        name: shorten(source.title, MAX_CITATION_NAME),
        ...(source.address === null ? {} : { url: source.address }),
        abstract: shorten(`${source.publisher}, ${formatDay(source.date)}`, MAX_CITATION_ABSTRACT),
      },
    })),
  };
}

function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
