// Deleted words are in none of the database's files once the deletion is acknowledged, its write-ahead log included.
import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { openSqliteBeside, type Storage } from '../../src/storage/storage.ts';
import { changeCase, newCase, openCase, ref, turnWith } from './cases.ts';
import { eachInItsFolder } from './sqlite-folder.ts';
import { reply, web } from './stores.ts';

const { folder, open } = eachInItsFolder();
const word = 'Hinemoa';
const holding = (): readonly string[] =>
  ['', '-wal', '-shm'].filter((end) => {
    const file = `${folder.databaseFile}${end}`;
    return existsSync(file) && readFileSync(file).includes(word);
  });

/** A conversation and a case that hold the word wherever one can stand. */
async function talk({ conversations, cases }: Storage): Promise<void> {
  await conversations.turn(web('c'), { messageId: 'm1', text: `My name is ${word}` }, () => ({
    state: { asked: word },
    replies: [reply('r', { text: `Kia ora ${word}` })],
  }));
  await openCase(conversations, newCase(ref(2), { about: word }), { text: word, replyAddress: { id: word } });
  await changeCase(cases, ref(2), {
    acts: [{ who: 'Mere', kind: 'noted', text: word }],
    deliver: [{ kind: 'answer-mail', answer: word }],
  });
  expect(holding()).toContain('-wal');
}

const deleteCase = (on: Pick<Storage, 'cases'>) => changeCase(on.cases, ref(2), { state: 'deleted', erase: true });

/** As a backup does: what it began to read must stay until it has ended. */
function startReading(): () => void {
  const reader = new DatabaseSync(folder.databaseFile);
  reader.exec('begin; select count(*) from item');
  return () => reader.close();
}

describe('while the service runs', () => {
  test.each<readonly [string, (on: Storage) => Promise<unknown>]>([
    ['a case deleted by staff', deleteCase],
    ['a case deleted by a turn', ({ conversations }) => turnWith(conversations, [{ kind: 'erase', reference: ref(2) }])],
  ])('%s leaves no word in the files', async (_, erase) => {
    const storage = await open();
    await talk(storage);
    await erase(storage);
    expect(holding()).toEqual([]);
  });

  test.each<readonly [string, (on: Storage) => Promise<unknown>]>([
    [
      'a turn that erases',
      ({ conversations }) =>
        conversations.turn(web('c'), { messageId: 'e', text: 'delete my data' }, () => ({ state: null, replies: [], erase: true })),
    ],
    ['a conversation that is forgotten', ({ conversations }) => conversations.forget(web('c'))],
  ])('%s leaves no word in the files', async (_, erase) => {
    const storage = await open();
    await storage.conversations.turn(web('c'), { messageId: 'm1', text: word }, () => ({ state: word, replies: [reply(word)] }));
    expect(holding()).toContain('-wal');
    await erase(storage);
    expect(holding()).toEqual([]);
  });

  test('a case deleted from the command line leaves no word in the files', async () => {
    await talk(await open());
    const guest = await openSqliteBeside({ dataDir: folder.path, clock: systemClock() });
    await deleteCase(guest);
    expect(holding()).toEqual([]);
    await guest.close();
  });
});

describe('while another reads', () => {
  test('the deletion is done all the same, and the next one takes the words of both', async () => {
    const storage = await open();
    await talk(storage);
    const stopReading = startReading();
    expect(await deleteCase(storage)).toMatchObject({ kind: 'changed' });
    expect(holding()).not.toEqual([]);
    stopReading();
    await storage.conversations.turn(web('other'), { messageId: 'x', text: 'x' }, () => ({ state: null, replies: [] }));
    await storage.conversations.forget(web('other'));
    expect(holding()).toEqual([]);
  });

  test('the guest tries again when it closes', async () => {
    await talk(await open());
    const guest = await openSqliteBeside({ dataDir: folder.path, clock: systemClock() });
    const stopReading = startReading();
    await deleteCase(guest);
    stopReading();
    expect(holding()).not.toEqual([]);
    await guest.close();
    expect(holding()).toEqual([]);
  });

  test('the service tries again when it closes, also when it is not the last to have the file open', async () => {
    const storage = await open();
    await talk(storage);
    const stopReading = startReading();
    const other = new DatabaseSync(folder.databaseFile);
    other.exec('select count(*) from item');
    await deleteCase(storage);
    stopReading();
    await storage.close();
    expect(holding()).toEqual([]);
    other.close();
  });

  test('a service that opens takes what the one before it had to leave', async () => {
    const storage = await open();
    await talk(storage);
    const stopReading = startReading();
    await deleteCase(storage);
    await storage.close();
    expect(holding()).not.toEqual([]);
    const other = new DatabaseSync(folder.databaseFile);
    other.exec('select count(*) from item');
    stopReading();
    expect(holding()).not.toEqual([]);
    await open();
    expect(holding()).toEqual([]);
    other.close();
  });
});
