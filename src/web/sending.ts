// Answers as values, and the one place that writes them: every answer leaves with the common headers.
import type { ServerResponse } from 'node:http';
import { type Html, toText } from './html.ts';
import { commonHeaders } from './security.ts';

export type WebAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
};

/** A whole page; `policy` is its Content-Security-Policy. */
export function page(status: number, content: Html, policy: string, headers: Readonly<Record<string, string>> = {}): WebAnswer {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Security-Policy': policy, ...headers },
    body: `<!doctype html>\n${toText(content)}`,
  };
}

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): WebAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
    body: value === undefined ? null : JSON.stringify(value),
  };
}

/** The outer contract's error: a stable code and a sentence a person can act on. */
export function errorJson(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}): WebAnswer {
  return json(status, { error: { code, message } }, headers);
}

/** Look at `location` with a GET next: after a form was taken, so that reloading does not send it again. */
export function seeOther(location: string, headers: Readonly<Record<string, string>> = {}): WebAnswer {
  return { status: 303, headers: { Location: location, 'Cache-Control': 'no-store', ...headers }, body: null };
}

/** Writes the answer; to a HEAD request only its headers. Does nothing when an answer was begun already. */
export function send(response: ServerResponse, answer: WebAnswer, method: string): void {
  if (response.headersSent || response.writableEnded) return;
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries({ ...commonHeaders, ...answer.headers })) response.setHeader(name, value);
  const body = answer.body ?? '';
  if (answer.status !== 204 && answer.status !== 304) response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(method === 'HEAD' ? undefined : body);
}
