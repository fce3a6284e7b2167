// The Bot Framework's settings: passed on under the SDK's names, and refused when the SDK would fail open or late.
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../../src/config/settings.ts';

const cloud = {
  ToChannelFromBotLoginUrl: 'http://127.0.0.1:4300/tenant',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:4300/v1/.well-known/openidconfiguration?appid=x',
  ToBotFromEmulatorOpenIdMetadataUrl: 'http://127.0.0.1:4300/v1/.well-known/openidconfiguration',
  OAuthUrl: 'https://api.botframework.com/',
  CallerId: 'urn:botframework:azure',
};
const single = { MicrosoftAppId: 'app', MicrosoftAppPassword: 'pass', MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: 'tenant' };

describe('the settings of the Bot Framework', () => {
  test('are passed on under their own names, exactly as written', () => {
    const given = { ...single, ...cloud, ValidateAuthority: 'false', ChannelService: 'https://botframework.azure.us' };
    expect(readSettings(given).botFramework).toEqual(given);
  });

  test('take the type in any case and give it as Microsoft writes it', () => {
    expect(readSettings({ ...single, MicrosoftAppType: 'singletenant' }).botFramework.MicrosoftAppType).toBe('SingleTenant');
    const identity = { MicrosoftAppId: 'app', MicrosoftAppType: 'UserAssignedMsi', MicrosoftAppTenantId: 'tenant' };
    expect(readSettings(identity).botFramework.MicrosoftAppType).toBe('UserAssignedMSI');
  });

  test('without a type, a tenant makes it SingleTenant and none makes it MultiTenant', () => {
    const { MicrosoftAppType: _, ...untyped } = single;
    expect(readSettings(untyped).botFramework.MicrosoftAppType).toBe('SingleTenant');
    const { MicrosoftAppTenantId: __, ...old } = untyped;
    expect(readSettings(old).botFramework.MicrosoftAppType).toBe('MultiTenant');
  });

  test.each([
    ['a password without an id', { MicrosoftAppPassword: 'pass' }, 'MicrosoftAppId'],
    ['a password with a blank id, which the SDK takes as "let everyone in"', { ...single, MicrosoftAppId: ' ' }, 'MicrosoftAppId'],
    ['a type without an id', { MicrosoftAppType: 'SingleTenant' }, 'MicrosoftAppId'],
    ['an id without a password', { MicrosoftAppId: 'app' }, 'MicrosoftAppPassword'],
    ['SingleTenant without a tenant', { ...single, MicrosoftAppTenantId: '' }, 'MicrosoftAppTenantId'],
    ['UserAssignedMSI without a tenant', { MicrosoftAppId: 'app', MicrosoftAppType: 'UserAssignedMSI' }, 'MicrosoftAppTenantId'],
    ['UserAssignedMSI with a password', { ...single, MicrosoftAppType: 'UserAssignedMSI' }, 'MicrosoftAppPassword'],
    ['an unknown type', { ...single, MicrosoftAppType: 'ManyTenants' }, 'MicrosoftAppType'],
    ['an unknown channel service', { ...single, ChannelService: 'https://botframework.example' }, 'ChannelService'],
    ['an address that is none', { ...single, ...cloud, OAuthUrl: 'api.botframework.com' }, 'OAuthUrl'],
    ['an authority switch that is neither', { ...single, ...cloud, ValidateAuthority: 'no' }, 'ValidateAuthority'],
  ])('refuse %s', (_, env, name) => {
    expect(() => readSettings(env)).toThrow(`\n  ${name}: `);
  });

  test.each(Object.keys(cloud))('refuse an own cloud without %s, because the SDK then forgets every default', (name) => {
    expect(() => readSettings({ ...single, ...cloud, [name]: '' })).toThrow(`one setting cannot be used:\n  ${name}: is missing`);
  });

  test('an own cloud with one address alone names the six that are missing', () => {
    expect(() => readSettings({ ...single, CallerId: cloud.CallerId })).toThrow('6 settings cannot be used');
  });
});
