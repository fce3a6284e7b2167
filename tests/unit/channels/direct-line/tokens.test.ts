// Tokens open one conversation, for one purpose, for a limited time, and only when we signed them.
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import type { Clock } from '../../../../src/base/clock.ts';
import { randomIds } from '../../../../src/base/ids.ts';
import { createTokens, type TokenPurpose, type Tokens } from '../../../../src/channels/direct-line/tokens.ts';

function tokensAt(clock: Clock, changes: { readonly secret?: string; readonly sessionSeconds?: number } = {}): Tokens {
  return createTokens({ secret: changes.secret ?? 'secret', sessionSeconds: changes.sessionSeconds ?? 86_400, clock, ids: randomIds });
}

function clockFrom(start: string): Clock & { advance(seconds: number): void } {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    today: () => start.slice(0, 10),
    advance: (seconds) => {
      now += seconds * 1_000;
    },
  };
}

const start = '2026-11-22T00:00:00Z';

describe('a token', () => {
  test('stands for the session it was made for', async () => {
    const tokens = tokensAt(clockFrom(start));
    const session = tokens.begin(['https://a.example'], 'dl_someone');
    const { token } = await tokens.issue('session', session);
    await expect(tokens.verify('session', token)).resolves.toMatchObject({ kind: 'valid', session });
    expect(session.userId).toBe('dl_someone');
  });

  test('two sessions never share a conversation or a person', () => {
    const tokens = tokensAt(clockFrom(start));
    const [one, two] = [tokens.begin([]), tokens.begin([])];
    expect(one.conversationId).not.toBe(two.conversationId);
    expect(one.userId).not.toBe(two.userId);
    expect(one.userId).toMatch(/^dl_/);
  });

  test.each([
    ['session', 'stream'],
    ['session', 'page'],
    ['stream', 'session'],
    ['page', 'session'],
  ] as const)('made for %s does not serve as %s', async (made: TokenPurpose, used: TokenPurpose) => {
    const tokens = tokensAt(clockFrom(start));
    const { token } = await tokens.issue(made, tokens.begin([]));
    await expect(tokens.verify(used, token)).resolves.toEqual({ kind: 'invalid' });
  });

  test('of another service is refused', async () => {
    const clock = clockFrom(start);
    const { token } = await tokensAt(clock, { secret: 'other' }).issue('session', tokensAt(clock).begin([]));
    await expect(tokensAt(clock).verify('session', token)).resolves.toEqual({ kind: 'invalid' });
  });

  test('changed in one character is refused', async () => {
    const tokens = tokensAt(clockFrom(start));
    const { token } = await tokens.issue('session', tokens.begin([]));
    const [head, body = '', signature] = token.split('.');
    const changed = `${head}.${body.slice(0, -2)}${body.at(-2) === 'A' ? 'B' : 'A'}${body.at(-1)}.${signature}`;
    await expect(tokens.verify('session', changed)).resolves.toEqual({ kind: 'invalid' });
  });

  test.each(['', 'x', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJjb252IjoiYSJ9.'])(
    'that is no token (%j) is refused without an error',
    async (text) => {
      await expect(tokensAt(clockFrom(start)).verify('session', text)).resolves.toEqual({ kind: 'invalid' });
    },
  );

  test('signed with the right key but lacking our claims is refused', async () => {
    const { createHash } = await import('node:crypto');
    const key = createHash('sha256').update('secret').digest();
    const clock = clockFrom(start);
    const token = await new SignJWT({ conv: 'c' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('kahui-ako-enquiries')
      .setAudience('direct-line')
      .setJti('j')
      .setExpirationTime(clock.now().getTime() / 1_000 + 60)
      .sign(key);
    await expect(tokensAt(clock).verify('session', token)).resolves.toEqual({ kind: 'invalid' });
  });

  test('lasts the 30 minutes that Web Chat counts on, and not longer', async () => {
    const clock = clockFrom(start);
    const tokens = tokensAt(clock);
    const { token, expiresInSeconds } = await tokens.issue('session', tokens.begin([]));
    expect(expiresInSeconds).toBe(1_800);
    clock.advance(1_799);
    await expect(tokens.verify('session', token)).resolves.toMatchObject({ kind: 'valid' });
    clock.advance(1);
    await expect(tokens.verify('session', token)).resolves.toEqual({ kind: 'expired' });
  });

  test('for a stream, which stands in an address, lasts a minute', async () => {
    const clock = clockFrom(start);
    const tokens = tokensAt(clock);
    const { token } = await tokens.issue('stream', tokens.begin([]));
    clock.advance(60);
    await expect(tokens.verify('stream', token)).resolves.toEqual({ kind: 'expired' });
  });

  test('refreshed again and again ends with its session', async () => {
    const clock = clockFrom(start);
    const tokens = tokensAt(clock, { sessionSeconds: 3_600 });
    const session = tokens.begin([]);
    clock.advance(3_000);
    const { token, expiresInSeconds } = await tokens.issue('session', session);
    expect(expiresInSeconds).toBe(600);
    clock.advance(600);
    await expect(tokens.verify('session', token)).resolves.toEqual({ kind: 'expired' });
    await expect(tokens.issue('session', session)).resolves.toMatchObject({ expiresInSeconds: 0 });
  });
});
