// Stored items of a conversation as the activity set that polling and the websocket both deliver.
import { type ReplyActivity, replyToActivity } from '../../conversation/activity.ts';
import type { Pictures } from '../../conversation/chart/pictures.ts';
import type { StoredItem } from '../../conversation/store.ts';
import type { Session } from './tokens.ts';

/** More than a person says in one sitting; a longer history comes in several sets. */
export const ITEMS_PER_SET = 100;

type Delivered = { readonly timestamp: string; readonly channelId: 'directline'; readonly conversation: { readonly id: string } };

/** The person's own message, sent back so that the client knows it arrived: matched by `id` or `clientActivityID`. */
export type PersonActivity = Delivered & {
  readonly type: 'message';
  readonly id: string;
  readonly from: { readonly id: string; readonly role: 'user' };
  readonly text: string;
  readonly textFormat: 'plain';
  readonly channelData: { readonly clientActivityID: string };
};

export type ServiceActivity = ReplyActivity & Delivered & { readonly recipient: { readonly id: string; readonly role: 'user' } };

export type ActivitySet = {
  readonly activities: readonly (PersonActivity | ServiceActivity)[];
  /** The last delivered item's number in decimal; never empty, or directlinejs does not advance. */
  readonly watermark: string;
};

/** Who people see as the sender, and what draws the charts. */
export type Sender = { readonly name: string; readonly pictures: Pictures };

/** The items as activities; `afterSeq` becomes the watermark when there are none. A message's activity id is its message id. */
export function toActivitySet(items: readonly StoredItem[], afterSeq: number, session: Session, sender: Sender): ActivitySet {
  return {
    activities: items.map((item) => toActivity(item, session, sender)),
    watermark: String(items.at(-1)?.seq ?? afterSeq),
  };
}

function toActivity(item: StoredItem, session: Session, sender: Sender): PersonActivity | ServiceActivity {
  const delivered: Delivered = { timestamp: item.createdAt, channelId: 'directline', conversation: { id: session.conversationId } };
  if (item.from === 'service') {
    return {
      ...replyToActivity(item.reply, { ...sender, replyToId: item.inReplyTo }),
      ...delivered,
      recipient: { id: session.userId, role: 'user' },
    };
  }
  return {
    ...delivered,
    type: 'message',
    id: item.messageId,
    from: { id: session.userId, role: 'user' },
    text: item.text,
    textFormat: 'plain',
    channelData: { clientActivityID: item.messageId },
  };
}

/** A watermark as the number it stands for: absent or empty is 0 (everything); null when it is not one of ours. */
export function readWatermark(watermark: string | null): number | null {
  if (watermark === null || watermark === '') return 0;
  return /^\d{1,15}$/.test(watermark) ? Number(watermark) : null;
}
