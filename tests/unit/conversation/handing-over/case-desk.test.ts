// Staff's acts on a case: what the person hears in their chat, and what is sent where.
import { describe, expect, test } from 'vitest';
import type { AnswerBy } from '../../../../src/cases/case.ts';
import type { StaffAct } from '../../../../src/cases/desk.ts';
import type { NewCase } from '../../../../src/conversation/case-store.ts';
import { createCaseDesk } from '../../../../src/conversation/handing-over/case-desk.ts';
import type { ConversationKey } from '../../../../src/conversation/message.ts';
import { createMemoryStorage } from '../../../support/memory-store.ts';
import { smallContent } from '../../../support/small-dialogs.ts';
import { smallSettings } from '../../../support/small-visits.ts';

const REFERENCE = 'KA-22222222';
const clock = { now: () => new Date('2026-11-22T02:00:00Z') };

async function withCase({
  channel = 'web',
  answerBy = { kind: 'here' } as AnswerBy,
  mayMail = true,
}: {
  readonly channel?: ConversationKey['channel'];
  readonly answerBy?: AnswerBy;
  readonly mayMail?: boolean;
} = {}) {
  const key = { channel, conversationId: 'c1' } as const;
  const { conversations, cases, outbox } = createMemoryStorage({ clock });
  const opened: NewCase = {
    ...{
      reference: REFERENCE,
      route: 'north',
      place: 'Kaitāia',
      asker: 'school',
      about: 'The lead',
      answerBy,
      entryIds: [],
      deliver: ['mail'],
    },
  };
  await conversations.turn(key, { messageId: 'm1', text: 'yes' }, () => ({
    state: null,
    replies: [],
    cases: [{ kind: 'open', case: opened }],
  }));
  for (const { id } of await outbox.claim(10, 60)) await outbox.sent(id);
  const woken: ConversationKey[] = [];
  let next = 0;
  const desk = createCaseDesk({
    store: cases,
    content: smallContent,
    settings: smallSettings,
    mayMail,
    ids: { next: () => `id-${++next}` },
    wake: (woke) => void woken.push(woke),
  });
  return {
    desk,
    woken,
    act: (act: StaffAct, who = 'Ana') => desk.act(REFERENCE, act, who),
    heard: async () => (await conversations.items(key, 0, 100)).flatMap((item) => (item.from === 'service' ? [item.reply] : [])),
    queued: async () => (await outbox.claim(10, 60)).map(({ kind, answer }) => [kind, answer]),
  };
}

describe('an answer of staff', () => {
  const answer = { kind: 'answer', text: 'The **board** decides.' } as const;

  test.each(['web', 'terminal'] as const)('comes up in the chat on %s, from the office, and nothing need be sent', async (channel) => {
    const { act, heard, queued, woken } = await withCase({ channel });
    expect(await act(answer)).toEqual({ kind: 'done' });
    const [said] = await heard();
    expect(said?.text).toBe(
      `line staff-answer-from line to-director Tai Tokerau ${REFERENCE}\n\nThe **board** decides.\n\nline staff-answer-end`,
    );
    expect(said).toMatchObject({
      speaker: 'Line to-director Tai Tokerau',
      enquiry: { kind: 'hand-over', caseReference: REFERENCE, factIds: [] },
    });
    expect(await queued()).toEqual([]);
    expect(woken).toMatchObject([{ channel, conversationId: 'c1' }]);
  });

  test.each(['msteams', 'bot-framework'] as const)('on %s is sent as well, word for word as the chat keeps it', async (channel) => {
    const { act, heard, queued } = await withCase({ channel });
    await act(answer);
    const [said] = await heard();
    expect(await queued()).toEqual([['answer-channel', said?.text]]);
  });

  test.each(['web', 'msteams'] as const)('by e-mail goes by mail alone, also from %s', async (channel) => {
    const { act, heard, queued } = await withCase({ channel, answerBy: { kind: 'e-mail', address: 'x@y.example' } });
    await act(answer);
    expect([await heard(), await queued()]).toEqual([[], [['answer-mail', answer.text]]]);
  });

  test('by e-mail is refused where no mail goes out, and nothing changes', async () => {
    const { act, desk, woken } = await withCase({ answerBy: { kind: 'e-mail', address: 'x@y.example' }, mayMail: false });
    expect(await act(answer)).toMatchObject({ kind: 'refused', why: expect.stringContaining('SMTP_URL') });
    const file = await desk.read(REFERENCE);
    expect([file?.case.state, file?.acts.some(({ kind }) => kind === 'answered')]).toEqual(['waiting', false]);
    expect(woken).toEqual([]);
  });

  test('by phone is recorded, and said nowhere', async () => {
    const { act, heard, queued, desk } = await withCase({ answerBy: { kind: 'phone', number: '07 555 0199' } });
    await act(answer);
    expect([await heard(), await queued()]).toEqual([[], []]);
    expect((await desk.read(REFERENCE))?.acts.at(-1)).toMatchObject({ who: 'Ana', kind: 'answered', text: answer.text });
  });
});

describe('other acts of staff', () => {
  test('taking a case up is told once, and a colleague taking it over is not', async () => {
    const { act, heard } = await withCase();
    await act({ kind: 'take' });
    await act({ kind: 'take' }, 'Rangi');
    expect((await heard()).map(({ text }) => text)).toEqual([`line staff-taken ${REFERENCE} line to-director Tai Tokerau`]);
  });

  test('closing is told where nobody has answered, and handing over always', async () => {
    const unanswered = await withCase();
    await unanswered.act({ kind: 'close' });
    expect((await unanswered.heard()).map(({ text }) => text)).toEqual([`line staff-closed ${REFERENCE} line to-director Tai Tokerau`]);
    const done = await withCase();
    await done.act({ kind: 'answer', text: 'So it is.' });
    await done.act({ kind: 'close' });
    expect(await done.heard()).toHaveLength(1);
    const moved = await withCase();
    await moved.act({ kind: 'hand-over', route: 'media' });
    expect((await moved.heard()).map(({ text }) => text)).toEqual([`line staff-handed-over ${REFERENCE} line to-media`]);
  });

  test.each([{ kind: 'note', text: 'Rang them.' }] as const)('%o is not the person’s to hear', async (act) => {
    const { act: carryOut, heard, queued } = await withCase();
    expect(await carryOut(act)).toEqual({ kind: 'done' });
    expect([await heard(), await queued()]).toEqual([[], []]);
  });

  test('handing over sends it to the other office, and only to one there is', async () => {
    const { act, queued, desk } = await withCase();
    expect(await act({ kind: 'hand-over', route: 'middle' })).toEqual({ kind: 'done' });
    expect(await queued()).toEqual([['mail', null]]);
    expect(await desk.read(REFERENCE)).toMatchObject({ case: { route: 'middle', state: 'waiting' } });
    expect(await act({ kind: 'hand-over', route: 'atlantis' })).toMatchObject({ kind: 'refused' });
    for (const route of ['media', 'safety', 'unplaced']) expect(await act({ kind: 'hand-over', route })).toEqual({ kind: 'done' });
  });

  test('each is recorded with who did it', async () => {
    const { act, desk } = await withCase();
    for (const one of [{ kind: 'take' }, { kind: 'note', text: 'Rang them.' }, { kind: 'close' }, { kind: 'reopen' }] as const)
      await act(one);
    const acts = (await desk.read(REFERENCE))?.acts.map(({ who, kind, text }) => [who, kind, text]);
    expect(acts?.slice(-4)).toEqual([
      ['Ana', 'taken', null],
      ['Ana', 'noted', 'Rang them.'],
      ['Ana', 'closed', null],
      ['Ana', 'reopened', null],
    ]);
  });

  test('on a reference that is none says so', async () => {
    const { desk } = await withCase();
    expect(await desk.act('KA-99999999', { kind: 'take' }, 'Ana')).toEqual({ kind: 'unknown-case' });
  });

  test('deleting leaves the record alone', async () => {
    const { act, desk } = await withCase();
    await act({ kind: 'delete' });
    expect(await desk.read(REFERENCE)).toMatchObject({ case: { state: 'deleted', about: '', place: null } });
    expect(await act({ kind: 'answer', text: 'Too late' })).toMatchObject({ kind: 'refused' });
  });
});
