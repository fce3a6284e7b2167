// Makes and joins everything the service is, in order; starts it, and stops it without losing what is under way.
import { join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { randomIds } from '../base/ids.ts';
import type { Logger } from '../base/logger.ts';
import { createDirectLine } from '../channels/direct-line/direct-line.ts';
import type { Settings } from '../config/settings.ts';
import { keepTokenSecret } from '../config/token-secret.ts';
import { openSqliteStorage } from '../storage/storage.ts';
import { createWebServer } from '../web/web-server.ts';
import { createEnquiries } from './enquiries.ts';
import { loadOnce } from './load-once.ts';
import { prepare } from './prepared.ts';
import { webTextsOf } from './web-texts.ts';

/** A conversation may be kept open this long by refreshing its token: one working day and the night after it. */
const SESSION_SECONDS = 24 * 60 * 60;

const assetsDirectory = join(import.meta.dirname, '..', '..', 'build', 'public');

export type RunningApp = {
  /** Where the chat page is, e.g. `http://127.0.0.1:3978/`. */
  readonly url: string;
  /** Stops taking requests, waits for those under way, closes the storage. */
  stop(): Promise<void>;
};

/** Starts the service. Rejects with a Fault that says what, where and the cure; nothing is then left open. */
export async function startApp({ settings, log }: { readonly settings: Settings; readonly log: Logger }): Promise<RunningApp> {
  const { knowledgeDir, dialogsDir } = settings;
  const clock = systemClock(settings.today ?? undefined);
  const ids = randomIds;
  const { content, model, made } = prepare({ knowledgeDir, dialogsDir, log });
  log.info('reading-ready', { made });
  const storage = await openSqliteStorage({ dataDir: settings.dataDir, clock, log });
  try {
    const { conversations } = createEnquiries({ content, model, store: storage.conversations, clock, ids, log });
    const texts = webTextsOf(content);
    const directLine = createDirectLine({
      conversations,
      tokenSecret: keepTokenSecret({ given: settings.tokenSecret, dataDir: settings.dataDir, ids }),
      secret: settings.directLineSecret,
      trustedOrigins: settings.trustedOrigins,
      limits: { ...settings.limits, sessionSeconds: SESSION_SECONDS },
      name: texts.sender,
      clock,
      ids,
      log,
    });
    // The SDK takes as long to load as all the rest, and most starts are not for it: the chat page need not wait.
    const bot = loadOnce(async () => {
      const { createBotFrameworkChannel } = await import('../channels/bot-framework/channel.ts');
      return createBotFrameworkChannel({ conversations, settings: settings.botFramework, log, name: texts.sender, ids });
    });
    // Where it is switched on, its settings must be right before anything is served.
    if (settings.botFramework.MicrosoftAppId !== undefined) await bot();
    const server = createWebServer({
      host: settings.host,
      port: settings.port,
      publicUrl: settings.publicUrl,
      trustedOrigins: settings.trustedOrigins,
      assetsDirectory,
      directLine,
      texts,
      ids,
      log,
      isReady: async () => true,
      mounted: [{ methods: ['POST'], path: '/api/messages', handle: async (request, response) => (await bot()).handle(request, response) }],
    });
    const running = await server.start();
    bot().catch((cause: unknown) => log.error('bot-framework-unavailable', {}, cause));
    return {
      url: running.url,
      stop: async () => {
        await running.close();
        await directLine.close();
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}
