// What is said unasked: to the conversation or the team's channel that was given, and only where we may.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBotAdapter } from '../../../../src/channels/bot-framework/adapter.ts';
import { createProactive } from '../../../../src/channels/bot-framework/proactive.ts';
import { type FakeConnector, startFakeConnector } from '../../../support/fake-connector.ts';

let connector: FakeConnector;
beforeEach(async () => {
  connector = await startFakeConnector();
});
afterEach(() => connector.stop());

const { signal } = new AbortController();
const proactive = createProactive({ adapter: createBotAdapter({}), appId: undefined, tenantId: undefined });
const address = (change: Readonly<Record<string, unknown>> = {}) => ({
  serviceUrl: connector.serviceUrl,
  channelId: 'emulator',
  conversation: { id: 'conv:1;messageid=2' },
  bot: { id: 'b1' },
  user: { id: 'u1' },
  ...change,
});

describe('saying something in a conversation', () => {
  test('sends a Markdown message from the bot to the person there', async () => {
    expect(await proactive.say(address(), 'Kia ora, **Ana**', signal)).toEqual({ kind: 'sent' });
    expect(connector.posted).toMatchObject([
      {
        method: 'POST',
        path: '/v3/conversations/conv:1;messageid=2/activities',
        activity: { type: 'message', text: 'Kia ora, **Ana**', textFormat: 'markdown', from: { id: 'b1' }, recipient: { id: 'u1' } },
      },
    ]);
  });

  test.each([null, 'nowhere', {}, { serviceUrl: 'file:///x' }, { ...{ channelId: 'x', conversation: { id: '' } } }])(
    'to the address %o fails for good',
    async (stored) => {
      expect(await proactive.say(stored, 'Kia ora', signal)).toEqual({
        kind: 'failed',
        reason: 'the channel gave no address for answers',
        isPermanent: true,
      });
    },
  );

  test.each(['https://smba.example.org/', 'http://example.org/'])(
    'to %s without an app id is refused, and nothing is sent',
    async (serviceUrl) => {
      const reached = await proactive.say(address({ serviceUrl }), 'Kia ora', signal);
      expect(reached).toEqual({ kind: 'failed', reason: 'MicrosoftAppId is not set', isPermanent: true });
      expect(connector.attempts()).toBe(0);
    },
  );

  test('to plain http elsewhere is refused with an app id too', async () => {
    const known = createProactive({ adapter: createBotAdapter({}), appId: 'app', tenantId: undefined });
    expect(await known.say(address({ serviceUrl: 'http://example.org/' }), 'Kia ora', signal)).toMatchObject({
      kind: 'failed',
      isPermanent: true,
    });
  });

  test.each([400, 401, 403, 404, 410, 413])('refused with %i fails for good, without a word of the message', async (status) => {
    connector.behave(status);
    expect(await proactive.say(address(), 'a secret', signal)).toEqual({
      kind: 'failed',
      reason: `the channel answered ${status}`,
      isPermanent: true,
    });
  });

  test('to a connector that is gone may be tried again', async () => {
    const stored = address();
    await connector.stop();
    connector = await startFakeConnector();
    const gone = { ...stored, serviceUrl: 'http://127.0.0.1:1/' };
    expect(await proactive.say(gone, 'a secret', signal)).toMatchObject({ kind: 'failed', isPermanent: false });
  });
});

describe('beginning a thread in a Teams channel', () => {
  test('names the channel and carries the message', async () => {
    const channel = { serviceUrl: connector.serviceUrl, channelId: '19:team@thread.tacv2' };
    expect(await proactive.post(channel, 'A new **case**', signal)).toEqual({ kind: 'sent' });
    expect(connector.posted).toMatchObject([
      {
        method: 'POST',
        path: '/v3/conversations',
        activity: {
          isGroup: true,
          channelData: { channel: { id: '19:team@thread.tacv2' } },
          activity: { type: 'message', text: 'A new **case**', textFormat: 'markdown' },
        },
      },
    ]);
  });

  test('elsewhere than on this machine needs an app id', async () => {
    const channel = { serviceUrl: 'https://smba.example.org/', channelId: '19:team' };
    expect(await proactive.post(channel, 'A new case', signal)).toMatchObject({ kind: 'failed', isPermanent: true });
  });
});
