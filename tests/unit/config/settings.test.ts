// Settings: what stands by itself, what each value may be, and one message for everything that is wrong.
import { isAbsolute, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { readSettings, settingNames, settingsReference } from '../../../src/config/settings.ts';

function faultOf(env: Record<string, string | undefined>): Fault {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('expected a Fault');
}

describe('without any setting', () => {
  const settings = readSettings({});

  test('the service listens on this machine alone, on the port of the Bot Framework', () => {
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 3978 });
  });

  test('the data goes below the working folder and the content is the shipped one', () => {
    expect(settings.dataDir).toBe(resolve('data'));
    expect(settings.knowledgeDir).toBe(resolve(import.meta.dirname, '../../../knowledge'));
    expect(settings.dialogsDir).toBe(resolve(import.meta.dirname, '../../../dialogs'));
  });

  test('nobody is trusted, nothing is secret and no day is fixed', () => {
    expect(settings).toMatchObject({
      trustedOrigins: [],
      tokenSecret: null,
      directLineSecret: null,
      botFramework: {},
      publicUrl: null,
      today: null,
      logLevel: 'info',
    });
  });
});

describe('values', () => {
  test('a full set is read', () => {
    const settings = readSettings({
      PORT: '8080',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://chat.example.govt.nz/',
      DATA_DIR: 'some/folder',
      TRUSTED_ORIGINS: 'https://www.example.govt.nz, http://localhost:8000/',
      TOKEN_SECRET: 'x'.repeat(32),
      DIRECT_LINE_SECRET: 'y'.repeat(16),
      LIMIT_TURNS_PER_MINUTE: '0',
      LIMIT_TOKENS_PER_MINUTE: '5',
      LOG_LEVEL: 'WARN',
      TODAY: '2016-11-09',
    });
    expect(settings).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      publicUrl: 'https://chat.example.govt.nz',
      dataDir: resolve('some/folder'),
      trustedOrigins: ['https://www.example.govt.nz', 'http://localhost:8000'],
      tokenSecret: 'x'.repeat(32),
      directLineSecret: 'y'.repeat(16),
      limits: { turnsPerMinute: 0, tokensPerMinute: 5 },
      logLevel: 'warn',
      today: '2016-11-09',
    });
  });

  test('folders are absolute, so that nothing depends on where a command was started later', () => {
    const { dataDir, knowledgeDir, dialogsDir } = readSettings({ DATA_DIR: 'a', KNOWLEDGE_DIR: 'b', DIALOGS_DIR: '../c' });
    for (const folder of [dataDir, knowledgeDir, dialogsDir]) expect(isAbsolute(folder), folder).toBe(true);
  });

  test('a blank value counts as not given and white space around one is dropped', () => {
    const blank = Object.fromEntries(settingNames.map((name) => [name, '  ']));
    expect(readSettings(blank)).toEqual(readSettings({}));
    expect(readSettings({ PORT: ' 8080\n' }).port).toBe(8080);
  });

  test('names that are not ours are left alone', () => {
    expect(readSettings({ PATH: '/usr/bin', port: 'x', PORTS: 'x' })).toEqual(readSettings({}));
  });

  test('an origin given twice is trusted once, in the form browsers send', () => {
    expect(readSettings({ TRUSTED_ORIGINS: 'HTTPS://Example.org:443,https://example.org,' }).trustedOrigins).toEqual([
      'https://example.org',
    ]);
  });

  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['PORT', '8080 8081'],
    ['HOST', 'http://localhost'],
    ['HOST', 'local host'],
    ['PUBLIC_URL', 'chat.example.govt.nz'],
    ['PUBLIC_URL', 'ftp://chat.example.govt.nz'],
    ['PUBLIC_URL', 'https://user:word@chat.example.govt.nz'],
    ['PUBLIC_URL', 'https://chat.example.govt.nz/?a=b'],
    ['DATA_DIR', 'a\0b'],
    ['DATABASE_URL', 'postgres://localhost/enquiries'],
    ['TRUSTED_ORIGINS', '*'],
    ['TRUSTED_ORIGINS', 'https://*.govt.nz'],
    ['TRUSTED_ORIGINS', 'null'],
    ['TRUSTED_ORIGINS', 'www.example.govt.nz'],
    ['TRUSTED_ORIGINS', 'https://www.example.govt.nz/page'],
    ['TRUSTED_ORIGINS', 'https://fine.example.org https://no-comma.example.org'],
    ['TOKEN_SECRET', 'x'.repeat(31)],
    ['DIRECT_LINE_SECRET', 'x'.repeat(15)],
    ['DIRECT_LINE_SECRET', 'a secret with blanks in it'],
    ['LIMIT_TURNS_PER_MINUTE', '-1'],
    ['LIMIT_TOKENS_PER_MINUTE', 'many'],
    ['LOG_LEVEL', 'loud'],
    ['TODAY', '2016-02-30'],
    ['TODAY', '9 November 2016'],
  ])('%s refuses %j', (name, value) => {
    const fault = faultOf({ [name]: value });
    expect(fault.code).toBe('settings-bad');
    expect(fault.message).toContain(`\n  ${name}: `);
    expect(fault.message).toContain('one setting cannot be used');
  });
});

describe('the message about bad settings', () => {
  const bad = { PORT: 'eighty', TODAY: 'tomorrow', TOKEN_SECRET: 'hunter2', DIRECT_LINE_SECRET: 'pa55', MicrosoftAppPassword: 'geheim' };
  const { message } = faultOf({ ...bad, DATABASE_URL: 'postgres://me:swordfish@db/x' });

  test('names every one of them at once', () => {
    for (const name of ['PORT', 'TODAY', 'TOKEN_SECRET', 'DIRECT_LINE_SECRET', 'MicrosoftAppId', 'DATABASE_URL']) {
      expect(message).toContain(`\n  ${name}: `);
    }
  });

  test('gives each a problem and a cure', () => {
    const lines = message.split('\n').filter((line) => line.startsWith('  '));
    expect(lines).toHaveLength(6);
    for (const line of lines) expect(line).toMatch(/^ {2}\w+: .+\. Cure: [A-Z].+\.$/);
  });

  test('shows the value that is wrong, but never a secret', () => {
    expect(message).toContain('"eighty"');
    for (const word of ['hunter2', 'pa55', 'geheim', 'swordfish']) expect(message).not.toContain(word);
  });

  test('says that Postgres comes later and what to use now', () => {
    expect(message).toMatch(/DATABASE_URL: .*not supported yet.*DATA_DIR/);
  });
});

describe('the reference of settings', () => {
  test('describes each setting in one line', () => {
    expect(settingsReference.map(({ name }) => name)).toEqual(settingNames);
    for (const { name, description, cure } of settingsReference) {
      expect(description, name).toMatch(/^[^\n]{10,140}\.$/);
      expect(cure, name).toMatch(/^[A-Z][^\n]+\.$/);
    }
  });

  test('names the values that stand when none is given as they are', () => {
    const written = Object.fromEntries(settingsReference.flatMap(({ name, fallback }) => (fallback ? [[name, fallback]] : [])));
    expect(Object.keys(written)).toContain('PORT');
    expect(readSettings(written)).toEqual(readSettings({}));
  });

  test('marks everything secret that must be', () => {
    const secrets = settingsReference.filter(({ secret }) => secret).map(({ name }) => name);
    expect(secrets.toSorted()).toEqual([
      'CASES_WEBHOOK_SECRET',
      'CASES_WEBHOOK_URL',
      'DATABASE_URL',
      'DIRECT_LINE_SECRET',
      'MicrosoftAppPassword',
      'OIDC_CLIENT_SECRET',
      'SMTP_URL',
      'STAFF_PASSWORD',
      'TOKEN_SECRET',
    ]);
  });
});
