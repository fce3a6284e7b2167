// A restify server with the Bot Framework channel on it and a conversation that repeats what it is told.
import { once } from 'node:events';
import restify from 'restify';
import { silentLogger } from '../../src/base/logger.ts';
import { type BotFrameworkChannelParts, createBotFrameworkChannel } from '../../src/channels/bot-framework/channel.ts';
import type { Conversations } from '../../src/conversation/conversations.ts';
import type { ConversationKey, IncomingMessage, Reply } from '../../src/conversation/message.ts';

export type BotServer = {
  readonly url: string;
  /** Messages that made a turn, in order; repeats are not among them. */
  readonly taken: readonly IncomingMessage[];
  /** Keys that were opened, repeats included. */
  readonly opened: readonly ConversationKey[];
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  stop(): Promise<void>;
};

type Options = Partial<BotFrameworkChannelParts> & {
  /** Mounts restify's body parser in front, as a web room may. */
  readonly bodyParser?: boolean;
  /** What the conversation answers to a text; one reply a text. */
  readonly answers?: (text: string) => readonly string[];
};

/** Starts one on a port of the system's choice. */
export async function startBotServer({
  bodyParser,
  answers = (text) => [`Tēnā koe: ${text}`],
  ...parts
}: Options = {}): Promise<BotServer> {
  const taken: IncomingMessage[] = [];
  const opened: ConversationKey[] = [];
  const channel = createBotFrameworkChannel({
    conversations: repeatingConversations(taken, opened, answers),
    settings: {},
    log: silentLogger,
    name: 'Enquiries',
    ...parts,
  });
  const server = restify.createServer();
  if (bodyParser) server.use(restify.plugins.bodyParser({ mapParams: false }));
  server.post('/api/messages', async (req, res) => channel.handle(req, res));
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}/api/messages`;
  return {
    url,
    taken,
    opened,
    post: (body, headers) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async stop() {
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

function repeatingConversations(
  taken: IncomingMessage[],
  opened: ConversationKey[],
  answers: (text: string) => readonly string[],
): Conversations {
  const turns = new Map<string, readonly Reply[]>();
  const take = (name: string, texts: () => readonly string[]) => {
    const stored = turns.get(name);
    if (stored) return { replies: stored, repeated: true };
    const replies = texts().map((text, index) => reply(`reply-${turns.size + 1}-${index + 1}`, text));
    turns.set(name, replies);
    return { replies, repeated: false };
  };
  return {
    async open(key) {
      opened.push(key);
      return take(JSON.stringify([key.channel, key.conversationId]), () => ['Kia ora']);
    },
    async receive(message) {
      return take(JSON.stringify([message.channel, message.conversationId, message.messageId]), () => {
        taken.push(message);
        return answers(message.text);
      });
    },
    items: async () => [],
    onItems: () => () => {},
  };
}

function reply(id: string, text: string): Reply {
  const source = { title: 'A release', publisher: 'A publisher', date: '2016-11-09', address: null };
  const enquiry = { kind: 'answer', entryIds: ['e'], factIds: [1], sources: [source], asAt: '2016-11-09', confidence: 0.9 } as const;
  return { id, text, speak: text, locale: 'en-NZ', suggestions: ['And now?'], enquiry };
}
