// The way to the OpenID provider and back: what the browser keeps meanwhile, and the page each end leads to.
import type { IncomingMessage } from 'node:http';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../base/clock.ts';
import type { Logger } from '../../base/logger.ts';
import { callerOf, cookie } from '../caller.ts';
import type { Respond } from '../routes.ts';
import { seeOther, type WebAnswer } from '../sending.ts';
import type { Frame } from './frame.ts';
import type { Gate } from './gate.ts';
import { createProvider, type ProviderOptions } from './provider.ts';
import { deskKey, type Sessions } from './session.ts';
import { failedMain, goOnMain } from './sign-in-pages.ts';
import { isReservedName, staffName } from './staff-name.ts';
import { wantedPage } from './wanted.ts';
import { words } from './words.ts';

const COOKIE = 'kahui-ako-desk-sign-in';
const KEPT_SECONDS = 10 * 60;
const RETURN_PATH = '/desk/signed-in';

export type RoundTrip = { readonly begin: Respond; readonly finish: Respond };

const kept = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

export function createRoundTrip(options: {
  readonly provider: ProviderOptions;
  readonly secret: string;
  readonly sessions: Sessions;
  readonly gate: Gate;
  readonly frame: Frame;
  readonly publicUrl: string | null;
  readonly clock: Clock;
  readonly log: Logger;
}): RoundTrip {
  const { sessions, gate, frame, publicUrl, clock, log } = options;
  const provider = createProvider(options.provider, log);
  const key = deskKey(options.secret, 'round trip');
  const base = (request: IncomingMessage): string => callerOf(request, publicUrl).baseUrl;

  const failedPage = (status: number, heading: string, message: string, to: string): WebAnswer =>
    frame({ status, title: heading, session: null, main: failedMain(heading, message, to) });

  const read = async (request: IncomingMessage): Promise<z.infer<typeof kept> | null> => {
    const sealed = cookie(request, COOKIE);
    if (sealed === null) return null;
    try {
      return kept.parse((await jwtDecrypt(sealed, key, { audience: RETURN_PATH, currentDate: clock.now() })).payload);
    } catch (refused) {
      if (refused instanceof errors.JOSEError || refused instanceof z.ZodError) return null;
      throw refused;
    }
  };

  return {
    begin: gate.safely(async (request, query) => {
      const to = wantedPage(query.get('to'));
      const way = await provider.begin(base(request) + RETURN_PATH);
      if (way === null) return failedPage(503, words.provider.downHeading, words.provider.down, to);
      const now = Math.floor(clock.now().getTime() / 1_000);
      const sealed = await new EncryptJWT({ ...way.begun, to })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setAudience(RETURN_PATH)
        .setExpirationTime(now + KEPT_SECONDS)
        .encrypt(key);
      const secure = base(request).startsWith('https:') ? '; Secure' : '';
      // Lax: the browser comes back to us from another site, and must bring it.
      const attributes = `Path=${RETURN_PATH}; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
      return seeOther(way.address, { 'Set-Cookie': `${COOKIE}=${sealed}; ${attributes}` });
    }),

    finish: gate.safely(async (request, query) => {
      const begun = await read(request);
      if (begun === null || query.get('state') !== begun.state)
        return failedPage(400, words.provider.staleHeading, words.provider.stale, begun?.to ?? wantedPage(null));
      const to = wantedPage(begun.to);
      const finished = await provider.finish(new URL(`${base(request)}${RETURN_PATH}?${query}`), begun);
      switch (finished.kind) {
        case 'down':
          return failedPage(503, words.provider.downHeading, words.provider.down, to);
        case 'refused':
          return failedPage(403, words.provider.refusedHeading, words.provider.refused, to);
        case 'no-role':
          return failedPage(403, words.provider.noRoleHeading, words.provider.noRole(finished.role), to);
        case 'signed-in': {
          const { subject } = finished;
          log.info('desk-signed-in', { way: 'provider' });
          const name = staffName(finished.name);
          const staff = { name: name === '' || isReservedName(name) ? subject : name, subject };
          // Not a redirect: that would still count as coming from the provider's site, and the browser would keep a strict cookie back.
          return frame({
            title: words.signIn.continueHeading,
            session: null,
            goOn: to,
            main: goOnMain(to),
            headers: await sessions.begin(request, staff),
          });
        }
      }
    }),
  };
}
