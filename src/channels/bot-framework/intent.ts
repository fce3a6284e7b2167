// What an activity asks of the conversation; pure, so that the rules can be read and tested without a server.
import { createHash } from 'node:crypto';
import type { Ids } from '../../base/ids.ts';
import type { ConversationKey, IncomingMessage } from '../../conversation/message.ts';
import type { InboundActivity } from './inbound.ts';
import { replyAddressOf } from './reply-address.ts';
import { submittedForm } from './submitted.ts';
import { wordsOf } from './words.ts';

export type Intent =
  | { readonly kind: 'said'; readonly message: IncomingMessage }
  /** A person (not the bot) came into the conversation. */
  | { readonly kind: 'joined'; readonly key: ConversationKey }
  | { readonly kind: 'nothing' };

/**
 * Reads an activity. `message` → said; `conversationUpdate` with someone other than the recipient among `membersAdded` →
 * joined; everything else, and a card's submit that is neither a form of ours nor has a `text`, → nothing. A message with neither text nor value (a
 * picture alone) is said with an empty text: the conversation answers that, silence would not.
 */
export function intentOf(activity: InboundActivity, ids: Ids): Intent {
  if (activity.conversation === undefined) return { kind: 'nothing' };
  const key = keyOf(activity.channelId, activity.conversation.id);
  if (activity.type === 'conversationUpdate') {
    const joined = (activity.membersAdded ?? []).some((member) => member.id !== undefined && member.id !== activity.recipient?.id);
    return joined ? { kind: 'joined', key } : { kind: 'nothing' };
  }
  const form = activity.type === 'message' && !activity.text ? submittedForm(activity.value) : null;
  const words = form?.text ?? (activity.type === 'message' ? wordsOf(activity) : undefined);
  if (words === undefined) return { kind: 'nothing' };
  const messageId = activity.id ?? inferId(activity, words, ids);
  const replyAddress = replyAddressOf(activity);
  const message = { ...key, messageId, text: words, ...(form ? { form: form.fields } : {}) };
  return { kind: 'said', message: replyAddress === null ? message : { ...message, replyAddress } };
}

function keyOf(channelId: string, conversationId: string): ConversationKey {
  return { channel: channelId === 'msteams' ? 'msteams' : 'bot-framework', conversationId };
}

/**
 * Channels give every message an id; a hand-written client may not. A retry repeats the timestamp, a person who says "yes"
 * twice does not, so sender, timestamp and words make an id. Without a timestamp the two cannot be told apart, and a
 * repeated answer is the smaller harm than a swallowed message: the id is then new each time.
 */
function inferId(activity: InboundActivity, words: string, ids: Ids): string {
  if (activity.timestamp === undefined) return ids.next();
  const content = JSON.stringify([activity.from?.id ?? '', activity.timestamp, words]);
  return createHash('sha256').update(content).digest('base64url');
}
