// Whether an office's answer will come into a conversation: only such a one is kept for longer than a day.
import type { Conversations } from '../../conversation/conversations.ts';
import { ITEMS_PER_SET } from './activity-set.ts';
import type { Session } from './tokens.ts';

/** Looks through all that was said; asked for once a case. */
export function createAwaitsAnswer(conversations: Pick<Conversations, 'items'>): (session: Session) => Promise<boolean> {
  return async ({ conversationId }) => {
    let afterSeq = 0;
    for (;;) {
      const items = await conversations.items({ channel: 'web', conversationId }, afterSeq, ITEMS_PER_SET);
      const last = items.at(-1);
      if (last === undefined) return false;
      if (items.some((item) => item.from === 'service' && item.reply.enquiry.awaitsAnswer)) return true;
      afterSeq = last.seq;
    }
  };
}
