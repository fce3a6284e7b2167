// A case: one person's enquiry for a person, from its confirmation to its answer.

/** Who is asking, as the form has it. */
export const askers = ['school', 'teo', 'early-learning', 'whanau', 'media', 'other'] as const;
export type Asker = (typeof askers)[number];

/** How the person wants to be answered. `here` is the conversation the case was opened in. */
export type AnswerBy =
  | { readonly kind: 'here' }
  | { readonly kind: 'e-mail'; readonly address: string }
  | { readonly kind: 'phone'; readonly number: string };

/**
 * `waiting`: nobody has it yet. `taken`: a member of staff is on it. `answered`: they have answered. `closed`: ended.
 * `deleted`: the person had it removed; only the reference, the days and the acts' kinds are left.
 */
export const caseStates = ['waiting', 'taken', 'answered', 'closed', 'deleted'] as const;
export type CaseState = (typeof caseStates)[number];

/** Where a case goes: a region's id, or one of the routes of their own. `unplaced`: the place is not known. */
export type Route = string;
export const MEDIA = 'media';
export const SAFETY = 'safety';
export const UNPLACED = 'unplaced';

/** What the person confirmed. */
export type CaseRequest = {
  readonly reference: string;
  readonly route: Route;
  /** The place the person named, as our list writes it; null when they skipped it. */
  readonly place: string | null;
  readonly asker: Asker | null;
  /** In the person's words; never empty. */
  readonly about: string;
  readonly answerBy: AnswerBy;
  /** Entries the conversation had told before: what the case's matter is, to the bot. */
  readonly entryIds: readonly string[];
};

export type Case = CaseRequest & {
  readonly state: CaseState;
  /** Which door it came through: `web`, `msteams`, … */
  readonly channel: string;
  /** ISO 8601 instants. */
  readonly openedAt: string;
  readonly updatedAt: string;
  /** The member of staff who has it; null while nobody has. */
  readonly takenBy: string | null;
  /** The last item of the conversation that goes with the case; later ones are the person's own affair. */
  readonly throughSeq: number;
};

/** A line of the conversation that goes with a case, for staff. `text` of the service is Markdown. */
export type TranscriptLine = {
  readonly from: 'person' | 'service';
  readonly at: string;
  readonly text: string;
  /** Titles and dates of what an answer rested on, as it gave them. */
  readonly sources: readonly string[];
};

/** What was done with a case, by whom, when; the record is only ever added to. */
export const actKinds = [
  'opened',
  'wrote',
  'taken',
  'noted',
  'answered',
  'closed',
  'reopened',
  'handed-over',
  'delivered',
  'not-delivered',
  'retried',
  'deleted',
] as const;
export type ActKind = (typeof actKinds)[number];

export type CaseAct = {
  readonly at: string;
  /** A member of staff as they signed in; `the person`, or `the service`. */
  readonly who: string;
  readonly kind: ActKind;
  /** The note, the answer, the new route, the reason; null when there is nothing to say, and after deletion. */
  readonly text: string | null;
};

export const THE_PERSON = 'the person';
export const THE_SERVICE = 'the service';

/** Everything staff may see of one case. */
export type CaseFile = {
  readonly case: Case;
  /** Oldest first. */
  readonly transcript: readonly TranscriptLine[];
  readonly acts: readonly CaseAct[];
  readonly deliveries: readonly DeliveryStatus[];
};

/**
 * Where a case or an answer is sent. `mail`, `teams`, `webhook`: the case, to the office. `answer-mail`, `answer-channel`:
 * the office's answer, to the person by e-mail or as a message in their channel (Teams).
 */
export const deliveryKinds = ['mail', 'teams', 'webhook', 'answer-mail', 'answer-channel'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** `needs-a-hand`: given up after three days, or refused for good; somebody must look. `dropped`: the case was deleted or handed over first. */
export const deliveryStates = ['waiting', 'sent', 'needs-a-hand', 'dropped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export type DeliveryStatus = {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly queuedAt: string;
  /** When the next attempt is due; null when there will be none. */
  readonly dueAt: string | null;
  readonly sentAt: string | null;
  /** Why the last attempt failed, without any word of the case; null when none did. */
  readonly lastError: string | null;
};
