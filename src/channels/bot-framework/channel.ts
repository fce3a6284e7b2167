// POST /api/messages: takes activities of Teams, Azure Bot Service and the Agents Playground to the conversation and brings the replies back.
import type { ServerResponse } from 'node:http';
import type { TurnContext } from 'botbuilder';
import { Fault } from '../../base/fault.ts';
import { type Ids, randomIds } from '../../base/ids.ts';
import type { Logger } from '../../base/logger.ts';
import { formToActivity, replyToActivity } from '../../conversation/activity.ts';
import { createPictures } from '../../conversation/chart/pictures.ts';
import type { Conversations } from '../../conversation/conversations.ts';
import type { ConversationKey, Reply } from '../../conversation/message.ts';
import { createBotAdapter, sendInResponse, sendToConnector, type TurnResponse } from './adapter.ts';
import { type BotRequest, readJson } from './body.ts';
import { createDeliveries } from './deliveries.ts';
import { type InboundActivity, parseActivity } from './inbound.ts';
import { intentOf } from './intent.ts';
import { isLoopbackUrl, refuseUnlessLocal } from './loopback.ts';
import { createProactive, type Proactive } from './proactive.ts';
import { type Refusal, refuse } from './refusal.ts';
import { respond, respondRefused } from './response.ts';
import { type BotFrameworkSettings, cloudOf } from './settings.ts';
import { createTokenCheck, unauthorised } from './token.ts';

export type BotFrameworkChannel = {
  /**
   * Answers one request, always, and never rejects. Mount it either without a body parser (it then reads the body itself,
   * with its own limit and messages) or after one that leaves the parsed JSON in `req.body`. Nothing else may answer.
   */
  handle(req: BotRequest, res: ServerResponse): Promise<void>;
  /** For what is said unasked. */
  readonly proactive: Proactive;
};

export type BotFrameworkChannelParts = {
  readonly conversations: Conversations;
  /** Without `MicrosoftAppId`, only this machine may call and be called. */
  readonly settings: BotFrameworkSettings;
  readonly log: Logger;
  /** What people see as the sender where the channel does not set it. */
  readonly name: string;
  /** For messages that come without an id. */
  readonly ids?: Ids;
  /** How long a connector may take for one reply. Channels wait about 15 seconds for the whole turn. */
  readonly deadlineSeconds?: number;
};

/** Throws the Fault `bot-framework-settings` when the settings do not fit together. */
export function createBotFrameworkChannel(parts: BotFrameworkChannelParts): BotFrameworkChannel {
  const { conversations, settings, log, name, ids = randomIds, deadlineSeconds = 10 } = parts;
  const adapter = createBotAdapter(settings);
  const deliveries = createDeliveries({ deadlineSeconds });
  const pictures = createPictures();
  const checkToken = settings.MicrosoftAppId ? createTokenCheck({ appId: settings.MicrosoftAppId, cloud: cloudOf(settings) }) : undefined;

  async function answer(req: BotRequest): Promise<TurnResponse | Refusal> {
    const stranger = checkToken
      ? await checkToken(req.headers.authorization)
      : refuseUnlessLocal({ address: req.socket.remoteAddress, headers: req.headers });
    if (stranger) return stranger;
    const body = await readJson(req);
    if (body.kind === 'refused') return body;
    const parsed = parseActivity(body.value);
    if (parsed.kind === 'refused') return parsed;
    const { activity } = parsed;
    const misdirected = refuseServiceUrl(activity.serviceUrl, checkToken !== undefined);
    if (misdirected) return misdirected;
    const caller = await adapter.authenticate(activity, req.headers.authorization ?? '');
    if (caller === null) return unauthorised;
    return adapter.run(caller, activity, (context) => takeTurn(context, activity));
  }

  async function takeTurn(context: TurnContext, activity: InboundActivity): Promise<void> {
    const intent = intentOf(activity, ids);
    switch (intent.kind) {
      case 'nothing':
        return;
      case 'said':
        return deliver(context, intent.message, (await conversations.receive(intent.message)).replies);
      case 'joined':
        return deliver(context, intent.key, (await conversations.open(intent.key)).replies);
    }
  }

  async function deliver(context: TurnContext, key: ConversationKey, replies: readonly Reply[]): Promise<void> {
    const to = { name, pictures, replyToId: context.activity.id ?? null };
    const activities = replies.flatMap((reply) => [replyToActivity(reply, to), formToActivity(reply, to) ?? []].flat());
    if (context.activity.deliveryMode === 'expectReplies') return sendInResponse(context, activities);
    for (const reply of activities) {
      try {
        await deliveries.once(JSON.stringify([key.channel, key.conversationId, reply.id]), (signal) =>
          sendToConnector(context, reply, signal),
        );
      } catch (error) {
        // Without the cause: the connector's errors carry the request, and with it the reply and the bot's token.
        throw new Fault('reply-not-delivered', `The channel did not take a reply (${reasonOf(error)}).`, {
          cure: 'Nothing is lost: the reply is stored and goes out when the channel sends the message again.',
        });
      }
    }
  }

  return {
    proactive: createProactive({ adapter, appId: settings.MicrosoftAppId, tenantId: settings.MicrosoftAppTenantId }),
    async handle(req, res) {
      try {
        const answered = await answer(req);
        if (!('kind' in answered)) return respond(res, answered.status, answered.body);
        log.warn('bot-framework-refused', { status: answered.status, code: answered.code });
        respondRefused(res, answered);
      } catch (error) {
        log.error('bot-framework-failed', { code: error instanceof Fault ? error.code : 'unexpected' }, error);
        respondRefused(res, error instanceof Fault && error.code === 'reply-not-delivered' ? notDelivered : unavailable);
      }
    },
  };
}

const notDelivered = refuse(502, 'reply-not-delivered', 'The channel did not take our reply. Send the same message again to get it.');
const unavailable = refuse(503, 'unavailable', 'We could not take this message just now. Send it again in a minute.');

/** Replies go where the activity says, so that place must be trusted: loopback, or (vouched for by the token) https. */
function refuseServiceUrl(serviceUrl: string | undefined, authenticated: boolean): Refusal | undefined {
  if (serviceUrl === undefined || isLoopbackUrl(serviceUrl)) return undefined;
  if (!authenticated) {
    return refuse(400, 'service-url-not-local', 'Until the setting MicrosoftAppId is given, serviceUrl must be on this machine.');
  }
  return serviceUrl.startsWith('https:') ? undefined : refuse(400, 'service-url-not-https', 'serviceUrl must begin with https.');
}

/** A connector's status or a network error's code: enough for an operator, nothing of the message. */
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  if ('statusCode' in error && typeof error.statusCode === 'number') return `status ${error.statusCode}`;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
