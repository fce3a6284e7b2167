// Reads a form about a case as the act it asks for, and tells whether the case's record holds that act already.
import type { ActKind, CaseAct, CaseFile } from '../../cases/case.ts';
import type { StaffAct } from '../../cases/desk.ts';
import { MOST_WRITTEN, recordedAs } from '../../cases/staff-acts.ts';
import type { ActProblem } from './act-forms.ts';
import { words } from './words.ts';

export type ReadAct =
  | { readonly kind: 'act'; readonly act: StaffAct }
  | { readonly kind: 'problem'; readonly problem: ActProblem }
  /** No form of ours. */
  | { readonly kind: 'unknown' };

/** `routes` are those a case may be handed to. Deleting is not read here: it has a page of its own. */
export function readAct(fields: URLSearchParams, routes: ReadonlySet<string>): ReadAct {
  const kind = fields.get('do');
  switch (kind) {
    case 'take':
    case 'close':
    case 'reopen':
    case 'retry':
      return { kind: 'act', act: { kind } };
    case 'note':
    case 'answer':
      return readText(kind, fields.get('text') ?? '');
    case 'hand-over': {
      const route = fields.get('route') ?? '';
      if (routes.has(route)) return { kind: 'act', act: { kind, route } };
      return { kind: 'problem', problem: { fieldId: 'route', message: words.problems.noRoute, written: '' } };
    }
    default:
      return { kind: 'unknown' };
  }
}

function readText(kind: 'note' | 'answer', typed: string): ReadAct {
  // A form's line breaks are CR LF; the record, the chat and the mail have their own.
  const text = typed.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  const { problems } = words;
  const empty = kind === 'answer' ? problems.emptyAnswer : problems.emptyNote;
  const message = text === '' ? empty : text.length > MOST_WRITTEN ? problems.longText(text.length, MOST_WRITTEN) : null;
  return message === null ? { kind: 'act', act: { kind, text } } : { kind: 'problem', problem: { fieldId: kind, message, written: typed } };
}

/** A problem with an act that could be read, with what was written for it. */
export function problemOf(act: StaffAct, message: string): ActProblem {
  if (act.kind === 'note' || act.kind === 'answer') return { fieldId: act.kind, message, written: act.text };
  return { fieldId: 'acts', message, written: '' };
}

/** What was added to the record since the form was shown. A form that does not say is taken to have seen all. */
export function recordedSince({ acts }: CaseFile, seen: string | null): readonly CaseAct[] {
  return /^\d{1,6}$/.test(seen ?? '') ? acts.slice(Number(seen)) : [];
}

/**
 * Whether this very act of this person is in the record already: the same form came twice. The record itself is what
 * tells, so it holds after a restart and on every instance.
 */
export function isRecorded(act: StaffAct, who: string, since: readonly CaseAct[]): boolean {
  const text = act.kind === 'note' || act.kind === 'answer' ? act.text : null;
  return since.some((done) => done.kind === recordedAs[act.kind] && done.who === who && (text === null || done.text === text));
}

const changing: readonly ActKind[] = ['taken', 'answered', 'closed', 'reopened', 'handed-over', 'deleted', 'wrote'];

/** What somebody else did meanwhile that this act might not go with; notes and deliveries disturb nothing. */
export function crossedBy(act: StaffAct, who: string, since: readonly CaseAct[]): CaseAct | null {
  if (act.kind === 'note' || act.kind === 'retry' || act.kind === 'delete') return null;
  return since.findLast((done) => done.who !== who && changing.includes(done.kind)) ?? null;
}
