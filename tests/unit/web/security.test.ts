// The content policies allow our own files and nothing unsafe.
import { describe, expect, test } from 'vitest';
import { chatPolicy, newNonce, pagePolicy } from '../../../src/web/security.ts';

const options = { nonce: 'abc', socketOrigin: 'wss://chat.example', trustedOrigins: ['https://www.example.govt.nz'] };

describe('the content policy', () => {
  test.each([
    ['the chat page', chatPolicy(options)],
    ['the other pages', pagePolicy()],
  ])('of %s begins with nothing and allows nothing unsafe', (_, policy) => {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('*');
  });

  test('of the chat page lets the trusted pages frame it, and our own', () => {
    expect(chatPolicy(options)).toContain("frame-ancestors 'self' https://www.example.govt.nz");
  });

  test('of the chat page allows its own websocket and the styles with its nonce', () => {
    expect(chatPolicy(options)).toContain("connect-src 'self' wss://chat.example;");
    expect(chatPolicy(options)).toContain("'nonce-abc'");
  });

  test('of the chat page allows pictures that hold themselves, and no other page does', () => {
    expect(chatPolicy(options)).toContain("img-src 'self' blob: data:;");
    expect(pagePolicy()).not.toContain('data:');
  });

  test('has a nonce that nobody can guess', () => {
    expect(newNonce()).not.toBe(newNonce());
    expect(Buffer.from(newNonce(), 'base64')).toHaveLength(16);
  });
});
