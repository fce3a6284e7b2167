// Cases in memory behind the desk's port: the real rules of what staff may do, and nothing saved.
import {
  type Case,
  type CaseAct,
  type CaseFile,
  type CaseState,
  type DeliveryStatus,
  MEDIA,
  SAFETY,
  THE_PERSON,
  type TranscriptLine,
} from '../../src/cases/case.ts';
import type { ActOutcome, CaseDesk, CaseSummary, StaffAct } from '../../src/cases/desk.ts';
import { applyAct, recordedAs } from '../../src/cases/staff-acts.ts';

export type FakeDesk = CaseDesk & {
  /** Every act that was carried out, in order. */
  readonly carriedOut: readonly { readonly reference: string; readonly act: StaffAct; readonly who: string }[];
  file(reference: string): CaseFile;
  /** Somebody else's doing, straight into the record. */
  add(reference: string, act: CaseAct, state?: CaseState): void;
  /** The next call throws. */
  breakOnce(): void;
  /** Acts answer only when what this returns is called: for two requests at once. */
  hold(): () => void;
};

const OPENED = '2026-11-22T02:04:00.000Z';

/** A case with something in every field; `changes` replace its own. */
function aCase(changes: Partial<Case> = {}): Case {
  return {
    reference: 'KA-7F4H2MRW',
    route: 'canterbury',
    place: 'Ashburton',
    asker: 'school',
    about: 'We want to leave our Kāhui Ako.\nWhom do we tell?',
    answerBy: { kind: 'e-mail', address: 'mere@example.school.nz' },
    entryIds: [],
    state: 'waiting',
    channel: 'web',
    openedAt: OPENED,
    updatedAt: OPENED,
    takenBy: null,
    throughSeq: 4,
    ...changes,
  };
}

export function aDelivery(changes: Partial<DeliveryStatus> = {}): DeliveryStatus {
  const times = { queuedAt: OPENED, dueAt: null, sentAt: OPENED } as const;
  return { id: 'd1', kind: 'mail', state: 'sent', attempts: 0, ...times, lastError: null, ...changes };
}

/** A file around a case, opened by the person, with a short conversation. */
export function aFile(changes: Partial<Case> = {}, more: Partial<Omit<CaseFile, 'case'>> = {}): CaseFile {
  const transcript: readonly TranscriptLine[] = [
    { from: 'person', at: OPENED, text: 'Can we leave?', sources: [] },
    { from: 'service', at: OPENED, text: 'That is **yours** to decide.', sources: ['Guide for schools, 9 November 2016'] },
  ];
  return {
    case: aCase(changes),
    transcript,
    acts: [{ at: OPENED, who: THE_PERSON, kind: 'opened', text: null }],
    deliveries: [aDelivery()],
    ...more,
  };
}

export function fakeDesk(files: readonly CaseFile[], now: () => Date = () => new Date(OPENED)): FakeDesk {
  const byReference = new Map(files.map((file) => [file.case.reference, file]));
  const carriedOut: { reference: string; act: StaffAct; who: string }[] = [];
  let isBroken = false;
  let held: Promise<void> = Promise.resolve();

  const call = async (): Promise<void> => {
    if (!isBroken) return;
    isBroken = false;
    throw new Error('the storage said secret words');
  };
  const needsAHand = ({ deliveries }: CaseFile): boolean => deliveries.some(({ state }) => state === 'needs-a-hand');
  const summary = (file: CaseFile): CaseSummary => ({
    ...file.case,
    needsAHand: needsAHand(file),
    undelivered: file.deliveries.filter(({ state }) => state === 'waiting').length,
  });

  const file = (reference: string): CaseFile => {
    const found = byReference.get(reference);
    if (found === undefined) throw new Error(`no case ${reference}`);
    return found;
  };

  return {
    carriedOut,
    file,
    add(reference, act, state) {
      const found = file(reference);
      const changed = state === undefined ? found.case : { ...found.case, state };
      byReference.set(reference, { ...found, case: changed, acts: [...found.acts, act] });
    },
    breakOnce() {
      isBroken = true;
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },

    async list({ states, route, beginning, needsAHand: needing }, limit) {
      await call();
      return [...byReference.values()]
        .map(summary)
        .filter(({ state }) => states === undefined || states.includes(state))
        .filter((one) => route === undefined || one.route === route)
        .filter(({ reference }) => beginning === undefined || reference.startsWith(beginning))
        .filter((one) => needing !== true || one.needsAHand)
        .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt))
        .slice(0, limit);
    },
    async counts() {
      const counts = new Map<string, { state: CaseState; route: string; count: number }>();
      for (const { case: found } of byReference.values()) {
        const key = `${found.state} ${found.route}`;
        counts.set(key, { state: found.state, route: found.route, count: (counts.get(key)?.count ?? 0) + 1 });
      }
      return [...counts.values()];
    },
    async outbox() {
      const all = [...byReference.values()].flatMap(({ deliveries }) => deliveries);
      const waiting = all.filter(({ state }) => state === 'waiting');
      return {
        waiting: waiting.length,
        needsAHand: all.filter(({ state }) => state === 'needs-a-hand').length,
        oldestWaiting: waiting.map(({ queuedAt }) => queuedAt).sort()[0] ?? null,
      };
    },
    async read(reference) {
      await call();
      return byReference.get(reference) ?? null;
    },
    async act(reference, act, who): Promise<ActOutcome> {
      await call();
      await held;
      const found = byReference.get(reference);
      if (found === undefined) return { kind: 'unknown-case' };
      const acted = applyAct(found, act, who, {
        routes: ['canterbury', 'tai-tokerau', MEDIA, SAFETY],
        mayMail: true,
        officeWays: ['mail'],
      });
      if (acted.kind === 'refused') return acted;
      const at = now().toISOString();
      const { state, route, takenBy, erase, retry, record } = acted;
      const erased = erase ? ({ about: '', place: null, asker: null, answerBy: { kind: 'here' } } as const) : {};
      const acts = [...found.acts, { at, who, kind: recordedAs[act.kind], text: record }];
      byReference.set(reference, {
        case: { ...found.case, state, route, takenBy, updatedAt: at, ...erased },
        transcript: erase ? [] : found.transcript,
        acts: erase ? acts.map((done) => ({ ...done, text: null })) : acts,
        deliveries: found.deliveries.map((one) => (retry && one.state === 'needs-a-hand' ? { ...one, state: 'waiting', dueAt: at } : one)),
      });
      carriedOut.push({ reference, act, who });
      return { kind: 'done' };
    },
  };
}
