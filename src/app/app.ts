// Makes and joins everything the service is, in order; starts it, and stops it without losing what is under way.
import { join } from 'node:path';
import { createLines } from '../answering/composing/lines.ts';
import { systemClock } from '../base/clock.ts';
import { randomIds } from '../base/ids.ts';
import type { Logger } from '../base/logger.ts';
import { deliveryKinds } from '../cases/case.ts';
import { createDirectLine } from '../channels/direct-line/direct-line.ts';
import { keepStaffPassword, keepTokenSecret } from '../config/kept-secret.ts';
import type { Settings } from '../config/settings.ts';
import { loadOffices } from '../content/load-offices.ts';
import { noOffices } from '../content/schema/offices.ts';
import { createCaseDesk } from '../conversation/handing-over/case-desk.ts';
import { phoneCard } from '../conversation/handing-over/phone-card.ts';
import { toSpeech } from '../conversation/speak.ts';
import { createDelivery, deliveryOutcomes } from '../delivery/delivery.ts';
import { openSqliteStorage } from '../storage/storage.ts';
import { createWebServer } from '../web/web-server.ts';
import { createSenders, waysToOffice } from './deliveries.ts';
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
  /** The file that holds the desk's password when nobody set one; null otherwise. */
  readonly signIn: string | null;
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
  const { regions } = content.knowledge;
  const offices = settings.contactsFile === null ? noOffices : loadOffices({ file: settings.contactsFile, regions });
  const storage = await openSqliteStorage({ dataDir: settings.dataDir, clock, log });
  try {
    const handOver = { offices, deliver: waysToOffice(settings) };
    const { conversations } = createEnquiries({ content, model, store: storage.conversations, clock, ids, handOver, log });
    const { wake } = conversations;
    const mayMail = settings.mail !== null;
    const desk = createCaseDesk({ store: storage.cases, content, settings: handOver, mayMail, ids, wake });
    const { dataDir } = settings;
    const tokenSecret = keepTokenSecret({ given: settings.tokenSecret, dataDir, ids });
    const password = settings.desk.oidc === null ? keepStaffPassword({ given: settings.desk.password, dataDir, ids }) : null;
    const texts = webTextsOf(content);
    const directLine = createDirectLine({
      conversations,
      tokenSecret,
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
    const metrics = loadOnce(async () => {
      const { createMetrics } = await import('../observability/metrics.ts');
      const kinds = { deliveryKinds, deliveryOutcomes };
      return createMetrics({ cases: () => desk.counts(), outbox: () => desk.outbox(), ...kinds, clock });
    });
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
      metrics: async () => {
        const { text, contentType } = await metrics();
        return { text: await text(), contentType };
      },
      desk: {
        desk,
        offices,
        regions: regions.regions,
        signIn: { password, oidc: settings.desk.oidc },
        sessionSecret: tokenSecret,
        clock,
      },
      mounted: [{ methods: ['POST'], path: '/api/messages', handle: async (request, response) => (await bot()).handle(request, response) }],
    });
    const running = await server.start();
    const lines = createLines(content.dialogs['en-NZ']);
    const phone = (reference: string) => toSpeech(phoneCard(content.knowledge, lines, reference));
    const deskUrl = `${settings.publicUrl ?? running.url.replace(/\/$/, '')}/desk`;
    const delivery = createDelivery({
      outbox: storage.outbox,
      senders: await createSenders({ settings, offices, regions: regions.regions, deskUrl, clock, phone, bot }),
      clock,
      chance: Math.random,
      log,
      onOutcome: (kind, outcome) => void metrics().then(({ onOutcome }) => onOutcome(kind, outcome)),
    });
    delivery.start();
    bot().catch((cause: unknown) => log.error('bot-framework-unavailable', {}, cause));
    return {
      url: running.url,
      signIn: settings.desk.oidc !== null || settings.desk.password !== null ? null : join(dataDir, 'staff-password'),
      stop: async () => {
        await running.close();
        await delivery.stop();
        await directLine.close();
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}
