// The settings of cases, their delivery and the staff desk: read whole, refused half.
import { isAbsolute } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../../src/config/settings.ts';

const bot = { MicrosoftAppId: 'app', MicrosoftAppPassword: 'pass' };
const mail = { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'enquiries@example.govt.nz' };
const channel = { TEAMS_CASES_CHANNEL: '19:a_b-c9@thread.tacv2' };
const webhook = { CASES_WEBHOOK_URL: 'https://example.org/cases?sig=x', CASES_WEBHOOK_SECRET: 'w'.repeat(16) };
const oidc = { OIDC_ISSUER: 'https://login.example.org/t/v2.0', OIDC_CLIENT_ID: 'client', OIDC_CLIENT_SECRET: 'word' };

describe('the settings of cases', () => {
  test('left out, send nothing anywhere and let staff in by a password that is made', () => {
    expect(readSettings({})).toMatchObject({
      contactsFile: null,
      mail: null,
      teamsCases: null,
      webhook: null,
      desk: { password: null, oidc: null },
    });
  });

  test('are read whole', () => {
    const settings = readSettings({
      ...{ ...bot, ...mail, ...channel, ...webhook, ...oidc },
      CONTACTS_FILE: 'offices.yaml',
      STAFF_PASSWORD: 'kōwhai tree by the gate',
      OIDC_ROLE: 'Cases.Answer',
    });
    expect(isAbsolute(settings.contactsFile ?? '')).toBe(true);
    expect(settings).toMatchObject({
      mail: { smtpUrl: 'smtp://mail.example.org', from: { name: null, address: 'enquiries@example.govt.nz' } },
      teamsCases: { channel: '19:a_b-c9@thread.tacv2', serviceUrl: 'https://smba.trafficmanager.net/teams/' },
      webhook: { url: 'https://example.org/cases?sig=x', secret: 'w'.repeat(16) },
      desk: {
        password: 'kōwhai tree by the gate',
        oidc: { issuer: 'https://login.example.org/t/v2.0', clientId: 'client', clientSecret: 'word', role: 'Cases.Answer' },
      },
    });
  });

  test.each([
    ['Kāhui Ako enquiries <a@example.org>', { name: 'Kāhui Ako enquiries', address: 'a@example.org' }],
    ['"Enquiries, Kāhui Ako" <a@example.org>', { name: 'Enquiries, Kāhui Ako', address: 'a@example.org' }],
    ['<a@example.org>', { name: null, address: 'a@example.org' }],
  ])('the sender %s has a name and an address', (from, expected) => {
    expect(readSettings({ ...mail, MAIL_FROM: from }).mail?.from).toEqual(expected);
  });

  test.each(['http://localhost:8080/x', 'http://127.0.0.1:9/x', 'http://[::1]:9/x'])('%s is this machine, where http will do', (url) => {
    expect(readSettings({ ...webhook, CASES_WEBHOOK_URL: url }).webhook?.url).toBe(url);
    expect(readSettings({ ...oidc, OIDC_ISSUER: url }).desk.oidc?.issuer).toBe(url);
    expect(readSettings({ ...bot, ...channel, TEAMS_CASES_SERVICE_URL: url }).teamsCases?.serviceUrl).toBe(url);
  });

  test.each(['smtps://u:p%40ss@mail.example.org:465', 'smtp://[::1]:2525', 'smtp://127.0.0.1:2525/'])('%s is a mail server', (url) => {
    expect(readSettings({ ...mail, SMTP_URL: url }).mail?.smtpUrl).toBe(url);
  });

  test.each([
    ['a mail server without a sender', { SMTP_URL: mail.SMTP_URL }, 'MAIL_FROM'],
    ['a sender without a mail server', { MAIL_FROM: mail.MAIL_FROM }, 'SMTP_URL'],
    ['a web address as mail server', { ...mail, SMTP_URL: 'https://mail.example.org' }, 'SMTP_URL'],
    ['a mail server without a host', { ...mail, SMTP_URL: 'smtp:25' }, 'SMTP_URL'],
    ['a mail user without a password', { ...mail, SMTP_URL: 'smtp://me@mail.example.org' }, 'SMTP_URL'],
    ['a password with a bare per cent sign', { ...mail, SMTP_URL: 'smtp://me:1%zz@mail.example.org' }, 'SMTP_URL'],
    ['options in the mail server address', { ...mail, SMTP_URL: 'smtp://mail.example.org?ignoreTLS=true' }, 'SMTP_URL'],
    ['two senders', { ...mail, MAIL_FROM: 'a@example.org, b@example.org' }, 'MAIL_FROM'],
    ['a sender with a line break', { ...mail, MAIL_FROM: 'A\nBcc: x <a@example.org>' }, 'MAIL_FROM'],
    ['a Teams channel without the bot', channel, 'MicrosoftAppId'],
    ['the name of a Teams channel', { ...bot, TEAMS_CASES_CHANNEL: 'General' }, 'TEAMS_CASES_CHANNEL'],
    ['a chat of Teams', { ...bot, TEAMS_CASES_CHANNEL: '19:a_b@unq.gbl.spaces' }, 'TEAMS_CASES_CHANNEL'],
    ['Teams over http', { ...bot, ...channel, TEAMS_CASES_SERVICE_URL: 'http://smba.example.org/' }, 'TEAMS_CASES_SERVICE_URL'],
    ['a webhook without a secret', { CASES_WEBHOOK_URL: webhook.CASES_WEBHOOK_URL }, 'CASES_WEBHOOK_SECRET'],
    ['a webhook secret without an address', { CASES_WEBHOOK_SECRET: webhook.CASES_WEBHOOK_SECRET }, 'CASES_WEBHOOK_URL'],
    ['a short webhook secret', { ...webhook, CASES_WEBHOOK_SECRET: 'w'.repeat(15) }, 'CASES_WEBHOOK_SECRET'],
    ['a webhook over http', { ...webhook, CASES_WEBHOOK_URL: 'http://example.org/x' }, 'CASES_WEBHOOK_URL'],
    ['a host that only begins like this machine', { ...webhook, CASES_WEBHOOK_URL: 'http://127.0.0.1.evil.org/' }, 'CASES_WEBHOOK_URL'],
    ['a webhook with a user', { ...webhook, CASES_WEBHOOK_URL: 'https://me:word@example.org/' }, 'CASES_WEBHOOK_URL'],
    ['a webhook with a fragment', { ...webhook, CASES_WEBHOOK_URL: 'https://example.org/#cases' }, 'CASES_WEBHOOK_URL'],
    ['a short staff password', { STAFF_PASSWORD: 'eleven chrs' }, 'STAFF_PASSWORD'],
    ['a staff password with a control character', { STAFF_PASSWORD: 'twelve\tcharacters' }, 'STAFF_PASSWORD'],
    ['a provider over http', { ...oidc, OIDC_ISSUER: 'http://login.example.org' }, 'OIDC_ISSUER'],
    ['a provider without the rest', { OIDC_ISSUER: oidc.OIDC_ISSUER, OIDC_CLIENT_ID: 'client' }, 'OIDC_CLIENT_SECRET'],
    ['a client without a provider', { OIDC_CLIENT_ID: 'client', OIDC_CLIENT_SECRET: 'word' }, 'OIDC_ISSUER'],
    ['a role that nobody would check', { OIDC_ROLE: 'Cases.Answer' }, 'OIDC_ISSUER'],
  ])('refuse %s', (_, env, name) => {
    expect(() => readSettings(env)).toThrow(`one setting cannot be used:\n  ${name}: `);
  });

  test('never show a password, a secret or the key in an address', () => {
    const bad = {
      SMTP_URL: 'ftp://me:swordfish@x',
      CASES_WEBHOOK_URL: 'http://example.org/?sig=k3y',
      CASES_WEBHOOK_SECRET: 'hunter2',
      STAFF_PASSWORD: 'geheim',
      OIDC_CLIENT_SECRET: 'two words',
    };
    const words = ['swordfish', 'k3y', 'hunter2', 'geheim', 'two words'];
    expect(() => readSettings(bad)).toThrow(
      expect.objectContaining({
        message: expect.toSatisfy((message: string) => message.includes('STAFF_PASSWORD') && !words.some((word) => message.includes(word))),
      }),
    );
  });
});
