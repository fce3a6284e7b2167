// Wrong passwords lock nobody out who knows the right one, until there are so many that somebody guesses at scale.
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { randomIds } from '../../../../src/base/ids.ts';
import { type Logger, silentLogger } from '../../../../src/base/logger.ts';
import { createAssets } from '../../../../src/web/assets.ts';
import { createFrame } from '../../../../src/web/desk/frame.ts';
import { createGate } from '../../../../src/web/desk/gate.ts';
import { createSessions } from '../../../../src/web/desk/session.ts';
import { createSignIn } from '../../../../src/web/desk/sign-in.ts';

function tryFrom(address: string, password: string): IncomingMessage {
  const body = Readable.from([Buffer.from(new URLSearchParams({ password }).toString())]);
  const headers = { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' };
  // As much of a request as signing in reads.
  return Object.assign(body, { headers, socket: { remoteAddress: address } }) as unknown as IncomingMessage;
}

function start() {
  let now = Date.parse('2026-11-22T02:04:10Z');
  const clock = { now: () => new Date(now), today: () => '2026-11-22' };
  const logged: string[] = [];
  const keep = (event: string): void => void logged.push(event);
  const log: Logger = { ...silentLogger, info: keep, warn: keep, error: keep };
  const publicUrl = null;
  const frame = createFrame(createAssets(new Map()));
  const sessions = createSessions({ secret: 'a', signInWay: 'password', publicUrl, clock, ids: randomIds });
  const gate = createGate({ sessions, frame, publicUrl, log });
  const signIn = createSignIn({ password: 'right', roundTrip: null, sessions, gate, frame, publicUrl, clock, log });
  const answerTo = (address: string, password: string) => signIn.take(tryFrom(address, password), new URLSearchParams());
  return {
    answerTo,
    statusOf: async (address: string, password: string) => (await answerTo(address, password)).status,
    fail: (times: number, address = '10.0.0.1') => Promise.all(Array.from({ length: times }, () => answerTo(address, 'wrong'))),
    times: (event: string) => logged.filter((one) => one === event).length,
    passSeconds(seconds: number) {
      now += seconds * 1_000;
    },
  };
}

describe('the right password', () => {
  test('is let in from an address that all share, after ten and after 999 failures', async () => {
    const { statusOf, fail } = start();
    const answers = await fail(11);
    expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(403), 429]);
    expect(await statusOf('10.0.0.1', 'right')).toBe(303);
    await fail(988);
    expect(await statusOf('10.0.0.1', 'right')).toBe(303);
    expect(await statusOf('10.0.0.2', 'right')).toBe(303);
  });

  test('counts as no try, however often it comes', async () => {
    const { statusOf, fail } = start();
    for (let tries = 0; tries < 1_001; tries++) expect(await statusOf('10.0.0.1', 'right')).toBe(303);
    expect((await fail(1))[0]?.status).toBe(403);
  });
});

describe('after 1,000 failures in an hour', () => {
  test.each([
    ['one address', () => '10.0.0.1'],
    ['a hundred addresses', (index: number) => `10.0.1.${index % 100}`],
  ])('from %s nobody is let in until the hour is over, and the log says so once', async (_, addressOf) => {
    const { statusOf, answerTo, times, passSeconds } = start();
    for (let tries = 0; tries < 1_000; tries++) await answerTo(addressOf(tries), 'wrong');
    const refused = await answerTo('10.0.0.9', 'right');
    expect(refused).toMatchObject({ status: 429, headers: { 'Retry-After': '3600' } });
    expect(refused.headers).not.toHaveProperty('Set-Cookie');
    expect(refused.body).toContain('until 22 November 2026, 4:05 pm.');
    expect(times('desk-password-shut')).toBe(1);
    passSeconds(3_599);
    expect(await answerTo('10.0.0.9', 'right')).toMatchObject({ status: 429, headers: { 'Retry-After': '1' } });
    passSeconds(1);
    expect(await statusOf('10.0.0.9', 'right')).toBe(303);
  });

  test('the answer does not tell whether the password was right', async () => {
    const { answerTo, fail } = start();
    await fail(1_000);
    expect(await answerTo('10.0.0.1', 'right')).toEqual(await answerTo('10.0.0.1', 'wrong'));
  });

  test('no more are looked at when they come at the same moment', async () => {
    const { fail, times } = start();
    await fail(1_200);
    expect(times('desk-password-wrong')).toBe(1_000);
  });

  test('that lie in two hours it stays open', async () => {
    const { statusOf, fail, passSeconds } = start();
    await fail(999);
    passSeconds(3_600);
    await fail(999);
    expect(await statusOf('10.0.0.1', 'right')).toBe(303);
  });
});
