// A web server with a staff desk over cases in memory, and a member of staff without JavaScript at it.

import type { Logger } from '../../src/base/logger.ts';
import type { CaseFile } from '../../src/cases/case.ts';
import type { DeskOptions } from '../../src/web/desk/desk-routes.ts';
import { aFile, type FakeDesk, fakeDesk } from './fake-desk.ts';
import { startTestServer, type TestServer } from './web-server.ts';

export const STAFF_PASSWORD = 'a password for tests only';
const REGIONS = [
  { id: 'canterbury', name: 'Canterbury' },
  { id: 'tai-tokerau', name: 'Tai Tokerau' },
];

export type DeskServer = TestServer & { readonly desk: FakeDesk; passHours(hours: number): void };

export async function startDeskServer(
  changes: {
    readonly files?: readonly CaseFile[];
    readonly signIn?: DeskOptions['signIn'];
    readonly sessionSecret?: string;
    readonly assetsDirectory?: string;
    readonly publicUrl?: string;
    readonly port?: number;
    readonly log?: Logger;
  } = {},
): Promise<DeskServer> {
  let passed = 0;
  const now = () => new Date(Date.now() + passed);
  const desk = fakeDesk(changes.files ?? [aFile()], now);
  const { files: _, signIn, sessionSecret, ...server } = changes;
  const running = await startTestServer({
    ...server,
    desk: {
      desk,
      offices: {
        fallback: { office: null, phone: null, mailbox: 'enquiries@example.govt.nz', verifiedOn: null },
        regions: new Map([
          [
            'canterbury',
            { office: 'Christchurch office', phone: '03 378 7300', mailbox: 'chch@example.govt.nz', verifiedOn: '2026-10-01' },
          ],
        ]),
        media: null,
        safety: null,
      },
      regions: REGIONS,
      signIn: signIn ?? { password: STAFF_PASSWORD, oidc: null },
      sessionSecret: sessionSecret ?? 'a session secret for tests only',
      clock: { now, today: () => now().toISOString().slice(0, 10) },
    },
  });
  return {
    ...running,
    desk,
    passHours(hours) {
      passed += hours * 3_600_000;
    },
  };
}

export type Seen = { readonly status: number; readonly html: string; readonly location: string | null; readonly headers: Headers };

/** A browser without JavaScript: keeps cookies by name, follows no redirect by itself. */
export function visitor(origin: string) {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit, headers: Readonly<Record<string, string>>): Promise<Seen> => {
    const response = await fetch(new URL(path, origin), {
      ...init,
      redirect: 'manual',
      headers: { Accept: 'text/html', Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...headers },
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]?.split(/=(.*)/s) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return { status: response.status, html: await response.text(), location, headers: response.headers };
  };

  const get = (path: string, headers: Readonly<Record<string, string>> = {}) => send(path, {}, headers);
  const post = (path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
    send(path, { method: 'POST', body: new URLSearchParams(fields) }, headers);

  return {
    cookies,
    get,
    post,
    signIn: (fields: Readonly<Record<string, string>> = {}) =>
      post('/desk/sign-in', { password: STAFF_PASSWORD, name: 'Aroha', ...fields }, { Origin: origin }),
    /** Sends a form of a page as a browser would: with the hidden fields it has there. */
    async submit(path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
      const page = await get(path);
      return post(path, { ...hiddenFields(page.html), ...fields }, { Origin: origin, ...headers });
    },
  };
}

/** What every form about a case carries. */
export function hiddenFields(html: string): Readonly<Record<string, string>> {
  const value = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  return { token: value('token'), seen: value('seen') };
}
