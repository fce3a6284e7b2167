// Which acts a case's state allows: the desk offers these and no others; the case itself has the last word.
import type { CaseFile, DeliveryStatus } from '../../cases/case.ts';
import type { StaffAct } from '../../cases/desk.ts';

/** What `who` may do with the case as it is now; a closed one is opened again first. See applyAct for the rules. */
export function offeredActs({ case: { state, takenBy }, deliveries }: CaseFile, who: string): ReadonlySet<StaffAct['kind']> {
  if (state === 'deleted') return new Set();
  const offered = new Set<StaffAct['kind']>(['note', 'delete']);
  if (state === 'closed') offered.add('reopen');
  else for (const kind of ['answer', 'close', 'hand-over'] as const) offered.add(kind);
  if (state !== 'closed' && !(state === 'taken' && takenBy === who)) offered.add('take');
  if (deliveries.length === 0 || deliveries.some(hasFailed)) offered.add('retry');
  return offered;
}

/** Given up, or about to be tried again: whoever has just mended the mail server need not wait. */
function hasFailed({ state, attempts }: DeliveryStatus): boolean {
  return state === 'needs-a-hand' || (state === 'waiting' && attempts > 0);
}
