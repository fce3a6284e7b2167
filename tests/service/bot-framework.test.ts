// The Bot Framework channel over real HTTP: restify, the SDK's adapter, and a connector on loopback.
import { afterEach, describe, expect, test } from 'vitest';
import { type BotServer, startBotServer } from '../support/bot-framework-server.ts';
import { type FakeConnector, startFakeConnector } from '../support/fake-connector.ts';
import { aChart, fakeConversations } from '../support/fake-conversations.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function start(options?: Parameters<typeof startBotServer>[0]): Promise<{ bot: BotServer; connector: FakeConnector }> {
  const connector = await startFakeConnector();
  const bot = await startBotServer(options);
  running.push(bot, connector);
  return { bot, connector };
}

function message(connector: FakeConnector, changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    type: 'message',
    id: 'm1',
    channelId: 'emulator',
    serviceUrl: connector.serviceUrl,
    from: { id: 'u1', name: 'Person' },
    recipient: { id: 'b1', name: 'Bot' },
    conversation: { id: 'conv:1;messageid=2' },
    text: 'He aha te Kāhui Ako?',
    ...changes,
  };
}

describe('a message with expectReplies', () => {
  test('is answered in the response, with macrons, the reply to what it answers and no call to the connector', async () => {
    const { bot, connector } = await start();
    const response = await bot.post(message(connector, { deliveryMode: 'expectReplies' }));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toMatchObject({
      activities: [
        {
          type: 'message',
          id: 'reply-1-1',
          text: 'Tēnā koe: He aha te Kāhui Ako?',
          replyToId: 'm1',
          from: { id: 'b1' },
          recipient: { id: 'u1' },
          conversation: { id: 'conv:1;messageid=2' },
          suggestedActions: { actions: [{ type: 'imBack', title: 'And now?' }] },
          entities: [{ type: 'https://schema.org/Message' }],
          channelData: { enquiry: { kind: 'answer', factIds: [1] } },
        },
      ],
    });
    expect(connector.attempts()).toBe(0);
  });

  test('needs no serviceUrl and no recipient; the sender is then ours', async () => {
    const { bot, connector } = await start();
    const response = await bot.post(message(connector, { deliveryMode: 'expectReplies', serviceUrl: undefined, recipient: null }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ activities: [{ from: { id: 'enquiries', name: 'Enquiries' } }] });
  });

  test('sent again is one turn, and gets the same replies with the same ids', async () => {
    const { bot, connector } = await start();
    const first = await (await bot.post(message(connector, { deliveryMode: 'expectReplies' }))).json();
    const second = await (await bot.post(message(connector, { deliveryMode: 'expectReplies' }))).json();
    expect(second).toEqual(first);
    expect(bot.taken).toHaveLength(1);
  });

  test('gets every reply of a turn, in order', async () => {
    const { bot, connector } = await start({ answers: () => ['one', 'two', 'three'] });
    const response = await bot.post(message(connector, { deliveryMode: 'expectReplies' }));
    expect(await response.json()).toMatchObject({ activities: [{ text: 'one' }, { text: 'two' }, { text: 'three' }] });
  });
});

describe('a message with normal delivery', () => {
  test('is answered through the connector, under the conversation and the message it answers', async () => {
    const { bot, connector } = await start();
    const response = await bot.post(message(connector));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(connector.posted).toHaveLength(1);
    expect(connector.posted[0]).toMatchObject({
      method: 'POST',
      path: '/v3/conversations/conv:1;messageid=2/activities/m1',
      authorization: undefined,
      activity: {
        type: 'message',
        text: 'Tēnā koe: He aha te Kāhui Ako?',
        replyToId: 'm1',
        from: { id: 'b1' },
        recipient: { id: 'u1' },
        conversation: { id: 'conv:1;messageid=2' },
        channelData: { enquiry: { kind: 'answer' } },
      },
    });
  });

  test('sends every reply of a turn, in order', async () => {
    const { bot, connector } = await start({ answers: () => ['one', 'two', 'three'] });
    await bot.post(message(connector));
    expect(connector.posted.map((post) => post.activity['text'])).toEqual(['one', 'two', 'three']);
  });

  test('that is answered with a chart carries its picture and its words, through the connector and in the response', async () => {
    const picture = { contentType: 'image/png', contentUrl: expect.stringMatching(/^data:image\/png;base64,/), name: aChart().alt };
    const { bot, connector } = await start({ conversations: fakeConversations() });
    await bot.post(message(connector, { text: 'chart' }));
    expect(connector.posted[0]?.activity).toMatchObject({ attachments: [picture] });
    const response = await bot.post(message(connector, { text: 'chart', id: 'm2', deliveryMode: 'expectReplies' }));
    expect(await response.json()).toMatchObject({ activities: [{ attachments: [picture] }] });
  });

  test('without an id is answered into the conversation', async () => {
    const { bot, connector } = await start();
    await bot.post(message(connector, { id: undefined }));
    expect(connector.posted[0]?.path).toBe('/v3/conversations/conv:1;messageid=2/activities');
  });

  test('sent again after it was answered is one turn and one reply', async () => {
    const { bot, connector } = await start();
    expect((await bot.post(message(connector))).status).toBe(200);
    expect((await bot.post(message(connector))).status).toBe(200);
    expect(bot.taken).toHaveLength(1);
    expect(connector.posted).toHaveLength(1);
  });

  test('sent twice at once is one turn and one reply', async () => {
    const { bot, connector } = await start();
    const both = await Promise.all([bot.post(message(connector)), bot.post(message(connector))]);
    expect(both.map((response) => response.status)).toEqual([200, 200]);
    expect(bot.taken).toHaveLength(1);
    expect(connector.posted).toHaveLength(1);
  });

  test('with the same id in another conversation or on another channel is another message', async () => {
    const { bot, connector } = await start();
    await bot.post(message(connector));
    await bot.post(message(connector, { conversation: { id: 'conv:2' } }));
    await bot.post(message(connector, { channelId: 'msteams' }));
    expect(bot.taken.map(({ channel, conversationId }) => [channel, conversationId])).toEqual([
      ['bot-framework', 'conv:1;messageid=2'],
      ['bot-framework', 'conv:2'],
      ['msteams', 'conv:1;messageid=2'],
    ]);
    expect(connector.posted).toHaveLength(3);
  });

  test('works the same behind a body parser', async () => {
    const { bot, connector } = await start({ bodyParser: true });
    expect((await bot.post(message(connector))).status).toBe(200);
    expect(connector.posted).toHaveLength(1);
  });
});

describe('when the connector fails', () => {
  test('a refused reply is a 502 that a retry repairs, once', async () => {
    const { bot, connector } = await start();
    connector.behave(403);
    const failed = await bot.post(message(connector));
    expect(failed.status).toBe(502);
    expect(await failed.json()).toMatchObject({ error: { code: 'reply-not-delivered' } });
    connector.behave('take');
    expect((await bot.post(message(connector))).status).toBe(200);
    expect((await bot.post(message(connector))).status).toBe(200);
    expect(bot.taken).toHaveLength(1);
    expect(connector.posted.map((post) => post.activity['text'])).toEqual(['Tēnā koe: He aha te Kāhui Ako?']);
  });

  test('of several replies, a retry sends only those that did not arrive', async () => {
    const { bot, connector } = await start({ answers: () => ['one', 'two'] });
    const firstArrived = connector.nextAttempt().then(() => connector.behave(403));
    expect((await bot.post(message(connector))).status).toBe(502);
    await firstArrived;
    connector.behave('take');
    await bot.post(message(connector));
    expect(connector.posted.map((post) => post.activity['text']).sort()).toEqual(['one', 'two']);
  });

  test('a connector that does not answer is given up at the deadline, and a retry reaches it', async () => {
    const { bot, connector } = await start({ deadlineSeconds: 0.2 });
    connector.behave('hang');
    const hungUp = connector.nextHangUp();
    expect((await bot.post(message(connector))).status).toBe(502);
    await hungUp;
    expect(connector.posted).toHaveLength(0);
    connector.behave('take');
    expect((await bot.post(message(connector))).status).toBe(200);
    expect(connector.posted).toHaveLength(1);
  });

  test('a connector that is not there is a 502', async () => {
    const { bot, connector } = await start({ deadlineSeconds: 0.2 });
    const body = message(connector);
    await connector.stop();
    running.splice(running.indexOf(connector), 1);
    const response = await bot.post(body);
    expect(response.status).toBe(502);
    expect(await response.text()).not.toContain('ECONNREFUSED');
  });
});

describe('when the conversation fails', () => {
  test('the answer is a 503 without internals', async () => {
    const failing = {
      open: () => Promise.reject(new Error('the database is locked')),
      receive: () => Promise.reject(new Error('the database is locked')),
      items: async () => [],
      onItems: () => () => {},
    };
    const { bot, connector } = await start({ conversations: failing });
    const response = await bot.post(message(connector));
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      error: { code: 'unavailable', message: 'We could not take this message just now. Send it again in a minute.' },
    });
  });
});

describe('other activities', () => {
  test('a person who joins is greeted', async () => {
    const { bot, connector } = await start();
    const joined = { type: 'conversationUpdate', membersAdded: [{ id: 'b1' }, { id: 'u1' }], text: undefined };
    expect((await bot.post(message(connector, joined))).status).toBe(200);
    expect(connector.posted.map((post) => post.activity['text'])).toEqual(['Kia ora']);
  });

  test('a second join is not greeted again', async () => {
    const { bot, connector } = await start();
    const joined = { type: 'conversationUpdate', membersAdded: [{ id: 'u1' }] };
    await bot.post(message(connector, { ...joined, id: 'j1' }));
    await bot.post(message(connector, { ...joined, id: 'j2' }));
    expect(connector.posted).toHaveLength(1);
  });

  test('the bot alone is not greeted', async () => {
    const { bot, connector } = await start();
    await bot.post(message(connector, { type: 'conversationUpdate', membersAdded: [{ id: 'b1' }] }));
    expect(bot.opened).toEqual([]);
    expect(connector.attempts()).toBe(0);
  });

  test.each(['typing', 'endOfConversation', 'messageReaction', 'event', 'made-up'])('%s is taken and ignored', async (type) => {
    const { bot, connector } = await start();
    expect((await bot.post(message(connector, { type, text: 'words' }))).status).toBe(200);
    expect(bot.taken).toEqual([]);
    expect(connector.attempts()).toBe(0);
  });

  test('an invoke is answered with 501, as the SDK does', async () => {
    const { bot, connector } = await start();
    expect((await bot.post(message(connector, { type: 'invoke', name: 'composeExtension/query' }))).status).toBe(501);
  });

  test('a message of more than what is read of it is passed on whole', async () => {
    const { bot, connector } = await start();
    expect((await bot.post(message(connector, { text: 'ā'.repeat(4_001) }))).status).toBe(200);
    expect(bot.taken).toMatchObject([{ text: 'ā'.repeat(4_001) }]);
  });

  test('4,000 characters are taken', async () => {
    const { bot, connector } = await start();
    await bot.post(message(connector, { text: 'ā'.repeat(4_000) }));
    expect(bot.taken[0]?.text).toHaveLength(4_000);
  });
});

describe('bad requests', () => {
  const cases: readonly (readonly [string, (connector: FakeConnector) => unknown, Readonly<Record<string, string>>, number, string])[] = [
    ['broken JSON', () => '{"type":', {}, 400, 'broken-json'],
    ['an empty body', () => '', {}, 400, 'broken-json'],
    ['an array', () => [], {}, 400, 'bad-activity'],
    ['a text', () => '"hello"', {}, 400, 'bad-activity'],
    ['null', () => 'null', {}, 400, 'bad-activity'],
    ['no type', (c) => message(c, { type: undefined }), {}, 400, 'bad-activity'],
    ['no channelId', (c) => message(c, { channelId: undefined }), {}, 400, 'bad-activity'],
    ['a channelId with control characters', (c) => message(c, { channelId: 'a\nb' }), {}, 400, 'bad-activity'],
    ['a message without a conversation', (c) => message(c, { conversation: undefined }), {}, 400, 'bad-activity'],
    ['an empty conversation id', (c) => message(c, { conversation: { id: '' } }), {}, 400, 'bad-activity'],
    ['a message without a serviceUrl', (c) => message(c, { serviceUrl: undefined }), {}, 400, 'bad-activity'],
    ['a serviceUrl that is no web address', (c) => message(c, { serviceUrl: 'file:///etc/passwd' }), {}, 400, 'bad-activity'],
    ['a text that is a number', (c) => message(c, { text: 42 }), {}, 400, 'bad-activity'],
    ['a text of 100,001 characters', (c) => message(c, { text: 'a'.repeat(100_001) }), {}, 400, 'bad-activity'],
    ['entities that are no list', (c) => message(c, { entities: 'none' }), {}, 400, 'bad-activity'],
    ['a body over 256 KB', (c) => message(c, { channelData: 'a'.repeat(256 * 1024) }), {}, 413, 'body-too-large'],
    ['a form', () => 'type=message', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'not-json'],
    ['plain text', (c) => message(c), { 'content-type': 'text/plain' }, 415, 'not-json'],
    ['a packed body', (c) => message(c), { 'content-encoding': 'gzip' }, 415, 'encoded-body'],
  ];
  test.each(cases)('%s is refused', async (_name, body, headers, status, code) => {
    const { bot, connector } = await start();
    const response = await bot.post(body(connector), headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code, message: expect.any(String) } });
    expect(bot.taken).toEqual([]);
    expect(connector.attempts()).toBe(0);
  });

  test('bytes that are not UTF-8 are refused, not guessed', async () => {
    const { bot, connector } = await start();
    const response = await fetch(bot.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(message(connector, { text: 'wh\u00e4nau' })), 'latin1'),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'broken-json' } });
  });

  test('a body over 256 KB is refused behind a body parser too', async () => {
    const { bot, connector } = await start({ bodyParser: true });
    expect((await bot.post(message(connector, { channelData: 'a'.repeat(256 * 1024) }))).status).toBe(413);
  });

  test('a body over 256 KB that does not say its length is refused', async () => {
    const { bot } = await start();
    const body = new ReadableStream({
      start(controller) {
        for (let part = 0; part < 5; part += 1) controller.enqueue(new TextEncoder().encode('a'.repeat(64 * 1024)));
        controller.close();
      },
    });
    const response = await fetch(bot.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' });
    expect(response.status).toBe(413);
  });

  test('the service goes on after them', async () => {
    const { bot, connector } = await start();
    await bot.post('{"type":');
    expect((await bot.post(message(connector))).status).toBe(200);
  });
});

describe('without an app id', () => {
  test.each([
    'https://smba.trafficmanager.net/au/',
    'http://169.254.169.254/latest/',
    'http://127.0.0.1.example.org/',
    'http://localhost@example.org/',
  ])('an activity from %s is refused before the turn', async (serviceUrl) => {
    const { bot, connector } = await start();
    for (const deliveryMode of ['normal', 'expectReplies']) {
      const response = await bot.post(message(connector, { serviceUrl, deliveryMode }));
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { code: 'service-url-not-local' } });
    }
    expect(bot.taken).toEqual([]);
  });

  test.each(['x-forwarded-for', 'x-forwarded-proto', 'forwarded', 'x-real-ip', 'via'])(
    'a request through a proxy (%s) is refused',
    async (header) => {
      const { bot, connector } = await start();
      const response = await bot.post(message(connector), { [header]: '127.0.0.1' });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: { code: 'local-only' } });
      expect(bot.taken).toEqual([]);
    },
  );

  test('an empty app id is no app id', async () => {
    const { bot, connector } = await start({ settings: { MicrosoftAppId: '', MicrosoftAppType: 'SingleTenant' } });
    expect((await bot.post(message(connector), { via: 'proxy' })).status).toBe(403);
    expect((await bot.post(message(connector))).status).toBe(200);
  });
});
