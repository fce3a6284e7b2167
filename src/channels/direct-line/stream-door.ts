// Who may open a websocket: a fresh stream token, used once, from a page we trust. Everything else gets a short refusal.
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '../../base/clock.ts';
import { readWatermark } from './activity-set.ts';
import type { OriginRule } from './origins.ts';
import type { Caller } from './protocol.ts';
import type { Streams } from './streams.ts';
import type { Tokens } from './tokens.ts';

export type StreamDoor = {
  /** Answers an HTTP upgrade for `path` (what follows `/v3/directline`): opens the stream, or refuses and ends the socket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, path: string, query: URLSearchParams, caller: Caller): Promise<void>;
};

/** `used` ids are remembered in this process for as long as their token lives, a minute. */
export function createStreamDoor(options: { tokens: Tokens; origins: OriginRule; streams: Streams; clock: Clock }): StreamDoor {
  const { tokens, origins, streams, clock } = options;
  const usedUntil = new Map<string, number>();

  const useOnce = (tokenId: string, expiresAt: number): boolean => {
    const now = clock.now().getTime() / 1_000;
    for (const [id, until] of usedUntil) if (until < now) usedUntil.delete(id);
    if (usedUntil.has(tokenId)) return false;
    usedUntil.set(tokenId, expiresAt);
    return true;
  };

  return {
    async upgrade(request, socket, head, path, query, caller) {
      socket.on('error', () => socket.destroy());
      const conversationId = /^\/conversations\/([^/]+)\/stream$/.exec(path)?.[1];
      if (conversationId === undefined) return refuseUpgrade(socket, 404);
      const verified = await tokens.verify('stream', query.get('t') ?? '');
      if (verified.kind !== 'valid' || verified.session.conversationId !== conversationId) return refuseUpgrade(socket, 403);
      if (!origins.allows(caller, verified.session.origins)) return refuseUpgrade(socket, 403);
      const afterSeq = readWatermark(query.get('watermark'));
      if (afterSeq === null) return refuseUpgrade(socket, 400);
      if (!useOnce(verified.tokenId, verified.expiresAt)) return refuseUpgrade(socket, 403);
      streams.open(request, socket, head, verified.session, afterSeq);
    },
  };
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
