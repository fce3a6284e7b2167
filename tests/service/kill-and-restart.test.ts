// The whole service killed in the middle of its work: what it acknowledged is there when it is back, once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { directLineCalls } from '../support/direct-line-calls.ts';
import { type RunningApp, startRealApp } from '../support/running-app.ts';

const KILLS = 3;
const TALKERS = 4;

describe('a service that is killed while people write', () => {
  let dataDir: string;
  let app: RunningApp;
  const start = async () => {
    app = await startRealApp({ DATA_DIR: dataDir, LIMIT_TURNS_PER_MINUTE: '0', LIMIT_TOKENS_PER_MINUTE: '0', LOG_LEVEL: 'silent' });
    return directLineCalls(app.url.replace(/\/$/, ''));
  };
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'enquiries-kill-'));
  });
  afterEach(async () => {
    await app.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('keeps every acknowledged message with its answer, once, and goes on with the same conversations and tokens', async () => {
    let calls = await start();
    const grants = await Promise.all(Array.from({ length: TALKERS }, () => calls.token()));
    for (const { conversationId, token } of grants) await calls.call('POST', '/conversations', token, { conversationId });
    const acknowledged = new Map(grants.map(({ conversationId }) => [conversationId, new Set<string>()]));

    for (let round = 0; round < KILLS; round += 1) {
      // Everybody writes until the line goes dead; the kill comes once each has been answered.
      const talks = grants.map(async (grant) => {
        for (let at = 0; ; at += 1) {
          const id = `${round}-${at}`;
          try {
            const { status } = await calls.say(grant, `how many schools in 2016, ${id}`, id);
            if (status !== 200) return;
          } catch {
            return;
          }
          acknowledged.get(grant.conversationId)?.add(id);
          if (grants.every(({ conversationId }) => acknowledged.get(conversationId)?.has(`${round}-0`))) void app.kill();
        }
      });
      await Promise.all(talks);
      await app.kill();
      calls = await start();
    }

    for (const grant of grants) {
      const { activities } = await calls.poll(grant);
      const ids = activities.flatMap(({ channelData }) => channelData?.clientActivityID ?? []);
      expect(new Set(ids).size, 'a message stands there twice').toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining([...(acknowledged.get(grant.conversationId) ?? [])]));
      for (const own of activities.filter(({ channelData }) => channelData?.clientActivityID !== undefined)) {
        expect(
          activities.filter(({ replyToId }) => replyToId === own.id),
          own.text,
        ).toHaveLength(1);
      }
    }
    const [first] = grants;
    if (!first) throw new Error('there is no conversation');
    const { status } = await calls.say(first, 'and how many students', 'after');
    expect(status).toBe(200);
    const { activities } = await calls.poll(first);
    expect(activities.at(-1)?.text).toContain('410,000');
  });
});
