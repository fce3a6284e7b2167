// Microsoft's real client, botframework-directlinejs, talks to our endpoint by polling and by websocket.
import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { directLineCalls } from '../support/direct-line-calls.ts';
import { startTestServer, type TestServer } from '../support/web-server.ts';
import { FetchXmlHttpRequest } from '../support/xml-http-request.ts';

const running: TestServer[] = [];
const clients: DirectLine[] = [];

beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', FetchXmlHttpRequest);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await Promise.all(running.splice(0).map((server) => server.close()));
  vi.unstubAllGlobals();
});

async function start() {
  const server = await startTestServer();
  running.push(server);
  const grant = await directLineCalls(server.origin).token();
  return { ...server, grant, domain: `${server.origin}/v3/directline` };
}

function connect(options: ConstructorParameters<typeof DirectLine>[0]) {
  const client = new DirectLine({ pollingInterval: 200, ...options });
  clients.push(client);
  const heard: Activity[] = [];
  const waiting = new Set<() => void>();
  client.activity$.subscribe({
    next: (activity) => {
      heard.push(activity);
      for (const wake of waiting) wake();
    },
    // Ending a client ends its stream with an error; a test that needs more activities then waits until its deadline.
    error: () => {},
  });
  return {
    client,
    /** Resolves with all activities heard once there are `count`. */
    heard: (count: number) =>
      new Promise<readonly Activity[]>((resolve) => {
        const look = (): void => {
          if (heard.length < count) return;
          waiting.delete(look);
          resolve(heard);
        };
        waiting.add(look);
        look();
      }),
    say: (text: string) =>
      new Promise<string>((resolve, reject) => {
        client
          .postActivity({ type: 'message', text, from: { id: 'whoever' }, channelData: { clientActivityID: `id-of-${text}` } })
          .subscribe(resolve, reject);
      }),
  };
}

const textOf = (activity: Activity): string | undefined => (activity.type === 'message' ? activity.text : undefined);

describe.each([
  ['polling', { webSocket: false }],
  // Node's own WebSocket would do; `ws` sends no Origin, as programs do not.
  ['websocket', { webSocket: true, WebSocket: WebSocket as unknown as typeof globalThis.WebSocket }],
])('the real client by %s', (_, how) => {
  test('starts, is greeted, asks and is answered', async () => {
    const { domain, grant } = await start();
    const { client, heard, say } = connect({ domain, token: grant.token, ...how });
    await heard(1);
    expect(client.connectionStatus$.getValue()).toBe(ConnectionStatus.Online);
    expect(await say('Hello')).toBe('id-of-Hello');
    const activities = await heard(3);
    expect(activities.map(textOf)).toEqual(['Kia ora. Ask a question.', 'Hello', 'You said **Hello**.']);
    expect(activities[1]).toMatchObject({ id: 'id-of-Hello', from: { id: grant.userId } });
  });

  test('hears each of many messages once and in order', async () => {
    const { domain, grant } = await start();
    const { heard, say } = connect({ domain, token: grant.token, ...how });
    await heard(1);
    for (const text of ['one', 'two', 'three', 'four']) await say(text);
    expect((await heard(9)).slice(1).map(textOf)).toEqual(
      ['one', 'two', 'three', 'four'].flatMap((text) => [text, `You said **${text}**.`]),
    );
  });

  test('resumes a conversation with its whole history', async () => {
    const { domain, grant } = await start();
    const first = connect({ domain, token: grant.token, ...how });
    await first.heard(1);
    await first.say('before');
    await first.heard(3);
    first.client.end();
    const second = connect({ domain, token: grant.token, conversationId: grant.conversationId, watermark: '0', ...how });
    await second.heard(3);
    await second.say('after');
    expect((await second.heard(5)).map(textOf)).toEqual([
      'Kia ora. Ask a question.',
      'before',
      'You said **before**.',
      'after',
      'You said **after**.',
    ]);
  });

  test('is told that a token is not good', async () => {
    const { domain } = await start();
    const { client } = connect({ domain, token: 'forged', ...how });
    await new Promise<void>((resolve) => {
      client.connectionStatus$.subscribe((status) => {
        if (status === ConnectionStatus.FailedToConnect) resolve();
      });
    });
    expect(client.connectionStatus$.getValue()).toBe(ConnectionStatus.FailedToConnect);
  });
});
