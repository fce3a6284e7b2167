// Messages that nobody asked for just now: an office's answer to the person, and news of a case to a team.

import type { BotAdapter } from './adapter.ts';
import { isLoopbackUrl } from './loopback.ts';
import { type ReplyAddress, readReplyAddress } from './reply-address.ts';

/** As the delivery room counts it; `reason` holds no word of the message and no address of a person. */
export type Reached = { readonly kind: 'sent' } | { readonly kind: 'failed'; readonly reason: string; readonly isPermanent: boolean };

export type Proactive = {
  /** Says Markdown text in the conversation of a stored address. `id` names the message for the log and for us. */
  say(address: unknown, text: string, signal: AbortSignal): Promise<Reached>;
  /** Begins a thread with Markdown text in a Teams channel. */
  post(channel: { readonly serviceUrl: string; readonly channelId: string }, text: string, signal: AbortSignal): Promise<Reached>;
};

/** Statuses after which another try brings nothing: the bot was removed, or may not write there. */
const FOR_GOOD: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 410, 413]);

/** Without `appId` only this machine's own connectors (the Playground) are written to. */
export function createProactive({
  adapter,
  appId,
  tenantId,
}: {
  readonly adapter: BotAdapter;
  readonly appId: string | undefined;
  readonly tenantId: string | undefined;
}): Proactive {
  const mayReach = (serviceUrl: string) => isLoopbackUrl(serviceUrl) || (appId !== undefined && serviceUrl.startsWith('https:'));
  const attempt = async (send: () => Promise<void>): Promise<Reached> => {
    try {
      await send();
      return { kind: 'sent' };
    } catch (error) {
      const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
      if (typeof status !== 'number') return { kind: 'failed', reason: 'the channel could not be reached', isPermanent: false };
      return { kind: 'failed', reason: `the channel answered ${status}`, isPermanent: FOR_GOOD.has(status) };
    }
  };
  const message = (text: string) => ({ type: 'message', text, textFormat: 'markdown' }) as const;

  return {
    say: async (stored, text, signal) => {
      const address = readReplyAddress(stored);
      if (!address) return { kind: 'failed', reason: 'the channel gave no address for answers', isPermanent: true };
      if (!mayReach(address.serviceUrl)) return { kind: 'failed', reason: 'MicrosoftAppId is not set', isPermanent: true };
      return attempt(() => adapter.say(appId, address, message(text), signal));
    },
    post: async ({ serviceUrl, channelId }, text, signal) => {
      if (!mayReach(serviceUrl)) return { kind: 'failed', reason: 'MicrosoftAppId is not set', isPermanent: true };
      const address: ReplyAddress = {
        serviceUrl,
        channelId: 'msteams',
        conversation: { id: channelId, isGroup: true, ...(tenantId === undefined ? {} : { tenantId }) },
        bot: { id: `28:${appId ?? ''}` },
        user: { id: channelId },
      };
      return attempt(() => adapter.begin(appId, address, message(text), signal));
    },
  };
}
