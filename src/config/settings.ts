// The one place that says which settings there are, what each may be, and what stands when none is given.
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { botProblems, botSettings, type SettingProblem } from './bot-rules.ts';
import { caseProblems, caseSettings, type MailFrom } from './case-settings.ts';
import { deskProblems, deskSettings } from './desk-settings.ts';
import { type AboutSetting, aboutSettings, day, origins, path, secret, webAddress, wholeNumber, word } from './setting-kinds.ts';

const projectRoot = join(import.meta.dirname, '..', '..');

/** Values kept from the environment as they are; also the words a logger's level may be. */
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z.object({
  PORT: wholeNumber(0, 65_535).default(3978).register(aboutSettings, {
    description: 'The port to listen on; 0 lets the system choose one.',
    cure: 'Use a free port, such as 3978.',
    fallback: '3978',
  }),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'is not a host name or an address')
    .default('127.0.0.1')
    .register(aboutSettings, {
      description: 'The address to listen on; 0.0.0.0 for every one, behind a proxy that speaks TLS.',
      cure: 'Use a host name or an IP address without a port, such as 127.0.0.1.',
      fallback: '127.0.0.1',
    }),
  PUBLIC_URL: webAddress().optional().register(aboutSettings, {
    description: 'The address people reach this service at, when a proxy stands in front.',
    cure: 'Write it like https://chat.example.govt.nz.',
  }),
  DATA_DIR: path()
    .default('./data')
    .transform((value) => resolve(value))
    .register(aboutSettings, {
      description: 'The folder of the embedded database, on a local disk; made when missing.',
      cure: 'Use a folder this user may write to.',
      fallback: './data',
    }),
  DATABASE_URL: z.undefined({ error: 'is set, but Postgres is not supported yet' }).optional().register(aboutSettings, {
    description: 'Kept for Postgres, which comes later; leave it out.',
    cure: 'Leave it out and use DATA_DIR: one process with the embedded database.',
    secret: true,
  }),
  KNOWLEDGE_DIR: path()
    .default(join(projectRoot, 'knowledge'))
    .transform((value) => resolve(value))
    .register(aboutSettings, {
      description: 'The folder of the knowledge; the shipped one when left out.',
      cure: 'Use the path of a folder like the shipped knowledge folder.',
    }),
  DIALOGS_DIR: path()
    .default(join(projectRoot, 'dialogs'))
    .transform((value) => resolve(value))
    .register(aboutSettings, {
      description: 'The folder of the dialogs; the shipped one when left out.',
      cure: 'Use the path of a folder like the shipped dialogs folder.',
    }),
  TRUSTED_ORIGINS: origins().default([]).register(aboutSettings, {
    description: 'Origins of the pages that may embed the chat, with commas between.',
    cure: 'Write each like https://www.example.govt.nz: http or https, no path, no star.',
  }),
  TOKEN_SECRET: secret(32).optional().register(aboutSettings, {
    description: "Signs the chat's tokens, 32 characters or more; made and kept in DATA_DIR when left out.",
    cure: 'Use 32 or more random ASCII characters, or leave it out.',
    secret: true,
  }),
  ...botSettings,
  DIRECT_LINE_SECRET: secret(16).optional().register(aboutSettings, {
    description: 'Lets your own servers ask for chat tokens, 16 characters or more; they cannot when left out.',
    cure: 'Use 16 or more random ASCII characters, or leave it out.',
    secret: true,
  }),
  ...caseSettings,
  ...deskSettings,
  LIMIT_TURNS_PER_MINUTE: wholeNumber(0, 1_000_000).default(60).register(aboutSettings, {
    description: 'Messages a conversation may send in a minute; 0 for no limit.',
    cure: 'Use a whole number, or 0 for no limit.',
    fallback: '60',
  }),
  LIMIT_TOKENS_PER_MINUTE: wholeNumber(0, 1_000_000).default(60).register(aboutSettings, {
    description: 'Conversations a network address may begin in a minute; 0 for no limit.',
    cure: 'Use a whole number, or 0 for no limit.',
    fallback: '60',
  }),
  LOG_LEVEL: word(logLevels)
    .default('info')
    .register(aboutSettings, {
      description: `How much to log: ${logLevels.join(', ')}.`,
      cure: 'Use one of these words.',
      fallback: 'info',
    }),
  TODAY: day().optional().register(aboutSettings, {
    description: 'Fixes the calendar day, for replays and tests; leave it out in service.',
    cure: 'Write it like 2016-11-09, or leave it out.',
  }),
});

type Environment = z.infer<typeof environment>;

/** The settings as the program uses them. Folders are absolute; what was not given is null. */
export type Settings = {
  readonly port: number;
  readonly host: string;
  /** Without a slash at the end. */
  readonly publicUrl: string | null;
  readonly dataDir: string;
  readonly knowledgeDir: string;
  readonly dialogsDir: string;
  /** As browsers write them in `Origin`. */
  readonly trustedOrigins: readonly string[];
  /** Null: make and keep one (see kept-secret.ts). */
  readonly tokenSecret: string | null;
  /** Under the SDK's own names, ready to be passed on; what was not given is absent. */
  readonly botFramework: Readonly<Partial<Pick<Environment, keyof typeof botSettings>>>;
  readonly directLineSecret: string | null;
  readonly contactsFile: string | null;
  readonly mail: { readonly smtpUrl: string; readonly from: MailFrom } | null;
  readonly teamsCases: { readonly channel: string; readonly serviceUrl: string } | null;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly desk: {
    /** Null: make and keep one (see kept-secret.ts); not used with `oidc`. */
    readonly password: string | null;
    readonly oidc: {
      readonly issuer: string;
      readonly clientId: string;
      readonly clientSecret: string;
      /** Null: whoever the provider lets in is staff. */
      readonly role: string | null;
    } | null;
  };
  /** 0: no limit. */
  readonly limits: { readonly turnsPerMinute: number; readonly tokensPerMinute: number };
  readonly logLevel: (typeof logLevels)[number];
  /** ISO day, or null for the real one. */
  readonly today: string | null;
};

/** Every setting's name, in the order of the documentation. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

/** Every setting with what is told about it, in the same order. */
export const settingsReference: readonly (AboutSetting & { readonly name: string })[] = Object.entries(environment.shape).map(
  ([name, schema]) => ({ name, ...aboutOf(name, schema) }),
);

/**
 * Reads the settings from an environment. White space around a value is not part of it, and a blank value counts as not
 * given. Other names are none of our business. Throws one Fault (`settings-bad`) that names every bad setting with its
 * problem and cure, and never shows a secret.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = new Map(settingNames.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()] as const] : [])));
  const parsed = environment.safeParse(Object.fromEntries(given));
  const problems = [...(parsed.error?.issues ?? []).map((issue) => problemOf(issue, given)), ...togetherProblems(given)];
  if (!parsed.success || problems.length > 0) throw settingsFault(problems);
  return asSettings(parsed.data);
}

function togetherProblems(given: ReadonlyMap<string, string>): readonly SettingProblem[] {
  return [...botProblems(given), ...caseProblems(given), ...deskProblems(given)];
}

function asSettings(values: Environment): Settings {
  const names = Object.keys(botSettings);
  const bot: Settings['botFramework'] = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => names.includes(name) && value !== undefined),
  );
  const appType = values.MicrosoftAppType ?? (values.MicrosoftAppTenantId ? 'SingleTenant' : 'MultiTenant');
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? null,
    dataDir: values.DATA_DIR,
    knowledgeDir: values.KNOWLEDGE_DIR,
    dialogsDir: values.DIALOGS_DIR,
    trustedOrigins: values.TRUSTED_ORIGINS,
    tokenSecret: values.TOKEN_SECRET ?? null,
    botFramework: values.MicrosoftAppId ? { ...bot, MicrosoftAppType: appType } : bot,
    directLineSecret: values.DIRECT_LINE_SECRET ?? null,
    ...handOverOf(values),
    limits: { turnsPerMinute: values.LIMIT_TURNS_PER_MINUTE, tokensPerMinute: values.LIMIT_TOKENS_PER_MINUTE },
    logLevel: values.LOG_LEVEL,
    today: values.TODAY ?? null,
  };
}

/** The parts that need all their settings; togetherProblems has refused any that are not whole. */
function handOverOf(values: Environment): Pick<Settings, 'contactsFile' | 'mail' | 'teamsCases' | 'webhook' | 'desk'> {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, TEAMS_CASES_CHANNEL: channel, TEAMS_CASES_SERVICE_URL: serviceUrl } = values;
  const { CASES_WEBHOOK_URL: url, CASES_WEBHOOK_SECRET: secret } = values;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  return {
    contactsFile: values.CONTACTS_FILE ?? null,
    mail: smtpUrl && from ? { smtpUrl, from } : null,
    teamsCases: channel ? { channel, serviceUrl } : null,
    webhook: url && secret ? { url, secret } : null,
    desk: {
      password: values.STAFF_PASSWORD ?? null,
      oidc: issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, role: values.OIDC_ROLE ?? null } : null,
    },
  };
}

function aboutOf(name: string, schema: z.ZodType): AboutSetting {
  const about = aboutSettings.get(schema);
  if (!about)
    throw new Fault('setting-undescribed', `the setting ${name} has no description.`, { cure: 'Register one beside its schema.' });
  return about;
}

function problemOf(issue: z.core.$ZodIssue, given: ReadonlyMap<string, string>): SettingProblem {
  const name = String(issue.path[0]);
  const about = settingsReference.find((setting) => setting.name === name);
  const shown = about?.secret ? '' : `${JSON.stringify(given.get(name)?.slice(0, 80))} `;
  return { name, problem: `${shown}${issue.message}`, cure: about?.cure ?? '' };
}

function settingsFault(problems: readonly SettingProblem[]): Fault {
  const lines = problems.map(({ name, problem, cure }) => `\n  ${name}: ${problem}. Cure: ${cure}`);
  const count = problems.length === 1 ? 'one setting cannot be used:' : `${problems.length} settings cannot be used:`;
  return new Fault('settings-bad', `${count}${lines.join('')}\n`, {
    where: 'environment',
    cure: 'Correct what is named above and start again.',
  });
}
