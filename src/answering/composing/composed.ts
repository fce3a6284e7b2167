// What composing makes: a reply's words and what they rest on, before the conversation gives it an id.
import type { Day } from '../../base/day.ts';
import type { Chart } from './chart.ts';
import type { Lines } from './lines.ts';

export type ComposedSource = { readonly title: string; readonly publisher: string; readonly date: Day; readonly address: string | null };

/** A form as channels that draw cards show it: one line, several lines, or one of some choices to each field. */
export type ComposedForm = {
  /** Said above it. */
  readonly intro: string;
  readonly title: string;
  readonly fields: readonly {
    readonly id: string;
    readonly kind: 'line' | 'lines' | 'choice';
    readonly label: string;
    readonly value: string;
    /** Characters; 0 for choices. */
    readonly most: number;
    readonly choices: readonly { readonly value: string; readonly title: string }[];
    readonly isNeeded: boolean;
  }[];
  readonly submit: string;
};

export type Composed = {
  readonly kind: 'answer' | 'clarify' | 'decline' | 'hand-over' | 'urgent' | 'smalltalk' | 'apology';
  /** Markdown: paragraphs, "- " lists, **bold**, [links](https://…). */
  readonly text: string;
  readonly entryIds: readonly string[];
  readonly factIds: readonly number[];
  readonly sources: readonly ComposedSource[];
  readonly asAt: Day | null;
  readonly confidence: number;
  readonly suggestions: readonly string[];
  /** Of the series told, in the order of the text; the text says all they show. */
  readonly charts?: readonly Chart[];
  readonly form?: ComposedForm;
  /** The case the reply is about. */
  readonly caseReference?: string;
  /** An office's answer will come into this conversation: it is to be found again. */
  readonly awaitsAnswer?: true;
  /** What the person said, as the reply repeats it: theirs, and so not looked up in the ledger. */
  readonly repeats?: readonly string[];
};

/** What composing needs to know of the conversation. */
export type ComposeContext = {
  readonly today: Day;
  readonly lines: Lines;
  /** Notices already shown in full. */
  readonly noticesShown: readonly string[];
};

/** Buttons under a reply. Source: outer contract, "A reply". */
export const MOST_SUGGESTIONS = 3;

export const paragraphs = (...blocks: readonly (string | null | undefined)[]): string => blocks.filter((block) => block).join('\n\n');
