// The whole service killed 25 times around the confirmation of cases, under load: each case exists once and is mailed at least once.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { openSqliteBeside } from '../../src/storage/storage.ts';
import { directLineCalls, type Grant } from '../support/direct-line-calls.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { type RunningApp, startRealApp } from '../support/running-app.ts';
import { beginTalk, referenceIn, TO_THE_CONFIRMATION, talkWith } from '../support/talk-calls.ts';

/** When the process dies: as the confirmation is sent, once one is acknowledged, once all are, as the first mail is being taken, after it was. */
const INSTANTS = ['sent', 'acknowledged', 'all-acknowledged', 'mail-offered', 'mail-taken'] as const;
const KILLS = 25;
const TALKERS = 3;
const MINUTES = 6;

describe('a service that is killed while cases are confirmed', () => {
  let folder: string;
  let mail: MailServer;
  let app: RunningApp;
  let onOffered = () => {};

  const start = async () => {
    app = await startRealApp({
      DATA_DIR: join(folder, 'data'),
      CONTACTS_FILE: join(folder, 'contacts.yaml'),
      SMTP_URL: mail.url,
      MAIL_FROM: 'enquiries@ministry.example',
      LIMIT_TURNS_PER_MINUTE: '0',
      LIMIT_TOKENS_PER_MINUTE: '0',
      LOG_LEVEL: 'silent',
    });
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'enquiries-case-kill-'));
    writeFileSync(join(folder, 'contacts.yaml'), 'default: { mailbox: enquiries@ministry.example }\nregions: []\n');
    mail = await startMailServer({
      behave: () => {
        onOffered();
        return 'take';
      },
    });
    await start();
  });
  afterEach(async () => {
    await app.kill();
    await mail.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Conversations one "yes" away from a case, and one that keeps the service busy. */
  const prepare = async () => {
    const talks = await Promise.all(Array.from({ length: TALKERS }, () => beginTalk(app.url)));
    await Promise.all(
      talks.map(async (talk) => {
        for (const text of TO_THE_CONFIRMATION) await talk.say(text);
      }),
    );
    return { talks, busy: await beginTalk(app.url) };
  };
  const origin = () => app.url.replace(/\/$/, '');
  /** Whether the confirmation was acknowledged before the line went dead. The same id each time: it is one message. */
  const confirm = async (grant: Grant): Promise<boolean> => {
    try {
      return (await directLineCalls(origin()).say(grant, 'yes', `yes-${grant.conversationId}`)).status === 200;
    } catch {
      return false;
    }
  };

  test(
    'has each case exactly once, and mails each at least once under one Message-ID',
    async () => {
      const grants: Grant[] = [];
      for (let round = 0; round < KILLS; round += 1) {
        const instant = INSTANTS[round % INSTANTS.length];
        const { talks, busy } = await prepare();
        const killed = Promise.withResolvers<void>();
        let dead = false;
        const die = () => {
          if (!dead) void app.kill().then(killed.resolve);
          dead = true;
        };
        const mailed = mail.mails.length;
        onOffered = instant === 'mail-offered' ? die : () => {};
        const load = (async () => {
          for (let at = 0; !dead; at += 1) await busy.say(`how many students in 2016, ${at}`).catch(() => {});
        })();
        const confirmations = talks.map(async ({ grant }) => {
          const isAcknowledged = confirm(grant);
          if (instant === 'sent') die();
          if ((await isAcknowledged) && instant === 'acknowledged') die();
        });
        await Promise.all(confirmations);
        if (instant === 'all-acknowledged') die();
        if (instant === 'mail-taken') {
          await vi.waitFor(() => expect(mail.mails.length).toBeGreaterThan(mailed), 20_000);
          die();
        }
        await Promise.all([killed.promise, load]);
        onOffered = () => {};
        await start();
        // Who got no answer sends the same message again, as a browser's retry does.
        await Promise.all(talks.map(({ grant }) => confirm(grant)));
        grants.push(...talks.map(({ grant }) => grant));
      }

      const references = await Promise.all(
        grants.map(async (grant) => referenceIn(await talkWith(directLineCalls(origin()), grant).all())),
      );
      expect(new Set(references).size).toBe(KILLS * TALKERS);
      const mailsOf = (reference: string) => mail.mails.filter(({ parsed }) => parsed.subject?.includes(reference));
      await vi.waitFor(() => expect(references.filter((reference) => mailsOf(reference).length === 0)).toEqual([]), 60_000);
      for (const reference of references) expect(new Set(mailsOf(reference).map(({ parsed }) => parsed.messageId)).size).toBe(1);

      const beside = await openSqliteBeside({ dataDir: join(folder, 'data'), clock: systemClock() });
      const kept = await beside.cases.list({}, 1_000);
      await beside.close();
      expect(kept.map(({ reference }) => reference).sort()).toEqual([...references].sort());
      expect(kept.filter(({ needsAHand }) => needsAHand)).toEqual([]);
    },
    MINUTES * 60_000,
  );
});
