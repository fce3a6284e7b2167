// Who is asking and under which address, from a request's headers; nothing here is trusted further than that.
import type { IncomingMessage } from 'node:http';
import type { Caller } from '../channels/direct-line/protocol.ts';

/** A host name or address with an optional port: what may be repeated in an answer's headers. */
const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * `publicUrl` is the setting PUBLIC_URL: the address that browsers use, which behind a proxy we cannot know by ourselves.
 * Without it, the request's own Host (and a proxy's `X-Forwarded-Proto`) must do: a wrong one misleads only its sender.
 */
export function callerOf(request: IncomingMessage, publicUrl: string | null): Caller {
  const named = request.headers.host ?? '';
  const host = HOST.test(named) ? named.toLowerCase() : 'localhost';
  const scheme = header(request, 'x-forwarded-proto') === 'https' ? 'https' : 'http';
  const ownHosts = publicUrl === null ? [host] : [new URL(publicUrl).host, host];
  return {
    origin: header(request, 'origin'),
    fetchSite: header(request, 'sec-fetch-site'),
    baseUrl: publicUrl === null ? `${scheme}://${host}` : new URL(publicUrl).origin,
    ownHosts,
    clientAddress: request.socket.remoteAddress ?? 'unknown',
  };
}

/** One header's value, null when absent; of a repeated one, the first. */
export function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** One cookie's value, null when absent. */
export function cookie(request: IncomingMessage, name: string): string | null {
  for (const pair of (header(request, 'cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined && value !== '') return value;
  }
  return null;
}
