// What staff may do with a case in each state, and what becomes of it; the sentences say why not.
import type { ActKind, CaseFile, CaseState, DeliveryKind, Route } from './case.ts';
import type { StaffAct } from './desk.ts';

/** Under which kind each act stands in the record. */
export const recordedAs: Readonly<Record<StaffAct['kind'], ActKind>> = {
  take: 'taken',
  note: 'noted',
  answer: 'answered',
  close: 'closed',
  reopen: 'reopened',
  'hand-over': 'handed-over',
  retry: 'retried',
  delete: 'deleted',
};

/** What an act makes of a case, before anything is written. */
export type Acted =
  | {
      readonly kind: 'acted';
      readonly state: CaseState;
      readonly route: Route;
      readonly takenBy: string | null;
      /** Goes to the office's ways of delivery (again). */
      readonly toOffice: boolean;
      readonly retry: boolean;
      readonly erase: boolean;
      /** What the record says besides who and when. */
      readonly record: string | null;
    }
  | { readonly kind: 'refused'; readonly why: string };

/** Characters of a note or an answer. */
export const MOST_WRITTEN = 4_000;

const refused = (why: string): Acted => ({ kind: 'refused', why });

/**
 * Applies an act's rules; pure. `routes` are those a case may be handed to; `mayMail` says whether answers can go out by
 * e-mail; `officeWays` are the configured ways to the office.
 */
export function applyAct(
  { case: one, deliveries }: CaseFile,
  act: StaffAct,
  who: string,
  {
    routes,
    mayMail,
    officeWays,
  }: { readonly routes: readonly Route[]; readonly mayMail: boolean; readonly officeWays: readonly DeliveryKind[] },
): Acted {
  const same = {
    kind: 'acted',
    state: one.state,
    route: one.route,
    takenBy: one.takenBy,
    toOffice: false,
    retry: false,
    erase: false,
    record: null,
  } as const;
  if (one.state === 'deleted') return refused('This case was deleted at the person’s wish. Only its record is left.');
  const unwritable = 'text' in act ? problemOf(act.text) : null;
  if (unwritable) return refused(unwritable);
  switch (act.kind) {
    case 'take':
      if (one.state === 'closed') return refused('This case is closed. Reopen it first.');
      if (one.state === 'taken' && one.takenBy === who) return refused('You have this case already.');
      return { ...same, state: 'taken', takenBy: who };
    case 'note':
      return { ...same, record: act.text };
    case 'answer':
      if (one.state === 'closed') return refused('This case is closed. Reopen it before you answer.');
      if (one.answerBy.kind === 'e-mail' && !mayMail)
        return refused(
          'No answer can go out by e-mail here: the setting SMTP_URL is missing. Write to the person yourself and note here what you said.',
        );
      return { ...same, state: 'answered', takenBy: one.takenBy ?? who, record: act.text };
    case 'close':
      return one.state === 'closed' ? refused('This case is closed already.') : { ...same, state: 'closed' };
    case 'reopen':
      return one.state === 'closed'
        ? { ...same, state: one.takenBy === null ? 'waiting' : 'taken' }
        : refused('Only a closed case can be reopened; this one is open.');
    case 'hand-over':
      if (!routes.includes(act.route)) return refused('There is no such region or desk to hand the case to.');
      if (act.route === one.route) return refused('The case is there already. Choose another region or desk.');
      return { ...same, route: act.route, state: 'waiting', takenBy: null, toOffice: true, record: act.route };
    case 'retry': {
      const isStuck = deliveries.some(({ state }) => state === 'needs-a-hand' || state === 'waiting');
      if (isStuck) return { ...same, retry: true };
      const isNew = deliveries.length === 0 && officeWays.length > 0;
      return isNew ? { ...same, toOffice: true } : refused('Nothing of this case waits to be delivered.');
    }
    case 'delete':
      return { ...same, state: 'deleted', takenBy: null, erase: true };
  }
}

function problemOf(text: string): string | null {
  if (text.trim() === '') return 'Write something first.';
  return text.length > MOST_WRITTEN ? `This is longer than ${MOST_WRITTEN} characters. Shorten it.` : null;
}
