// Every address of ours and what answers it, as a table; the server only carries it out.
import type { IncomingMessage } from 'node:http';
import type { Ids } from '../base/ids.ts';
import type { DirectLine } from '../channels/direct-line/direct-line.ts';
import type { Assets } from './assets.ts';
import { callerOf, header } from './caller.ts';
import { createChatRoutes } from './chat-routes.ts';
import { homePage, problemPage } from './plain-pages.ts';
import { readJson } from './reading.ts';
import { errorJson, json, type WebAnswer } from './sending.ts';
import type { WebTexts } from './texts.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

export type Respond = (request: IncomingMessage, query: URLSearchParams) => Promise<WebAnswer>;

export type Route = { readonly methods: readonly Method[]; readonly path: string; readonly respond: Respond };

export type RouteOptions = {
  readonly directLine: DirectLine;
  readonly texts: WebTexts;
  readonly assets: Assets;
  /** Setting PUBLIC_URL, or null. */
  readonly publicUrl: string | null;
  /** Setting TRUSTED_ORIGINS: pages that may show the chat in a frame. */
  readonly trustedOrigins: readonly string[];
  readonly ids: Ids;
  /** Whether this instance may be given traffic. */
  isReady(): Promise<boolean>;
  /** What `/metrics` answers. */
  metrics(): Promise<{ readonly text: string; readonly contentType: string }>;
};

const DIRECT_LINE = '/v3/directline';
const page = ['GET', 'HEAD'] as const;

/** The table of the outer contract's HTTP section, without what other rooms mount. */
export function createRoutes(options: RouteOptions): readonly Route[] {
  const { directLine, texts, assets, publicUrl } = options;
  const chat = createChatRoutes(options);

  const asset = (request: IncomingMessage, name: string, version: string | null): WebAnswer =>
    assets.serve(name, {
      version,
      ifNoneMatch: header(request, 'if-none-match'),
      acceptEncoding: header(request, 'accept-encoding') ?? '',
    }) ?? notFound(request, texts, assets);

  const directLineCall = (request: IncomingMessage, query: URLSearchParams) => ({
    method: request.method ?? 'GET',
    path: directLinePath(pathOf(request)) ?? '',
    query,
    authorization: header(request, 'authorization'),
    caller: callerOf(request, publicUrl),
    readBody: () => readJson(request),
  });

  return [
    { methods: page, path: '/', respond: async () => homePage(texts, assets) },
    { methods: page, path: '/embed.js', respond: async (request) => asset(request, 'embed.js', null) },
    {
      methods: page,
      path: '/assets/:name',
      respond: async (request, query) => asset(request, pathOf(request).slice('/assets/'.length), query.get('v')),
    },
    { methods: page, path: '/chat', respond: chat.show },
    { methods: ['POST'], path: '/chat', respond: chat.take },
    {
      methods: ['POST', 'OPTIONS'],
      path: '/chat/token',
      respond: async (request, query) => {
        const answer = await directLine.chatToken(directLineCall(request, query), chat.pageToken(request));
        return json(answer.status, answer.body, answer.headers);
      },
    },
    {
      methods: ['POST', 'OPTIONS'],
      path: '/chat/keep',
      respond: async (request, query) => {
        const { answer, cookie } = await directLine.chatKeep(directLineCall(request, query));
        return json(answer.status, answer.body, { ...answer.headers, ...(cookie ? chat.cookieFor(request, cookie) : {}) });
      },
    },
    {
      // Direct Line knows its own paths and methods, and refuses the rest with the headers that trusted pages need.
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      path: `${DIRECT_LINE}/*`,
      respond: async (request, query) => {
        const answer = await directLine.handle(directLineCall(request, query));
        return json(answer.status, answer.body, answer.headers);
      },
    },
    { methods: page, path: '/healthz', respond: async () => json(200, { status: 'alive' }) },
    {
      methods: page,
      path: '/readyz',
      respond: async () =>
        (await options.isReady())
          ? json(200, { status: 'ready' })
          : errorJson(503, 'not-ready', 'The service is starting, stopping or cannot reach its data.'),
    },
    {
      methods: page,
      path: '/metrics',
      respond: async () => {
        const { text, contentType } = await options.metrics();
        return { status: 200, headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' }, body: text };
      },
    },
  ];
}

/** 404, as a page for browsers and as JSON for programs. */
export function notFound(request: IncomingMessage, texts: WebTexts, assets: Assets): WebAnswer {
  return wantsHtml(request) ? problemPage(texts, assets, 404) : errorJson(404, 'no-such-path', 'There is nothing at this address.');
}

/** 405 with the methods that would work. */
export function wrongMethod(request: IncomingMessage, texts: WebTexts, assets: Assets, allow: string): WebAnswer {
  const headers = { Allow: allow };
  if (wantsHtml(request)) return problemPage(texts, assets, 405, headers);
  return errorJson(405, 'wrong-method', `This address answers ${allow} only.`, headers);
}

/** 500 without any word of what went wrong inside. */
export function failed(request: IncomingMessage, texts: WebTexts, assets: Assets): WebAnswer {
  if (wantsHtml(request)) return problemPage(texts, assets, 500);
  return errorJson(500, 'internal', 'Something went wrong on our side. Try again in a minute.');
}

/** The path of the request, without its query. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

export function queryOf(request: IncomingMessage): URLSearchParams {
  const url = request.url ?? '';
  const mark = url.indexOf('?');
  return new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
}

/** What follows `/v3/directline`, without a slash at its end; null for other paths. */
export function directLinePath(path: string): string | null {
  return path.startsWith(`${DIRECT_LINE}/`) ? path.slice(DIRECT_LINE.length).replace(/\/$/, '') : null;
}

function wantsHtml(request: IncomingMessage): boolean {
  return (header(request, 'accept') ?? '').includes('text/html');
}
