// What staff can do with cases: the port that the desk's pages and the command line use.
import type { Case, CaseFile, CaseState, Route } from './case.ts';
import type { OutboxCounts } from './outbox.ts';

export type CaseFilter = {
  readonly states?: readonly CaseState[];
  readonly route?: Route;
  /** As {@link referenceBeginning} gives it. */
  readonly beginning?: string;
  /** Only those with a delivery that needs a hand. */
  readonly needsAHand?: boolean;
};

export type CaseSummary = Case & { readonly needsAHand: boolean; readonly undelivered: number };

export type StaffAct =
  | { readonly kind: 'take' }
  | { readonly kind: 'note'; readonly text: string }
  /** Goes to the person in the way they asked for. */
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'hand-over'; readonly route: Route }
  /** Tries deliveries that need a hand again, now. Of a case that has none, queues those that are configured today. */
  | { readonly kind: 'retry' }
  /** At the person's wish: everything but the reference, the days and the kinds of acts. */
  | { readonly kind: 'delete' };

export type ActOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'unknown-case' }
  /** A sentence that says why not and what to do instead. */
  | { readonly kind: 'refused'; readonly why: string };

export type CaseDesk = {
  /** Newest change first. */
  list(filter: CaseFilter, limit: number): Promise<readonly CaseSummary[]>;
  /** How many cases there are by state and route, deleted ones included. */
  counts(): Promise<readonly { readonly state: CaseState; readonly route: Route; readonly count: number }[]>;
  outbox(): Promise<OutboxCounts>;
  read(reference: string): Promise<CaseFile | null>;
  /** Carries out one act in one transaction and records who did it, when, and what. */
  act(reference: string, act: StaffAct, who: string): Promise<ActOutcome>;
};
