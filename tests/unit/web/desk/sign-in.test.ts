// Many machines that guess at the password together are held back together.
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { randomIds } from '../../../../src/base/ids.ts';
import { silentLogger } from '../../../../src/base/logger.ts';
import { createAssets } from '../../../../src/web/assets.ts';
import { createFrame } from '../../../../src/web/desk/frame.ts';
import { createGate } from '../../../../src/web/desk/gate.ts';
import { createSessions } from '../../../../src/web/desk/session.ts';
import { createSignIn } from '../../../../src/web/desk/sign-in.ts';

const clock = { now: () => new Date('2026-11-22T02:04:00Z'), today: () => '2026-11-22' };

function tryFrom(address: string, password: string): IncomingMessage {
  const body = Readable.from([Buffer.from(new URLSearchParams({ password }).toString())]);
  const headers = { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' };
  // As much of a request as signing in reads.
  return Object.assign(body, { headers, socket: { remoteAddress: address } }) as unknown as IncomingMessage;
}

test('after a hundred tries in a minute from ten addresses, no other address gets one', async () => {
  const publicUrl = null;
  const frame = createFrame(createAssets(new Map()));
  const sessions = createSessions({ secret: 'a', signInWay: 'password', publicUrl, clock, ids: randomIds });
  const gate = createGate({ sessions, frame, publicUrl, log: silentLogger });
  const signIn = createSignIn({ password: 'right', roundTrip: null, sessions, gate, frame, publicUrl, log: silentLogger });
  const statusOf = async (address: string, password: string) =>
    (await signIn.take(tryFrom(address, password), new URLSearchParams())).status;

  expect(await statusOf('10.0.0.1', 'right')).toBe(303);
  for (let tries = 1; tries < 100; tries++) expect(await statusOf(`10.0.0.${1 + (tries % 10)}`, 'wrong')).toBe(403);
  expect(await statusOf('10.0.1.1', 'right')).toBe(429);
});
