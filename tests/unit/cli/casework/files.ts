// A case with all that hangs on it, for tests of what the command prints and writes.
import type { Case, CaseFile } from '../../../../src/cases/case.ts';
import type { CaseSummary } from '../../../../src/cases/desk.ts';

function aCase(changes: Partial<Case> = {}): Case {
  return {
    reference: 'KA-22223333',
    route: 'waikato',
    place: 'Ōtorohanga',
    asker: 'school',
    about: 'Who decides?',
    answerBy: { kind: 'e-mail', address: 'aroha@example.org' },
    entryIds: ['what-is-a-kahui-ako'],
    state: 'waiting',
    channel: 'web',
    openedAt: '2026-11-22T02:04:00.000Z',
    updatedAt: '2026-11-22T03:00:00.000Z',
    takenBy: null,
    throughSeq: 2,
    ...changes,
  };
}

export function aFile(changes: Partial<Case> = {}, rest: Partial<CaseFile> = {}): CaseFile {
  return {
    case: aCase(changes),
    transcript: [
      { from: 'person', at: '2026-11-22T02:01:00.000Z', text: 'How many?', sources: [] },
      { from: 'service', at: '2026-11-22T02:02:00.000Z', text: 'There were **117**.', sources: ['Some release, 9 November 2016'] },
    ],
    acts: [
      { at: '2026-11-22T02:04:00.000Z', who: 'the person', kind: 'opened', text: null },
      { at: '2026-11-22T03:00:00.000Z', who: 'Mere', kind: 'noted', text: 'Rang.\nNo answer.' },
    ],
    deliveries: [
      {
        ...{ id: 'KA-22223333-1', kind: 'mail', state: 'waiting', attempts: 2, queuedAt: '2026-11-22T02:04:00.000Z' },
        ...{ dueAt: '2026-11-22T04:00:00.000Z', sentAt: null, lastError: 'the server said 451' },
      },
    ],
    ...rest,
  };
}

export function aSummary(changes: Partial<CaseSummary> = {}): CaseSummary {
  return { ...aCase(), undelivered: 0, needsAHand: false, ...changes };
}
