// What the embedded database promises of cases beyond the ports: leases after a kill, no word left in the file, whole writes.
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { changeCase, claimAll, claimedIds, type HandClock, handClock, newCase, openCase, ref, turnWith } from './cases.ts';
import { eachInItsFolder } from './sqlite-folder.ts';
import { countOneMore, faultOf, reply, web } from './stores.ts';

const { folder, open, tamper } = eachInItsFolder();

describe('cases in the embedded database', () => {
  test('are there after closing and opening again, and what was leased is free at once', async () => {
    const clock = handClock();
    const first = await open(clock);
    await openCase(first.conversations, newCase(ref(2), { deliver: ['mail', 'teams'] }));
    expect(await first.outbox.claim(1, 3_600)).toHaveLength(1);
    const file = await first.cases.read(ref(2));
    await first.close();

    const second = await open(clock);
    expect(await second.cases.read(ref(2))).toEqual(file);
    expect(await claimedIds(second.outbox)).toEqual(file?.deliveries.map(({ id }) => id));
  });

  test('erased, leave no word in the files', async () => {
    const storage = await open();
    await openCase(storage.conversations, newCase(ref(2), { about: 'My name is Hinemoa' }), { replyAddress: { id: 'Hinemoa-address' } });
    await turnWith(storage.conversations, [{ kind: 'wrote', reference: ref(2), text: 'Hinemoa again', deliver: [] }], { text: 'more' });
    await changeCase(storage.cases, ref(2), {
      acts: [{ who: 'Mere', kind: 'answered', text: 'Dear Hinemoa' }],
      deliver: [{ kind: 'answer-mail', answer: 'Dear Hinemoa' }],
    });
    tamper('pragma wal_checkpoint(truncate)');
    expect(readFileSync(folder.databaseFile, 'utf8')).toContain('Hinemoa');
    await changeCase(storage.cases, ref(2), { state: 'deleted', erase: true });
    await storage.close();
    expect(readFileSync(folder.databaseFile, 'utf8')).not.toContain('Hinemoa');
    expect(readFileSync(folder.databaseFile, 'utf8')).toContain(ref(2));
  });

  test('of an older database are added without touching what it holds', async () => {
    const first = await open();
    await first.conversations.turn(web('c'), { messageId: 'm1', text: 'one' }, countOneMore);
    await first.close();
    tamper(`drop table delivery; drop table case_act; drop table enquiry_case; delete from kysely_migration where name = '0002-cases'`);
    const second = await open();
    expect(second.schema.applied).toEqual(['0002-cases']);
    expect(await second.conversations.items(web('c'), 0, 100)).toHaveLength(2);
    await openCase(second.conversations, newCase(ref(2)));
    expect(await claimAll(second.outbox)).toHaveLength(1);
  });

  test('are refused once the storage is closed, and closing waits for what is under way', async () => {
    const storage = await open();
    const { conversations, cases, outbox } = storage;
    const underWay = openCase(conversations, newCase(ref(2)));
    const changing = cases.change(ref(2), () => null);
    const closed = storage.close();
    await expect(underWay).resolves.toMatchObject({ repeated: false });
    await expect(changing).resolves.toEqual({ kind: 'unchanged' });
    await closed;
    const late = [
      () => cases.list({}, 1),
      () => cases.counts(),
      () => cases.outbox(),
      () => cases.read(ref(2)),
      () => cases.change(ref(2), () => null),
      () => outbox.claim(1, 1),
      () => outbox.sent('x'),
      () => outbox.failed('x', { reason: 'x', dueAt: null }),
      () => outbox.nextDue(),
    ];
    for (const call of late) expect((await faultOf(call())).code).toBe('storage-closed');
  });
});

describe('nothing half written', () => {
  test('what staff say counts as a change of the conversation: a turn that read before it would be refused', async () => {
    const storage = await open();
    await openCase(storage.conversations, newCase(ref(2)));
    await changeCase(storage.cases, ref(2), { say: reply('desk') });
    const database = new DatabaseSync(folder.databaseFile, { readOnly: true });
    expect(database.prepare('select version, last_seq from conversation').all()).toEqual([{ version: 2, last_seq: 3 }]);
    database.close();
  });

  test('a change of which one part cannot be written leaves nothing of itself', async () => {
    const storage = await open();
    await openCase(storage.conversations, newCase(ref(2)));
    const before = await storage.cases.read(ref(2));
    const broken = reply('a', { enquiry: { ...reply('a').enquiry, confidence: Number.NaN } });
    const change = changeCase(storage.cases, ref(2), { state: 'closed', deliver: [{ kind: 'mail', answer: null }], say: broken });
    expect((await faultOf(change)).code).toBe('stored-data-unreadable');
    expect(await storage.cases.read(ref(2))).toEqual(before);
    expect(await storage.conversations.items(web('c'), 0, 100)).toHaveLength(2);
  });

  test('a case goes back when its delivery cannot be written, with the turn that opened it', async () => {
    const storage = await open();
    tamper(`create trigger full before insert on delivery begin select raise(abort, 'no room'); end`);
    expect((await faultOf(openCase(storage.conversations, newCase(ref(2))))).code).toBe('storage-unavailable');
    expect(await storage.cases.read(ref(2))).toBeNull();
    expect(await storage.conversations.items(web('c'), 0, 100)).toEqual([]);
  });

  test.each([
    ['a request that is not JSON', `update enquiry_case set request = '{"about'`],
    ['a request of another shape', `update enquiry_case set request = '{}'`],
    ['a state nobody knows', `update enquiry_case set state = 'lost'`],
    ['an act nobody knows', `update case_act set kind = 'eaten'`],
    ['an act whose words are not JSON', `update case_act set text = 'half a w'`],
    ['a delivery in a state nobody knows', `update delivery set state = 'lost'`],
  ])('%s is a fault, not a wrong file', async (_, sql) => {
    const storage = await open();
    await openCase(storage.conversations, newCase(ref(2)));
    tamper(sql);
    expect((await faultOf(storage.cases.read(ref(2)))).code).toBe('stored-data-unreadable');
    expect((await faultOf(storage.cases.change(ref(2), () => null))).code).toBe('stored-data-unreadable');
  });

  test('one spoilt case does not hold up the others: it needs a hand', async () => {
    const clock: HandClock = handClock();
    const storage = await open(clock);
    await openCase(storage.conversations, newCase(ref(2)));
    await openCase(storage.conversations, newCase(ref(3)), { key: web('other') });
    tamper(`update enquiry_case set request = '{}' where reference = '${ref(2)}'`);
    expect((await claimAll(storage.outbox)).map((delivery) => delivery.case.reference)).toEqual([ref(3)]);
    expect(await storage.cases.outbox()).toMatchObject({ waiting: 1, needsAHand: 1 });
    clock.pass(3_600);
    expect((await claimAll(storage.outbox)).map((delivery) => delivery.case.reference)).toEqual([ref(3)]);
  });
});
