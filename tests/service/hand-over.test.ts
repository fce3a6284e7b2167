// From a question to a person and back, over real doors: the chat, the mail, the desk, Teams; across a restart.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { visitor } from '../support/desk-server.ts';
import { directLineCalls } from '../support/direct-line-calls.ts';
import { type FakeConnector, startFakeConnector } from '../support/fake-connector.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { type RunningApp, startRealApp } from '../support/running-app.ts';
import { beginTalk, referenceIn, TO_THE_CONFIRMATION, talkWith } from '../support/talk-calls.ts';

const PASSWORD = 'four words for staff';
const CONTACTS = `default: { mailbox: enquiries@ministry.example }
regions:
  - { region: Waikato, office: Hamilton office, phone: 07 000 0000, mailbox: waikato@ministry.example, verifiedOn: 2026-05-03 }
`;

describe('an enquiry for a person', () => {
  let folder: string;
  let mail: MailServer;
  let app: RunningApp;
  const start = async (settings: Readonly<Record<string, string>> = {}): Promise<void> => {
    app = await startRealApp({
      DATA_DIR: join(folder, 'data'),
      CONTACTS_FILE: join(folder, 'contacts.yaml'),
      SMTP_URL: mail.url,
      MAIL_FROM: 'Kāhui Ako enquiries <enquiries@ministry.example>',
      STAFF_PASSWORD: PASSWORD,
      LOG_LEVEL: 'silent',
      ...settings,
    });
  };
  const staff = async () => {
    const person = visitor(app.url);
    expect((await person.signIn({ password: PASSWORD, name: 'Aroha' })).status).toBe(303);
    return person;
  };
  const mailTo = (address: string) => mail.mails.filter(({ to }) => to.includes(address));

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'enquiries-hand-over-'));
    writeFileSync(join(folder, 'contacts.yaml'), CONTACTS);
    mail = await startMailServer();
  });
  afterEach(async () => {
    await app.stop();
    await mail.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('goes to the office of its region with all that was said, and the answer comes back to the same chat', async () => {
    await start();
    const talk = await beginTalk(app.url);
    await talk.say('how many communities were there in 2016');
    for (const text of TO_THE_CONFIRMATION) await talk.say(text);
    const reference = referenceIn(await talk.say('yes'));

    await vi.waitFor(() => expect(mailTo('waikato@ministry.example')).toHaveLength(1), 20_000);
    const [sent] = mailTo('waikato@ministry.example');
    expect(sent?.parsed.subject).toContain(reference);
    for (const part of ['we cannot agree on our challenge', 'Hamilton', 'a school', '148', '9 November 2016'])
      expect(sent?.parsed.text).toContain(part);

    const aroha = await staff();
    const found = await aroha.get(`/desk?reference=${reference.slice(3, 5)}`);
    expect(found.location ?? found.html).toContain(reference);
    await aroha.submit(`/desk/cases/${reference}`, { do: 'take' });
    await aroha.submit(`/desk/cases/${reference}`, { do: 'answer', text: 'Ring me and we go through it together.' });

    const heard = await talk.all();
    expect(heard.at(-2)?.text).toContain('has taken up your enquiry');
    expect(heard.at(-1)?.text).toContain('Ring me and we go through it together.');
    expect(heard.at(-1)?.text).toContain('the Director of Education for Waikato');

    const [quiet] = await talk.say('tomorrow at nine suits us');
    expect(quiet?.text).toContain('I have passed that on');
    const { html } = await aroha.get(`/desk/cases/${reference}`);
    expect(html).toContain('tomorrow at nine suits us');
    expect((await talk.say(`what about ${reference}?`)).at(-1)?.text).toContain('a person has taken it up');
    expect((await talk.say('how many schools were in one in 2016'))[0]?.text).toContain('1,264');
  });

  test('is told of to nobody but the chat that opened it', async () => {
    await start();
    const owner = await beginTalk(app.url);
    for (const text of TO_THE_CONFIRMATION) await owner.say(text);
    const reference = referenceIn(await owner.say('yes'));
    const stranger = await beginTalk(app.url);
    const [told] = await stranger.say(`what about ${reference}?`);
    const [other] = await stranger.say('what about KA-22222222?');
    expect(told?.text.replaceAll(reference, 'KA-22222222')).toBe(other?.text);
    expect(told?.text).not.toMatch(/waits|Waikato|taken up/);
    expect((await stranger.say(`add to ${reference}: let me in`)).at(-1)?.text).not.toContain('I have added');
    await stranger.say(`delete my enquiry ${reference}`);
    expect((await owner.say(`what about ${reference}`)).at(-1)?.text).toContain('it waits for');
  });

  test('keeps the chat in its browser for 30 days, and no other chat', async () => {
    await start();
    const talk = await beginTalk(app.url);
    const keep = () => fetch(`${app.url}chat/keep`, { method: 'POST', headers: { Authorization: `Bearer ${talk.grant.token}` } });
    const refused = await keep();
    expect([refused.status, refused.headers.getSetCookie()]).toEqual([409, []]);
    for (const text of [...TO_THE_CONFIRMATION, 'yes']) await talk.say(text);
    const kept = await keep();
    expect(kept.status).toBe(200);
    expect(kept.headers.getSetCookie()[0]).toMatch(/Max-Age=2592000; HttpOnly; SameSite=Lax/);
    expect((await fetch(`${app.url}chat/keep`, { method: 'POST' })).status).toBe(401);
  });

  test('may be answered by e-mail, and then the chat is left alone', async () => {
    await start();
    const talk = await beginTalk(app.url);
    for (const text of [...TO_THE_CONFIRMATION.slice(0, -1), 'mere@school.example']) await talk.say(text);
    const reference = referenceIn(await talk.say('yes'));
    const aroha = await staff();
    await aroha.submit(`/desk/cases/${reference}`, { do: 'answer', text: 'Ngā mihi. See the guide.' });
    await vi.waitFor(() => expect(mailTo('mere@school.example')).toHaveLength(1), 20_000);
    const text = mailTo('mere@school.example')[0]?.parsed.text?.replace(/\s+/g, ' ');
    for (const part of ['See the guide.', '0800 437 4636', reference, 'published on 9 November 2016', 'not confirmed'])
      expect(text).toContain(part);
    expect((await talk.all()).at(-1)?.text).toContain(reference);
  });

  test('that the person takes back leaves the desk only the record that it was deleted', async () => {
    await start();
    const talk = await beginTalk(app.url);
    for (const text of TO_THE_CONFIRMATION) await talk.say(text);
    const reference = referenceIn(await talk.say('yes'));
    await talk.say('delete my data');
    const { html } = await (await staff()).get(`/desk/cases/${reference}`);
    expect(html).toContain(reference);
    expect(html).not.toContain('we cannot agree on our challenge');
    expect(html).toMatch(/deleted/i);
  });

  describe('in Teams', () => {
    let connector: FakeConnector;
    beforeEach(async () => {
      connector = await startFakeConnector();
    });
    afterEach(() => connector.stop());

    const say = async (text: string, id: string, value?: unknown): Promise<void> => {
      const response = await fetch(`${app.url}api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          type: 'message',
          id,
          channelId: 'msteams',
          from: { id: 'person' },
          recipient: { id: 'bot' },
          conversation: { id: 'a:1' },
          serviceUrl: connector.serviceUrl,
          ...(value === undefined ? { text } : { value }),
        }),
      });
      expect(response.status).toBe(200);
    };

    test('is a card as well as a question, and the answer arrives by itself after a restart of the service', async () => {
      await start();
      await say('a person please', 'm1');
      const [asked, card] = connector.posted.slice(-2).map(({ activity }) => activity);
      expect(asked?.['text']).toContain('Which town, district or region');
      expect(card).toMatchObject({
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }],
      });
      const fields = { place: 'Hamilton', asker: 'teo', about: 'what can we offer', 'answer-by': 'here', contact: '' };
      await say('', 'm2', { form: 'kahui-ako-case', ...fields });
      expect(connector.posted.at(-1)?.activity['text']).toContain('About: what can we offer');
      await say('yes', 'm3');
      const reference = /KA-\w{8}/.exec(String(connector.posted.at(-1)?.activity['text']))?.[0] ?? 'none';

      await app.stop();
      await start();
      const aroha = await staff();
      const before = connector.posted.length;
      await aroha.submit(`/desk/cases/${reference}`, { do: 'answer', text: 'You can offer courses.' });
      await vi.waitFor(() => expect(connector.posted.length).toBe(before + 1), 20_000);
      const answer = connector.posted.at(-1);
      expect(answer?.path).toBe('/v3/conversations/a:1/activities');
      expect(answer?.activity['text']).toContain('You can offer courses.');
    });
  });

  test('that nobody can mail waits at the desk, and a conversation goes on after a restart', async () => {
    await start({ SMTP_URL: '', MAIL_FROM: '' });
    const talk = await beginTalk(app.url);
    for (const text of TO_THE_CONFIRMATION) await talk.say(text);
    const said = await talk.say('yes');
    const reference = referenceIn(said);
    expect(said.at(-1)?.text).toContain('It waits at the enquiry desk');
    await app.stop();
    await start({ SMTP_URL: '', MAIL_FROM: '' });
    expect((await (await staff()).get('/desk')).html).toContain(reference);
    const again = talkWith(directLineCalls(app.url.replace(/\/$/, '')), talk.grant);
    expect((await again.say('yes')).at(-1)?.text).toContain('passed on already, once');
  });
});
