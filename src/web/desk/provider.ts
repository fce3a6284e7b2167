// Signing in through an OpenID provider such as Entra ID: authorization code with PKCE, state and nonce.
import type * as Client from 'openid-client';
import type { Logger } from '../../base/logger.ts';

export type ProviderOptions = {
  /** The issuer's address; its metadata are found below it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** When given, the id token's `roles` must hold it. */
  readonly role: string | null;
};

/** What the browser keeps, sealed, until the provider sends it back. */
export type Begun = { readonly state: string; readonly nonce: string; readonly verifier: string };

export type Finished =
  | { readonly kind: 'signed-in'; readonly name: string; readonly subject: string }
  | { readonly kind: 'no-role'; readonly role: string }
  /** The provider, or a check of what it sent, said no. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'down' };

export type Provider = {
  /** Where to send the browser; null when the provider cannot be reached. */
  begin(redirectUri: string): Promise<{ readonly address: string; readonly begun: Begun } | null>;
  /** `returned` is the redirect address as the browser came to it, with what the provider added. */
  finish(returned: URL, begun: Begun): Promise<Finished>;
};

const TIMEOUT_SECONDS = 10;

export function createProvider(options: ProviderOptions, log: Logger): Provider {
  const { issuer, clientId, clientSecret, role } = options;
  let found: { readonly client: typeof Client; readonly config: Client.Configuration } | null = null;

  /** Asked for at the first sign-in, not at start: a provider that is down must not keep the service down. */
  const discover = async (): Promise<NonNullable<typeof found>> => {
    if (found !== null) return found;
    const client = await import('openid-client');
    const server = new URL(issuer);
    // The token comes over TLS, but the signature costs nothing to check, and a loopback provider has no TLS.
    const execute = [client.enableNonRepudiationChecks, ...(isLoopback(server) ? [client.allowInsecureRequests] : [])];
    const config = await client.discovery(server, clientId, clientSecret, undefined, { execute, timeout: TIMEOUT_SECONDS });
    found = { client, config };
    return found;
  };

  return {
    async begin(redirectUri) {
      try {
        const { client, config } = await discover();
        const begun = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
        const address = client.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: 'openid profile',
          state: begun.state,
          nonce: begun.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
          code_challenge_method: 'S256',
        });
        return { address: address.href, begun };
      } catch (cause) {
        log.error('sign-in-provider-down', {}, cause);
        return null;
      }
    },

    async finish(returned, { state, nonce, verifier }) {
      let isAnswered = false;
      try {
        const { client, config } = await discover();
        isAnswered = true;
        const tokens = await client.authorizationCodeGrant(config, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
        });
        const claims = tokens.claims();
        if (claims === undefined) return { kind: 'refused' };
        if (role !== null && !rolesOf(claims['roles']).includes(role)) return { kind: 'no-role', role };
        const name = [claims['name'], claims['preferred_username']].find((claim) => typeof claim === 'string' && claim.trim() !== '');
        return { kind: 'signed-in', name: typeof name === 'string' ? name : claims.sub, subject: claims.sub };
      } catch (cause) {
        if (!isAnswered || isUnreachable(cause)) {
          log.error('sign-in-provider-down', {}, cause);
          return { kind: 'down' };
        }
        // What the provider sent may hold words about a person: its code must do.
        log.warn('sign-in-refused', { reason: codeOf(cause) });
        return { kind: 'refused' };
      }
    },
  };
}

function rolesOf(claim: unknown): readonly unknown[] {
  return Array.isArray(claim) ? claim : [claim];
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

/** openid-client throws what `fetch` throws (TypeError), or its own codes for no answer in time and for none that can be read. */
function isUnreachable(cause: unknown): boolean {
  return (
    cause instanceof TypeError || ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(codeOf(cause))
  );
}

function codeOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return typeof code === 'string' ? code : 'unknown';
}
