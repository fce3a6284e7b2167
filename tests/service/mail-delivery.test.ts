// Cases by mail through a mail server on loopback: refused, dropped, down for an hour; and text that would like to be a header.
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seededChance } from '../../src/base/chance.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { noOffices } from '../../src/content/schema/offices.ts';
import { createAnswerMailSender } from '../../src/delivery/answer-mail.ts';
import { createCaseMailSender } from '../../src/delivery/case-mail.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import type { Sent } from '../../src/delivery/sender.ts';
import { createMailer, type Mail } from '../../src/delivery/smtp.ts';
import { createHandClock, settled } from '../support/hand-clock.ts';
import { addressesOf, type Behaviour, type MailServer, type MailServerOptions, startMailServer } from '../support/mail-server.ts';
import { createMemoryStorage } from '../support/memory-store.ts';
import { openCase, smallDelivery, smallOffices, smallRegions } from '../support/small-cases.ts';

const from = { name: 'Kāhui Ako enquiries', address: 'enquiries@example.govt.nz' };
const caseOptions = { offices: smallOffices, regions: smallRegions, deskUrl: 'https://chat.example.govt.nz/desk' };
const never = new AbortController().signal;

let servers: MailServer[] = [];
beforeEach(() => {
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await server.stop();
});

async function serve(options: MailServerOptions = {}): Promise<MailServer> {
  const server = await startMailServer(options);
  servers.push(server);
  return server;
}

const senderTo = (url: string) => createCaseMailSender({ mailer: createMailer({ smtpUrl: url, from }), ...caseOptions });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A hundred cases and the service that delivers them; `finish` moves the clock on until nothing waits, or until so many seconds. */
async function aHundredCases(url: string) {
  const clock = createHandClock();
  const storage = createMemoryStorage({ clock });
  const references: string[] = [];
  for (let number = 1; number <= 100; number += 1) references.push(await openCase(storage.conversations, number));
  let sending = 0;
  let began = 0;
  let ended = () => {};
  const send = senderTo(url);
  const delivery = createDelivery({
    outbox: storage.outbox,
    senders: {
      mail: async (each, signal) => {
        sending += 1;
        began = clock.now().getTime();
        try {
          return await send(each, signal);
        } finally {
          sending -= 1;
          ended();
        }
      },
    },
    ...{ clock, after: clock.after, chance: seededChance(4), log: silentLogger },
  });
  delivery.start();

  /** Time stands still while mails are on their way, or nearly, so that four go at once and none meets its deadline. */
  async function finish(seconds = Number.POSITIVE_INFINITY): Promise<void> {
    const until = clock.now().getTime() + seconds * 1_000;
    for (;;) {
      await settled();
      if (sending === 4 || (sending > 0 && clock.now().getTime() > began + 10_000)) {
        await new Promise<void>((resolve) => {
          ended = resolve;
        });
        continue;
      }
      const { waiting } = await storage.cases.outbox();
      if (sending === 0 && (waiting === 0 || clock.now().getTime() >= until)) return;
      clock.next();
    }
  }
  return { storage, references, delivery, finish };
}

const idsIn = (server: MailServer) => server.mails.map(({ parsed }) => parsed.messageId ?? '');
const casesIn = (server: MailServer) => new Set(server.mails.map(({ parsed }) => /KA-\w{8}/.exec(parsed.subject ?? '')?.[0]));

describe('a hundred cases', () => {
  test('through a server that answers 451 at random: each arrives, and once', async () => {
    const chance = seededChance(1);
    const server = await serve({ behave: () => (chance() < 0.4 ? 451 : 'take') });
    const { references, delivery, finish, storage } = await aHundredCases(server.url);
    await finish();
    await delivery.stop();
    expect(server.offered()).toBeGreaterThan(130);
    expect(server.mails).toHaveLength(100);
    expect(casesIn(server)).toEqual(new Set(references));
    expect(await storage.cases.outbox()).toMatchObject({ waiting: 0, needsAHand: 0 });
  });

  test('through a server that drops the connection before its 250: twice only where it did, with the same Message-ID', async () => {
    const chance = seededChance(2);
    const dropped: number[] = [];
    const behave = (offered: number): Behaviour => {
      if (chance() >= 0.3) return 'take';
      dropped.push(offered);
      return 'drop';
    };
    const server = await serve({ behave });
    const { references, delivery, finish } = await aHundredCases(server.url);
    await finish();
    await delivery.stop();
    expect(casesIn(server)).toEqual(new Set(references));
    expect(dropped.length).toBeGreaterThan(20);
    expect(server.mails).toHaveLength(100 + dropped.length);
    // One Message-ID a case, however often it came.
    const ids = new Map<string, Set<string>>();
    for (const { parsed } of server.mails) {
      const reference = /KA-\w{8}/.exec(parsed.subject ?? '')?.[0] ?? '';
      ids.set(reference, (ids.get(reference) ?? new Set()).add(`${parsed.messageId} ${parsed.date?.toISOString()}`));
    }
    expect([...ids.values()].map((each) => each.size)).toEqual(Array(100).fill(1));
    expect(new Set(idsIn(server)).size).toBe(100);
  });

  test('through a server that is down for an hour and comes back: each arrives, and once', async () => {
    const port = await freePort();
    const { references, delivery, finish, storage } = await aHundredCases(`smtp://127.0.0.1:${port}`);
    await finish(3_600);
    expect(await storage.cases.outbox()).toMatchObject({ waiting: 100, needsAHand: 0 });
    const { deliveries = [] } = (await storage.cases.read(references[0] ?? '')) ?? {};
    expect(deliveries[0]?.attempts).toBeGreaterThan(4);
    expect(deliveries[0]?.lastError).toBe('the mail server could not be used (ESOCKET)');
    const server = await serve({ port });
    await finish();
    await delivery.stop();
    expect(server.mails).toHaveLength(100);
    expect(casesIn(server)).toEqual(new Set(references));
  });
});

describe('what came over', () => {
  const mailed = async (change: Parameters<typeof smallDelivery>[0]) => {
    const server = await serve();
    expect(await senderTo(server.url)(smallDelivery(change), never)).toEqual({ kind: 'sent' });
    const [mail] = server.mails;
    if (!mail) throw new Error('nothing came');
    return mail;
  };

  test('has the sender, the office, a fixed Message-ID, the day it was queued, and says that a machine wrote it', async () => {
    const { parsed, from: sender, to } = await mailed({});
    expect(sender).toBe('enquiries@example.govt.nz');
    expect(to).toEqual(['canterbury@example.govt.nz']);
    expect(parsed.from?.text).toBe('"Kāhui Ako enquiries" <enquiries@example.govt.nz>');
    expect(addressesOf(parsed.to)).toEqual(to);
    expect(parsed.messageId).toBe('<delivery-1@example.govt.nz>');
    expect(parsed.date).toEqual(new Date('2026-11-22T02:04:00.000Z'));
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.subject).toBe('[KA-7F4MKRW2] Enquiry: Our Kāhui Ako cannot agree on a lead. Who decides?');
    expect(parsed.replyTo).toBeUndefined();
    expect(parsed.html).toBe(false);
    expect(parsed.attachments).toEqual([]);
    expect(parsed.text).toContain('    Our Kāhui Ako cannot agree on a lead. Who decides?\n');
  });

  test('can be answered to the person only when they gave an e-mail address', async () => {
    const { parsed } = await mailed({ case: { answerBy: { kind: 'e-mail', address: 'mere@example.org' } } });
    expect(addressesOf(parsed.replyTo)).toEqual(['mere@example.org']);
  });

  const knownHeaders = new Set([
    ...['from', 'to', 'subject', 'message-id', 'date', 'auto-submitted', 'x-auto-response-suppress', 'mime-version'],
    ...['content-type', 'content-transfer-encoding', 'reply-to'],
  ]);

  test.each([
    ['a header behind a line break', 'Who?\r\nBcc: victim@example.org\r\nX-Evil: yes'],
    ['a header behind a bare line feed', 'Who?\nBcc: victim@example.org'],
    ['a header behind a bare carriage return', 'Who?\rBcc: victim@example.org'],
    ['an end of the headers', 'Who?\r\n\r\n<html><script>alert(1)</script>'],
    ['line separators of Unicode', 'Who?\u2028Bcc: victim@example.org\u2029X-Evil: yes\u0085Cc: victim@example.org'],
    ['an encoded word', '=?utf-8?Q?Who=0D=0ABcc:_victim@example.org?='],
    ['an end of the mail', 'Who?\r\n.\r\nMAIL FROM:<evil@example.org>\r\nRCPT TO:<victim@example.org>\r\nDATA\r\nSubject: evil\r\n.\r\n'],
    ['an end of the mail with bare line feeds', 'Who?\n.\nMAIL FROM:<evil@example.org>\n'],
    ['a very long word', 'x'.repeat(5_000)],
    ['a very long word with macrons', 'ā'.repeat(5_000)],
    ['control characters', 'Who?\0\u0007\u001b[2J\u007f'],
    ['half characters and hidden ones', '\ud800Who?\u202e\u200b\ufeff'],
  ])('is one mail with our headers alone when the person writes %s', async (_, text) => {
    const everywhere = {
      transcript: [{ from: 'person', at: '2026-11-22T02:01:00.000Z', text, sources: [text] }] as const,
      case: { about: text, place: text, answerBy: { kind: 'e-mail', address: text } as const },
    };
    const { parsed, raw, to } = await mailed(everywhere);
    expect(servers.at(-1)?.mails).toHaveLength(1);
    expect(to).toEqual(['canterbury@example.govt.nz']);
    expect([...parsed.headers.keys()].filter((name) => !knownHeaders.has(name))).toEqual([]);
    expect(parsed.headerLines.filter(({ key }) => key === 'subject')).toHaveLength(1);
    expect(parsed.replyTo).toBeUndefined();
    expect(parsed.bcc ?? parsed.cc).toBeUndefined();
    const subject = parsed.subject ?? '';
    expect(subject).toMatch(/^\[KA-7F4MKRW2\] Enquiry: /);
    expect([...subject].length).toBeLessThanOrEqual('[KA-7F4MKRW2] Enquiry: '.length + 60);
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    // RFC 5321, 4.5.3.1.6.
    expect(
      Math.max(
        ...raw
          .toString('latin1')
          .split('\r\n')
          .map(({ length }) => length),
      ),
    ).toBeLessThanOrEqual(998);
    expect(parsed.text).toContain('What they ask');
    expect(parsed.text).toContain('This mail was sent by a machine.');
    expect(parsed.html).toBe(false);
  });
});

describe('an answer', () => {
  const answered = { kind: 'answer-mail', answer: 'They choose together.\r\n.\r\nNgā mihi' } as const;
  const answerSender = (url: string, offices = smallOffices) =>
    createAnswerMailSender({
      mailer: createMailer({ smtpUrl: url, from }),
      offices,
      phone: (reference) => `Ring the line and say ${reference}.`,
    });

  test('goes to the person, and a reply to it to the office', async () => {
    const server = await serve();
    const delivery = smallDelivery({ ...answered, case: { answerBy: { kind: 'e-mail', address: 'mere@example.org' } } });
    expect(await answerSender(server.url)(delivery, never)).toEqual({ kind: 'sent' });
    const [mail] = server.mails;
    expect(mail?.to).toEqual(['mere@example.org']);
    expect(addressesOf(mail?.parsed.replyTo)).toEqual(['canterbury@example.govt.nz']);
    expect(mail?.parsed.subject).toBe('[KA-7F4MKRW2] Answer to your enquiry');
    expect(mail?.parsed.headers.has('auto-submitted')).toBe(false);
    expect(mail?.parsed.text).toContain('They choose together.\n.\nNgā mihi\n');
  });

  test.each([
    ['nobody gave an address for', { ...answered }],
    ['is empty', { case: { answerBy: { kind: 'e-mail', address: 'mere@example.org' } } } as const],
    ['goes to an address that is none', { ...answered, case: { answerBy: { kind: 'e-mail', address: 'mere@x, all@x' } } } as const],
  ])('that %s needs a hand', async (_, change) => {
    const server = await serve();
    expect(await answerSender(server.url)(smallDelivery(change), never)).toMatchObject({ kind: 'failed', isPermanent: true });
    expect(server.offered()).toBe(0);
  });
});

test('a case for which no mailbox is known names the file that should hold one', async () => {
  const send = createCaseMailSender({ ...caseOptions, offices: noOffices, mailer: async () => ({ kind: 'sent' }) });
  expect(await send(smallDelivery(), never)).toEqual({
    kind: 'failed',
    reason: 'CONTACTS_FILE names no mailbox for this case and no default one',
    isPermanent: true,
  });
});

describe('a mail server that does not take a mail', () => {
  const mail: Mail = {
    to: 'canterbury@example.govt.nz',
    replyTo: null,
    subject: 'Subject',
    text: 'Text',
    id: 'delivery-1',
    date: new Date('2026-11-22T02:04:00.000Z'),
    isAutomatic: true,
  };
  const sendTo = (url: string, change: Partial<Mail> = {}) => createMailer({ smtpUrl: url, from })({ ...mail, ...change }, never);
  const failed = (isPermanent: boolean, reason: string): Sent => ({ kind: 'failed', reason, isPermanent });

  test.each([
    ['full for now', { behave: () => 452 }, failed(false, 'the mail server answered 452 to DATA')],
    ['that refuses the mail', { behave: () => 554 }, failed(true, 'the mail server answered 554 to DATA')],
    ['that does not know the office', { refuseRecipient: 550 }, failed(true, 'the mail server answered 550 to RCPT TO')],
    ['that greylists', { refuseRecipient: 450 }, failed(false, 'the mail server answered 450 to RCPT TO')],
    ['that wants a password', { login: { user: 'me', password: 'x' } }, failed(false, 'the mail server answered 530 to MAIL FROM')],
    ['that takes smaller mails only', { behave: () => 552 }, failed(true, 'the mail server answered 552 to DATA')],
  ])('%s', async (_, options, expected) => {
    const server = await serve(options);
    expect(await sendTo(server.url)).toEqual(expected);
  });

  test('knows the password: it is taken; with another one it may be mended and is tried again', async () => {
    const server = await serve({ login: { user: 'me@x', password: 'p@ss word' } });
    const at = (password: string) => `smtp://me%40x:${password}@127.0.0.1:${server.port}`;
    expect(await sendTo(at('p%40ss%20word'))).toEqual({ kind: 'sent' });
    expect(await sendTo(at('wrong'))).toEqual(failed(false, 'the mail server answered 535 to AUTH PLAIN'));
  });

  test('is not there, or cannot be found', async () => {
    expect(await sendTo(`smtp://127.0.0.1:${await freePort()}`)).toEqual(failed(false, 'the mail server could not be used (ESOCKET)'));
  });

  test('is no mail server at all', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await sendTo(`smtp://127.0.0.1:${port}`)).toMatchObject({ kind: 'failed', isPermanent: false });
    await new Promise((resolve) => server.close(resolve));
  });

  test.each([
    ['offers no TLS', true],
    ['offers TLS with a certificate that nobody vouches for', false],
  ])('on another machine that %s never gets the password', async (_, plainOnly) => {
    const server = await serve({ login: { user: 'me', password: 'word' }, plainOnly });
    // This machine too, but not by a name or number that says so.
    const sent = await sendTo(`smtp://me:word@0.0.0.0:${server.port}`);
    expect(sent).toMatchObject({ kind: 'failed', isPermanent: false });
    expect(server.signIns()).toBe(0);
    expect(await sendTo(`smtp://me:word@127.0.0.1:${server.port}`)).toEqual({ kind: 'sent' });
    expect(server.signIns()).toBe(1);
  });

  test('whose certificate nobody vouches for gets nothing', async () => {
    const server = await serve({ secure: true });
    expect(await sendTo(`smtps://127.0.0.1:${server.port}`)).toEqual(failed(false, 'the mail server could not be used (ESOCKET)'));
    expect(server.offered()).toBe(0);
  });

  test('says nothing: the signal ends the wait', async () => {
    const server = createServer();
    const asked = new Promise<void>((resolve) => server.once('connection', () => resolve()));
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const controller = new AbortController();
    const sending = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from })(mail, controller.signal);
    await asked;
    controller.abort();
    expect(await sending).toEqual(failed(false, 'the mail server took too long'));
    await new Promise((resolve) => server.close(resolve));
  });

  test.each(['a@x.org, b@x.org', 'a@x.org\r\nBcc: b@x.org', '<a@x.org>', 'a', '', 'a b@x.org', 'group: a@x.org;'])(
    'is not asked when the address is %j',
    async (to) => {
      const server = await serve();
      expect(await sendTo(server.url, { to })).toMatchObject({ kind: 'failed', isPermanent: true });
      expect(server.offered()).toBe(0);
    },
  );

  test('never gets a person’s address into the reason', async () => {
    const server = await serve({ refuseRecipient: 550 });
    const sent = await sendTo(server.url, { to: 'mere@example.org' });
    expect(JSON.stringify(sent)).not.toContain('mere');
  });
});
