// Checks a channel's token before the SDK does, which answers 500 to a forged one, prints its key, and accepts one that never expires.
import { createRemoteJWKSet, decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Refusal, refuse } from './refusal.ts';
import type { Cloud } from './settings.ts';

/** Source: AuthenticationConstants.AllowedSigningAlgorithms of botframework-connector 4.23.3. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** Source: Bot Framework authentication, "validity period … an industry-standard clock-skew of 5 minutes". */
const CLOCK_SKEW_SECONDS = 300;
/** Channels wait about 15 seconds for the whole turn. */
const KEYS_TIMEOUT_MS = 5_000;
/** As long as the SDK keeps them: an outage of the key server must not become ours. An unknown key is looked for at once. */
const KEYS_KEPT_MS = 24 * 60 * 60 * 1_000;

const metadataSchema = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });

/** Undefined when the header holds a good token, else a 401; 503 when the channel's keys cannot be had. */
export type TokenCheck = (authorization: string | undefined) => Promise<Refusal | undefined>;

/**
 * Makes the check: scheme `Bearer`, signature by a key of the cloud's key server, audience = our app id, not expired, not
 * from the future, and with an expiry at all. Issuer, endorsements and serviceUrl stay the SDK's, which runs afterwards.
 * Tokens of the channel's issuer are held against the channel's keys, all others against the emulator's, as in the SDK.
 */
export function createTokenCheck({ appId, cloud }: { readonly appId: string; readonly cloud: Cloud }): TokenCheck {
  const channelKeys = createKeys(cloud.ToBotFromChannelOpenIdMetadataUrl);
  const emulatorKeys = createKeys(cloud.ToBotFromEmulatorOpenIdMetadataUrl);
  return async (authorization) => {
    const token = /^Bearer ([^ ]+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) return unauthorised;
    try {
      const isChannels = decodeJwt(token).iss === cloud.ToBotFromChannelTokenIssuer;
      await jwtVerify(token, isChannels ? channelKeys : emulatorKeys, {
        algorithms: ALGORITHMS,
        audience: appId,
        clockTolerance: CLOCK_SKEW_SECONDS,
        requiredClaims: ['exp'],
      });
      return undefined;
    } catch (error) {
      // Whatever else is wrong with a token is the token's fault: closed by default.
      return error instanceof KeysUnavailable ? keysUnavailable : unauthorised;
    }
  };
}

export const unauthorised = refuse(401, 'unauthorised', 'This request needs a valid token of the Bot Framework for this bot.');
const keysUnavailable = refuse(503, 'keys-unavailable', 'We cannot check tokens just now. Send the request again in a minute.');

class KeysUnavailable extends Error {}

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/** The keys behind an OpenID metadata address; both are fetched when first needed and kept. */
function createKeys(metadataUrl: string): JWTVerifyGetKey {
  let opening: Promise<KeySet> | undefined;
  return async (header, token) => {
    opening ??= openKeys(metadataUrl);
    let keys: KeySet | undefined;
    try {
      keys = await opening;
      return await keys(header, token);
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) throw cause;
      // Without usable keys, the key address may have moved: read the metadata anew next time. Keys still in date stay.
      if (!keys?.fresh) opening = undefined;
      throw new KeysUnavailable('The key server did not answer with keys.', { cause });
    }
  };
}

async function openKeys(metadataUrl: string): Promise<KeySet> {
  const response = await fetch(metadataUrl, { signal: AbortSignal.timeout(KEYS_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`The key server answered ${response.status}.`);
  const metadata = metadataSchema.parse(await response.json());
  return createRemoteJWKSet(new URL(metadata.jwks_uri), { timeoutDuration: KEYS_TIMEOUT_MS, cacheMaxAge: KEYS_KEPT_MS });
}
