// Who counts as this machine: addresses, service addresses, and callers.
import { describe, expect, test } from 'vitest';
import { isLoopbackAddress, isLoopbackUrl, refuseUnlessLocal } from '../../../../src/channels/bot-framework/loopback.ts';

describe('an address', () => {
  test.each(['127.0.0.1', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1'])(
    '%s is loopback',
    (address) => {
      expect(isLoopbackAddress(address)).toBe(true);
    },
  );
  test.each([
    '128.0.0.1',
    '10.0.0.1',
    '0.0.0.0',
    '192.168.1.2',
    '::2',
    '::',
    'fe80::1',
    '::ffff:10.0.0.1',
    '127.0.0.1.evil',
    'localhost',
    '',
  ])('%j is not', (address) => {
    expect(isLoopbackAddress(address)).toBe(false);
  });
  test('that is missing is not', () => {
    expect(isLoopbackAddress(undefined)).toBe(false);
  });
});

describe('a service address', () => {
  test.each([
    'http://localhost:56150/_connector',
    'https://LOCALHOST/',
    'http://127.0.0.1:3978/',
    'http://127.1/',
    'http://2130706433/',
    'http://[::1]:80/',
    'http://[::ffff:127.0.0.1]/',
  ])('%s is loopback', (url) => {
    expect(isLoopbackUrl(url)).toBe(true);
  });
  test.each([
    'http://localhost.example.org/',
    'http://127.0.0.1.example.org/',
    'http://127.0.0.1@example.org/',
    'http://example.org/#@127.0.0.1',
    'http://0.0.0.0/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/',
    'ftp://127.0.0.1/',
    'file:///etc/hosts',
    '127.0.0.1',
    '',
  ])('%j is not', (url) => {
    expect(isLoopbackUrl(url)).toBe(false);
  });
});

describe('a caller without an app id to prove itself by', () => {
  test('is served from this machine', () => {
    expect(refuseUnlessLocal({ address: '127.0.0.1', headers: { host: 'localhost:3978' } })).toBeUndefined();
    expect(refuseUnlessLocal({ address: '::ffff:127.0.0.1', headers: { host: '127.0.0.1:3978' } })).toBeUndefined();
    expect(refuseUnlessLocal({ address: '::1', headers: { host: '[::1]:3978' } })).toBeUndefined();
  });
  test('is refused from another machine, whatever it says about itself', () => {
    expect(refuseUnlessLocal({ address: '192.0.2.7', headers: { host: 'localhost:3978' } })).toMatchObject({
      status: 403,
      code: 'local-only',
    });
    expect(refuseUnlessLocal({ address: '192.0.2.7', headers: { 'x-forwarded-for': '127.0.0.1' } })).toMatchObject({ status: 403 });
    expect(refuseUnlessLocal({ address: undefined, headers: {} })).toMatchObject({ status: 403 });
  });
  test.each(['x-forwarded-for', 'x-forwarded-host', 'x-forwarded', 'forwarded', 'via', 'x-real-ip', 'cf-connecting-ip'])(
    'is refused through a proxy on this machine (%s)',
    (name) => {
      expect(refuseUnlessLocal({ address: '127.0.0.1', headers: { host: 'localhost', [name]: '127.0.0.1' } })).toMatchObject({
        status: 403,
      });
    },
  );
  test('is refused when it asks for a host that is not this machine, as a re-pointed web page does', () => {
    expect(refuseUnlessLocal({ address: '127.0.0.1', headers: { host: 'rebound.example.org' } })).toMatchObject({ status: 403 });
  });
});
