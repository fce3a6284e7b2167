// What a conversation remembers between turns: small, versioned, plain JSON.
import { z } from 'zod';
import { languages } from '../content/schema/dialogs.ts';
import { audience } from '../content/schema/entries.ts';
import { caseForm } from './handing-over/form.ts';

/** Raised when the shape changes; an older state is then read as a new conversation, never misread. */
export const STATE_VERSION = 4;

/** Asks remembered for follow-ups. */
export const MOST_REMEMBERED = 3;

const source = z.strictObject({ title: z.string(), publisher: z.string(), date: z.string(), address: z.string().nullable() }).readonly();

const chart = z.strictObject({
  title: z.string(),
  alt: z.string(),
  points: z.array(z.strictObject({ day: z.string(), value: z.number(), label: z.string() }).readonly()).readonly(),
});

const composed = z.strictObject({
  kind: z.enum(['answer', 'clarify', 'decline', 'hand-over', 'urgent', 'smalltalk', 'apology']),
  text: z.string(),
  entryIds: z.array(z.string()).readonly(),
  factIds: z.array(z.number()).readonly(),
  sources: z.array(source).readonly(),
  asAt: z.string().nullable(),
  confidence: z.number(),
  suggestions: z.array(z.string()).readonly(),
  charts: z.array(chart.readonly()).readonly().exactOptional(),
  caseReference: z.string().exactOptional(),
  awaitsAnswer: z.literal(true).exactOptional(),
  repeats: z.array(z.string()).readonly().exactOptional(),
});

const remembered = z.strictObject({
  /** What the person asked, put in full and read along with follow-ups; null when it was no question (a person wanted, a place named). */
  ask: z.string().nullable(),
  /** What was replied, for "say that again" and "go back". */
  replies: z.array(composed).readonly(),
});

export const conversationState = z.strictObject({
  version: z.literal(STATE_VERSION),
  language: z.enum(languages),
  /** Oldest first. */
  asked: z.array(remembered).max(MOST_REMEMBERED).readonly(),
  audience: audience.nullable(),
  noticesShown: z.array(z.string()).readonly(),
  /** Entries offered in the last reply, in order. */
  offered: z.array(z.string()).readonly(),
  /** The place the person gave as theirs, as our list writes it. */
  place: z.string().nullable(),
  /** The hand-over under way; null when there is none. */
  caseForm: caseForm.nullable().default(null),
  /** Declines in a row; after the second a person is offered. */
  declines: z.number().int().nonnegative().default(0),
  /** What the last reply asked, besides a form's questions, that a "yes" answers. */
  proposed: z.enum(['person', 'passed-on', 'remove', 'delete-data']).nullable().default(null),
  /** Whether the last reply asked who is asking, an earlier one did, or none yet: it is asked once. */
  audienceAsked: z.enum(['never', 'now', 'before']),
});
export type ConversationState = z.infer<typeof conversationState>;

export const newState: ConversationState = {
  version: STATE_VERSION,
  language: 'en-NZ',
  asked: [],
  audience: null,
  noticesShown: [],
  offered: [],
  place: null,
  caseForm: null,
  declines: 0,
  proposed: null,
  audienceAsked: 'never',
};

/** A stored state, or a new one when there is none or it is of another version. */
export function readState(stored: unknown): ConversationState {
  const parsed = conversationState.safeParse(stored);
  return parsed.success ? parsed.data : newState;
}
