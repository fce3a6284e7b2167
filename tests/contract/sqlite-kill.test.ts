// The embedded database against kill -9: what was acknowledged is there, once, and the folder opens again at once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStorage, temporaryFolder, web } from './stores.ts';
import { type Acknowledgement, startWriter, type Writer } from './writer-process.ts';

describe('the embedded database and its process', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const writers: Writer[] = [];
  const start = (run: string): Writer => {
    const writer = startWriter(folder.path, run);
    writers.push(writer);
    return writer;
  };
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    await Promise.all(writers.splice(0).map((writer) => writer.kill()));
    folder.remove();
  });

  test('loses no acknowledged turn and doubles none when it is killed under load, five times over', { timeout: 60_000 }, async () => {
    const acknowledged: Acknowledgement[] = [];
    for (const [run, turns] of [40, 7, 90, 1, 60].entries()) {
      const writer = start(`run${run}`);
      expect(await writer.firstLine).toBe('open');
      await writer.acknowledged(turns);
      acknowledged.push(...(await writer.kill()));
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(198);

    const storage = await openStorage(folder.path);
    try {
      for (const name of ['a', 'b', 'c']) {
        const items = await storage.conversations.items(web(name), 0, 1_000_000);
        expect(items.map((item) => item.seq)).toEqual(items.map((_, index) => index + 1));

        const messageIds = items.flatMap((item) => (item.from === 'person' ? [item.messageId] : []));
        expect(new Set(messageIds).size).toBe(messageIds.length);
        const replyOf = new Map(items.flatMap((item) => (item.from === 'service' ? [[item.inReplyTo, item.reply.id]] : [])));
        for (const turn of acknowledged.filter(({ conversation }) => conversation === name)) {
          expect(messageIds).toContain(turn.messageId);
          expect(replyOf.get(turn.messageId)).toBe(turn.reply);
        }

        // The state counts turns: it must agree with what was stored, or a turn was half written.
        const next = await storage.conversations.turn(web(name), { messageId: 'last', text: 'last' }, (state) => {
          expect(state).toBe(messageIds.length);
          return { state, replies: [] };
        });
        expect(next.repeated).toBe(false);
      }
    } finally {
      await storage.close();
    }
  });

  test('a second process is refused while the first lives, and let in when it was killed', { timeout: 30_000 }, async () => {
    const first = start('first');
    expect(await first.firstLine).toBe('open');

    const second = start('second');
    expect(await second.firstLine).toBe('fault data-folder-in-use');
    expect(await second.ended).toBe(1);
    await expect(openStorage(folder.path)).rejects.toMatchObject({ code: 'data-folder-in-use' });

    await first.kill();
    const third = await openStorage(folder.path);
    await third.close();
  });
});
