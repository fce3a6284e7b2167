// Reading request bodies within a limit, before anything is known about who sent them.
import type { IncomingMessage } from 'node:http';

/** Room for 4,000 characters of any script in JSON or a form, and some more. */
const MAX_BODY_BYTES = 65_536;

/** Why a body cannot be used: an HTTP status, a stable code and a sentence a person can act on. */
export type BodyRefusal = { readonly status: 400 | 413 | 415; readonly code: string; readonly message: string };

export type JsonBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly refusal: BodyRefusal };

export type FormBody =
  | { readonly kind: 'form'; readonly fields: URLSearchParams }
  | { readonly kind: 'refused'; readonly refusal: BodyRefusal };

/** The body as JSON. Refused: 415 when it is of another type, 413 over `limit` bytes, 400 when it is not JSON. */
export async function readJson(request: IncomingMessage, limit = MAX_BODY_BYTES): Promise<JsonBody> {
  const type = mediaType(request);
  const announced =
    request.headers['content-length'] !== '0' && (request.headers['content-length'] ?? request.headers['transfer-encoding']);
  if (announced && type !== null && type !== 'application/json' && !type.endsWith('+json'))
    return refused(415, 'content-type', 'Send JSON: the content type application/json.');
  const bytes = await readBytes(request, limit);
  if (bytes === null) return refused(413, 'too-large', 'This is too large. Send a shorter message.');
  if (bytes.length === 0) return { kind: 'absent' };
  if (type === null) return refused(415, 'content-type', 'Send JSON: the content type application/json.');
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { kind: 'json', value };
  } catch {
    return refused(400, 'broken-json', 'This is not JSON that we can read.');
  }
}

/** The body of a plain HTML form. Refused: 415 when it is something else, 413 over `limit` bytes. */
export async function readForm(request: IncomingMessage, limit = MAX_BODY_BYTES): Promise<FormBody> {
  if (mediaType(request) !== 'application/x-www-form-urlencoded') return refused(415, 'content-type', 'Send the form of the chat page.');
  const bytes = await readBytes(request, limit);
  if (bytes === null) return refused(413, 'too-large', 'This is too large. Send a shorter message.');
  return { kind: 'form', fields: new URLSearchParams(bytes.toString('utf8')) };
}

function refused(
  status: BodyRefusal['status'],
  code: string,
  message: string,
): { readonly kind: 'refused'; readonly refusal: BodyRefusal } {
  return { kind: 'refused', refusal: { status, code, message } };
}

function mediaType(request: IncomingMessage): string | null {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return type === undefined || type === '' ? null : type;
}

/** Everything sent, or null as soon as it is over the limit; what then still comes is thrown away unread. */
async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const tooMuch = (): null => {
    request.resume();
    return null;
  };
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooMuch();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > limit) return tooMuch();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
