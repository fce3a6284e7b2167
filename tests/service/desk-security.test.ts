// Who gets into the staff desk and who does not: passwords, sessions, foreign forms, markup in every field, headers.
import { SignJWT } from 'jose';
import { afterEach, describe, expect, test } from 'vitest';
import type { Logger } from '../../src/base/logger.ts';
import { silentLogger } from '../../src/base/logger.ts';
import type { CaseFile } from '../../src/cases/case.ts';
import { type DeskServer, hiddenFields, STAFF_PASSWORD, startDeskServer, visitor } from '../support/desk-server.ts';
import { aDelivery, aFile } from '../support/fake-desk.ts';

const running: DeskServer[] = [];
async function start(changes: Parameters<typeof startDeskServer>[0] = {}): Promise<DeskServer> {
  const server = await startDeskServer(changes);
  running.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

const COOKIE = 'kahui-ako-desk';
const AT = '/desk/cases/KA-7F4H2MRW';

describe('signing in', () => {
  test('by the password leads to the page that was wanted', async () => {
    const server = await start();
    const staff = visitor(server.origin);
    const first = await staff.get(`${AT}?done=take`);
    expect(first).toMatchObject({ status: 303, location: `/desk/sign-in?to=${encodeURIComponent(`${AT}?done=take`)}` });
    const page = await staff.get(first.location ?? '');
    expect(page.html).toContain(`name="to" value="${AT}?done=take"`);
    const answer = await staff.signIn({ to: `${AT}?done=take`, name: '  Aroha \n Ngata ' });
    expect(answer).toMatchObject({ status: 303, location: `${AT}?done=take` });
    expect((await staff.get('/desk')).html).toContain('Signed in as Aroha Ngata');
    expect(await staff.get('/desk/sign-in')).toMatchObject({ status: 303, location: '/desk' });
  });

  test('without a name is as “Staff”', async () => {
    const server = await start();
    const staff = visitor(server.origin);
    await staff.signIn({ name: ' ' });
    await staff.submit(AT, { do: 'take' });
    expect(server.desk.carriedOut[0]?.who).toBe('Staff');
  });

  test.each([
    'https://evil.example/desk',
    '//evil.example/desk',
    '/desk\\..\\x',
    '/chat',
    '/desk/../chat',
    '/desk/sign-out',
    'javascript:alert(1)',
  ])('leads to the first page instead of %s', async (to) => {
    const { origin } = await start();
    expect((await visitor(origin).signIn({ to })).location).toBe('/desk');
  });

  test.each(['', 'wrong', `${STAFF_PASSWORD} `, STAFF_PASSWORD.toUpperCase()])(
    'refuses the password “%s” and keeps the name',
    async (password) => {
      const { origin } = await start();
      const staff = visitor(origin);
      const { status, html } = await staff.signIn({ password });
      expect(status).toBe(403);
      expect(html).toContain('This is not the password.');
      expect(html).toContain('value="Aroha"');
      expect(staff.cookies.size).toBe(0);
    },
  );

  test('tells the eleventh wrong try of a minute how long to wait, and lets the right password in all the same', async () => {
    const { origin } = await start();
    const staff = visitor(origin);
    for (let tries = 0; tries < 10; tries++) expect((await staff.signIn({ password: 'wrong' })).status).toBe(403);
    const { status, html, headers } = await staff.signIn({ password: 'wrong' });
    expect(status).toBe(429);
    expect(html).toMatch(/This is not the password, and there were many wrong tries\. Wait (\d\d? seconds|1 second), then try again\./);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(staff.cookies.size).toBe(0);
    expect((await staff.signIn()).status).toBe(303);
    expect((await staff.get('/desk')).status).toBe(200);
  });

  test('from a page of another site is refused', async () => {
    const { origin } = await start();
    const staff = visitor(origin);
    const answer = await staff.post('/desk/sign-in', { password: STAFF_PASSWORD }, { Origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect(staff.cookies.size).toBe(0);
  });

  test('is off without a password and without a provider, and says what to set', async () => {
    const { origin } = await start({ signIn: { password: null, oidc: null } });
    const staff = visitor(origin);
    const page = await staff.get('/desk/sign-in');
    expect(page.status).toBe(503);
    expect(page.html).toContain('STAFF_PASSWORD');
    expect((await staff.signIn({ password: '' })).status).toBe(503);
    expect(staff.cookies.size).toBe(0);
  });

  test('writes no password and no name to the log', async () => {
    const said: unknown[] = [];
    const keep = (...words: readonly unknown[]) => void said.push(words);
    const log: Logger = { ...silentLogger, info: keep, warn: keep, error: keep };
    const { origin } = await start({ log });
    const staff = visitor(origin);
    await staff.signIn({ password: 'my cat’s name' });
    await staff.signIn();
    expect(JSON.stringify(said)).toContain('desk-password-wrong');
    for (const word of ['cat', STAFF_PASSWORD, 'Aroha']) expect(JSON.stringify(said)).not.toContain(word);
  });
});

describe('the session', () => {
  test('lives in a cookie that no script, no other site and no other path gets', async () => {
    const { origin } = await start();
    const { headers } = await visitor(origin).signIn();
    const cookie = headers.get('set-cookie') ?? '';
    for (const part of [`${COOKIE}=`, 'HttpOnly', 'SameSite=Strict', 'Path=/desk', 'Max-Age=28800']) expect(cookie).toContain(part);
    expect(cookie).not.toContain('Secure');
    const secure = await start({ publicUrl: 'https://enquiries.example.govt.nz' });
    const overTls = await visitor(secure.origin).post('/desk/sign-in', { password: STAFF_PASSWORD });
    expect(overTls.headers.get('set-cookie')).toContain('; Secure');
  });

  test('ends after eight hours, however busy somebody is', async () => {
    const server = await start();
    const staff = visitor(server.origin);
    await staff.signIn();
    server.passHours(7.9);
    expect((await staff.get('/desk')).status).toBe(200);
    server.passHours(0.2);
    expect(await staff.get('/desk')).toMatchObject({ status: 303, location: '/desk/sign-in' });
  });

  test('that ends while somebody writes does nothing, and gives the words back', async () => {
    const server = await start();
    const staff = visitor(server.origin);
    await staff.signIn();
    const form = { ...hiddenFields((await staff.get(AT)).html), do: 'answer', text: 'A long <b>answer</b>.' };
    server.passHours(9);
    const { status, html } = await staff.post(AT, form, { Origin: server.origin });
    expect(status).toBe(403);
    expect(html).toContain('A long &lt;b&gt;answer&lt;/b&gt;.');
    expect(html).toContain(`href="/desk/sign-in?to=${encodeURIComponent(AT)}"`);
    expect((await staff.post(AT, { ...form, do: 'take', text: '' }, { Origin: server.origin })).status).toBe(303);
    expect(server.desk.carriedOut).toEqual([]);
  });

  test('ends with signing out, also for a copy of the cookie', async () => {
    const server = await start();
    const staff = visitor(server.origin);
    await staff.signIn();
    const copy = staff.cookies.get(COOKIE) ?? '';
    const { token = '' } = hiddenFields((await staff.get('/desk')).html);
    const answer = await staff.post('/desk/sign-out', { token }, { Origin: server.origin });
    expect(answer).toMatchObject({ status: 303, location: '/desk/sign-in?signed-out' });
    expect((await staff.get(answer.location ?? '')).html).toContain('You are signed out.');
    staff.cookies.set(COOKIE, copy);
    expect((await staff.get('/desk')).status).toBe(303);
  });

  test.each<[string, (good: string) => Promise<string>]>([
    ['nonsense', async () => 'nonsense'],
    ['one with a letter changed', async (good) => good.replace(/.(?=.{20}$)/, (letter) => (letter === 'A' ? 'B' : 'A'))],
    ['one without a signature', async (good) => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`],
    [
      'one signed with the bare secret',
      async () =>
        new SignJWT({ name: 'Eve', staff: null })
          .setProtectedHeader({ alg: 'HS256' })
          .setAudience('staff-desk')
          .setJti('1')
          .setExpirationTime('1h')
          .sign(new TextEncoder().encode('a session secret for tests only')),
    ],
  ])('is not %s', async (_, forge) => {
    const { origin } = await start();
    const staff = visitor(origin);
    await staff.signIn();
    staff.cookies.set(COOKIE, await forge(staff.cookies.get(COOKIE) ?? ''));
    expect((await staff.get('/desk')).status).toBe(303);
  });

  test('of one password does not outlive it, and of one secret does not open another service', async () => {
    const staff = visitor((await start()).origin);
    await staff.signIn();
    const token = staff.cookies.get(COOKIE) ?? '';
    for (const changes of [{ signIn: { password: 'another password', oidc: null } }, { sessionSecret: 'another secret' }]) {
      const other = visitor((await start(changes)).origin);
      other.cookies.set(COOKIE, token);
      expect((await other.get('/desk')).status).toBe(303);
    }
    const same = visitor((await start()).origin);
    same.cookies.set(COOKIE, token);
    expect((await same.get('/desk')).status).toBe(200);
  });
});

describe('a form', () => {
  test.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['an unknown place', { Origin: 'null' }],
    ['another site, as the browser says', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a neighbouring site', { 'Sec-Fetch-Site': 'same-site' }],
  ])('from %s changes nothing', async (_, headers) => {
    const server = await start();
    const staff = visitor(server.origin);
    await staff.signIn();
    const { status, html } = await staff.submit(AT, { do: 'close' }, headers);
    expect(status).toBe(403);
    expect(html).toContain('This form did not come from the desk');
    expect(server.desk.carriedOut).toEqual([]);
  });

  test('without the session’s own token changes nothing, and gives the words back', async () => {
    const server = await start();
    const [one, two] = [visitor(server.origin), visitor(server.origin)];
    await Promise.all([one.signIn(), two.signIn()]);
    const others = hiddenFields((await two.get(AT)).html)['token'] ?? '';
    expect(others).not.toBe('');
    for (const token of ['', 'x', others]) {
      const { status, html } = await one.submit(AT, { do: 'note', text: 'My words.', token });
      expect(status).toBe(403);
      expect(html).toContain('My words.');
    }
    expect((await one.post(`${AT}/delete`, { token: others }, { Origin: server.origin })).status).toBe(403);
    expect((await one.post('/desk/sign-out', { token: others }, { Origin: server.origin })).status).toBe(403);
    expect((await one.get('/desk')).status).toBe(200);
    expect(server.desk.carriedOut).toEqual([]);
  });

  test('that is too large, or no form, is refused by a page', async () => {
    const server = await start();
    const staff = visitor(server.origin);
    await staff.signIn();
    const large = await staff.submit(AT, { do: 'note', text: 'a'.repeat(70_000) });
    expect(large.status).toBe(413);
    expect(large.html).toContain('<h1>This is too long</h1>');
    const other = await staff.post(AT, {}, { Origin: server.origin, 'Content-Type': 'application/json' });
    expect(other.status).toBe(415);
    expect(server.desk.carriedOut).toEqual([]);
  });
});

describe('markup', () => {
  const BAD = `"'><script>alert(1)</script><img src=x onerror=alert(1)>[a](javascript:alert(1))`;

  test('in every field of a case, and in what staff type, stays text', async () => {
    const file: CaseFile = {
      ...aFile(
        {
          route: BAD,
          place: BAD,
          about: BAD,
          channel: BAD,
          takenBy: BAD,
          state: 'taken',
          answerBy: { kind: 'e-mail', address: BAD },
        },
        {
          transcript: [
            { from: 'person', at: BAD, text: `${BAD} [a link](https://evil.example)`, sources: [BAD] },
            { from: 'service', at: '2026-11-22T02:04:00Z', text: BAD, sources: [BAD] },
          ],
          acts: [
            { at: BAD, who: BAD, kind: 'noted', text: BAD },
            { at: BAD, who: BAD, kind: 'handed-over', text: BAD },
          ],
          deliveries: [aDelivery({ state: 'needs-a-hand', lastError: BAD })],
        },
      ),
    };
    const { origin } = await start({
      files: [file, aFile({ reference: 'KA-99999999', answerBy: { kind: 'phone', number: BAD }, about: BAD })],
    });
    const staff = visitor(origin);
    await staff.signIn({ name: BAD.slice(0, 80) });
    const pages = await Promise.all([
      staff.get(AT),
      staff.get('/desk/cases/KA-99999999'),
      staff.get('/desk?show=all'),
      staff.get(`/desk?reference=${encodeURIComponent(BAD)}`),
      staff.get(`/desk?show=${encodeURIComponent(BAD)}&route=${encodeURIComponent(BAD)}`),
      staff.get(`/desk/cases/${encodeURIComponent(BAD)}`),
      staff.get(`${AT}?done=${encodeURIComponent(BAD)}`),
      staff.submit(AT, { do: 'note', text: BAD.repeat(80) }),
      visitor(origin).signIn({ password: 'wrong', name: BAD, to: BAD }),
    ]);
    for (const { html } of pages) {
      expect(html).not.toMatch(/<script|<img|href="(javascript|https:\/\/evil)/i);
      expect(html).not.toContain('"\'>');
    }
    expect(pages[0]?.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});

describe('marks that turn the direction of writing', () => {
  const MARKS = [...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'];
  const TURNED = `left ${MARKS.join('right ')} end`;
  const PLAIN = `left ${MARKS.map(() => '').join('right ')} end`;

  test('are on no page, and each text of a person has a direction of its own', async () => {
    const answerBy = { kind: 'e-mail', address: TURNED } as const;
    const file = aFile(
      { about: TURNED, place: TURNED, answerBy, takenBy: TURNED },
      {
        transcript: [
          { from: 'person', at: '2026-11-22T02:04:00Z', text: TURNED, sources: [] },
          { from: 'service', at: '2026-11-22T02:04:00Z', text: TURNED, sources: [TURNED] },
        ],
        acts: [{ at: '2026-11-22T02:04:00Z', who: 'the person', kind: 'wrote', text: TURNED }],
        deliveries: [aDelivery({ state: 'needs-a-hand', lastError: TURNED })],
      },
    );
    const { origin } = await start({ files: [file] });
    const staff = visitor(origin);
    await staff.signIn();
    const [one, list, searched, deleting] = await Promise.all([
      staff.get(AT),
      staff.get('/desk'),
      staff.get(`/desk?reference=${encodeURIComponent(TURNED)}`),
      staff.get(`${AT}/delete`),
    ]);
    for (const { status, html } of [one, list, searched, deleting]) {
      expect(status).toBe(200);
      for (const mark of MARKS) expect(html).not.toContain(mark);
    }
    for (const element of [
      `<p class="words about" dir="auto">${PLAIN}</p>`,
      `<span dir="auto">${PLAIN}</span>`,
      `<p class="words" dir="auto">${PLAIN}</p>\n`,
      `<div class="words" dir="auto"><p>${PLAIN}</p></div>`,
      `</strong> wrote again</p><p class="words" dir="auto">${PLAIN}</p>`,
    ])
      expect(one.html).toContain(element);
    expect(list.html).toContain(`<p class="about" dir="auto">${PLAIN}</p>`);
  });

  test('leave other text as it is, and make no markup when they go', async () => {
    const about = 'Māori, שלום\u200f, مرحبا, 👩\u200d🏫 <\u202escript> &\u2066lt;b>';
    const { origin } = await start({ files: [aFile({ about })] });
    const staff = visitor(origin);
    await staff.signIn();
    expect((await staff.get(AT)).html).toContain('Māori, שלום\u200f, مرحبا, 👩\u200d🏫 &lt;script&gt; &amp;lt;b&gt;');
  });
});

test.each([
  '/desk',
  '/desk/',
  AT,
  `${AT}/delete`,
  '/desk/nowhere',
  '/desk/sign-in',
  '/desk/sign-in/provider',
  '/desk/signed-in',
  '/desk/a/b/c',
])('every answer at %s allows no script, no frame and no copy, before signing in and after', async (path) => {
  const { origin } = await start();
  const staff = visitor(origin);
  const before = await staff.get(path);
  await staff.signIn();
  const answers = [before, await staff.get(path), await staff.post(path, {}, { Origin: 'https://evil.example' })];
  for (const { headers, html, status } of answers) {
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    if (status === 303) continue;
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    if (status !== 405) expect(policy).not.toMatch(/script-src|unsafe/);
    expect(html).not.toContain('<script');
  }
});
