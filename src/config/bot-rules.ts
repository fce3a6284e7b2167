// How the Bot Framework's settings must fit together; the SDK itself finds out late, or silently lets everyone in.
import { z } from 'zod';
import { aboutSettings, foreignAddress, secret, text, word } from './setting-kinds.ts';

/** A setting that cannot be used as it is. */
export type SettingProblem = { readonly name: string; readonly problem: string; readonly cure: string };

const cloudCure = 'Set all seven addresses of your cloud, or none of them for the public one.';
const cloudAddress = (description: string) => foreignAddress().optional().register(aboutSettings, { description, cure: cloudCure });
const cloudName = (description: string) => text().optional().register(aboutSettings, { description, cure: cloudCure });

/** The Bot Framework's settings under the names its SDK gives them. */
export const botSettings = {
  MicrosoftAppId: text().optional().register(aboutSettings, {
    description: "The bot registration's app id; without it the Bot Framework endpoint serves this machine only.",
    cure: "Copy the Microsoft App ID from the bot's registration, or leave it out.",
  }),
  MicrosoftAppPassword: secret(1).optional().register(aboutSettings, {
    description: "The app id's client secret; not for UserAssignedMSI.",
    cure: "Copy the client secret's value (not its id) from the app registration.",
    secret: true,
  }),
  MicrosoftAppType: word(['SingleTenant', 'UserAssignedMSI', 'MultiTenant']).optional().register(aboutSettings, {
    description: 'SingleTenant, UserAssignedMSI or MultiTenant (only for registrations made before 31 July 2025).',
    cure: "Use the type shown in the bot's registration.",
  }),
  MicrosoftAppTenantId: text().optional().register(aboutSettings, {
    description: "The tenant's id; needed for SingleTenant and UserAssignedMSI.",
    cure: "Copy the tenant id from the bot's registration.",
  }),
  ChannelService: z
    .literal('https://botframework.azure.us', { error: "is not the government cloud's" })
    .optional()
    .register(aboutSettings, {
      description: 'https://botframework.azure.us for the United States government cloud; leave out otherwise.',
      cure: 'Leave it out for the public cloud.',
    }),
  ToChannelFromBotLoginUrl: cloudAddress('Own cloud: where the bot gets its tokens.'),
  ToChannelFromBotOAuthScope: cloudName('Own cloud: the scope of those tokens.'),
  ToBotFromChannelTokenIssuer: cloudName('Own cloud: who issues the tokens that reach the bot.'),
  ToBotFromChannelOpenIdMetadataUrl: cloudAddress("Own cloud: the channel's OpenID metadata."),
  ToBotFromEmulatorOpenIdMetadataUrl: cloudAddress("Own cloud: the emulator's OpenID metadata."),
  OAuthUrl: cloudAddress('Own cloud: the token service of signed-in people.'),
  CallerId: cloudName("Own cloud: the caller's name, e.g. urn:botframework:azure."),
  ValidateAuthority: word(['true', 'false']).optional().register(aboutSettings, {
    description: 'Own cloud: false when its login authority is not one Microsoft publishes.',
    cure: 'Use true or false, or leave it out for true.',
  }),
} as const;

// The SDK drops every default as soon as one of these is set: with one missing, each token is refused.
const cloudSettings = [
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'OAuthUrl',
  'CallerId',
] as const;

/** What does not fit together among the given settings (name → trimmed value, blank ones left out). */
export function botProblems(given: ReadonlyMap<string, string>): readonly SettingProblem[] {
  return [...registrationProblems(given), ...cloudProblems(given)];
}

function registrationProblems(given: ReadonlyMap<string, string>): readonly SettingProblem[] {
  const missing = (name: string, problem: string): SettingProblem => ({
    name,
    problem,
    cure: `Set ${name} to the value in the bot's registration.`,
  });
  if (!given.has('MicrosoftAppId')) {
    // A password without an id would switch authentication off without a word.
    const orphans = ['MicrosoftAppPassword', 'MicrosoftAppType', 'MicrosoftAppTenantId'].filter((name) => given.has(name));
    return orphans.length === 0 ? [] : [missing('MicrosoftAppId', `is missing though ${orphans.join(', ')} is set`)];
  }
  const type = given.get('MicrosoftAppType')?.toLowerCase() ?? (given.has('MicrosoftAppTenantId') ? 'singletenant' : 'multitenant');
  const problems: SettingProblem[] = [];
  if (type !== 'multitenant' && !given.has('MicrosoftAppTenantId')) {
    problems.push(missing('MicrosoftAppTenantId', 'is missing; SingleTenant and UserAssignedMSI need it'));
  }
  if (type === 'userassignedmsi' && given.has('MicrosoftAppPassword')) {
    problems.push({ name: 'MicrosoftAppPassword', problem: 'is set, but UserAssignedMSI has no password', cure: 'Leave it out.' });
  }
  if (type !== 'userassignedmsi' && !given.has('MicrosoftAppPassword')) {
    problems.push(missing('MicrosoftAppPassword', 'is missing though MicrosoftAppId is set'));
  }
  return problems;
}

function cloudProblems(given: ReadonlyMap<string, string>): readonly SettingProblem[] {
  const absent = cloudSettings.filter((name) => !given.has(name));
  if (absent.length === 0 || absent.length === cloudSettings.length) return [];
  return absent.map((name) => ({ name, problem: 'is missing though other addresses of an own cloud are set', cure: cloudCure }));
}
