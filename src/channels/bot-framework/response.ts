// Writes the one answer of a request with Node's own response, so that the channel needs no web framework.
import type { ServerResponse } from 'node:http';
import type { Refusal } from './refusal.ts';

/** Answers with a status and, when there is a body, JSON. Does nothing when the response was begun or its caller is gone. */
export function respond(res: ServerResponse, status: number, body?: unknown): void {
  if (res.headersSent || res.destroyed) return;
  const json = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body), 'utf8');
  if (body !== undefined) res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.writeHead(status, { 'Content-Length': json.length });
  res.end(json);
}

/** Answers with `{"error":{"code","message"}}`, per the outer contract. */
export function respondRefused(res: ServerResponse, { status, code, message }: Refusal): void {
  if (status === 401 && !res.headersSent) res.setHeader('WWW-Authenticate', 'Bearer');
  respond(res, status, { error: { code, message } });
}
