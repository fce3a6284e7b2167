// Microsoft's Direct Line 3.0, served by our own process: every call, checked in one order and answered with plain values.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '../../base/clock.ts';
import type { Ids } from '../../base/ids.ts';
import type { Logger } from '../../base/logger.ts';
import { createPictures } from '../../conversation/chart/pictures.ts';
import type { Conversations } from '../../conversation/conversations.ts';
import { createAwaitsAnswer } from './awaited.ts';
import { createConversationCalls } from './conversation-calls.ts';
import { createLimit } from './limits.ts';
import { createOriginRule } from './origins.ts';
import { answer, type Caller, type DirectLineRequest, type DirectLineResponse, refuse } from './protocol.ts';
import { createStreamDoor } from './stream-door.ts';
import { createStreams } from './streams.ts';
import { createTokenCalls, type KeptForPage, requireStrongSecret } from './token-calls.ts';
import { createTokens } from './tokens.ts';
import { createVisits, type Visits } from './visits.ts';

export type DirectLine = {
  /** Answers any call below `/v3/directline`. Rejects never: a fault is logged and becomes a 503 with a plain sentence. */
  handle(request: DirectLineRequest): Promise<DirectLineResponse>;
  /** Answers `POST /chat/token` and its preflight; `pageToken` is the cookie of the page without JavaScript, if any. */
  chatToken(request: DirectLineRequest, pageToken: string | null): Promise<DirectLineResponse>;
  /** `POST /chat/keep`: the page's conversation waits for an office's answer and may be come back to for longer. */
  chatKeep(request: DirectLineRequest): Promise<KeptForPage>;
  /** Answers an HTTP upgrade; `path` is what follows `/v3/directline`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, path: string, query: URLSearchParams, caller: Caller): Promise<void>;
  /** Whether a page of the caller's origin may use the chat. */
  trusts(caller: Caller): boolean;
  readonly visits: Visits;
  /** Closes the websockets with 1001; clients come back in 3 to 15 seconds, to whichever instance then answers. */
  close(): Promise<void>;
};

export type DirectLineOptions = {
  readonly conversations: Conversations;
  /** Setting TOKEN_SECRET; whoever knows it can enter every conversation. */
  readonly tokenSecret: string;
  /** Setting DIRECT_LINE_SECRET; null turns `tokens/generate` off. */
  readonly secret: string | null;
  /** Setting TRUSTED_ORIGINS. */
  readonly trustedOrigins: readonly string[];
  readonly limits: {
    /** Messages a conversation may send a minute; 0 = no limit. Setting LIMIT_TURNS_PER_MINUTE. */
    readonly turnsPerMinute: number;
    /** New conversations a network address may begin a minute; 0 = no limit. Setting LIMIT_TOKENS_PER_MINUTE. */
    readonly tokensPerMinute: number;
    /** How long one conversation may be kept open by refreshing its token; a day suits. */
    readonly sessionSeconds: number;
  };
  /** Who people see as the sender. */
  readonly name: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
};

/** Throws a Fault when the secret is too short to be one. */
export function createDirectLine(options: DirectLineOptions): DirectLine {
  const { conversations, clock, ids, log, limits, name } = options;
  requireStrongSecret(options.secret);
  const tokens = createTokens({ secret: options.tokenSecret, sessionSeconds: limits.sessionSeconds, clock, ids });
  const origins = createOriginRule(options.trustedOrigins);
  const tokenLimit = createLimit(limits.tokensPerMinute);
  const turnLimit = createLimit(limits.turnsPerMinute);
  const sender = { name, pictures: createPictures() };
  const streams = createStreams({ conversations, sender, log });
  const door = createStreamDoor({ tokens, origins, streams, clock });
  const tokenCalls = createTokenCalls({
    tokens,
    origins,
    tokenLimit,
    secret: options.secret,
    awaitsAnswer: createAwaitsAnswer(conversations),
  });
  const calls = createConversationCalls({ conversations, tokens, turnLimit, sender, ids, log });

  const route = async (request: DirectLineRequest): Promise<DirectLineResponse> => {
    const call = `${request.method} ${request.path}`;
    if (call === 'POST /tokens/generate') return tokenCalls.generate(request);
    const [, area, conversationId, last, ...rest] = request.path.split('/');
    const isConversationPath = area === 'conversations' && rest.length === 0;
    if (!isConversationPath && request.path !== '/tokens/refresh' && request.path !== '/session/getsessionid') {
      return request.path === '/tokens/generate' ? wrongMethod('POST') : noSuchPath();
    }

    // The token comes first, so that nobody learns from 403 or 404 which conversations exist.
    const caller = await tokenCalls.authorise(request);
    if ('refused' in caller) return caller.refused;
    const { session } = caller;
    if (area === 'tokens') return request.method === 'POST' ? tokenCalls.refresh(request) : wrongMethod('POST');
    // Only sign-in cards ask for this; we have none.
    if (area === 'session') return request.method === 'GET' ? answer(200, { sessionId: ids.next() }) : wrongMethod('GET');
    if (conversationId === undefined) return request.method === 'POST' ? calls.start(request, session) : wrongMethod('POST');
    if (conversationId !== session.conversationId) {
      return refuse({ status: 403, code: 'foreign-conversation', message: 'This token belongs to another conversation.' });
    }
    if (last === undefined) return request.method === 'GET' ? calls.resume(request, session) : wrongMethod('GET');
    if (last === 'activities') {
      if (request.method === 'GET') return calls.poll(request, session);
      return request.method === 'POST' ? calls.send(request, session) : wrongMethod('GET, POST');
    }
    if (last === 'upload') return request.method === 'POST' ? noUploads() : wrongMethod('POST');
    if (last === 'stream') return refuse({ status: 426, code: 'websocket-only', message: 'Open this address as a websocket.' });
    return noSuchPath();
  };

  /** Adds the headers that trusted pages need, answers preflights and turns faults into a plain 503. */
  const guarded = async (request: DirectLineRequest, respond: () => Promise<DirectLineResponse>): Promise<DirectLineResponse> => {
    const cors = origins.corsHeaders(request.caller);
    if (request.method === 'OPTIONS') {
      return { status: origins.allows(request.caller) ? 204 : 403, headers: cors, body: undefined };
    }
    try {
      const response = await respond();
      return { ...response, headers: { ...response.headers, ...cors } };
    } catch (cause) {
      log.error('direct-line-failed', { method: request.method }, cause);
      const sorry = refuse({
        status: 503,
        code: 'unavailable',
        message: 'The service cannot answer right now. Try again in a minute.',
        retryAfterSeconds: 60,
      });
      return { ...sorry, headers: { ...sorry.headers, ...cors } };
    }
  };

  return {
    handle: (request) => guarded(request, () => route(request)),
    chatKeep: async (request) => {
      let cookie: KeptForPage['cookie'] = null;
      const answer = await guarded(request, async () => {
        const kept = await tokenCalls.keepForPage(request);
        cookie = kept.cookie;
        return kept.answer;
      });
      return { answer, cookie };
    },
    chatToken: (request, pageToken) => guarded(request, () => tokenCalls.forPage(request, pageToken)),
    upgrade: door.upgrade,
    trusts: (caller) => origins.allows(caller),
    visits: createVisits({ conversations, tokens, ids, tokenLimit, turnLimit, pictures: sender.pictures }),
    close: streams.close,
  };
}

function noSuchPath(): DirectLineResponse {
  return refuse({ status: 404, code: 'no-such-path', message: 'There is nothing at this address. Direct Line is below /v3/directline.' });
}

function wrongMethod(allowed: string): DirectLineResponse {
  const response = refuse({ status: 405, code: 'wrong-method', message: `This address answers ${allowed} only.` });
  return { ...response, headers: { ...response.headers, Allow: allowed } };
}

function noUploads(): DirectLineResponse {
  return refuse({ status: 415, code: 'no-uploads', message: 'Files cannot be sent here. Write your question in words.' });
}
