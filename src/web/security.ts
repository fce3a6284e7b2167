// The headers that keep our pages to themselves: a strict content policy with a fresh nonce for each answer.
import { randomBytes } from 'node:crypto';

/** For every answer, whatever it holds. */
export const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: browsers then send `Origin: null` with our own form and we could not tell it from a foreign one.
  'Referrer-Policy': 'same-origin',
} as const;

/** 128 fresh random bits; one a response. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/** Web Chat adds one empty style element; this is the digest of nothing, so it allows nothing else. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The chat page: Web Chat's styles carry the nonce; `blob:` are images it makes itself, `data:` the charts of the plain page. */
export function chatPolicy(options: { nonce: string; socketOrigin: string; trustedOrigins: readonly string[] }): string {
  return policy({
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${options.nonce}' ${EMPTY_STYLE}`,
    'img-src': "'self' blob: data:",
    'connect-src': `'self' ${options.socketOrigin}`,
    'form-action': "'self'",
    'frame-ancestors': ["'self'", ...options.trustedOrigins].join(' '),
  });
}

/** Every other page: our own files and, on the page with the launcher, the chat in a frame. */
export function pagePolicy(): string {
  return policy({
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'frame-src': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  });
}

/** The staff desk: our own style sheets and icon, no script of any kind, in nobody's frame. */
export function deskPolicy(): string {
  return policy({ 'style-src': "'self'", 'img-src': "'self'", 'form-action': "'self'", 'frame-ancestors': "'none'" });
}

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries({ 'default-src': "'none'", 'base-uri': "'none'", ...directives })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
