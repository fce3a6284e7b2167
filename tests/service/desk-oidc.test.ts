// Staff sign in with a work account at a real OpenID provider, which runs in this process; and what happens when it goes wrong.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type DeskServer, startDeskServer, visitor } from '../support/desk-server.ts';
import { CLIENT, type OidcProvider, startOidcProvider } from '../support/oidc-provider.ts';

const AT = '/desk/cases/KA-7F4H2MRW';
const accounts = {
  aroha: { name: 'Aroha Ngata', preferred_username: 'aroha@example.govt.nz', roles: ['Enquiries.Staff'] },
  hemi: { preferred_username: 'hemi@example.govt.nz', roles: ['Enquiries.Staff', 'Other'] },
  eve: { name: 'Eve', roles: ['Other'] },
  ghost: { name: 'The Person', roles: ['Enquiries.Staff'] },
};

let provider: OidcProvider;
const running: DeskServer[] = [];
beforeEach(async () => {
  // The provider says on the console that its login page and its keys are for development.
  vi.spyOn(console, 'info').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  provider = await startOidcProvider(accounts);
});
afterEach(async () => {
  await Promise.all([provider.stop(), ...running.splice(0).map((server) => server.close())]);
  vi.restoreAllMocks();
});

async function start(changes: { role?: string | null; clientSecret?: string } = {}) {
  const role = changes.role === undefined ? 'Enquiries.Staff' : changes.role;
  const oidc = { issuer: provider.issuer, ...CLIENT, role, ...(changes.clientSecret ? { clientSecret: changes.clientSecret } : {}) };
  const server = await startDeskServer({ signIn: { password: 'not used with a provider', oidc } });
  running.push(server);
  provider.admit(`${server.origin}/desk/signed-in`);
  return { server, staff: visitor(server.origin) };
}

/** From the button to the provider's page, through its login, to the address it sends the browser back to. */
async function logIn(staff: ReturnType<typeof visitor>, login: string, to = '/desk'): Promise<string> {
  const away = await staff.get(`/desk/sign-in/provider?to=${encodeURIComponent(to)}`);
  const atProvider = visitor(provider.issuer);
  const interaction = await atProvider.get(away.location ?? '');
  const form = await atProvider.get(interaction.location ?? '');
  expect(form.html).toContain('name="login"');
  const resumed = await atProvider.post(interaction.location ?? '', { prompt: 'login', login, password: 'any' });
  const back = await atProvider.get(resumed.location ?? '');
  return back.location ?? '';
}

describe('signing in with a work account', () => {
  test('asks with PKCE, state and nonce, and leads back to the page that was wanted', async () => {
    const { server, staff } = await start();
    const page = await staff.get(`/desk/sign-in?to=${AT}`);
    expect(page.html).toContain('Sign in with your work account');
    expect(page.html).not.toContain('type="password"');
    const away = await staff.get('/desk/sign-in/provider');
    const asked = new URL(away.location ?? '').searchParams;
    expect(asked.get('redirect_uri')).toBe(`${server.origin}/desk/signed-in`);
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(20);
    const cookie = away.headers.get('set-cookie') ?? '';
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/desk/signed-in', 'Max-Age=600']) expect(cookie).toContain(part);
    for (const name of ['state', 'nonce']) expect(cookie).not.toContain(asked.get(name));

    const { status, html, headers } = await staff.get(await logIn(staff, 'aroha', AT));
    expect(status).toBe(200);
    expect(html).toContain(`<meta http-equiv="refresh" content="0; url=${AT}">`);
    expect(headers.get('set-cookie')).toContain('SameSite=Strict');
    await staff.submit(AT, { do: 'take' });
    expect(server.desk.carriedOut).toEqual([{ reference: 'KA-7F4H2MRW', act: { kind: 'take' }, who: 'Aroha Ngata' }]);
  });

  test.each([
    ['the user name where there is no name', 'hemi', 'Signed in as hemi@example.govt.nz'],
    ['the subject where the name is one of the service’s own', 'ghost', 'Signed in as ghost'],
  ])('takes %s', async (_, login, sentence) => {
    const { staff } = await start();
    await staff.get(await logIn(staff, login));
    expect((await staff.get('/desk')).html).toContain(sentence);
  });

  test('without the role is a page that says whom to ask; with no role set, anybody with an account may', async () => {
    const strict = await start();
    const { status, html } = await strict.staff.get(await logIn(strict.staff, 'eve'));
    expect(status).toBe(403);
    expect(html).toContain('it does not have the role “Enquiries.Staff”. Ask whoever looks after work accounts');
    expect((await strict.staff.get('/desk')).status).toBe(303);
    const open = await start({ role: null });
    await open.staff.get(await logIn(open.staff, 'eve'));
    expect((await open.staff.get('/desk')).html).toContain('Signed in as Eve');
  });

  test('does not take the password besides', async () => {
    const { staff } = await start();
    const answer = await staff.signIn({ password: 'not used with a provider' });
    expect(answer.status).toBe(403);
    expect((await staff.get('/desk')).status).toBe(303);
  });
});

describe('nobody is signed in', () => {
  const refused = async (staff: ReturnType<typeof visitor>, address: string, status: number, heading: string) => {
    const answer = await staff.get(address);
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(`<h1>${heading}</h1>`);
    expect((await staff.get('/desk')).status).toBe(303);
  };

  test('with another state', async () => {
    const { staff } = await start();
    const back = new URL(await logIn(staff, 'aroha'));
    back.searchParams.set('state', 'another');
    await refused(staff, back.href, 400, 'Sign in again');
  });

  test('in a browser that did not begin it', async () => {
    const { server, staff } = await start();
    await refused(visitor(server.origin), await logIn(staff, 'aroha'), 400, 'Sign in again');
  });

  test('after more than ten minutes', async () => {
    const { server, staff } = await start();
    const back = await logIn(staff, 'aroha');
    server.passHours(0.2);
    await refused(staff, back, 400, 'Sign in again');
  });

  test('with a code that somebody else was given', async () => {
    const { server, staff } = await start();
    const attacker = visitor(server.origin);
    const theirs = new URL(await logIn(attacker, 'eve')).searchParams.get('code') ?? '';
    const back = new URL(await logIn(staff, 'aroha'));
    back.searchParams.set('code', theirs);
    await refused(staff, back.href, 403, 'You were not signed in');
  });

  test('twice by one code', async () => {
    const { staff } = await start();
    const back = await logIn(staff, 'aroha');
    await staff.get(back);
    staff.cookies.delete('kahui-ako-desk');
    await refused(staff, back, 403, 'You were not signed in');
  });

  test('when the provider says no', async () => {
    const { staff } = await start();
    const back = new URL(await logIn(staff, 'aroha'));
    back.searchParams.delete('code');
    back.searchParams.set('error', 'access_denied');
    await refused(staff, back.href, 403, 'You were not signed in');
  });

  test('when our secret is not the provider’s', async () => {
    const { staff } = await start({ clientSecret: 'another secret' });
    await refused(staff, await logIn(staff, 'aroha'), 403, 'You were not signed in');
  });

  test('while the provider is down, before its page or after; once it is back they are', async () => {
    const { staff } = await start();
    provider.serve(false);
    await refused(staff, '/desk/sign-in/provider', 503, 'Sign-in is not working just now');
    provider.serve(true);
    const back = await logIn(staff, 'aroha');
    provider.serve(false);
    await refused(staff, back, 503, 'Sign-in is not working just now');
    provider.serve(true);
    await staff.get(await logIn(staff, 'aroha'));
    expect((await staff.get('/desk')).status).toBe(200);
  });
});
