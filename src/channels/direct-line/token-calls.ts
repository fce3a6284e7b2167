// The calls that hand out tokens: with the secret, for our own page, and a fresh one for an old one.
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '../../base/fault.ts';
import type { Limit } from './limits.ts';
import type { OriginRule } from './origins.ts';
import { answer, type DirectLineRequest, type DirectLineResponse, refuse } from './protocol.ts';
import type { Session, Tokens, Verified } from './tokens.ts';

const generateBody = z.object({
  user: z.object({ id: z.string().regex(/^dl_[\x21-\x7e]{1,128}$/) }).optional(),
  trustedOrigins: z.array(z.string().max(255)).max(20).optional(),
});

/** `cookie` null: the request was refused. */
export type KeptForPage = {
  readonly answer: DirectLineResponse;
  readonly cookie: { readonly token: string; readonly seconds: number } | null;
};

export type TokenCalls = {
  /** `POST /tokens/generate` with the secret as Bearer: 200. For servers that give their own pages tokens. */
  generate(request: DirectLineRequest): Promise<DirectLineResponse>;
  /** `POST /tokens/refresh`: 200 with a fresh token of the same session. */
  refresh(request: DirectLineRequest): Promise<DirectLineResponse>;
  /** `POST /chat/token`: 201, for trusted pages only; goes on with the conversation of `pageToken` (the cookie) when that is good. */
  forPage(request: DirectLineRequest, pageToken: string | null): Promise<DirectLineResponse>;
  /** `POST /chat/keep`: 200, or 409 where no office's answer is awaited; the session is open for 30 days more, by its token and by the cookie that comes beside it. */
  keepForPage(request: DirectLineRequest): Promise<KeptForPage>;
  /** The session of the request's Bearer token, or the refusal to send. */
  authorise(request: DirectLineRequest): Promise<{ readonly session: Session } | { readonly refused: DirectLineResponse }>;
};

export function createTokenCalls(options: {
  tokens: Tokens;
  origins: OriginRule;
  tokenLimit: Limit;
  secret: string | null;
  awaitsAnswer: (session: Session) => Promise<boolean>;
}): TokenCalls {
  const { tokens, origins, tokenLimit, awaitsAnswer } = options;

  const granted = async (status: number, session: Session, extra: Readonly<Record<string, string>> = {}): Promise<DirectLineResponse> => {
    const { token, expiresInSeconds } = await tokens.issue('session', session);
    return answer(status, { conversationId: session.conversationId, token, expires_in: expiresInSeconds, ...extra });
  };

  const authorise: TokenCalls['authorise'] = async (request) => {
    const token = bearer(request.authorization);
    if (token === null) {
      return {
        refused: refuse({ status: 401, code: 'no-token', message: 'Send a token: the header "Authorization: Bearer" and the token.' }),
      };
    }
    const verified: Verified = await tokens.verify('session', token);
    if (verified.kind === 'expired') {
      return { refused: refuse({ status: 403, code: 'token-expired', message: 'This token has run out. Ask for a new one.' }) };
    }
    if (verified.kind === 'invalid') {
      return { refused: refuse({ status: 403, code: 'token-invalid', message: 'This token is not one of ours. Ask for a new one.' }) };
    }
    if (!origins.allows(request.caller, verified.session.origins)) return { refused: originRefused() };
    return { session: verified.session };
  };

  return {
    authorise,

    async generate(request) {
      const given = bearer(request.authorization);
      if (given === null) return refuse({ status: 401, code: 'no-secret', message: 'Send the Direct Line secret as Bearer.' });
      if (options.secret === null || !sameSecret(given, options.secret)) {
        return refuse({ status: 403, code: 'secret-invalid', message: 'This is not the Direct Line secret of this service.' });
      }
      const body = await request.readBody();
      if (body.kind === 'refused') return refuse(body.refusal);
      const parsed = generateBody.safeParse(body.kind === 'json' ? body.value : {});
      if (!parsed.success) {
        return refuse({
          status: 400,
          code: 'bad-token-request',
          message: 'Send {"user": {"id": "dl_…"}, "trustedOrigins": […]}, or nothing.',
        });
      }
      return granted(200, tokens.begin(parsed.data.trustedOrigins ?? [], parsed.data.user?.id));
    },

    async refresh(request) {
      const caller = await authorise(request);
      return 'refused' in caller ? caller.refused : granted(200, caller.session);
    },

    async keepForPage(request) {
      const caller = await authorise(request);
      if ('refused' in caller) return { answer: caller.refused, cookie: null };
      if (!(await awaitsAnswer(caller.session))) {
        const message = 'No answer is awaited in this conversation, so it is not kept.';
        return { answer: refuse({ status: 409, code: 'nothing-awaited', message }), cookie: null };
      }
      const session = tokens.keep(caller.session);
      const { token, expiresInSeconds } = await tokens.issue('page', session);
      return { answer: await granted(200, session, { userId: session.userId }), cookie: { token, seconds: expiresInSeconds } };
    },

    async forPage(request, pageToken) {
      if (!origins.allows(request.caller)) return originRefused();
      const verified = pageToken === null ? null : await tokens.verify('page', pageToken);
      if (verified?.kind === 'valid') return granted(201, verified.session, { userId: verified.session.userId });
      const retryAfterSeconds = await tokenLimit.take(request.caller.clientAddress);
      if (retryAfterSeconds !== null) {
        return refuse({
          status: 429,
          code: 'too-many-conversations',
          message: 'Too many new conversations. Wait a minute, then try again.',
          retryAfterSeconds,
        });
      }
      const session = tokens.begin([]);
      return granted(201, session, { userId: session.userId });
    },
  };
}

/** Stops the start when a secret is set that can be guessed: it opens every conversation. */
export function requireStrongSecret(secret: string | null): void {
  if (secret !== null && secret.length < 16) {
    throw new Fault('direct-line-secret-short', 'the Direct Line secret is shorter than 16 characters', {
      where: 'DIRECT_LINE_SECRET',
      cure: 'set at least 16 random characters, or leave it out to give tokens to trusted pages only',
    });
  }
}

function originRefused(): DirectLineResponse {
  return refuse({
    status: 403,
    code: 'origin-not-trusted',
    message: 'This page may not use the chat. Its origin is not among TRUSTED_ORIGINS.',
  });
}

function bearer(authorization: string | null): string | null {
  return /^Bearer +([\x21-\x7e]+) *$/i.exec(authorization ?? '')?.[1] ?? null;
}

/** Compares digests, so that neither length nor content shows in the time it takes. */
function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
