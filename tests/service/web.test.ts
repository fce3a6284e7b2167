// The web server over real HTTP: pages, the conversation without JavaScript, refusals, start and stop.

import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import type { Logger } from '../../src/base/logger.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { startTestServer, type TestServer, TRUSTED_ORIGIN, texts } from '../support/web-server.ts';

const running: TestServer[] = [];
async function start(changes: Parameters<typeof startTestServer>[0] = {}): Promise<TestServer> {
  const server = await startTestServer(changes);
  running.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** A browser without JavaScript: keeps cookies, follows one redirect after a form. */
function visitor(origin: string) {
  let cookie = '';
  const get = async (path: string) => {
    const response = await fetch(origin + path, { headers: { Accept: 'text/html', ...(cookie === '' ? {} : { Cookie: cookie }) } });
    return { status: response.status, html: await response.text(), headers: response.headers };
  };
  return {
    get,
    cookie: () => cookie,
    async post(fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}, path = '/chat') {
      const response = await fetch(origin + path, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          Accept: 'text/html',
          ...(cookie === '' ? {} : { Cookie: cookie }),
          ...headers,
        },
        body: new URLSearchParams(fields),
      });
      const set = response.headers.get('set-cookie');
      if (set !== null) cookie = set.split(';')[0] ?? '';
      return {
        status: response.status,
        location: response.headers.get('location'),
        setCookie: set,
        html: await response.text(),
        headers: response.headers,
      };
    },
  };
}

describe('the chat without JavaScript', () => {
  test('takes a question, redirects, and shows the question and its answer', async () => {
    const { origin } = await start();
    const browser = visitor(origin);
    expect((await browser.get('/chat')).html).toContain('<span lang="mi">Kia ora</span>. Ask a question.');
    const sent = await browser.post({ question: 'How many?', messageId: 'm1' });
    expect(sent).toMatchObject({ status: 303, location: '/chat#latest' });
    const { html } = await browser.get('/chat');
    expect(html).toContain('How many?');
    expect(html).toContain('You said <strong>How many?</strong>.');
    expect(html.indexOf('How many?')).toBeLessThan(html.indexOf('id="latest"'));
  });

  test('creates no conversation for somebody who only looks', async () => {
    const { origin, conversations } = await start();
    const page = await visitor(origin).get('/chat');
    expect(page.headers.get('set-cookie')).toBeNull();
    expect(conversations.count()).toBe(0);
  });

  test('goes on in the same conversation', async () => {
    const { origin, conversations } = await start();
    const browser = visitor(origin);
    await browser.post({ question: 'one', messageId: 'm1' });
    await browser.post({ question: 'two', messageId: 'm2' });
    const { html } = await browser.get('/chat');
    expect(html).toContain('<strong>one</strong>');
    expect(html).toContain('<strong>two</strong>');
    expect(conversations.count()).toBe(1);
  });

  test('takes a form sent twice as one message', async () => {
    const { origin } = await start();
    const browser = visitor(origin);
    await browser.post({ question: 'first', messageId: 'm0' });
    await browser.post({ question: 'again', messageId: 'm1' });
    await browser.post({ question: 'again', messageId: 'm1' });
    expect((await browser.get('/chat')).html.match(/<strong>again<\/strong>/g)).toHaveLength(1);
  });

  test('keeps its key where no script and no other site can reach it', async () => {
    const { origin } = await start();
    const { setCookie } = await visitor(origin).post({ question: 'one' });
    expect(setCookie).toContain('HttpOnly');
    expect(setCookie).toContain('SameSite=Lax');
    expect(setCookie).toContain('Path=/chat');
  });

  test('goes on with JavaScript in the same conversation', async () => {
    const { origin } = await start();
    const browser = visitor(origin);
    await browser.post({ question: 'before', messageId: 'm1' });
    const response = await fetch(`${origin}/chat/token`, { method: 'POST', headers: { Cookie: browser.cookie() } });
    const { conversationId, token } = (await response.json()) as { conversationId: string; token: string };
    const polled = await fetch(`${origin}/v3/directline/conversations/${conversationId}/activities`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(JSON.stringify(await polled.json())).toContain('before');
  });

  test("shows nobody another's conversation", async () => {
    const { origin } = await start();
    const [one, two] = [visitor(origin), visitor(origin)];
    await one.post({ question: 'private words', messageId: 'm1' });
    await two.post({ question: 'mine', messageId: 'm1' });
    expect((await two.get('/chat')).html).not.toContain('private words');
  });

  test('starts over when asked', async () => {
    const { origin } = await start();
    const browser = visitor(origin);
    await browser.post({ question: 'old words', messageId: 'm1' });
    expect(await browser.post({ do: 'start-over' })).toMatchObject({ status: 303, setCookie: expect.stringContaining('Max-Age=0') });
  });

  test('shows markup that somebody typed as the characters it is', async () => {
    const { origin } = await start();
    const browser = visitor(origin);
    await browser.post({ question: '<script>alert(1)</script>"\'', messageId: 'm1' });
    const { html } = await browser.get('/chat');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test.each([
    ['nothing', '', 400, texts.empty],
    ['white space', ' \n\t ', 400, texts.empty],
    ['a megabyte', 'a'.repeat(1_000_000), 413, texts.tooLong],
  ])('answers %s with a plain sentence beside the field', async (_, question, status, sentence) => {
    const { origin } = await start();
    const answer = await visitor(origin).post({ question });
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(`id="question-problem">${sentence}`);
    expect(answer.html).toContain('aria-invalid="true"');
  });

  test('takes a message that is longer than what is read of it', async () => {
    const { origin } = await start();
    const browser = visitor(origin);
    expect((await browser.post({ question: `${'a'.repeat(20_000)}`, messageId: 'm1' })).status).toBe(303);
    expect((await browser.get('/chat')).html).toContain('a'.repeat(20_000));
  });

  test('gives back the words that it could not take, so that nobody types them twice', async () => {
    const { origin } = await start({ turnsPerMinute: 1 });
    const browser = visitor(origin);
    await browser.post({ question: 'one', messageId: 'm1' });
    const answer = await browser.post({ question: `${'a'.repeat(4_100)} </textarea>`, messageId: 'm2' });
    expect(answer.html).toContain(`${'a'.repeat(4_100)} &lt;/textarea&gt;`);
  });

  test('begins anew, and answers, with a cookie that is forged or too old', async () => {
    const { origin } = await start();
    const browser = visitor(origin);
    const sent = await browser.post({ question: 'hello', messageId: 'm1' }, { Cookie: 'kahui-ako-chat=forged' });
    expect(sent.status).toBe(303);
    expect((await browser.get('/chat')).html).toContain('<strong>hello</strong>');
    expect((await fetch(`${origin}/chat`, { headers: { Cookie: 'kahui-ako-chat=forged' } })).status).toBe(200);
  });

  test('refuses a form of another site', async () => {
    const { origin, conversations } = await start();
    expect((await visitor(origin).post({ question: 'hi' }, { Origin: 'https://evil.example' })).status).toBe(403);
    expect(conversations.count()).toBe(0);
  });

  test('asks for patience beyond the limits, and keeps the words', async () => {
    const { origin } = await start({ turnsPerMinute: 1 });
    const browser = visitor(origin);
    await browser.post({ question: 'one', messageId: 'm1' });
    const refused = await browser.post({ question: 'two', messageId: 'm2' });
    expect(refused.status).toBe(429);
    expect(refused.html).toContain(texts.limited);
    expect(refused.html).toContain('two</textarea>');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('stays a chat panel in the launcher’s frame', async () => {
    const { origin } = await start();
    const browser = visitor(origin);
    expect((await browser.get('/chat?view=panel')).html).toContain('action="/chat?view=panel"');
    expect((await browser.post({ question: 'one' }, {}, '/chat?view=panel')).location).toBe('/chat?view=panel#latest');
  });
});

describe('every page', () => {
  test.each(['/', '/chat', '/nowhere'])('%s says its language, its title and what it allows', async (path) => {
    const { origin } = await start();
    const { html, headers } = await visitor(origin).get(path);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en-NZ">/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  test('the chat may be framed by trusted pages, with a new nonce each time', async () => {
    const { origin } = await start();
    const browser = visitor(origin);
    const [one, two] = [await browser.get('/chat'), await browser.get('/chat')];
    const policies = [one, two].map(({ headers }) => headers.get('content-security-policy') ?? '');
    expect(policies[0]).toContain(`frame-ancestors 'self' ${TRUSTED_ORIGIN}`);
    expect(policies[0]).not.toBe(policies[1]);
  });
});

describe('what does not exist or does not fit', () => {
  test.each([
    ['GET', '/nowhere', 404, 'no-such-path'],
    ['GET', '/assets/none.js', 404, 'no-such-path'],
    ['GET', '/assets/..%2f..%2fpackage.json', 404, 'no-such-path'],
    ['GET', '/%', 404, 'no-such-path'],
    ['DELETE', '/chat', 405, 'wrong-method'],
    ['PUT', '/', 405, 'wrong-method'],
    ['GET', '/chat/token', 405, 'wrong-method'],
    ['POST', '/healthz', 405, 'wrong-method'],
  ])('%s %s is refused with a code and a sentence', async (method, path, status, code) => {
    const { origin } = await start();
    const response = await fetch(origin + path, { method });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code, message: expect.stringMatching(/^[A-Z].*\.$/) } });
    if (status === 405) expect(response.headers.get('allow')).toBeTruthy();
  });

  test('a person who follows a broken link reads a page', async () => {
    const { origin } = await start();
    const page = await visitor(origin).get('/nowhere');
    expect(page).toMatchObject({ status: 404, html: expect.stringContaining(texts.pageNotFound) });
  });

  test.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain'])('a form of type %s is refused', async (type) => {
    const { origin } = await start();
    const response = await fetch(`${origin}/chat`, { method: 'POST', headers: { 'Content-Type': type }, body: '{}' });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ error: { code: 'content-type' } });
  });

  test.each([
    ['a Host that is none', 'GET /chat HTTP/1.1\r\nHost: evil; script-src *\r\nConnection: close\r\n\r\n', '400'],
    ['a Host that is a path', 'GET / HTTP/1.1\r\nHost: /\r\nConnection: close\r\n\r\n', '400'],
    ['a port that is none', 'GET / HTTP/1.1\r\nHost: a:99999\r\nConnection: close\r\n\r\n', '400'],
    ['an address of another server', 'GET http://[/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '400'],
    ['a method that we do not know', 'PROPFIND /chat HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '405'],
    ['an upgrade to nothing', 'GET /x HTTP/1.1\r\nHost: ;\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', '404'],
  ])('%s is refused and the service goes on', async (_, bytes, status) => {
    const { origin, url } = await start();
    const answer = await rawRequest(Number(new URL(url).port), bytes);
    expect(answer.split('\r\n')[0]).toContain(status);
    expect(answer).not.toContain('script-src *');
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  test('bytes that are no HTTP end that connection and nothing else', async () => {
    const { origin, url } = await start();
    expect(await rawRequest(Number(new URL(url).port), '\u0001\u0002 nonsense\r\n\r\n')).toContain('400');
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  test('a fault inside is logged, and shown to nobody', async () => {
    const errors: unknown[] = [];
    const log: Logger = { ...silentLogger, error: (_event, _fields, cause) => errors.push(cause) };
    const { origin, conversations } = await start({ log });
    const fault = new Error('secret path /var/x');
    conversations.breakWith(fault);
    const page = await visitor(origin).post({ question: 'hi' });
    expect(page.status).toBe(500);
    expect(page.html).toContain(texts.unavailable);
    expect(page.html).not.toContain('secret');
    expect(errors).toEqual([fault]);
    conversations.breakWith(null);
    expect((await visitor(origin).post({ question: 'hi' })).status).toBe(303);
  });
});

describe('a route of another room', () => {
  const mounted = (handle: Parameters<typeof startTestServer>[0]) => start(handle);

  test('gets the request unread and answers it', async () => {
    const { origin } = await mounted({
      mounted: [
        {
          methods: ['POST'],
          path: '/api/messages',
          async handle(request, response) {
            let body = '';
            for await (const chunk of request) body += String(chunk);
            response.statusCode = 202;
            response.end(body.toUpperCase());
          },
        },
      ],
    });
    const response = await fetch(`${origin}/api/messages`, { method: 'POST', body: 'hello' });
    expect([response.status, await response.text()]).toEqual([202, 'HELLO']);
    expect((await fetch(`${origin}/api/messages`)).status).toBe(405);
  });

  test.each([
    ['throws', () => Promise.reject(new Error('secret'))],
    ['forgets to answer', () => Promise.resolve()],
  ])('that %s is a 500 without a word of why', async (_, handle) => {
    const { origin } = await mounted({ mounted: [{ methods: ['POST'], path: '/api/messages', handle }] });
    const response = await fetch(`${origin}/api/messages`, { method: 'POST' });
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ error: { code: 'internal', message: expect.not.stringContaining('secret') } });
  });
});

describe('starting and stopping', () => {
  test('a port in use is a fault that names the port and the cure', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    // `address()` of a TCP server is never a string or null once it listens.
    const { port } = taken.address() as AddressInfo;
    const failure = await startTestServer({ port }).catch((error: unknown) => error);
    taken.close();
    expect(failure).toBeInstanceOf(Fault);
    expect(failure).toMatchObject({ code: 'port-in-use', where: `127.0.0.1:${port}`, cure: expect.stringContaining('PORT') });
  });

  test('is ready when the parts behind it are', async () => {
    let ready = false;
    const { origin } = await start({ isReady: async () => ready });
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    ready = true;
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  });

  test('a stop lets the request under way finish, and takes no more', async () => {
    let release = (): void => {};
    let arrived = (): void => {};
    const inside = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { origin, close } = await startTestServer({
      mounted: [
        {
          methods: ['GET'],
          path: '/slow',
          async handle(_request, response) {
            arrived();
            await new Promise<void>((resolve) => {
              release = resolve;
            });
            response.end('finished');
          },
        },
      ],
    });
    const slow = fetch(`${origin}/slow`);
    await inside;
    const closing = close();
    // Nobody new gets in while the one under way goes on; only then is it let go.
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
    release();
    expect(await (await slow).text()).toBe('finished');
    await closing;
  });
});

/** Sends bytes as they are and gives everything that comes back. */
async function rawRequest(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}
