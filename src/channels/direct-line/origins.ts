// Which pages may call us from a browser. CORS does not cover websockets, so the same rule is asked everywhere.
import type { Caller } from './protocol.ts';

export type OriginRule = {
  /**
   * True without an `Origin` (programs, same-origin reads) unless the browser says the call crosses sites; true for our
   * own origin and the trusted ones. A token that names origins (`only`) narrows this to them and our own.
   * `Origin: null` (a sandboxed frame, a file) is nobody's.
   */
  allows(caller: Caller, only?: readonly string[]): boolean;
  /** The headers a browser of a trusted origin needs; nothing but `Vary` for everyone else. */
  corsHeaders(caller: Caller): Readonly<Record<string, string>>;
};

/** `trustedOrigins` is the setting TRUSTED_ORIGINS: origins such as `https://www.example.govt.nz`. */
export function createOriginRule(trustedOrigins: readonly string[]): OriginRule {
  const trusted = new Set(trustedOrigins.map(normalise));

  return {
    allows(caller, only = []) {
      if (caller.origin === null) return caller.fetchSite !== 'cross-site' && caller.fetchSite !== 'same-site';
      const origin = normalise(caller.origin);
      if (isOwn(origin, caller)) return true;
      return trusted.has(origin) && (only.length === 0 || only.map(normalise).includes(origin));
    },

    corsHeaders(caller): Readonly<Record<string, string>> {
      if (caller.origin === null || !trusted.has(normalise(caller.origin))) return { Vary: 'Origin' };
      return {
        Vary: 'Origin',
        'Access-Control-Allow-Origin': caller.origin,
        'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
        // What directlinejs 0.15 asks for in its preflight.
        'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
        'Access-Control-Expose-Headers': 'Retry-After',
        'Access-Control-Max-Age': '600',
      };
    },
  };
}

/** Compares hosts, not schemes: behind a proxy that ends TLS we see http where the browser says https. */
function isOwn(origin: string, caller: Caller): boolean {
  return URL.canParse(origin) && caller.ownHosts.includes(new URL(origin).host);
}

function normalise(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).origin : origin;
}
