// The same conversations for the page without JavaScript: begin, read, say, with the cookie's token as the only key.
import type { Ids } from '../../base/ids.ts';
import type { Pictures } from '../../conversation/chart/pictures.ts';
import type { Conversations } from '../../conversation/conversations.ts';
import { ITEMS_PER_SET } from './activity-set.ts';
import { cleanText } from './incoming.ts';
import type { Limit } from './limits.ts';
import type { Tokens } from './tokens.ts';

export type TranscriptLine =
  | { readonly from: 'person'; readonly id: string; readonly text: string }
  /** `text` is Markdown, `locale` its language, `suggestions` the words to offer next, `pictures` what `alt` says, drawn. */
  | {
      readonly from: 'service';
      readonly id: string;
      readonly text: string;
      readonly locale: string;
      /** Who speaks, when it is an office's staff; null when it is the service. */
      readonly speaker: string | null;
      readonly suggestions: readonly string[];
      readonly pictures: readonly { readonly address: string; readonly alt: string }[];
    };

export type Said =
  /** `kept`: the conversation now waits for an office's answer, and this token lasts that long. */
  | { readonly kind: 'said'; readonly kept: { readonly token: string; readonly seconds: number } | null }
  | { readonly kind: 'empty' | 'no-conversation' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number };

export type Visits = {
  /** A new conversation with its greeting, or how long to wait; the token goes into an HttpOnly cookie. */
  begin(
    clientAddress: string,
  ): Promise<
    | { readonly kind: 'begun'; readonly token: string; readonly seconds: number }
    | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  >;
  /** Everything said so far; null when the token is not, or no longer, good. */
  read(token: string): Promise<readonly TranscriptLine[] | null>;
  /** Takes one message; the same `messageId` twice is one message. The words are judged before the token. */
  say(token: string, messageId: string, text: string): Promise<Said>;
};

export function createVisits(options: {
  conversations: Conversations;
  tokens: Tokens;
  ids: Ids;
  tokenLimit: Limit;
  turnLimit: Limit;
  pictures: Pictures;
}): Visits {
  const { conversations, tokens, ids, tokenLimit, turnLimit, pictures } = options;

  return {
    async begin(clientAddress) {
      const retryAfterSeconds = await tokenLimit.take(clientAddress);
      if (retryAfterSeconds !== null) return { kind: 'limited', retryAfterSeconds };
      const session = tokens.begin([]);
      await conversations.open({ channel: 'web', conversationId: session.conversationId });
      const { token, expiresInSeconds } = await tokens.issue('page', session);
      return { kind: 'begun', token, seconds: expiresInSeconds };
    },

    async read(token) {
      const verified = await tokens.verify('page', token);
      if (verified.kind !== 'valid') return null;
      const key = { channel: 'web', conversationId: verified.session.conversationId } as const;
      const lines: TranscriptLine[] = [];
      let afterSeq = 0;
      for (;;) {
        const items = await conversations.items(key, afterSeq, ITEMS_PER_SET);
        const last = items.at(-1);
        if (last === undefined) return lines;
        for (const item of items) {
          if (item.from === 'person') lines.push({ from: 'person', id: item.messageId, text: item.text });
          else {
            const { id, text, locale, speaker = null, suggestions, charts = [] } = item.reply;
            const drawn = charts.map((chart) => ({ address: pictures(chart), alt: chart.alt }));
            lines.push({ from: 'service', id, text, locale, speaker, suggestions, pictures: drawn });
          }
        }
        afterSeq = last.seq;
      }
    },

    async say(token, messageId, text) {
      if (text.trim() === '') return { kind: 'empty' };
      const verified = await tokens.verify('page', token);
      if (verified.kind !== 'valid') return { kind: 'no-conversation' };
      const { conversationId } = verified.session;
      const retryAfterSeconds = await turnLimit.take(conversationId);
      if (retryAfterSeconds !== null) return { kind: 'limited', retryAfterSeconds };
      const named = /^[\w-]{1,64}$/.test(messageId) ? messageId : ids.next();
      const { replies } = await conversations.receive({ channel: 'web', conversationId, messageId: named, text: cleanText(text) });
      if (!replies.some(({ enquiry }) => enquiry.awaitsAnswer)) return { kind: 'said', kept: null };
      const { token: kept, expiresInSeconds } = await tokens.issue('page', tokens.keep(verified.session));
      return { kind: 'said', kept: { token: kept, seconds: expiresInSeconds } };
    },
  };
}
