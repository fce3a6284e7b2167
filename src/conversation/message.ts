// What a channel hands to the conversation and what it gets back; no channel's own types.
import type { Chart as ComposedChart } from '../answering/composing/chart.ts';
import type { ComposedForm, ComposedSource } from '../answering/composing/composed.ts';
import type { Language } from '../content/schema/dialogs.ts';

/** Which door the message came through; part of the conversation's key. */
export type ChannelName = 'web' | 'msteams' | 'bot-framework' | 'terminal';

export type ConversationKey = { readonly channel: ChannelName; readonly conversationId: string };

/** One message of a person, checked by the channel. */
export type IncomingMessage = ConversationKey & {
  /** The client's or activity's id: the same id twice is the same message. */
  readonly messageId: string;
  /** As the person wrote it; of more than {@link MAX_MESSAGE_CHARACTERS} the beginning is read and kept. A channel refuses only what is too many bytes. */
  readonly text: string;
  /** Where the channel takes a message of ours unasked, as plain JSON; absent where the person fetches it (web, terminal). */
  readonly replyAddress?: unknown;
  /** What the person filled into a form of ours, by field; the text then says the same in words. */
  readonly form?: Readonly<Record<string, string>>;
};

/** Characters of one message that are read: more than any enquiry we have seen (a pasted e-mail is about 1,500). */
export const MAX_MESSAGE_CHARACTERS = 4_000;

export const replyKinds = ['answer', 'clarify', 'decline', 'hand-over', 'urgent', 'smalltalk', 'apology'] as const;
export type ReplyKind = (typeof replyKinds)[number];

/** Where an answer comes from: the release's title, publisher, date and, where one is recorded, address. */
export type Source = ComposedSource;

/** A small bar chart of a series: its title, its points, and the same in words. */
export type Chart = ComposedChart;

/** A form that a channel may draw beside the text, which asks the first of its questions by itself. */
export type FormCard = ComposedForm;

/** The `channelData.enquiry` of the outer contract. */
export type Enquiry = {
  readonly kind: ReplyKind;
  readonly entryIds: readonly string[];
  readonly factIds: readonly number[];
  readonly sources: readonly Source[];
  /** ISO day of the newest fact the reply rests on; null without facts. */
  readonly asAt: string | null;
  /** 0 to 1: how likely the reply is the right one. */
  readonly confidence: number;
  readonly caseReference?: string;
  /** The answer to the case comes into this conversation: a browser keeps it for that. */
  readonly awaitsAnswer?: true;
};

export type Reply = {
  /** Stable across repeats of the same message. */
  readonly id: string;
  /** Markdown at most (paragraphs, lists, bold, links); readable by itself. */
  readonly text: string;
  /** Without Markdown. */
  readonly speak: string;
  readonly locale: Language;
  /** Who is speaking when it is not the service: the office whose staff answer. */
  readonly speaker?: string;
  /** Follow-ups to show as buttons, 3 at most; pressing one sends its words. */
  readonly suggestions: readonly string[];
  /** Drawn only when the reply is sent; the text says all they show. */
  readonly charts?: readonly Chart[];
  readonly form?: FormCard;
  readonly enquiry: Enquiry;
};

export type TurnResult = {
  readonly replies: readonly Reply[];
  /** True when this message had been taken before; `replies` are the stored ones. */
  readonly repeated: boolean;
};
