// Reads a request's body as JSON, or says why it is refused; the SDK would accept any size and answer with internals.
import type { IncomingMessage } from 'node:http';
import { type Refusal, refuse } from './refusal.ts';

/** A Teams activity with a card is a few kilobytes; Teams itself stops at about 100 KB. */
const MAX_BODY_BYTES = 256 * 1024;

/** Node's request, perhaps with what a body parser left on it. */
export type BotRequest = IncomingMessage & { readonly body?: unknown };

/** The parsed JSON, or the refusal (400, 413 or 415). Rejects only when the connection breaks while reading. */
export async function readJson(request: BotRequest): Promise<{ readonly kind: 'json'; readonly value: unknown } | Refusal> {
  const contentType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (contentType !== 'application/json') {
    return refuse(415, 'not-json', 'Send the activity as JSON, with the content type application/json.');
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return tooLarge;
  if (typeof request.body === 'object' && request.body !== null && !Buffer.isBuffer(request.body)) {
    return { kind: 'json', value: request.body };
  }
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    return refuse(415, 'encoded-body', 'Send the activity without a content encoding.');
  }
  const bytes = await bytesOf(request);
  if (bytes === 'too-large') return tooLarge;
  try {
    // Fatal: bytes that are not UTF-8 would otherwise turn macrons into question marks without a word.
    return { kind: 'json', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return refuse(400, 'broken-json', 'The request body is not JSON in UTF-8.');
  }
}

const tooLarge = refuse(413, 'body-too-large', `The activity is larger than ${MAX_BODY_BYTES / 1024} KB.`);

async function bytesOf(request: BotRequest): Promise<Uint8Array | 'too-large'> {
  if (Buffer.isBuffer(request.body)) return request.body;
  if (typeof request.body === 'string') return Buffer.from(request.body, 'utf8');
  if (request.readableEnded) return new Uint8Array();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // Goes on reading without keeping: closing now would cut the connection before the caller has read the 413.
      if (size > MAX_BODY_BYTES) resolve('too-large');
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('The connection closed before the whole body came.')));
  });
}
