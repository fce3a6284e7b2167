// A Bot Framework connector on loopback: keeps what the bot posts, and can refuse or hang like a real one.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type PostedActivity = {
  /** Decoded path, e.g. `/v3/conversations/c1/activities/m1`. */
  readonly path: string;
  readonly method: string;
  readonly authorization: string | undefined;
  readonly activity: Readonly<Record<string, unknown>>;
};

export type FakeConnector = {
  readonly serviceUrl: string;
  /** What was taken, in order; refused posts are not among them. */
  readonly posted: readonly PostedActivity[];
  /** How many posts came, refused ones included. */
  attempts(): number;
  /** `take` answers 200; a number answers that status; `hang` never answers. */
  behave(how: 'take' | 'hang' | number): void;
  /** Resolves when the next post arrives, whatever becomes of it. */
  nextAttempt(): Promise<void>;
  /** Resolves when a caller who was left hanging gives up. */
  nextHangUp(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts one on a port of the system's choice. */
export async function startFakeConnector(): Promise<FakeConnector> {
  const posted: PostedActivity[] = [];
  let waiting: (() => void)[] = [];
  const left: (() => void)[] = [];
  let attempts = 0;
  let behaviour: 'take' | 'hang' | number = 'take';

  const server = createServer((req, res) => void answer(req, res));
  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(Buffer.from(chunk));
    attempts += 1;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
    if (behaviour === 'hang') {
      res.once('close', () => {
        for (const tell of left.splice(0)) tell();
      });
      return;
    }
    if (behaviour !== 'take') {
      return respond(res, behaviour, { error: { code: 'Refused', message: 'no' } });
    }
    const activity: Readonly<Record<string, unknown>> = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    posted.push({ path: decodeURIComponent(req.url ?? ''), method: req.method ?? '', authorization: req.headers.authorization, activity });
    respond(res, 200, { id: `sent-${posted.length}` });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    serviceUrl: `http://127.0.0.1:${portOf(server.address())}/`,
    posted,
    attempts: () => attempts,
    behave(how) {
      behaviour = how;
    },
    nextAttempt: () => new Promise((resolve) => waiting.push(resolve)),
    nextHangUp: () => new Promise((resolve) => left.push(resolve)),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function respond(res: ServerResponse, status: number, body: unknown): void {
  // In two steps: restify changes every server's writeHead in this process to return nothing.
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(body));
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
