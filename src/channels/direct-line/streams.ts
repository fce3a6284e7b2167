// The websocket side: one socket a conversation, each with its own cursor, so that a lost or doubled wake-up loses nothing.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Logger } from '../../base/logger.ts';
import type { Conversations } from '../../conversation/conversations.ts';
import { ITEMS_PER_SET, type Sender, toActivitySet } from './activity-set.ts';
import type { Session } from './tokens.ts';

/** Clients send nothing but empty frames; anything larger is not a Direct Line client. */
const MAX_CLIENT_FRAME_BYTES = 1_024;
/** A client that does not read is cut off before it fills our memory. */
const MAX_UNSENT_BYTES = 1_048_576;
/** Shorter than the idle timeouts of common proxies (60 s and up). */
const PING_SECONDS = 25;

export type Streams = {
  /** Finishes the handshake of an already authorised request and delivers everything after `afterSeq`, then what comes. */
  open(request: IncomingMessage, socket: Duplex, head: Buffer, session: Session, afterSeq: number): void;
  /** Closes every socket with 1001 (going away) and waits until they are gone. */
  close(): Promise<void>;
};

export function createStreams(options: { conversations: Conversations; sender: Sender; log: Logger }): Streams {
  const { conversations, sender, log } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_CLIENT_FRAME_BYTES, perMessageDeflate: false });
  const byConversation = new Map<string, WebSocket>();

  const follow = (ws: WebSocket, session: Session, afterSeq: number): void => {
    const key = { channel: 'web', conversationId: session.conversationId } as const;
    let cursor = afterSeq;
    let reading = false;
    let wokenMeanwhile = false;
    let alive = true;

    const deliver = async (): Promise<void> => {
      if (reading) {
        wokenMeanwhile = true;
        return;
      }
      reading = true;
      try {
        do {
          wokenMeanwhile = false;
          let items = await conversations.items(key, cursor, ITEMS_PER_SET);
          while (items.length > 0 && ws.readyState === ws.OPEN) {
            const set = toActivitySet(items, cursor, session, sender);
            if (ws.bufferedAmount > MAX_UNSENT_BYTES) return ws.close(1013, 'not reading');
            ws.send(JSON.stringify(set));
            cursor = Number(set.watermark);
            items = await conversations.items(key, cursor, ITEMS_PER_SET);
          }
        } while (wokenMeanwhile);
      } catch (cause) {
        log.error('stream-failed', {}, cause);
        // The client comes back by itself in 3 to 15 seconds and asks from its last watermark.
        ws.close(1011, 'try again');
      } finally {
        reading = false;
      }
    };

    const stopListening = conversations.onItems(key, () => void deliver());
    const beat = setInterval(() => {
      if (!alive) return ws.terminate();
      alive = false;
      ws.ping();
      void deliver();
    }, PING_SECONDS * 1_000);
    ws.on('pong', () => {
      alive = true;
    });
    ws.on('error', () => ws.terminate());
    ws.on('close', () => {
      clearInterval(beat);
      stopListening();
      if (byConversation.get(session.conversationId) === ws) byConversation.delete(session.conversationId);
    });
    void deliver();
  };

  return {
    open(request, socket, head, session, afterSeq) {
      server.handleUpgrade(request, socket, head, (ws) => {
        byConversation.get(session.conversationId)?.close(1000, 'opened elsewhere');
        byConversation.set(session.conversationId, ws);
        follow(ws, session, afterSeq);
      });
    },
    async close() {
      const gone = [...server.clients].map((ws) => {
        // A peer that does not answer the close frame must not keep us from stopping.
        const deadline = setTimeout(() => ws.terminate(), 1_000);
        return new Promise<void>((resolve) => {
          ws.once('close', () => {
            clearTimeout(deadline);
            resolve();
          });
          ws.close(1001, 'going away');
        });
      });
      await Promise.all(gone);
      server.close();
    },
  };
}
