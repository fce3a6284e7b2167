// The seam to botbuilder: authenticate an activity, run a turn, send a reply, each with errors we can tell apart.
import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type ConversationReference, TurnContext } from 'botbuilder';
import { Fault } from '../../base/fault.ts';
import type { ReplyActivity } from '../../conversation/activity.ts';
import type { InboundActivity } from './inbound.ts';
import type { ReplyAddress } from './reply-address.ts';
import { type BotFrameworkSettings, sdkOptions } from './settings.ts';

/** What the SDK found out about a caller; only ever handed back to it. */
export type Caller = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

export type BotAdapter = {
  /** The caller, or null when the SDK refuses the token (issuer, endorsement, serviceUrl). Anonymous without an app id. */
  authenticate(activity: InboundActivity, authorization: string): Promise<Caller | null>;
  /** Runs a turn and returns what the HTTP response must carry. Passes on whatever `turn` throws. */
  run(caller: Caller, activity: InboundActivity, turn: (context: TurnContext) => Promise<void>): Promise<TurnResponse>;
  /** Says something in a conversation unasked. Rejects with the connector's error. */
  say(appId: string | undefined, address: ReplyAddress, message: ProactiveMessage, signal: AbortSignal): Promise<void>;
  /** Begins a thread in the Teams channel that the address's conversation is. Rejects with the connector's error. */
  begin(appId: string | undefined, address: ReplyAddress, message: ProactiveMessage, signal: AbortSignal): Promise<void>;
};

export type ProactiveMessage = { readonly type: 'message'; readonly text: string; readonly textFormat: 'markdown' };

export type TurnResponse = { readonly status: number; readonly body?: unknown };

/**
 * CloudAdapter without its `process`, which answers 500 with the internal message and writes stacks to the console.
 * The class only opens the protected step behind it.
 */
class OpenAdapter extends CloudAdapter {
  runTurn(caller: Caller, activity: Activity, turn: (context: TurnContext) => Promise<void>) {
    return this.processActivity(caller, activity, turn);
  }
}

/** Throws the Fault `bot-framework-settings` when the SDK does not accept the settings (a tenant missing, an unknown cloud). */
export function createBotAdapter(settings: BotFrameworkSettings): BotAdapter {
  const authentication = createAuthentication(settings);
  const adapter = new OpenAdapter(authentication);
  return {
    async authenticate(activity, authorization) {
      // A channel inside Azure App Service; the SDK then trusts tokens made for others, and we do not serve it.
      if (activity.channelId === 'AseChannel') return null;
      try {
        return await authentication.authenticateRequest(sdkActivity(activity), authorization);
      } catch {
        return null;
      }
    },
    async run(caller, activity, turn) {
      const response = await adapter.runTurn(caller, sdkActivity(activity), turn);
      return { status: response?.status ?? 200, body: response?.body };
    },
    say: (appId, address, message, abortSignal) =>
      reach(adapter, appId, address, async (connector) => {
        const { serviceUrl, channelId, conversation, bot, user } = address;
        const content = { ...message, serviceUrl, channelId, conversation, from: bot, recipient: user };
        await connector.conversations.sendToConversation(conversation.id, content, { abortSignal });
      }),
    begin: (appId, address, message, abortSignal) =>
      reach(adapter, appId, address, async (connector) => {
        const { bot, conversation } = address;
        const channelData = { channel: { id: conversation.id } };
        const parameters = { isGroup: true, bot, channelData, activity: message, tenantId: conversation.tenantId };
        await connector.conversations.createConversation(parameters, { abortSignal });
      }),
  };
}

/** Runs `send` with a connector for the address's service, signed as the bot. */
async function reach(
  adapter: OpenAdapter,
  appId: string | undefined,
  address: ReplyAddress,
  send: (connector: Connector) => Promise<void>,
): Promise<void> {
  await adapter.continueConversationAsync(
    appId ?? '',
    // The SDK's type wants names of people, which nothing needs and we do not keep.
    { ...address, activityId: '' } as unknown as ConversationReference,
    async (context) => {
      await send(context.turnState.get<Connector>(context.adapter.ConnectorClientKey));
    },
  );
}

function createAuthentication(settings: BotFrameworkSettings): ConfigurationBotFrameworkAuthentication {
  try {
    return new ConfigurationBotFrameworkAuthentication(sdkOptions(settings));
  } catch (cause) {
    throw new Fault('bot-framework-settings', cause instanceof Error ? cause.message : 'The settings do not fit together.', {
      where: 'MicrosoftAppId and its companions',
      cure: 'For SingleTenant give MicrosoftAppPassword and MicrosoftAppTenantId; for UserAssignedMSI the tenant and no password.',
      cause,
    });
  }
}

/** The SDK's type says that every field of every kind of activity is there; its own `process` casts a request's body the same way. */
function sdkActivity(activity: InboundActivity): Activity {
  return { ...activity } as unknown as Activity;
}

/** The part of the SDK's connector client that sends; it keeps the client itself out of reach. */
type Connector = {
  readonly conversations: {
    replyToActivity(conversationId: string, activityId: string, activity: unknown, options: { abortSignal: AbortSignal }): Promise<unknown>;
    sendToConversation(conversationId: string, activity: unknown, options: { abortSignal: AbortSignal }): Promise<unknown>;
    createConversation(parameters: unknown, options: { abortSignal: AbortSignal }): Promise<unknown>;
  };
};

/**
 * Sends a reply to the activity's serviceUrl, as `context.sendActivity` does, but so that it can be aborted: a send that
 * goes on after we gave up would show the reply twice. Rejects with the connector's error.
 */
export async function sendToConnector(context: TurnContext, reply: ReplyActivity, abortSignal: AbortSignal): Promise<void> {
  const connector = context.turnState.get<Connector>(context.adapter.ConnectorClientKey);
  const { id: _ours, ...content } = sdkReply(reply);
  const { from } = content;
  TurnContext.applyConversationReference(content, TurnContext.getConversationReference(context.activity));
  content.from ??= from;
  const { conversation, replyToId } = content;
  if (conversation === undefined) throw new Fault('reply-without-conversation', 'A reply has no conversation to go to.');
  if (replyToId) await connector.conversations.replyToActivity(conversation.id, replyToId, content, { abortSignal });
  else await connector.conversations.sendToConversation(conversation.id, content, { abortSignal });
}

/** Puts replies into the HTTP response (`expectReplies`), with the ids that the SDK takes off. */
export async function sendInResponse(context: TurnContext, replies: readonly ReplyActivity[]): Promise<void> {
  if (replies.length === 0) return;
  await context.sendActivities(replies.map(sdkReply));
  for (const [index, buffered] of context.bufferedReplyActivities.entries()) {
    buffered.id = replies[index]?.id;
    buffered.from ??= sdkReply(replies[index]).from;
  }
}

/** The SDK writes into what it is given, and types it so. */
function sdkReply(reply: ReplyActivity | undefined): Partial<Activity> {
  return structuredClone(reply ?? {}) as unknown as Partial<Activity>;
}
