// A real OpenID provider on loopback, with a login page of its own, for staff who sign in with a work account.
import { createServer, type RequestListener } from 'node:http';
import Provider from 'oidc-provider';

export const CLIENT = { clientId: 'enquiry-desk', clientSecret: 'not-a-real-secret-0123456789abcdef' } as const;

export type WorkAccount = { readonly name?: string; readonly preferred_username?: string; readonly roles?: readonly string[] };

export type OidcProvider = {
  /** On another site than a server on 127.0.0.1, as browsers see it. */
  readonly issuer: string;
  /** Lets browsers come back to this address. The provider answers from then on. */
  admit(redirectUri: string): void;
  /** False drops every connection. */
  serve(up: boolean): void;
  stop(): Promise<void>;
};

/** `accounts` are by login; the login is the account's `sub`, and any password will do. */
export async function startOidcProvider(accounts: Readonly<Record<string, WorkAccount>>): Promise<OidcProvider> {
  let up = true;
  let answer: RequestListener = (_, response) => response.destroy();
  const server = createServer((request, response) => {
    if (up) answer(request, response);
    else response.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const issuer = `http://localhost:${address.port}`;

  return {
    issuer,
    admit(redirectUri) {
      const provider = new Provider(issuer, {
        clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [redirectUri] }],
        cookies: { keys: ['cookie keys for tests only'] },
        claims: { openid: ['sub', 'roles'], profile: ['name', 'preferred_username'] },
        // Entra ID puts what was asked for into the id token, too.
        conformIdTokenClaims: false,
        findAccount: async (_, login) => {
          const claims = accounts[login];
          return claims === undefined ? undefined : { accountId: login, claims: async () => ({ sub: login, ...claims }) };
        },
        // Staff are not asked whether the desk may know their name.
        loadExistingGrant: async (context) => {
          const { Grant } = context.oidc.provider;
          const grant = new Grant({ clientId: CLIENT.clientId, accountId: context.oidc.session?.accountId ?? '' });
          grant.addOIDCScope('openid profile');
          await grant.save();
          return grant;
        },
      });
      answer = provider.callback();
    },
    serve(isUp) {
      up = isUp;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
