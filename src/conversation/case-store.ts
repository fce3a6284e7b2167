// Cases as storage keeps them: opened by a turn, changed by staff, each in one transaction with all that follows from it.
import type { ActKind, Case, CaseFile, CaseRequest, CaseState, DeliveryKind, Route } from '../cases/case.ts';
import type { CaseDesk } from '../cases/desk.ts';
import type { ConversationKey, Reply } from './message.ts';

/** A case as a turn opens it. */
export type NewCase = CaseRequest & {
  /** What is sent to the office at once; empty when nothing is configured: the case then waits at the desk. */
  readonly deliver: readonly DeliveryKind[];
};

/** What a turn does to the cases of its conversation, in the turn's own transaction. */
export type CaseEffect =
  /** Throws the Fault `reference-taken` when another case has the reference; nothing is then written. */
  | { readonly kind: 'open'; readonly case: NewCase }
  /**
   * The person wrote something that belongs to a case: recorded for staff, and a closed case is waiting again. `deliver`: how the
   * office hears of it; a kind that still waits unclaimed is not queued again, for it will hold these words. None by default.
   */
  | { readonly kind: 'wrote'; readonly reference: string; readonly text: string; readonly deliver: readonly DeliveryKind[] }
  /** The person wants it gone: as {@link CaseChange.erase}, but for the turn's own items and state, which stay as the turn has them. */
  | { readonly kind: 'erase'; readonly reference: string };

/** A case as the turns of its own conversation see it; no other conversation is ever given one. */
export type OwnCase = Pick<
  Case,
  'reference' | 'state' | 'route' | 'place' | 'answerBy' | 'entryIds' | 'takenBy' | 'openedAt' | 'updatedAt'
> & {
  /** Whether the last word in it was the office's answer or the person's; null when neither has spoken since it was opened. */
  readonly lastSpoke: 'person' | 'staff' | null;
};

/** What one act of staff makes of a case. */
export type CaseChange = {
  readonly state: CaseState;
  readonly route: Route;
  readonly takenBy: string | null;
  readonly acts: readonly { readonly who: string; readonly kind: ActKind; readonly text: string | null }[];
  /** Queued with the change; `answer` is the text of the answer kinds. */
  readonly deliver: readonly { readonly kind: DeliveryKind; readonly answer: string | null }[];
  /** Appended to the conversation the case was opened in; null says nothing there. */
  readonly say: Reply | null;
  /** Deliveries that wait or need a hand are due now, and their three days begin anew. */
  readonly retry: boolean;
  /**
   * What the person gave is overwritten, the words of the acts go, waiting deliveries are dropped; of the conversation the items
   * that went with the case and the state.
   */
  readonly erase: boolean;
};

export type CaseStore = Pick<CaseDesk, 'list' | 'counts' | 'outbox' | 'read'> & {
  /** Reads the case, asks `decide`, writes what it says, all in one transaction; null changes nothing. What `decide` throws is passed on. */
  change(
    reference: string,
    decide: (file: CaseFile) => CaseChange | null,
  ): Promise<
    | { readonly kind: 'unknown-case' }
    | { readonly kind: 'unchanged' }
    /** `key`: the conversation the case was opened in, whose listeners want waking when something was said. */
    | { readonly kind: 'changed'; readonly key: ConversationKey }
  >;
};
