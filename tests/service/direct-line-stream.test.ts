// The websocket stream over a real socket: everything in order, nothing twice, and only for whom it was made.
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { directLineCalls, type Grant } from '../support/direct-line-calls.ts';
import { type FakeConversations, fakeConversations } from '../support/fake-conversations.ts';
import { startTestServer, type TestServer, TRUSTED_ORIGIN } from '../support/web-server.ts';

const running: TestServer[] = [];
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(conversations?: FakeConversations) {
  const server = await startTestServer(conversations === undefined ? {} : { conversations });
  running.push(server);
  const calls = directLineCalls(server.origin);
  const streamUrl = async (grant: Grant, watermark = ''): Promise<string> => {
    const { body } = await calls.call('GET', `/conversations/${grant.conversationId}?watermark=${watermark}`, grant.token);
    return (body as { streamUrl: string }).streamUrl;
  };
  return { ...server, ...calls, streamUrl };
}

/** Opens a socket and gives its frames one after another, each waited for. */
function listen(address: string, origin?: string) {
  const socket = new WebSocket(address, origin === undefined ? {} : { origin });
  sockets.push(socket);
  const texts: string[] = [];
  let watermark = '';
  let wake = (): void => {};
  socket.on('message', (data) => {
    const set = JSON.parse(String(data)) as { activities: readonly { text: string }[]; watermark: string };
    texts.push(...set.activities.map(({ text }) => text));
    ({ watermark } = set);
    wake();
  });
  return {
    socket,
    watermark: () => watermark,
    /** Resolves once `count` activities arrived; the test's own deadline ends a wait for more than there are. */
    async heard(count: number): Promise<readonly string[]> {
      while (texts.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return texts;
    },
    closed: new Promise<number>((resolve) => socket.on('close', (code) => resolve(code))),
    refused: new Promise<number>((resolve) => {
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
      socket.on('error', () => {});
    }),
  };
}

describe('a stream', () => {
  test('brings the greeting, then each message and its answer as they happen', async () => {
    const { token, say, streamUrl } = await start();
    const grant = await token();
    const stream = listen(await streamUrl(grant));
    await stream.heard(1);
    await say(grant, 'one');
    expect(await stream.heard(3)).toEqual(['Kia ora. Ask a question.', 'one', 'You said **one**.']);
    expect(stream.watermark()).toBe('3');
  });

  test('goes on after the watermark it was asked for', async () => {
    const { token, say, streamUrl } = await start();
    const grant = await token();
    await say(grant, 'one');
    const stream = listen(await streamUrl(grant, '2'));
    await say(grant, 'two');
    expect(await stream.heard(2)).toEqual(['two', 'You said **two**.']);
  });

  test('brings many messages sent at once in order, each once', async () => {
    const { token, say, streamUrl, poll } = await start();
    const grant = await token();
    const stream = listen(await streamUrl(grant));
    await stream.heard(1);
    await Promise.all(Array.from({ length: 60 }, (_, index) => say(grant, `message ${index}`)));
    const heard = await stream.heard(121);
    const stored = [...(await poll(grant)).activities, ...(await poll(grant, '100')).activities].map(({ text }) => text);
    expect(heard).toEqual(stored);
  });

  test('brings what was stored while it was reading', async () => {
    const inner = fakeConversations();
    let slow = false;
    let reading = (): void => {};
    let goOn = (): void => {};
    const conversations: FakeConversations = {
      ...inner,
      async items(...asked) {
        const found = await inner.items(...asked);
        // Only the read that finds nothing is held, so that a message can be stored behind its back.
        if (slow && found.length === 0) {
          slow = false;
          reading();
          await new Promise<void>((resolve) => {
            goOn = resolve;
          });
        }
        return found;
      },
    };
    const { token, say, streamUrl } = await start(conversations);
    const grant = await token();
    const address = await streamUrl(grant);
    const held = new Promise<void>((resolve) => {
      reading = resolve;
    });
    slow = true;
    const stream = listen(address);
    await held;
    await say(grant, 'meanwhile');
    goOn();
    expect(await stream.heard(3)).toEqual(['Kia ora. Ask a question.', 'meanwhile', 'You said **meanwhile**.']);
  });

  test('takes the empty frames that clients send to keep it open', async () => {
    const { token, say, streamUrl } = await start();
    const grant = await token();
    const stream = listen(await streamUrl(grant));
    await stream.heard(1);
    stream.socket.send('');
    await say(grant, 'one');
    expect(await stream.heard(3)).toHaveLength(3);
  });

  test('is closed when a client sends what no client sends', async () => {
    const { token, streamUrl } = await start();
    const stream = listen(await streamUrl(await token()));
    await stream.heard(1);
    stream.socket.send('x'.repeat(5_000));
    expect(await stream.closed).toBe(1009);
  });

  test('gives way to a newer one of the same conversation', async () => {
    const { token, streamUrl } = await start();
    const grant = await token();
    const first = listen(await streamUrl(grant));
    await first.heard(1);
    const second = listen(await streamUrl(grant));
    expect(await first.closed).toBe(1000);
    expect(await second.heard(1)).toHaveLength(1);
  });

  test('is told that the service goes away when it stops', async () => {
    const { token, streamUrl, close } = await start();
    const stream = listen(await streamUrl(await token()));
    await stream.heard(1);
    const [code] = await Promise.all([stream.closed, close()]);
    expect(code).toBe(1001);
  });
});

describe('a stream is refused', () => {
  test('with an address used before', async () => {
    const { token, streamUrl } = await start();
    const address = await streamUrl(await token());
    await listen(address).heard(1);
    expect(await listen(address).refused).toBe(403);
  });

  test('with the token of the other calls, with none, and for another conversation', async () => {
    const { token, streamUrl, origin } = await start();
    const [mine, theirs] = [await token(), await token()];
    const at = (conversationId: string, t: string) =>
      `${origin.replace('http', 'ws')}/v3/directline/conversations/${conversationId}/stream?t=${t}`;
    expect(await listen(at(mine.conversationId, mine.token)).refused).toBe(403);
    expect(await listen(at(mine.conversationId, '')).refused).toBe(403);
    const streamToken = new URL(await streamUrl(mine)).searchParams.get('t') ?? '';
    expect(await listen(at(theirs.conversationId, streamToken)).refused).toBe(403);
  });

  test('from a foreign page, and opened from a trusted one', async () => {
    const { token, streamUrl } = await start();
    const grant = await token();
    expect(await listen(await streamUrl(grant), 'https://evil.example').refused).toBe(403);
    expect(await listen(await streamUrl(grant), TRUSTED_ORIGIN).heard(1)).toHaveLength(1);
  });

  test('at any other address', async () => {
    const { origin } = await start();
    expect(await listen(`${origin.replace('http', 'ws')}/somewhere`).refused).toBe(404);
  });
});
