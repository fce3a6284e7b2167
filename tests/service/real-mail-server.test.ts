// Cases through a real mail server, Debian's exim4: what leaves us is mail to others too.
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { createCaseMailSender } from '../../src/delivery/case-mail.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import { createMailer } from '../../src/delivery/smtp.ts';
import { createMemoryStorage } from '../support/memory-store.ts';
import { type RealMailServer, startRealMailServer } from '../support/real-mail-server.ts';
import { openCase, smallOffices, smallRegions } from '../support/small-cases.ts';

const from = { name: 'Kāhui Ako enquiries', address: 'enquiries@example.govt.nz' };
const abouts = [
  ...Array.from({ length: 16 }, (_, index) => `Question ${index}: who decides in Ōtāhuhu?`),
  'Who?\r\nBcc: victim@example.org\r\n\r\nand a body',
  'Who?\r\n.\r\nMAIL FROM:<evil@example.org>\r\nRCPT TO:<victim@example.org>\r\nDATA\r\nSubject: evil\r\n\r\nevil\r\n.\r\n',
  'Who?\n.\nFrom nobody\n..\n',
  `${'ā'.repeat(5_000)}\u2028Bcc: victim@example.org`,
];

let server: RealMailServer;
beforeAll(async () => {
  server = await startRealMailServer();
});
afterAll(() => server?.stop());

function deliveryOver(offices = smallOffices) {
  const clock = systemClock();
  const storage = createMemoryStorage({ clock });
  const mailer = createMailer({ smtpUrl: server.url, from });
  const mail = createCaseMailSender({ mailer, offices, regions: smallRegions, deskUrl: 'https://chat.example.govt.nz/desk' });
  const delivery = createDelivery({ outbox: storage.outbox, senders: { mail }, clock, chance: Math.random, log: silentLogger });
  return { storage, delivery };
}

describe('a real mail server', () => {
  test('delivers twenty cases, each once, whole, to its office and to nobody else', async () => {
    const { storage, delivery } = deliveryOver();
    const references: string[] = [];
    for (const [index, about] of abouts.entries()) references.push(await openCase(storage.conversations, index, { about }));
    delivery.start();
    await vi.waitFor(() => expect(server.delivered()).toHaveLength(abouts.length), { timeout: 30_000, interval: 50 });
    await delivery.stop();

    const mails = await Promise.all(server.delivered().map((raw) => simpleParser(raw)));
    const byReference = new Map(mails.map((mail) => [/^\[(KA-\w{8})\] Enquiry: /.exec(mail.subject ?? '')?.[1], mail]));
    expect([...byReference.keys()].toSorted()).toEqual(references.toSorted());
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(abouts.length);
    for (const mail of mails) {
      expect(mail.headers.get('envelope-to')).toBe('canterbury@example.govt.nz');
      expect(mail.headers.get('return-path')).toMatchObject({ text: 'enquiries@example.govt.nz' });
      expect(mail.from?.value).toEqual([{ name: 'Kāhui Ako enquiries', address: 'enquiries@example.govt.nz' }]);
      expect(mail.bcc ?? mail.cc ?? mail.replyTo).toBeUndefined();
      expect(mail.messageId).toMatch(/^<[\w-]+@example\.govt\.nz>$/);
      // To the very last line: nothing the person wrote has ended the mail.
      expect(mail.text?.trimEnd()).toMatch(/This mail was sent by a machine\..*$/);
    }
    expect(byReference.get(references[3])?.text).toContain('    Question 3: who decides in Ōtāhuhu?\n');
    expect(byReference.get(references[18])?.text).toContain('    Who?\n    .\n    From nobody\n    ..\n');
    expect(await storage.cases.outbox()).toMatchObject({ waiting: 0, needsAHand: 0 });
  });

  test('that refuses the mailbox leaves the case for somebody to look at', async () => {
    const { storage, delivery } = deliveryOver({
      ...smallOffices,
      regions: new Map(),
      fallback: { ...smallOffices.fallback, mailbox: 'office@nowhere.example' },
    });
    const reference = await openCase(storage.conversations, 30);
    delivery.start();
    const read = async () => (await storage.cases.read(reference))?.deliveries[0];
    await vi.waitFor(async () => expect((await read())?.state).toBe('needs-a-hand'), { timeout: 10_000, interval: 50 });
    await delivery.stop();
    expect(await read()).toMatchObject({ attempts: 1, lastError: 'the mail server answered 550 to RCPT TO' });
  });
});
