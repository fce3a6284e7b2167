// A whole web server over conversations in memory, on a port of the system's choice, for tests over real HTTP.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/base/clock.ts';
import { randomIds } from '../../src/base/ids.ts';
import { type Logger, silentLogger } from '../../src/base/logger.ts';
import { createDirectLine } from '../../src/channels/direct-line/direct-line.ts';
import type { DeskOptions } from '../../src/web/desk/desk-routes.ts';
import type { WebTexts } from '../../src/web/texts.ts';
import { createWebServer, type MountedRoute, type RunningServer } from '../../src/web/web-server.ts';
import { type FakeConversations, fakeConversations } from './fake-conversations.ts';

export const DIRECT_LINE_SECRET = 'a-secret-for-tests-only';
export const TRUSTED_ORIGIN = 'https://www.example.govt.nz';

export const texts: WebTexts = {
  serviceName: 'Kāhui Ako enquiries',
  homeHeading: 'Communities of Learning | Kāhui Ako',
  homeMarkdown: 'This page stands in for a page that holds the chat.',
  launcher: 'Ask a question',
  closeChat: 'Close the chat',
  chatHeading: 'Ask a question',
  greetingMarkdown: 'Kia ora. Ask a question.',
  privacyMarkdown: 'Do not write names.',
  contactMarkdown: 'Call **0800 000 000**.',
  questionLabel: 'Your question',
  questionHint: 'A few words will do.',
  send: 'Send',
  startOver: 'Start over',
  you: 'You said',
  sender: 'Enquiries said',
  suggestionsLabel: 'You could ask',
  conversationLabel: 'Conversation',
  skipLink: 'Skip to the content',
  newTabNote: 'opens in a new tab',
  loading: 'The chat is loading.',
  connectionLost: 'The connection is lost. We are trying again.',
  problemHeading: 'There is a problem',
  empty: 'Write your question first.',
  tooLong: 'Your question is too long.',
  limited: 'That was a lot at once. Wait a minute.',
  conversationEnded: 'Your earlier conversation has ended.',
  unavailable: 'The service cannot answer right now.',
  pageNotFoundHeading: 'Page not found',
  pageNotFound: 'There is no page at this address.',
};

export type TestServer = RunningServer & { readonly conversations: FakeConversations; readonly origin: string };

export async function startTestServer(
  changes: {
    readonly port?: number;
    readonly publicUrl?: string;
    readonly turnsPerMinute?: number;
    readonly tokensPerMinute?: number;
    readonly sessionSeconds?: number;
    readonly secret?: string | null;
    readonly trustedOrigins?: readonly string[];
    readonly assetsDirectory?: string;
    readonly mounted?: readonly MountedRoute[];
    readonly desk?: DeskOptions;
    readonly conversations?: FakeConversations;
    readonly log?: Logger;
    readonly isReady?: () => Promise<boolean>;
  } = {},
): Promise<TestServer> {
  const conversations = changes.conversations ?? fakeConversations();
  const log = changes.log ?? silentLogger;
  const trustedOrigins = changes.trustedOrigins ?? [TRUSTED_ORIGIN];
  const directLine = createDirectLine({
    conversations,
    tokenSecret: 'a token secret for tests only',
    secret: changes.secret === undefined ? DIRECT_LINE_SECRET : changes.secret,
    trustedOrigins,
    limits: {
      turnsPerMinute: changes.turnsPerMinute ?? 0,
      tokensPerMinute: changes.tokensPerMinute ?? 0,
      sessionSeconds: changes.sessionSeconds ?? 86_400,
    },
    name: 'Enquiries',
    clock: systemClock(),
    ids: randomIds,
    log,
  });
  const running = await createWebServer({
    host: '127.0.0.1',
    port: changes.port ?? 0,
    publicUrl: changes.publicUrl ?? null,
    trustedOrigins,
    assetsDirectory: changes.assetsDirectory ?? mkdtempSync(join(tmpdir(), 'no-assets-')),
    texts,
    directLine,
    mounted: changes.mounted ?? [],
    ...(changes.desk === undefined ? {} : { desk: changes.desk }),
    isReady: changes.isReady ?? (async () => true),
    metrics: async () => ({ text: 'up 1\n', contentType: 'text/plain; version=0.0.4; charset=utf-8' }),
    ids: randomIds,
    log,
  }).start();
  return { ...running, conversations, origin: running.url.slice(0, -1) };
}
