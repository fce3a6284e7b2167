// Who is signed in to the desk: a signed token in a cookie, for eight hours, and the form token that goes with it.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../base/clock.ts';
import type { Ids } from '../../base/ids.ts';
import { callerOf, cookie } from '../caller.ts';

const COOKIE = 'kahui-ako-desk';
/** One working day; absolute, however busy somebody is. */
const SESSION_SECONDS = 8 * 60 * 60;
const AUDIENCE = 'staff-desk';
const ALGORITHM = 'HS256';

/** A member of staff. `subject` is the provider's own name for them, null after the shared password. */
export type Staff = { readonly name: string; readonly subject: string | null };

export type Session = Staff & {
  readonly id: string;
  /** Must come back with every form; nobody without the session can make it. */
  readonly formToken: string;
};

export type Sessions = {
  /** The header that signs somebody in. */
  begin(request: IncomingMessage, staff: Staff): Promise<Readonly<Record<string, string>>>;
  /** Null when nobody is signed in, the token is forged or over its time, or they signed out of this instance. */
  of(request: IncomingMessage): Promise<Session | null>;
  /** The header that signs them out; the token is refused from now on by this instance, even when somebody kept a copy. */
  end(request: IncomingMessage, session: Session): Readonly<Record<string, string>>;
  isFormToken(session: Session, token: string): boolean;
};

const claims = z.object({ jti: z.string().min(1), exp: z.number(), name: z.string().min(1), staff: z.string().nullable() });

/** A key for one purpose, so that no token of one kind passes as another; `secret` alone opens nothing of the chat's. */
export function deskKey(secret: string, purpose: string): Uint8Array {
  return createHmac('sha256', secret).update(`staff desk: ${purpose}`).digest();
}

/** Whether two texts are the same, in a time that does not tell how much of them is. */
export function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** `signInWay` changes when the password or the provider does: everybody must then sign in anew. */
export function createSessions(options: {
  readonly secret: string;
  readonly signInWay: string;
  readonly publicUrl: string | null;
  readonly clock: Clock;
  readonly ids: Ids;
}): Sessions {
  const { secret, signInWay, publicUrl, clock, ids } = options;
  const key = deskKey(secret, `session ${signInWay}`);
  const formKey = deskKey(secret, 'forms');
  /** Sessions that were signed out, until they would have ended anyway: session id → milliseconds since 1970. */
  const ended = new Map<string, number>();

  const setCookie = (request: IncomingMessage, value: string, seconds: number): Readonly<Record<string, string>> => {
    const secure = callerOf(request, publicUrl).baseUrl.startsWith('https:') ? '; Secure' : '';
    return { 'Set-Cookie': `${COOKIE}=${value}; Path=/desk; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}` };
  };

  return {
    async begin(request, { name, subject }) {
      const now = Math.floor(clock.now().getTime() / 1_000);
      const token = await new SignJWT({ name, staff: subject })
        .setProtectedHeader({ alg: ALGORITHM })
        .setAudience(AUDIENCE)
        .setJti(ids.next())
        .setIssuedAt(now)
        .setExpirationTime(now + SESSION_SECONDS)
        .sign(key);
      return setCookie(request, token, SESSION_SECONDS);
    },

    async of(request) {
      const token = cookie(request, COOKIE);
      if (token === null) return null;
      try {
        const verified = await jwtVerify(token, key, { algorithms: [ALGORITHM], audience: AUDIENCE, currentDate: clock.now() });
        const { jti: id, name, staff: subject } = claims.parse(verified.payload);
        if (ended.has(id)) return null;
        return { id, name, subject, formToken: createHmac('sha256', formKey).update(id).digest('base64url') };
      } catch (refused) {
        if (refused instanceof errors.JOSEError || refused instanceof z.ZodError) return null;
        throw refused;
      }
    },

    end(request, { id }) {
      const now = clock.now().getTime();
      for (const [other, until] of ended) if (until <= now) ended.delete(other);
      ended.set(id, now + SESSION_SECONDS * 1_000);
      return setCookie(request, '', 0);
    },

    isFormToken: (session, token) => isSame(session.formToken, token),
  };
}
