// The HTTP server: restify carries out the routes; starts, drains and stops.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import restify from 'restify';
import { Fault } from '../base/fault.ts';
import type { Logger } from '../base/logger.ts';
import { type Assets, loadAssets } from './assets.ts';
import { callerOf } from './caller.ts';
import { createDeskRoutes, type DeskOptions } from './desk/desk-routes.ts';
import { createOpenWork } from './open-work.ts';
import { createRoutes, directLinePath, failed, type Method, notFound, pathOf, queryOf, type RouteOptions, wrongMethod } from './routes.ts';
import { commonHeaders } from './security.ts';
import { errorJson, send } from './sending.ts';

/** How long a stop waits for requests under way before it cuts them off. */
const DRAIN_SECONDS = 10;
/** A request that takes longer to arrive is not a chat's. */
const REQUEST_SECONDS = 30;

/** A call that another room reads and answers all by itself, e.g. `POST /api/messages`. */
export type MountedRoute = {
  readonly methods: readonly Method[];
  /** As restify writes paths: `/api/messages`, `/desk/*`. */
  readonly path: string;
  /** Gets the request with its body unread; must end the response. What it throws becomes a logged 500. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

export type WebServerOptions = Omit<RouteOptions, 'assets'> & {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Where scripts/build-widget.mjs put the browser's files. */
  readonly assetsDirectory: string;
  readonly mounted: readonly MountedRoute[];
  /** The staff desk below /desk; without it there is none. */
  readonly desk?: DeskOptions;
  readonly log: Logger;
};

export type RunningServer = {
  /** The address to open, e.g. `http://127.0.0.1:3978/`. */
  readonly url: string;
  /** Says "not ready", stops listening, closes websockets with 1001 and waits for requests under way. */
  close(): Promise<void>;
};

export type WebServer = {
  /** Rejects with Fault `port-in-use` or `cannot-listen`. */
  start(): Promise<RunningServer>;
};

export function createWebServer(options: WebServerOptions): WebServer {
  const { directLine, texts, log } = options;
  const assets = loadAssets(options.assetsDirectory);
  if (assets.address('chat.js') === null) log.warn('browser-files-missing', { cure: 'run scripts/build-widget.mjs' });
  let draining = false;
  const work = createOpenWork();
  const isReady = async (): Promise<boolean> => !draining && (await options.isReady());

  const server = restify.createServer({ name: '', ignoreTrailingSlash: true });
  // restify brings its own logger; what matters is logged here, through ours.
  Object.assign(server.log, { level: 'silent' });

  refuseUnreadableAddresses(server);
  server.on('request', (_: IncomingMessage, response: ServerResponse) => work.add(response));

  /** Carries out one call; whatever it throws becomes a logged 500 that shows nothing. */
  const guarded = (respond: (request: restify.Request, response: restify.Response) => Promise<void>) => {
    return async (request: restify.Request, response: restify.Response): Promise<void> => {
      try {
        await respond(request, response);
      } catch (cause) {
        // A client that went away in the middle is nobody's fault.
        if (response.destroyed) return;
        log.error('request-failed', { method: request.method ?? '' }, cause);
        send(response, failed(request, texts, assets), request.method ?? 'GET');
      }
    };
  };

  const deskRoutes = options.desk === undefined ? [] : createDeskRoutes({ ...options, ...options.desk, assets });
  for (const route of [...createRoutes({ ...options, assets, isReady }), ...deskRoutes]) {
    for (const method of route.methods) {
      server[restifyName(method)](
        route.path,
        guarded(async (request, response) => send(response, await route.respond(request, queryOf(request)), method)),
      );
    }
  }
  for (const route of options.mounted) {
    for (const method of route.methods)
      server[restifyName(method)](
        route.path,
        guarded((request, response) => runMounted(route, request, response)),
      );
  }
  answerUnrouted(server, options.texts, assets);

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = directLinePath(pathOf(request)) ?? '';
    directLine.upgrade(request, socket, head, path, queryOf(request), callerOf(request, options.publicUrl)).catch((cause: unknown) => {
      log.error('upgrade-failed', {}, cause);
      socket.destroy();
    });
  });

  return {
    async start() {
      await listen(server, options);
      server.on('error', (cause: unknown) => log.error('server-failed', {}, cause));
      return {
        url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${server.address().port}/`,
        async close() {
          draining = true;
          const closed = new Promise<void>((resolve) => server.server.close(() => resolve()));
          await directLine.close();
          await work.done(DRAIN_SECONDS);
          // What is left is idle, half sent, or over its time.
          server.server.closeAllConnections();
          await closed;
        },
      };
    },
  };
}

async function runMounted(route: MountedRoute, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value);
  await route.handle(request, response);
  if (!response.writableEnded) throw new Fault('no-answer', 'a mounted route did not end its answer', { where: route.path });
}

/**
 * restify 12 builds a URL from the headers where nothing catches what that throws: one request with a bad `Host` would
 * end the process. So we try first.
 */
function refuseUnreadableAddresses(server: restify.Server): void {
  server.pre((request, response, next) => {
    try {
      request.getUrl();
      next();
    } catch {
      send(
        response,
        errorJson(400, 'bad-address', 'The address or the Host header of this request cannot be read.'),
        request.method ?? 'GET',
      );
      next(false);
    }
  });
}

/** restify decides that no route fits; the words are ours. Not calling back keeps restify from adding its own. */
function answerUnrouted(server: restify.Server, texts: RouteOptions['texts'], assets: Assets): void {
  server.on('NotFound', (request: restify.Request, response: restify.Response) => {
    send(response, notFound(request, texts, assets), request.method ?? 'GET');
  });
  server.on('MethodNotAllowed', (request: restify.Request, response: restify.Response) => {
    send(response, wrongMethod(request, texts, assets, String(response.getHeader('Allow') ?? '')), request.method ?? 'GET');
  });
}

function restifyName(method: Method): 'get' | 'head' | 'post' | 'put' | 'patch' | 'del' | 'opts' {
  switch (method) {
    case 'GET':
      return 'get';
    case 'HEAD':
      return 'head';
    case 'POST':
      return 'post';
    case 'PUT':
      return 'put';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return 'del';
    case 'OPTIONS':
      return 'opts';
  }
}

async function listen(server: restify.Server, { host, port }: WebServerOptions): Promise<void> {
  Object.assign(server.server, { requestTimeout: REQUEST_SECONDS * 1_000 });
  await new Promise<void>((resolve, reject) => {
    const refused = (cause: NodeJS.ErrnoException): void => {
      const where = `${host}:${port}`;
      if (cause.code === 'EADDRINUSE') {
        const cure = 'stop the program that uses this port, or set PORT to another one';
        reject(new Fault('port-in-use', 'another program listens on this port already', { where, cure, cause }));
      } else
        reject(
          new Fault('cannot-listen', 'this address cannot be listened on', {
            where,
            cure: 'set HOST and PORT to an address of this machine',
            cause,
          }),
        );
    };
    // On restify's own emitter: it passes the HTTP server's errors on, and one that nobody hears there would end the process.
    server.once('error', refused);
    server.listen(port, host, () => {
      server.off('error', refused);
      resolve();
    });
  });
}
