// The SDK's settings, completed.
import { describe, expect, test } from 'vitest';
import { cloudOf, sdkOptions } from '../../../../src/channels/bot-framework/settings.ts';

describe('the cloud', () => {
  test('is the public one by default', () => {
    expect(cloudOf({})).toMatchObject({
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    });
  });
  test('keeps every other address when one is set', () => {
    const changed = cloudOf({ OAuthUrl: 'https://oauth.example.org', CallerId: '' });
    expect(changed).toEqual({ ...cloudOf({}), OAuthUrl: 'https://oauth.example.org' });
  });
  test('is the government one when its channel service is named', () => {
    expect(cloudOf({ ChannelService: 'https://botframework.azure.us' }).ToBotFromChannelTokenIssuer).toBe('https://api.botframework.us');
  });
});

describe('what the SDK is given', () => {
  test('without an app id is nothing, so that nothing half-set can stop the start', () => {
    expect(sdkOptions({ MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'p' })).toEqual({});
    expect(sdkOptions({ MicrosoftAppId: '', MicrosoftAppTenantId: 't' })).toEqual({});
  });
  test('with an app id is all of it, without what is empty', () => {
    expect(sdkOptions({ MicrosoftAppId: 'id', MicrosoftAppPassword: 'p', MicrosoftAppTenantId: '' })).toEqual({
      MicrosoftAppId: 'id',
      MicrosoftAppPassword: 'p',
      ...cloudOf({}),
    });
  });
});
