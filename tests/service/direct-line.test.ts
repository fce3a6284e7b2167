// Direct Line 3.0 over real HTTP: tokens, conversations, messages, and everything that must be refused.
import { afterEach, describe, expect, test } from 'vitest';
import { directLineCalls } from '../support/direct-line-calls.ts';
import { DIRECT_LINE_SECRET, startTestServer, type TestServer, TRUSTED_ORIGIN } from '../support/web-server.ts';

const running: TestServer[] = [];
async function start(changes: Parameters<typeof startTestServer>[0] = {}) {
  const server = await startTestServer(changes);
  running.push(server);
  return { ...server, ...directLineCalls(server.origin) };
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

describe('a token', () => {
  test('for our own page opens a conversation with its greeting', async () => {
    const { token, call, poll } = await start();
    const grant = await token();
    expect(grant).toMatchObject({ expires_in: 1_800, userId: expect.stringMatching(/^dl_/) });
    const started = await call('POST', '/conversations', grant.token);
    expect(started).toMatchObject({
      status: 201,
      body: { conversationId: grant.conversationId, token: expect.any(String), expires_in: 1_800 },
    });
    expect((await poll(grant)).activities.map(({ text }) => text)).toEqual(['Kia ora. Ask a question.']);
  });

  test('opens its conversation once: the second time it is there already', async () => {
    const { token, call, poll } = await start();
    const grant = await token();
    await call('POST', '/conversations', grant.token);
    expect((await call('POST', '/conversations', grant.token)).status).toBe(200);
    expect((await poll(grant)).activities).toHaveLength(1);
  });

  test('is given to trusted pages with the headers they need, and to no others', async () => {
    const { origin } = await start();
    const ask = (from: string) => fetch(`${origin}/chat/token`, { method: 'POST', headers: { Origin: from } });
    const trusted = await ask(TRUSTED_ORIGIN);
    expect(trusted.status).toBe(201);
    expect(trusted.headers.get('access-control-allow-origin')).toBe(TRUSTED_ORIGIN);
    expect((await ask(origin)).status).toBe(201);
    for (const foreign of ['https://evil.example', 'null']) {
      const refused = await ask(foreign);
      expect(refused.status).toBe(403);
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
      expect(await refused.json()).toMatchObject({ error: { code: 'origin-not-trusted' } });
    }
  });

  test('goes on after a refresh, in the same conversation and as the same person', async () => {
    const { token, call, say, poll } = await start();
    const grant = await token();
    const { status, body } = await call('POST', '/tokens/refresh', grant.token);
    expect(status).toBe(200);
    expect(body).toMatchObject({ conversationId: grant.conversationId, token: expect.any(String), expires_in: 1_800 });
    const fresh = { ...grant, ...(body as { token: string }) };
    expect((await say(fresh, 'Hello')).status).toBe(200);
    expect((await poll(fresh)).activities[0]?.from.id).toBe(grant.userId);
  });

  test('is given for the secret, with the person and the pages that its owner names', async () => {
    const { call, say, poll } = await start();
    const body = { user: { id: 'dl_pupil-7' }, trustedOrigins: [TRUSTED_ORIGIN] };
    const generated = await call('POST', '/tokens/generate', DIRECT_LINE_SECRET, body);
    expect(generated.status).toBe(200);
    const grant = { userId: 'dl_pupil-7', ...(generated.body as { conversationId: string; token: string }) };
    await say(grant, 'Hello');
    expect((await poll(grant)).activities[0]?.from.id).toBe('dl_pupil-7');
  });

  test.each([
    ['another secret', 'not-the-secret', 403],
    ['no secret', null, 401],
  ] as const)('is not given for %s', async (_, secret, status) => {
    const { call } = await start();
    expect((await call('POST', '/tokens/generate', secret)).status).toBe(status);
  });

  test('is not given for any secret when none is set', async () => {
    const { call } = await start({ secret: null });
    expect((await call('POST', '/tokens/generate', DIRECT_LINE_SECRET)).status).toBe(403);
    expect((await call('POST', '/tokens/generate', '')).status).toBe(401);
  });

  test('is not given for a person whom Direct Line would not let a server name', async () => {
    const { call } = await start();
    expect((await call('POST', '/tokens/generate', DIRECT_LINE_SECRET, { user: { id: 'someone' } })).status).toBe(400);
  });

  test('ends with its session, however often it was refreshed', async () => {
    const { token, call } = await start({ sessionSeconds: 0 });
    const grant = await token();
    expect(await call('POST', '/tokens/refresh', grant.token)).toMatchObject({ status: 403, body: { error: { code: 'token-expired' } } });
  });

  test('is refused beyond the limit, with the time to wait', async () => {
    const { origin, token } = await start({ tokensPerMinute: 1 });
    await token();
    const refused = await fetch(`${origin}/chat/token`, { method: 'POST' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('a message', () => {
  test('comes back under the id that its sender got, followed by the answer to it', async () => {
    const { token, call, say, poll } = await start();
    const grant = await token();
    await call('POST', '/conversations', grant.token);
    expect(await say(grant, 'Hello', 'abc')).toMatchObject({ status: 200, body: { id: 'abc' } });
    const { activities, watermark } = await poll(grant, '1');
    expect(activities).toMatchObject([
      { id: 'abc', text: 'Hello', from: { id: grant.userId, role: 'user' }, channelData: { clientActivityID: 'abc' } },
      { text: 'You said **Hello**.', from: { id: 'enquiries', role: 'bot' }, replyToId: 'abc' },
    ]);
    expect(watermark).toBe('3');
  });

  test('sent three times at once is one message with one answer', async () => {
    const { token, say, poll } = await start();
    const grant = await token();
    const answers = await Promise.all([1, 2, 3].map(() => say(grant, 'Hello', 'same')));
    expect(answers.map(({ body }) => body)).toEqual([{ id: 'same' }, { id: 'same' }, { id: 'same' }]);
    expect((await poll(grant)).activities).toHaveLength(2);
  });

  test("cannot be sent in another's name", async () => {
    const { token, call, poll } = await start();
    const grant = await token();
    const forged = {
      type: 'message',
      text: 'hi',
      from: { id: 'enquiries', role: 'bot' },
      conversation: { id: 'other' },
      timestamp: '1999-01-01',
    };
    await call('POST', `/conversations/${grant.conversationId}/activities`, grant.token, forged);
    const [mine] = (await poll(grant)).activities;
    expect(mine?.from).toEqual({ id: grant.userId, role: 'user' });
  });

  test.each(['conversationUpdate', 'invoke', 'endOfConversation'])('of type %s is refused', async (type) => {
    const { token, call } = await start();
    const { conversationId, token: bearer } = await token();
    const answer = await call('POST', `/conversations/${conversationId}/activities`, bearer, { type, text: 'x' });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'activity-type' } } });
  });

  test('that is typing or an event is taken and starts no turn', async () => {
    const { token, call, poll } = await start();
    const grant = await token();
    for (const type of ['typing', 'event']) {
      expect((await call('POST', `/conversations/${grant.conversationId}/activities`, grant.token, { type, name: 'x' })).status).toBe(200);
    }
    expect((await poll(grant)).activities).toEqual([]);
  });

  test('longer than what is read of it is taken', async () => {
    const { token, say } = await start();
    const grant = await token();
    expect((await say(grant, 'a'.repeat(20_000))).status).toBe(200);
  });

  test.each([
    ['broken JSON', '{"type":', {}, 400, 'broken-json'],
    ['a list', '[]', {}, 400, 'bad-activity'],
    ['a wrong type of text', '{"type":"message","text":5}', {}, 400, 'bad-activity'],
    ['no body', '', {}, 400, 'bad-activity'],
    ['a body that is not UTF-8 JSON', 'x', { 'Content-Type': 'text/plain' }, 415, 'content-type'],
    ['a body of a megabyte', JSON.stringify({ type: 'message', text: 'a'.repeat(1_000_000) }), {}, 413, 'too-large'],
  ])('with %s is refused and the service goes on', async (_, body, headers, status, code) => {
    const { token, call, say } = await start();
    const grant = await token();
    const answer = await call('POST', `/conversations/${grant.conversationId}/activities`, grant.token, body, headers);
    expect(answer).toMatchObject({ status, body: { error: { code, message: expect.stringMatching(/\.$/) } } });
    expect((await say(grant, 'still there?')).status).toBe(200);
  });

  test('beyond the limit is refused, while reading goes on', async () => {
    const { token, say, poll } = await start({ turnsPerMinute: 1 });
    const grant = await token();
    await say(grant, 'one');
    const refused = await say(grant, 'two');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    for (let reads = 0; reads < 20; reads++) expect((await poll(grant)).activities).toHaveLength(2);
  });

  test('with a file is refused', async () => {
    const { token, call } = await start();
    const { conversationId, token: bearer } = await token();
    expect(await call('POST', `/conversations/${conversationId}/upload?userId=x`, bearer)).toMatchObject({
      status: 415,
      body: { error: { code: 'no-uploads' } },
    });
  });
});

describe('resuming', () => {
  test('goes on after the watermark, without loss and without repeats', async () => {
    const { token, call, say, poll } = await start();
    const grant = await token();
    await call('POST', '/conversations', grant.token);
    await say(grant, 'one');
    const before = await poll(grant);
    await say(grant, 'two');
    const resumed = await call('GET', `/conversations/${grant.conversationId}?watermark=${before.watermark}`, grant.token);
    expect(resumed).toMatchObject({
      status: 200,
      body: { conversationId: grant.conversationId, token: expect.any(String), streamUrl: expect.stringMatching(/^ws:/) },
    });
    const after = await poll(grant, before.watermark);
    expect(after.activities.map(({ text }) => text)).toEqual(['two', 'You said **two**.']);
  });

  test('reads nothing twice: the last watermark gives an empty set and the same watermark', async () => {
    const { token, say, poll } = await start();
    const grant = await token();
    await say(grant, 'one');
    const { watermark } = await poll(grant);
    expect(await poll(grant, watermark)).toEqual({ activities: [], watermark });
  });

  test.each(['-1', 'abc', '1.5'])('with the watermark %s, which is not ours, is refused', async (watermark) => {
    const { token, call } = await start();
    const { conversationId, token: bearer } = await token();
    expect((await call('GET', `/conversations/${conversationId}/activities?watermark=${watermark}`, bearer)).status).toBe(400);
    expect((await call('GET', `/conversations/${conversationId}?watermark=${watermark}`, bearer)).status).toBe(400);
  });
});

describe('a stranger', () => {
  test.each([
    ['GET', ''],
    ['GET', '/activities'],
    ['POST', '/activities'],
    ['POST', '/upload'],
    ['GET', '/stream'],
  ])("cannot %s another's conversation%s, and does not learn whether it exists", async (method, path) => {
    const { token, call } = await start();
    const [mine, theirs] = [await token(), await token()];
    await call('POST', '/conversations', theirs.token);
    const existing = await call(method, `/conversations/${theirs.conversationId}${path}`, mine.token);
    const missing = await call(method, `/conversations/there-is-none${path}`, mine.token);
    expect(existing).toMatchObject({ status: 403, body: { error: { code: 'foreign-conversation' } } });
    expect(missing.body).toEqual(existing.body);
    expect(missing.status).toBe(403);
  });

  test.each([
    ['without a token', null, 401],
    ['with nonsense for a token', 'nonsense', 403],
    ['with the secret for a token', DIRECT_LINE_SECRET, 403],
  ] as const)('%s gets nowhere', async (_, bearer, status) => {
    const { token, call } = await start();
    const { conversationId } = await token();
    for (const [method, path] of [
      ['POST', '/conversations'],
      ['GET', `/conversations/${conversationId}`],
      ['POST', `/conversations/${conversationId}/activities`],
      ['POST', '/tokens/refresh'],
      ['GET', '/session/getsessionid'],
    ] as const) {
      expect((await call(method, path, bearer)).status).toBe(status);
    }
  });

  test('from a page that is not trusted is refused even with a token', async () => {
    const { token, call } = await start();
    const grant = await token();
    const answer = await call('POST', '/conversations', grant.token, undefined, { Origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a browser of a trusted page', () => {
  test('is allowed the calls and headers that Web Chat makes', async () => {
    const { call, origin } = await start();
    const preflight = await call('OPTIONS', '/conversations', null, undefined, { Origin: TRUSTED_ORIGIN });
    expect(preflight.status).toBe(204);
    for (const name of ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with']) {
      expect(preflight.headers.get('access-control-allow-headers')).toContain(name);
    }
    expect((await fetch(`${origin}/chat/token`, { method: 'OPTIONS', headers: { Origin: TRUSTED_ORIGIN } })).status).toBe(204);
  });

  test('can read refusals too', async () => {
    const { call } = await start();
    const refused = await call('POST', '/conversations', null, undefined, { Origin: TRUSTED_ORIGIN });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe(TRUSTED_ORIGIN);
  });

  test('of a foreign page is allowed nothing', async () => {
    const { call } = await start();
    const preflight = await call('OPTIONS', '/conversations', null, undefined, { Origin: 'https://evil.example' });
    expect(preflight.status).toBe(403);
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('an address or method that does not exist', () => {
  test.each([
    ['GET', '/nothing', 404],
    ['GET', '/tokens/generate', 405],
    ['DELETE', '/conversations', 405],
    ['PUT', '/tokens/refresh', 405],
  ])('%s %s is refused in the contract’s words', async (method, path, status) => {
    const { token, call } = await start();
    const grant = await token();
    const answer = await call(method, path, grant.token);
    expect(answer).toMatchObject({ status, body: { error: { code: expect.any(String), message: expect.any(String) } } });
    if (status === 405) expect(answer.headers.get('allow')).toBeTruthy();
  });
});

describe('while the store cannot be reached', () => {
  test('polling gets an empty set, because one error would stop the client for ever', async () => {
    const { token, say, poll, conversations } = await start();
    const grant = await token();
    await say(grant, 'one');
    const { watermark } = await poll(grant);
    conversations.breakWith(new Error('disk secret /var/x'));
    expect(await poll(grant, watermark)).toEqual({ activities: [], watermark });
    conversations.breakWith(null);
    await say(grant, 'two');
    expect((await poll(grant, watermark)).activities).toHaveLength(2);
  });

  test('sending is refused for now, without a word of what is wrong inside', async () => {
    const { token, say, conversations } = await start();
    const grant = await token();
    conversations.breakWith(new Error('disk secret /var/x'));
    const refused = await say(grant, 'one');
    expect(refused).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
    expect(JSON.stringify(refused.body)).not.toContain('secret');
  });
});
