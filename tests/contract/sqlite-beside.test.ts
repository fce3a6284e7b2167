// The embedded database opened beside a running service: both write, neither loses anything, and a wrong folder is refused.
import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { openSqliteBeside } from '../../src/storage/storage.ts';
import { changeCase, newCase, openCase, ref } from './cases.ts';
import { eachInItsFolder } from './sqlite-folder.ts';
import { faultOf, web } from './stores.ts';
import { startWriter, type Writer } from './writer-process.ts';

const { folder, open, tamper } = eachInItsFolder();
const guests: Awaited<ReturnType<typeof openSqliteBeside>>[] = [];
const services: Writer[] = [];
// Before the folder's own: hooks run last in, first out.
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.kill()));
  await Promise.all(guests.splice(0).map((guest) => guest.close()));
});

async function openBeside() {
  const guest = await openSqliteBeside({ dataDir: folder.path, clock: systemClock() });
  guests.push(guest);
  return guest;
}

describe('a guest beside the service', () => {
  test('sees what the service wrote, and the service what the guest wrote', async () => {
    const service = await open();
    const guest = await openBeside();
    await openCase(service.conversations, newCase(ref(2)));
    expect(await guest.cases.read(ref(2))).toEqual(await service.cases.read(ref(2)));
    await changeCase(guest.cases, ref(2), { acts: [{ who: 'the command line', kind: 'noted', text: 'seen' }] });
    expect((await service.cases.read(ref(2)))?.acts.map(({ kind }) => kind)).toEqual(['opened', 'noted']);
  });

  test('takes neither the lock nor the leases', async () => {
    const service = await open();
    await openCase(service.conversations, newCase(ref(2)));
    expect(await service.outbox.claim(1, 60)).toHaveLength(1);
    await (await openBeside()).close();
    guests.pop();
    expect(await service.outbox.claim(1, 60)).toEqual([]);
    await service.close();
    const guest = await openBeside();
    await expect(open()).resolves.toBeDefined();
    expect(await guest.cases.list({}, 10)).toHaveLength(1);
  });

  test('writes while the service in its own process takes turns as fast as it can, and both are kept', { timeout: 60_000 }, async () => {
    const first = await open();
    await openCase(first.conversations, newCase(ref(2)));
    await first.close();
    const service = startWriter(folder.path, 'beside');
    services.push(service);
    expect(await service.firstLine).toBe('open');
    const guest = await openBeside();
    for (let n = 0; n < 10; n += 1) await changeCase(guest.cases, ref(2), { acts: [{ who: 'Mere', kind: 'noted', text: `${n}` }] });
    await service.acknowledged(50);
    const taken = await service.kill();

    const acts = (await guest.cases.read(ref(2)))?.acts.slice(1);
    expect(acts?.map(({ text }) => text)).toEqual(Array.from({ length: 10 }, (_, n) => `${n}`));
    const storage = await open();
    for (const name of ['a', 'b', 'c']) {
      const items = await storage.conversations.items(web(name), 0, 1_000_000);
      const known = new Set(items.flatMap((item) => (item.from === 'person' ? [item.messageId] : [])));
      for (const { messageId } of taken.filter(({ conversation }) => conversation === name)) expect(known).toContain(messageId);
    }
  });
});

describe('a guest is refused', () => {
  test('where there is no database, and makes none', async () => {
    const fault = await faultOf(openBeside());
    expect(fault).toMatchObject({ code: 'database-missing', where: folder.databaseFile });
    expect(fault.cure).toContain('DATA_DIR');
    expect((await faultOf(openBeside())).code).toBe('database-missing');
  });

  test('where the file is no database', async () => {
    writeFileSync(folder.databaseFile, 'someone put a text here '.repeat(200));
    expect((await faultOf(openBeside())).code).toBe('database-unreadable');
  });

  test('where the schema is of an older version, and changes nothing', async () => {
    await (await open()).close();
    tamper(`delete from kysely_migration where name = '0002-cases'`);
    expect(await faultOf(openBeside())).toMatchObject({ code: 'database-older', where: folder.databaseFile });
    expect(await faultOf(openBeside())).toMatchObject({ message: expect.stringContaining('0002-cases') });
    rmSync(folder.databaseFile);
    writeFileSync(folder.databaseFile, '');
    expect((await faultOf(openBeside())).code).toBe('database-older');
  });

  test('where the schema is of a newer version', async () => {
    await (await open()).close();
    tamper(`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030-01-01T00:00:00.000Z')`);
    expect((await faultOf(openBeside())).code).toBe('database-newer');
  });
});
