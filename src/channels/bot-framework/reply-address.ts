// Where a conversation takes a message of ours unasked: kept with a case, and read again when staff answer.
import { z } from 'zod';
import type { InboundActivity } from './inbound.ts';

const named = z.string().min(1).max(1_024);

const replyAddress = z.object({
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2_048),
  channelId: z.string().min(1).max(100),
  conversation: z.object({
    id: named,
    tenantId: z.string().max(100).optional(),
    isGroup: z.boolean().optional(),
    conversationType: z.string().max(100).optional(),
  }),
  /** Ours, as the channel knows us. */
  bot: z.object({ id: named }),
  user: z.object({ id: named }),
});
export type ReplyAddress = z.infer<typeof replyAddress>;

/** The address of an activity's conversation, without anybody's name; null where the channel waits for replies instead. */
export function replyAddressOf({ serviceUrl, channelId, conversation, recipient, from }: InboundActivity): ReplyAddress | null {
  const { id, tenantId, isGroup, conversationType } = conversation ?? {};
  return readReplyAddress({
    serviceUrl,
    channelId,
    conversation: { id, tenantId, isGroup, conversationType },
    bot: { id: recipient?.id },
    user: { id: from?.id },
  });
}

/** A stored address, or null when it is none. */
export function readReplyAddress(stored: unknown): ReplyAddress | null {
  return replyAddress.safeParse(stored).data ?? null;
}
