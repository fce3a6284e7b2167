// What staff may do with a case in each state, and what becomes of it.
import { describe, expect, test } from 'vitest';
import { type Case, type CaseFile, type CaseState, caseStates, type DeliveryStatus } from '../../../src/cases/case.ts';
import type { StaffAct } from '../../../src/cases/desk.ts';
import { applyAct, MOST_WRITTEN } from '../../../src/cases/staff-acts.ts';
import { smallCase } from '../../support/small-cases.ts';

const delivery = (state: DeliveryStatus['state']): DeliveryStatus => ({
  ...{ id: 'd', kind: 'mail', state, attempts: 1, queuedAt: '', dueAt: null, sentAt: null, lastError: null },
});
const fileOf = (change: Partial<Case>, deliveries: readonly DeliveryStatus[] = []): CaseFile => ({
  case: smallCase(change),
  transcript: [],
  acts: [],
  deliveries,
});
const rules = { routes: ['canterbury', 'otago', 'media'], mayMail: true, officeWays: ['mail'] as const };
const act = (one: StaffAct, change: Partial<Case> = {}, more: Partial<typeof rules> & { deliveries?: readonly DeliveryStatus[] } = {}) =>
  applyAct(fileOf(change, more.deliveries), one, 'Ana', { ...rules, ...more });

const acts: readonly StaffAct[] = [
  { kind: 'take' },
  { kind: 'note', text: 'Rang them.' },
  { kind: 'answer', text: 'It is so.' },
  { kind: 'close' },
  { kind: 'reopen' },
  { kind: 'hand-over', route: 'otago' },
  { kind: 'retry' },
  { kind: 'delete' },
];
/** State → act → the state after it; acts left out are refused. */
const allowed: Readonly<Record<CaseState, Partial<Record<StaffAct['kind'], CaseState>>>> = {
  waiting: { take: 'taken', note: 'waiting', answer: 'answered', close: 'closed', 'hand-over': 'waiting', delete: 'deleted' },
  taken: { take: 'taken', note: 'taken', answer: 'answered', close: 'closed', 'hand-over': 'waiting', delete: 'deleted' },
  answered: { take: 'taken', note: 'answered', answer: 'answered', close: 'closed', 'hand-over': 'waiting', delete: 'deleted' },
  closed: { note: 'closed', reopen: 'taken', 'hand-over': 'waiting', delete: 'deleted' },
  deleted: {},
};

describe.each(caseStates)('a case that is %s', (state) => {
  test.each(acts)('and the act %o', (one) => {
    const takenBy = state === 'waiting' || state === 'deleted' ? null : 'Rangi';
    const acted = act(one, { state, takenBy }, { deliveries: [delivery('sent')] });
    const after = allowed[state][one.kind];
    if (after === undefined) expect(acted).toEqual({ kind: 'refused', why: expect.stringMatching(/^[A-Z].{10,}\.$/) });
    else expect(acted).toMatchObject({ kind: 'acted', state: after });
  });
});

describe('an act', () => {
  test('of taking names who has it, also from a colleague, but not twice', () => {
    expect(act({ kind: 'take' })).toMatchObject({ takenBy: 'Ana', state: 'taken' });
    expect(act({ kind: 'take' }, { state: 'taken', takenBy: 'Rangi' })).toMatchObject({ takenBy: 'Ana' });
    expect(act({ kind: 'take' }, { state: 'taken', takenBy: 'Ana' })).toMatchObject({ kind: 'refused' });
  });

  test('of answering leaves it with who has it, and records the words', () => {
    const answer = { kind: 'answer', text: 'It is so.' } as const;
    expect(act(answer)).toMatchObject({ takenBy: 'Ana', record: 'It is so.' });
    expect(act(answer, { state: 'taken', takenBy: 'Rangi' })).toMatchObject({ takenBy: 'Rangi' });
  });

  test('of answering by e-mail needs a way to send it, and says which', () => {
    const answerBy = { kind: 'e-mail', address: 'me@school.example' } as const;
    const answer = { kind: 'answer', text: 'It is so.' } as const;
    expect(act(answer, { answerBy })).toMatchObject({ kind: 'acted' });
    expect(act(answer, { answerBy }, { mayMail: false })).toMatchObject({ kind: 'refused', why: expect.stringContaining('SMTP_URL') });
    expect(act(answer, { answerBy: { kind: 'phone', number: '07 123 4567' } }, { mayMail: false })).toMatchObject({ kind: 'acted' });
  });

  test('with nothing or too much written is refused, at the limit it is not', () => {
    for (const kind of ['note', 'answer'] as const) {
      for (const text of ['', ' \n', 'x'.repeat(MOST_WRITTEN + 1)]) expect(act({ kind, text })).toMatchObject({ kind: 'refused' });
      expect(act({ kind, text: 'x'.repeat(MOST_WRITTEN) })).toMatchObject({ kind: 'acted' });
    }
  });

  test('of handing over waits there for somebody else, goes to that office, and needs a place to go', () => {
    const moved = { route: 'otago', state: 'waiting', takenBy: null, toOffice: true, record: 'otago' };
    expect(act({ kind: 'hand-over', route: 'otago' }, { state: 'taken', takenBy: 'Ana' })).toMatchObject(moved);
    expect(act({ kind: 'hand-over', route: 'atlantis' })).toMatchObject({ kind: 'refused' });
    expect(act({ kind: 'hand-over', route: 'canterbury' })).toMatchObject({ kind: 'refused' });
  });

  test('of reopening gives it back to who had it, or lets it wait', () => {
    expect(act({ kind: 'reopen' }, { state: 'closed', takenBy: 'Rangi' })).toMatchObject({ state: 'taken', takenBy: 'Rangi' });
    expect(act({ kind: 'reopen' }, { state: 'closed', takenBy: null })).toMatchObject({ state: 'waiting' });
  });

  test('of retrying tries what is stuck, queues what never was, and else is refused', () => {
    const retried = (deliveries: readonly DeliveryStatus[], officeWays: typeof rules.officeWays | readonly [] = rules.officeWays) =>
      applyAct(fileOf({}, deliveries), { kind: 'retry' }, 'Ana', { ...rules, officeWays });
    expect(retried([delivery('sent'), delivery('needs-a-hand')])).toMatchObject({ retry: true, toOffice: false });
    expect(retried([delivery('waiting')])).toMatchObject({ retry: true });
    expect(retried([])).toMatchObject({ retry: false, toOffice: true });
    expect(retried([], [])).toMatchObject({ kind: 'refused' });
    expect(retried([delivery('sent')])).toMatchObject({ kind: 'refused' });
  });

  test('of deleting erases, and nothing can be done after it', () => {
    expect(act({ kind: 'delete' }, { state: 'taken', takenBy: 'Ana' })).toMatchObject({ state: 'deleted', erase: true, takenBy: null });
    for (const one of acts) expect(act(one, { state: 'deleted' })).toMatchObject({ kind: 'refused' });
  });
});
