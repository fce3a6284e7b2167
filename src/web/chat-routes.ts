// GET and POST /chat: the form page's turn, by post, redirect, get; the conversation lives in the store, its key in a cookie.
import type { IncomingMessage } from 'node:http';
import type { Ids } from '../base/ids.ts';
import type { DirectLine } from '../channels/direct-line/direct-line.ts';
import type { Assets } from './assets.ts';
import { callerOf, cookie } from './caller.ts';
import { type ChatView, chatAddress, chatPage } from './chat-page.ts';
import { readForm } from './reading.ts';
import { chatPolicy, newNonce } from './security.ts';
import { errorJson, page, seeOther, type WebAnswer } from './sending.ts';
import type { WebTexts } from './texts.ts';

const CHAT_COOKIE = 'kahui-ako-chat';

export type ChatRoutes = {
  show(request: IncomingMessage, query: URLSearchParams): Promise<WebAnswer>;
  take(request: IncomingMessage, query: URLSearchParams): Promise<WebAnswer>;
  /** The token in the page's cookie, so that a page with JavaScript goes on with the same conversation. */
  pageToken(request: IncomingMessage): string | null;
  /** The header that keeps a conversation in the browser. */
  cookieFor(request: IncomingMessage, cookie: { readonly token: string; readonly seconds: number }): Readonly<Record<string, string>>;
};

export function createChatRoutes(options: {
  directLine: DirectLine;
  texts: WebTexts;
  assets: Assets;
  publicUrl: string | null;
  trustedOrigins: readonly string[];
  ids: Ids;
}): ChatRoutes {
  const { directLine, texts, assets, publicUrl, trustedOrigins, ids } = options;
  const pageToken = (request: IncomingMessage): string | null => cookie(request, CHAT_COOKIE);

  const shown = async (
    request: IncomingMessage,
    inPanel: boolean,
    problem: ChatView['problem'],
    status = 200,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<WebAnswer> => {
    const token = pageToken(request);
    const lines = token === null ? null : await directLine.visits.read(token);
    const nonce = newNonce();
    const socketOrigin = callerOf(request, publicUrl).baseUrl.replace(/^http/, 'ws');
    const content = chatPage({ texts, assets, nonce, lines, messageId: ids.next(), inPanel, problem });
    return page(status, content, chatPolicy({ nonce, socketOrigin, trustedOrigins }), headers);
  };

  const setCookie = (request: IncomingMessage, value: string, seconds: number): Readonly<Record<string, string>> => {
    const secure = callerOf(request, publicUrl).baseUrl.startsWith('https:') ? '; Secure' : '';
    return { 'Set-Cookie': `${CHAT_COOKIE}=${value}; Path=/chat; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}` };
  };

  return {
    pageToken,
    cookieFor: (request, { token, seconds }) => setCookie(request, token, seconds),

    show: (request, query) => shown(request, query.get('view') === 'panel', null),

    async take(request, query) {
      const inPanel = query.get('view') === 'panel';
      const caller = callerOf(request, publicUrl);
      if (!directLine.trusts(caller)) return errorJson(403, 'origin-not-trusted', 'Send the form from the chat page itself.');
      const body = await readForm(request);
      if (body.kind === 'refused' && body.refusal.status === 413)
        return shown(request, inPanel, { message: texts.tooLong, draft: '' }, 413);
      if (body.kind === 'refused') return errorJson(body.refusal.status, body.refusal.code, body.refusal.message);
      const { fields } = body;
      if (fields.get('do') === 'start-over') return seeOther(chatAddress(inPanel), setCookie(request, '', 0));

      const question = fields.get('question') ?? '';
      const messageId = fields.get('messageId') ?? '';
      let headers: Readonly<Record<string, string>> = {};
      let said = await directLine.visits.say(pageToken(request) ?? '', messageId, question);
      if (said.kind === 'no-conversation') {
        const begun = await directLine.visits.begin(caller.clientAddress);
        if (begun.kind === 'begun') {
          headers = setCookie(request, begun.token, begun.seconds);
          said = await directLine.visits.say(begun.token, messageId, question);
        } else said = begun;
      }
      switch (said.kind) {
        case 'said':
          if (said.kept) headers = setCookie(request, said.kept.token, said.kept.seconds);
          return seeOther(`${chatAddress(inPanel)}#latest`, headers);
        case 'empty':
          return shown(request, inPanel, { message: texts.empty, draft: '' }, 400);
        case 'limited':
          return shown(request, inPanel, { message: texts.limited, draft: question }, 429, {
            'Retry-After': String(said.retryAfterSeconds),
          });
        case 'no-conversation':
          return shown(request, inPanel, { message: texts.conversationEnded, draft: question }, 400);
      }
    },
  };
}
