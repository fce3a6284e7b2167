// The Bot Framework's key server on loopback: OpenID metadata, keys, and tokens good and bad in every way we must refuse.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** The issuer of the public cloud's channels. */
const ISSUER = 'https://api.botframework.com';

export type TokenIssuer = {
  readonly appId: string;
  /** The settings that make a bot trust this issuer alone; nothing in them leaves loopback. */
  readonly settings: Readonly<Record<string, string>>;
  /** A good token for `serviceUrl`; `claims` replace its own (undefined takes one off). */
  token(serviceUrl: string, claims?: Readonly<Record<string, unknown>>): Promise<string>;
  /** The same, signed by a key that the issuer never published, under the published key's name. */
  forged(serviceUrl: string): Promise<string>;
  /** Signed by a key, named so, that the issuer does not know. */
  ofUnknownKey(serviceUrl: string): Promise<string>;
  /** With the algorithm `none` and no signature. */
  unsigned(serviceUrl: string): string;
  /** With HS256 and the public key as the secret: the classic mix-up. */
  signedWithPublicKey(serviceUrl: string): string;
  /** Whether the key server answers; false makes it answer 503. */
  serve(up: boolean): void;
  stop(): Promise<void>;
};

/** A published key and one that nobody published. Slow to make: a test file makes them once. */
export async function makeIssuerKeys() {
  const [known, unknown] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
  ]);
  return { known, unknown } as const;
}
export type IssuerKeys = Awaited<ReturnType<typeof makeIssuerKeys>>;

/** Starts one on a port of the system's choice. `endorsements` are the channels the key may speak for; none = all. */
export async function startTokenIssuer(
  { known, unknown }: IssuerKeys,
  { endorsements }: { readonly endorsements?: readonly string[] } = {},
): Promise<TokenIssuer> {
  const appId = '5f2a6f0e-0000-4000-8000-00000000c0de';
  const jwk = { ...(await exportJWK(known.publicKey)), kid: 'key-1', use: 'sig', ...(endorsements ? { endorsements } : {}) };
  const publicKeyText = await exportSPKI(known.publicKey);
  let up = true;

  const server = createServer((req, res) => {
    const origin = `http://${req.headers.host}`;
    const answer = req.url === '/keys' ? { keys: [jwk] } : { issuer: ISSUER, jwks_uri: `${origin}/keys` };
    // In two steps: restify changes every server's writeHead in this process to return nothing.
    res.writeHead(up ? 200 : 503, { 'Content-Type': 'application/json' });
    res.end(up ? JSON.stringify(answer) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const metadata = `http://127.0.0.1:${address.port}/v1/.well-known/openidconfiguration`;

  const claimsFor = (serviceUrl: string, claims: Readonly<Record<string, unknown>> = {}): JWTPayload => {
    const now = Math.floor(Date.now() / 1000);
    return { iss: ISSUER, aud: appId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3600, ...claims };
  };
  const signed = (key: CryptoKey, kid: string, claims: JWTPayload) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  return {
    appId,
    settings: {
      MicrosoftAppId: appId,
      MicrosoftAppPassword: 'not-a-real-password',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: '5f2a6f0e-0000-4000-8000-000000000001',
      ToBotFromChannelOpenIdMetadataUrl: metadata,
      ToBotFromEmulatorOpenIdMetadataUrl: metadata,
    },
    token: (serviceUrl, claims) => signed(known.privateKey, 'key-1', claimsFor(serviceUrl, claims)),
    forged: (serviceUrl) => signed(unknown.privateKey, 'key-1', claimsFor(serviceUrl)),
    ofUnknownKey: (serviceUrl) => signed(unknown.privateKey, 'key-2', claimsFor(serviceUrl)),
    unsigned: (serviceUrl) => `${part({ alg: 'none', kid: 'key-1' })}.${part(claimsFor(serviceUrl))}.`,
    signedWithPublicKey(serviceUrl) {
      const content = `${part({ alg: 'HS256', kid: 'key-1' })}.${part(claimsFor(serviceUrl))}`;
      return `${content}.${createHmac('sha256', publicKeyText).update(content).digest('base64url')}`;
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
