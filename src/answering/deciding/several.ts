// Several asks of one message put together as one answer, each with the times it was asked for.
import type { Asked, Outcome, Worked } from '../outcome.ts';
import type { AskedTime } from '../reading/asked-times.ts';

const MOST_ANSWERS = 3;
/** How sure a part must be about something else to be named: a subject of declines.yaml, and one that no list names. */
const SURE = { listed: 0.7, unlisted: 0.85 } as const;

/** Whether an outcome rests on a time asked about. */
export function isDated(outcome: Outcome): boolean {
  return (outcome.kind === 'answer' && outcome.asked !== undefined) || (outcome.kind === 'decline' && outcome.dated !== undefined);
}

/** What a part tells and for which times; a time that no release covers is said to be so beside what is answered. */
function toldBy(part: Outcome): readonly { readonly id: string; readonly times: readonly AskedTime[] | undefined }[] {
  if (part.kind === 'answer') return part.entryIds.map((id) => ({ id, times: part.asked?.[id] }));
  return part.kind === 'decline' && part.dated ? [{ id: part.dated.entryId, times: part.dated.asked }] : [];
}

/** A part that is surely about something else; less sure ones are more often a pleasantry than an ask. */
function beside(part: Outcome): readonly { readonly declineId: string | null }[] {
  if (part.kind !== 'decline' || part.gapId !== null || part.dated !== undefined || part.refused !== undefined) return [];
  return part.confidence >= (part.declineId === null ? SURE.unlisted : SURE.listed) ? [{ declineId: part.declineId }] : [];
}

/** Answers to several asks in one message, when at least two of them stand on their own. */
export function several(whole: Outcome, parts: readonly Outcome[]): Outcome | null {
  if (whole.kind === 'urgent' || whole.kind === 'person' || whole.kind === 'act') return null;
  const told = parts.flatMap(toldBy);
  const entryIds = [...new Set(told.map(({ id }) => id))];
  const gapIds = [...new Set(parts.flatMap((part) => (part.kind === 'decline' && part.gapId !== null ? [part.gapId] : [])))];
  const besides = parts.flatMap(beside)[0];
  const isOneSeries = parts.length > 1 && parts.every((part) => isDated(part) || (part.kind === 'answer' && part.worked !== undefined));
  const isAnswered = parts.some(({ kind }) => kind === 'answer');
  if (!isAnswered || (entryIds.length + gapIds.length + (besides ? 1 : 0) < 2 && !isOneSeries)) return null;
  const confidence = Math.min(...parts.flatMap((part) => (part.kind === 'answer' ? [part.confidence] : [])));
  return {
    kind: 'answer',
    entryIds: entryIds.slice(0, MOST_ANSWERS),
    gapIds: gapIds.slice(0, 1),
    also: entryIds.slice(MOST_ANSWERS),
    confidence,
    ...(besides ? { besides } : {}),
    ...askedTogether(told),
    ...workedTogether(parts),
  };
}

function workedTogether(parts: readonly Outcome[]): { readonly worked?: Readonly<Record<string, Worked>> } {
  const worked: Readonly<Record<string, Worked>> = Object.assign({}, ...parts.map((part) => (part.kind === 'answer' ? part.worked : {})));
  return Object.keys(worked).length > 0 ? { worked } : {};
}

/** The times of all parts; an entry that one part asks without a time is asked for its latest figure there. */
function askedTogether(told: ReturnType<typeof toldBy>): { readonly asked?: Asked } {
  const dated = [...new Set(told.flatMap(({ id, times }) => (times ? [id] : [])))];
  if (dated.length === 0) return {};
  const timesOf = (entry: string) =>
    told.flatMap(({ id, times }): readonly AskedTime[] => (id === entry ? (times ?? [{ kind: 'latest' }]) : []));
  return { asked: Object.fromEntries(dated.map((id) => [id, timesOf(id)])) };
}
