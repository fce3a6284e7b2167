// Signed tokens: who may speak in which conversation, for how long. Identity comes from here and nowhere else.
import { createHash } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../base/clock.ts';
import type { Ids } from '../../base/ids.ts';

/** Web Chat refreshes every 15 minutes and ignores `expires_in`, so a token must live at least 30. Source: directlinejs, `lifetimeRefreshToken`. */
const TOKEN_SECONDS = 1_800;
/** The stream token stands in an address, so it lives just long enough to connect. */
const STREAM_TOKEN_SECONDS = 60;
/** How long somebody may come back for an office's answer: 30 days from asking. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;
const ISSUER = 'kahui-ako-enquiries';
const ALGORITHM = 'HS256';

/** `session` speaks Direct Line, `stream` opens one websocket, `page` is the cookie of the page without JavaScript. */
export type TokenPurpose = 'session' | 'stream' | 'page';
const audiences: Readonly<Record<TokenPurpose, string>> = { session: 'direct-line', stream: 'direct-line-stream', page: 'chat-page' };

/** What a token stands for. */
export type Session = {
  readonly conversationId: string;
  /** Starts with `dl_`, as Direct Line wants of ids that a server gave out. */
  readonly userId: string;
  /** Seconds since 1970 when the first token of the chain was made; refreshing never changes it. */
  readonly startedAt: number;
  /** Pages that may use the token besides the trusted ones; named when a server asked for the token with its secret. */
  readonly origins: readonly string[];
  /** An answer is awaited in the conversation, so it may be come back to for longer. */
  readonly kept: boolean;
};

export type Verified =
  | { readonly kind: 'valid'; readonly session: Session; readonly tokenId: string; readonly expiresAt: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'invalid' };

export type Tokens = {
  /** A new session with its own unguessable conversation. */
  begin(origins: readonly string[], userId?: string): Session;
  /** The session, open for 30 days from now. Only where an office's answer is awaited. */
  keep(session: Session): Session;
  /** Signs a token; it never outlives the session's greatest age. */
  issue(purpose: TokenPurpose, session: Session): Promise<{ readonly token: string; readonly expiresInSeconds: number }>;
  /** Checks signature, issuer, purpose, time and the session's age. Never throws for a bad token. */
  verify(purpose: TokenPurpose, token: string): Promise<Verified>;
};

const claims = z.object({
  jti: z.string().min(1),
  exp: z.number(),
  conv: z.string().min(1),
  // Named `user` because directlinejs reads this claim for display.
  user: z.string().startsWith('dl_'),
  start: z.number(),
  origins: z.array(z.string()),
  kept: z.boolean().default(false),
});

/** Makes and checks tokens. `secret` is the setting TOKEN_SECRET; `sessionSeconds` ends a chain of refreshes. */
export function createTokens(options: { secret: string; sessionSeconds: number; clock: Clock; ids: Ids }): Tokens {
  const { clock, ids, sessionSeconds } = options;
  // A digest, so that a secret of any length becomes the 256 bits HS256 asks for.
  const key = createHash('sha256').update(options.secret).digest();
  const nowInSeconds = (): number => Math.floor(clock.now().getTime() / 1_000);

  const greatestAge = ({ kept }: Session): number => (kept ? KEPT_SECONDS : sessionSeconds);

  return {
    begin(origins, userId) {
      return { conversationId: ids.next(), userId: userId ?? `dl_${ids.next()}`, startedAt: nowInSeconds(), origins, kept: false };
    },

    keep: (session) => ({ ...session, startedAt: nowInSeconds(), kept: true }),

    async issue(purpose, session) {
      const now = nowInSeconds();
      const age = greatestAge(session);
      const end = session.startedAt + age;
      const lifetime = purpose === 'session' ? TOKEN_SECONDS : purpose === 'stream' ? STREAM_TOKEN_SECONDS : age;
      const expiresAt = Math.min(now + lifetime, end);
      const token = await new SignJWT({
        conv: session.conversationId,
        user: session.userId,
        start: session.startedAt,
        origins: session.origins,
        kept: session.kept,
      })
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(ISSUER)
        .setAudience(audiences[purpose])
        .setJti(ids.next())
        .setIssuedAt(now)
        .setExpirationTime(expiresAt)
        .sign(key);
      return { token, expiresInSeconds: Math.max(0, expiresAt - now) };
    },

    async verify(purpose, token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience: audiences[purpose],
          currentDate: clock.now(),
          requiredClaims: ['exp', 'jti'],
        });
        const parsed = claims.safeParse(payload);
        if (!parsed.success) return { kind: 'invalid' };
        const { conv, user, start, origins, kept, jti, exp } = parsed.data;
        const session: Session = { conversationId: conv, userId: user, startedAt: start, origins, kept };
        if (nowInSeconds() >= start + greatestAge(session)) return { kind: 'expired' };
        return { kind: 'valid', tokenId: jti, expiresAt: exp, session };
      } catch (error) {
        return { kind: error instanceof errors.JWTExpired ? 'expired' : 'invalid' };
      }
    },
  };
}
