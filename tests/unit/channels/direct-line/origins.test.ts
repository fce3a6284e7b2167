// Which pages may call: our own and the trusted ones, and nobody who hides where they are.
import { describe, expect, test } from 'vitest';
import { createOriginRule } from '../../../../src/channels/direct-line/origins.ts';
import type { Caller } from '../../../../src/channels/direct-line/protocol.ts';

const rule = createOriginRule(['https://www.example.govt.nz', 'https://other.example/']);

function caller(origin: string | null, changes: Partial<Caller> = {}): Caller {
  const baseUrl = 'http://chat.example';
  return { origin, fetchSite: null, baseUrl, ownHosts: ['chat.example', '127.0.0.1:3978'], clientAddress: '127.0.0.1', ...changes };
}

describe('a page may call', () => {
  test.each([
    ['from our own address', 'http://chat.example'],
    ['from our own address behind a proxy that ends TLS', 'https://chat.example'],
    ['from the address the request named', 'http://127.0.0.1:3978'],
    ['from a trusted page', 'https://www.example.govt.nz'],
    ['from a trusted page written with a slash in the settings', 'https://other.example'],
  ])('%s', (_, origin) => {
    expect(rule.allows(caller(origin))).toBe(true);
  });

  test('without an origin, as programs and same-origin reads do', () => {
    expect(rule.allows(caller(null))).toBe(true);
    expect(rule.allows(caller(null, { fetchSite: 'same-origin' }))).toBe(true);
  });
});

describe('a page may not call', () => {
  test.each([
    ['from anywhere else', 'https://evil.example'],
    ['from a trusted host without TLS', 'http://www.example.govt.nz'],
    ['from a host that only begins like ours', 'http://chat.example.evil.example'],
    ['from another port of our host', 'http://chat.example:8080'],
    ['from a sandboxed frame', 'null'],
    ['with an origin that is none', 'nonsense'],
  ])('%s', (_, origin) => {
    expect(rule.allows(caller(origin))).toBe(false);
  });

  test('when the browser says that the call crosses sites', () => {
    expect(rule.allows(caller(null, { fetchSite: 'cross-site' }))).toBe(false);
  });
});

describe('a token that names origins', () => {
  test('narrows the trusted pages to them', () => {
    expect(rule.allows(caller('https://other.example'), ['https://other.example'])).toBe(true);
    expect(rule.allows(caller('https://www.example.govt.nz'), ['https://other.example'])).toBe(false);
  });

  test('cannot make a page trusted', () => {
    expect(rule.allows(caller('https://evil.example'), ['https://evil.example'])).toBe(false);
  });
});

describe('the headers for browsers', () => {
  test('let a trusted page read the answer, and name it alone', () => {
    expect(rule.corsHeaders(caller('https://www.example.govt.nz'))).toMatchObject({
      'Access-Control-Allow-Origin': 'https://www.example.govt.nz',
      Vary: 'Origin',
    });
  });

  test('give a foreign page nothing', () => {
    expect(rule.corsHeaders(caller('https://evil.example'))).toEqual({ Vary: 'Origin' });
  });
});
