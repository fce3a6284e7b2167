// Which acts a case's state allows: the desk offers these and no others; the case itself has the last word.
import type { Case, CaseFile } from '../../cases/case.ts';
import type { StaffAct } from '../../cases/desk.ts';

/** What `who` may do with the case as it is now. */
export function offeredActs({ case: { state, takenBy }, deliveries }: CaseFile, who: string): ReadonlySet<StaffAct['kind']> {
  if (state === 'deleted') return new Set();
  const offered = new Set<StaffAct['kind']>(['note', 'delete']);
  if (state === 'closed') offered.add('reopen');
  else for (const kind of ['answer', 'close', 'hand-over'] as const) offered.add(kind);
  if (canTake({ state, takenBy }, who)) offered.add('take');
  if (deliveries.length === 0 || deliveries.some((delivery) => delivery.state === 'needs-a-hand')) offered.add('retry');
  return offered;
}

function canTake({ state, takenBy }: Pick<Case, 'state' | 'takenBy'>, who: string): boolean {
  return state === 'waiting' || (state === 'taken' && takenBy !== who);
}
