// The SDK's settings under their own names, completed so that setting one of them does not silently unset the others.
import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';

/** Settings of the Bot Framework, all optional. An empty string counts as not set. */
export type BotFrameworkSettings = {
  /** Without it nobody is authenticated: only loopback is served. */
  readonly MicrosoftAppId?: string;
  readonly MicrosoftAppPassword?: string;
  /** `SingleTenant`, `UserAssignedMSI` or `MultiTenant` (the SDK's default; new ones cannot be made since July 2025). */
  readonly MicrosoftAppType?: string;
  /** Required for `SingleTenant` and `UserAssignedMSI`. */
  readonly MicrosoftAppTenantId?: string;
  /** `https://botframework.azure.us` for the US government cloud; empty for the public one. */
  readonly ChannelService?: string;
  readonly ToChannelFromBotLoginUrl?: string;
  readonly ToChannelFromBotOAuthScope?: string;
  readonly ToBotFromChannelTokenIssuer?: string;
  readonly ToBotFromChannelOpenIdMetadataUrl?: string;
  readonly ToBotFromEmulatorOpenIdMetadataUrl?: string;
  readonly OAuthUrl?: string;
  readonly CallerId?: string;
  readonly ValidateAuthority?: string;
};

/** The settings that make up a cloud. */
export type Cloud = {
  readonly ToChannelFromBotLoginUrl: string;
  readonly ToChannelFromBotOAuthScope: string;
  readonly ToBotFromChannelTokenIssuer: string;
  readonly ToBotFromChannelOpenIdMetadataUrl: string;
  readonly ToBotFromEmulatorOpenIdMetadataUrl: string;
  readonly OAuthUrl: string;
  readonly CallerId: string;
};

/** Source: AuthenticationConstants and CallerIdConstants of botframework-connector 4.23.3. */
const PUBLIC_CLOUD: Cloud = {
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ToBotFromEmulatorOpenIdMetadataUrl: 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
  OAuthUrl: 'https://api.botframework.com',
  CallerId: 'urn:botframework:azure',
};

/** Source: GovernmentConstants of botframework-connector 4.23.3. */
const GOVERNMENT_CLOUD: Cloud = {
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us',
  ToChannelFromBotOAuthScope: 'https://api.botframework.us',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration',
  OAuthUrl: 'https://api.botframework.azure.us',
  CallerId: 'urn:botframework:azureusgov',
};

const GOVERNMENT_CHANNEL_SERVICE = 'https://botframework.azure.us';

/** The cloud the settings name, each address that is not set taken from the public (or government) cloud. */
export function cloudOf(settings: BotFrameworkSettings): Cloud {
  const standard = settings.ChannelService === GOVERNMENT_CHANNEL_SERVICE ? GOVERNMENT_CLOUD : PUBLIC_CLOUD;
  return {
    ToChannelFromBotLoginUrl: settings.ToChannelFromBotLoginUrl || standard.ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope: settings.ToChannelFromBotOAuthScope || standard.ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer: settings.ToBotFromChannelTokenIssuer || standard.ToBotFromChannelTokenIssuer,
    ToBotFromChannelOpenIdMetadataUrl: settings.ToBotFromChannelOpenIdMetadataUrl || standard.ToBotFromChannelOpenIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: settings.ToBotFromEmulatorOpenIdMetadataUrl || standard.ToBotFromEmulatorOpenIdMetadataUrl,
    OAuthUrl: settings.OAuthUrl || standard.OAuthUrl,
    CallerId: settings.CallerId || standard.CallerId,
  };
}

/**
 * What the SDK is given. Without an app id: nothing at all, which switches its authentication off (the SDK would stop at a
 * tenant or type without an id). With one: every setting, because the SDK drops all its defaults as soon as one cloud
 * address is given.
 */
export function sdkOptions(settings: BotFrameworkSettings): ConfigurationBotFrameworkAuthenticationOptions {
  if (!settings.MicrosoftAppId) return {};
  const own = {
    MicrosoftAppPassword: settings.MicrosoftAppPassword,
    MicrosoftAppType: settings.MicrosoftAppType,
    MicrosoftAppTenantId: settings.MicrosoftAppTenantId,
    ChannelService: settings.ChannelService,
    ValidateAuthority: settings.ValidateAuthority,
  };
  const given = Object.entries(own).filter((entry) => entry[1] !== undefined && entry[1] !== '');
  return { ...Object.fromEntries(given), ...cloudOf(settings), MicrosoftAppId: settings.MicrosoftAppId };
}
