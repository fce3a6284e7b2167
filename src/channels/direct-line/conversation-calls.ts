// The calls within one conversation: start, resume, send, poll. Each acts only on the conversation its token names.
import type { Ids } from '../../base/ids.ts';
import type { Logger } from '../../base/logger.ts';
import type { Conversations } from '../../conversation/conversations.ts';
import type { ConversationKey } from '../../conversation/message.ts';
import { type ActivitySet, ITEMS_PER_SET, readWatermark, type Sender, toActivitySet } from './activity-set.ts';
import { readActivity } from './incoming.ts';
import type { Limit } from './limits.ts';
import { answer, type DirectLineRequest, type DirectLineResponse, type Refusal, refuse } from './protocol.ts';
import type { Session, Tokens } from './tokens.ts';

export type ConversationCalls = {
  /** `POST /conversations`: 201 when new, 200 when it was open already; the greeting is there when this returns. */
  start(request: DirectLineRequest, session: Session): Promise<DirectLineResponse>;
  /** `GET /conversations/{id}`: 200 with a token and a stream address that goes on after the watermark. */
  resume(request: DirectLineRequest, session: Session): Promise<DirectLineResponse>;
  /** `GET …/activities`: 200 always, once the token is good; one 4xx or 5xx would stop directlinejs' polling for ever. */
  poll(request: DirectLineRequest, session: Session): Promise<DirectLineResponse>;
  /** `POST …/activities`: 200 with the activity's id once the message and its replies are stored. */
  send(request: DirectLineRequest, session: Session): Promise<DirectLineResponse>;
};

const badWatermark: Refusal = { status: 400, code: 'bad-watermark', message: 'The watermark must be one that this service gave.' };

export function createConversationCalls(options: {
  conversations: Conversations;
  tokens: Tokens;
  turnLimit: Limit;
  sender: Sender;
  ids: Ids;
  log: Logger;
}): ConversationCalls {
  const { conversations, tokens, turnLimit, sender, ids, log } = options;

  /** The grant that start and resume share; directlinejs opens `undefined` as an address when `streamUrl` is missing. */
  const granted = async (status: number, request: DirectLineRequest, session: Session, afterSeq: number): Promise<DirectLineResponse> => {
    const [forCalls, forStream] = await Promise.all([tokens.issue('session', session), tokens.issue('stream', session)]);
    const query = new URLSearchParams({ watermark: String(afterSeq), t: forStream.token });
    const address = `${request.caller.baseUrl.replace(/^http/, 'ws')}/v3/directline/conversations/${session.conversationId}/stream?${query}`;
    return answer(status, {
      conversationId: session.conversationId,
      token: forCalls.token,
      expires_in: forCalls.expiresInSeconds,
      streamUrl: address,
      referenceGrammarId: '',
    });
  };

  return {
    async start(request, session) {
      const known = await conversations.items(keyOf(session), 0, 1);
      await conversations.open(keyOf(session));
      return granted(known.length === 0 ? 201 : 200, request, session, 0);
    },

    async resume(request, session) {
      const afterSeq = readWatermark(request.query.get('watermark'));
      if (afterSeq === null) return refuse(badWatermark);
      // A client that was given token and conversation resumes without ever having started.
      await conversations.open(keyOf(session));
      return granted(200, request, session, afterSeq);
    },

    async poll(request, session) {
      const afterSeq = readWatermark(request.query.get('watermark'));
      if (afterSeq === null) return refuse(badWatermark);
      try {
        const items = await conversations.items(keyOf(session), afterSeq, ITEMS_PER_SET);
        return answer(200, toActivitySet(items, afterSeq, session, sender));
      } catch (cause) {
        log.error('poll-failed', {}, cause);
        const nothingYet: ActivitySet = { activities: [], watermark: String(afterSeq) };
        return answer(200, nothingYet);
      }
    },

    async send(request, session) {
      const body = await request.readBody();
      if (body.kind === 'refused') return refuse(body.refusal);
      const incoming = readActivity(body.kind === 'json' ? body.value : undefined, { newId: () => ids.next() });
      if (incoming.kind === 'refused') return refuse(incoming.refusal);
      if (incoming.kind === 'ignored') return answer(200, { id: ids.next() });
      const retryAfterSeconds = await turnLimit.take(session.conversationId);
      if (retryAfterSeconds !== null) {
        return refuse({
          status: 429,
          code: 'too-many-messages',
          message: 'Too many messages at once. Wait a moment, then send it again.',
          retryAfterSeconds,
        });
      }
      await conversations.receive({ ...keyOf(session), messageId: incoming.messageId, text: incoming.text });
      return answer(200, { id: incoming.messageId });
    },
  };
}

function keyOf(session: Session): ConversationKey {
  return { channel: 'web', conversationId: session.conversationId };
}
