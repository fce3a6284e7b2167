// Cases by signed webhook: what is posted, how a receiver checks it, and which answers are worth another attempt.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createWebhookSender, type WebhookOptions } from '../../src/delivery/webhook.ts';
import { smallDelivery } from '../support/small-cases.ts';

const secret = 'a secret of sixteen or more';
const never = new AbortController().signal;
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

type Posted = { readonly headers: IncomingMessage['headers']; readonly method: string; readonly body: string };

/** A receiver that keeps what is posted and answers as told. */
async function receive(answer: (response: ServerResponse) => void) {
  const posted: Posted[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    posted.push({ headers: request.headers, method: request.method ?? '', body: Buffer.concat(chunks).toString('utf8') });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/cases?sig=key`, posted };
}

const status = (code: number) => (response: ServerResponse) => response.writeHead(code, { location: '/elsewhere' }).end('no');
const send = (url: string, change: Partial<WebhookOptions> = {}, signal = never) =>
  createWebhookSender({ url, secret, clock: { now: () => new Date('2026-11-22T02:05:00.900Z') }, ...change })(
    smallDelivery({ kind: 'webhook' }),
    signal,
  );

describe('a webhook', () => {
  test('is posted the case as it was confirmed, with the conversation', async () => {
    const { url, posted } = await receive(status(204));
    expect(await send(url)).toEqual({ kind: 'sent' });
    expect(posted).toHaveLength(1);
    expect(posted[0]?.method).toBe('POST');
    expect(posted[0]?.headers['content-type']).toBe('application/json; charset=utf-8');
    const { case: asked, transcript, id } = smallDelivery();
    expect(JSON.parse(posted[0]?.body ?? '')).toEqual({
      id,
      reference: 'KA-7F4MKRW2',
      kind: 'case.opened',
      openedAt: asked.openedAt,
      route: 'canterbury',
      place: 'Ōtautahi Christchurch',
      asker: 'school',
      about: asked.about,
      answerBy: { kind: 'here' },
      transcript,
    });
  });

  test.each([
    ['plain text', secret, Buffer.from(secret, 'utf8')],
    [
      'as Standard Webhooks writes it',
      `whsec_${Buffer.from('twenty-four random bytes').toString('base64')}`,
      Buffer.from('twenty-four random bytes'),
    ],
  ])('is signed over id, time and body, with a secret in %s', async (_, given, key) => {
    const { url, posted } = await receive(status(200));
    await send(url, { secret: given });
    const [first] = posted;
    if (!first) throw new Error('nothing was posted');
    const { headers, body } = first;
    expect(headers['webhook-id']).toBe('delivery-1');
    expect(headers['webhook-timestamp']).toBe(String(Date.parse('2026-11-22T02:05:00.000Z') / 1_000));
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  });

  test.each([200, 201, 202, 204])('that answers %i has it', async (code) => {
    const { url } = await receive(status(code));
    expect(await send(url)).toEqual({ kind: 'sent' });
  });

  test.each([301, 302, 307, 308, 408, 425, 429, 500, 502, 503])('that answers %i is tried again, and never led elsewhere', async (code) => {
    const { url, posted } = await receive(status(code));
    expect(await send(url)).toEqual({ kind: 'failed', reason: `the webhook answered ${code}`, isPermanent: false });
    expect(posted).toHaveLength(1);
  });

  test.each([400, 401, 403, 404, 410, 413, 422])('that answers %i has refused it for good', async (code) => {
    const { url } = await receive(status(code));
    expect(await send(url)).toEqual({ kind: 'failed', reason: `the webhook answered ${code}`, isPermanent: true });
  });

  test('that does not answer in time, or is called off, is tried again', async () => {
    const late = { kind: 'failed', reason: 'the webhook took too long', isPermanent: false };
    const hanging = await receive(() => {});
    expect(await send(hanging.url, { deadlineMilliseconds: 50 })).toEqual(late);
    const controller = new AbortController();
    const calledOff = await receive(() => controller.abort());
    expect(await send(calledOff.url, {}, controller.signal)).toEqual(late);
  });

  test('that is not there is tried again, and the address with its key stays out of the reason', async () => {
    const { url } = await receive(status(200));
    for (const close of closers.splice(0)) await close();
    expect(await send(url)).toEqual({ kind: 'failed', reason: 'the webhook could not be reached', isPermanent: false });
  });
});
