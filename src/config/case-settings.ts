// Settings of the hand-over: whose office is where, and the ways by which a case gets there.
import { resolve } from 'node:path';
import { z } from 'zod';
import type { SettingProblem } from './bot-rules.ts';
import { aboutSettings, loneProblems, path, safeAddress, secret } from './setting-kinds.ts';

const address = z.email();
const sender = /^(?<name>[^<>\p{C}]*)<(?<address>[^<>\s]+)>$/u;

/** Who mails come from. */
export type MailFrom = { readonly name: string | null; readonly address: string };

export const caseSettings = {
  CONTACTS_FILE: path()
    .transform((value) => resolve(value))
    .optional()
    .register(aboutSettings, {
      description: "The file of the Directors' offices (YAML); without one no office has a mailbox or a phone.",
      cure: 'Use the path of a file as docs/operating.md shows it.',
    }),
  SMTP_URL: z.string().refine(isMailServer, 'is not the address of a mail server').optional().register(aboutSettings, {
    description: 'The mail server that takes cases, as smtp://user:password@host:587; cases are not mailed when left out.',
    cure: 'Write it like smtp://host:25, smtp://user:password@host:587 or smtps://user:password@host:465, signs in a password %-coded.',
    secret: true,
  }),
  MAIL_FROM: z.string().transform(asMailFrom).optional().register(aboutSettings, {
    description: 'Who mails come from: an address, or Name <address>; needed with SMTP_URL.',
    cure: 'Write one address, such as Kāhui Ako enquiries <enquiries@example.govt.nz>.',
  }),
  TEAMS_CASES_CHANNEL: z
    .string()
    .regex(/^19:[\w-]+@thread\.(tacv2|skype)$/, 'is not the id of a Teams channel')
    .optional()
    .register(aboutSettings, {
      description: 'The Teams channel that is told of each case, as 19:…@thread.tacv2; needs MicrosoftAppId.',
      cure: "Copy the part that begins with 19: from the channel's link and write %3A as : and %40 as @.",
    }),
  TEAMS_CASES_SERVICE_URL: safeAddress().default('https://smba.trafficmanager.net/teams/').register(aboutSettings, {
    description: 'Where Teams takes those messages.',
    cure: 'Leave it out, or write an https address (http for this machine itself).',
    fallback: 'https://smba.trafficmanager.net/teams/',
  }),
  CASES_WEBHOOK_URL: safeAddress().optional().register(aboutSettings, {
    description: 'The address of your own that each case is posted to as signed JSON.',
    cure: 'Write an https address (http for this machine itself), without user and fragment.',
    // Such addresses often carry their own key.
    secret: true,
  }),
  CASES_WEBHOOK_SECRET: secret(16).optional().register(aboutSettings, {
    description: 'Signs those posts, 16 characters or more; needed with CASES_WEBHOOK_URL.',
    cure: 'Use 16 or more random ASCII characters, the same on both sides.',
    secret: true,
  }),
} as const;

/** What does not fit together among the given settings. */
export function caseProblems(given: ReadonlyMap<string, string>): readonly SettingProblem[] {
  const hasBot = !given.has('TEAMS_CASES_CHANNEL') || given.has('MicrosoftAppId');
  const noBot = { name: 'MicrosoftAppId', problem: 'is missing though TEAMS_CASES_CHANNEL is set' };
  return [
    ...loneProblems(given, ['SMTP_URL', 'MAIL_FROM']),
    ...loneProblems(given, ['CASES_WEBHOOK_URL', 'CASES_WEBHOOK_SECRET']),
    ...(hasBot ? [] : [{ ...noBot, cure: 'Register the bot (deploy/runbook.md), or leave TEAMS_CASES_CHANNEL out.' }]),
  ];
}

function isMailServer(value: string): boolean {
  const url = URL.parse(value);
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') return false;
  const bare = (url.pathname === '' || url.pathname === '/') && url.search === '' && url.hash === '';
  // One without the other is a slip of the pen that the server would take for "no sign-in".
  return bare && (url.username === '') === (url.password === '') && isCoded(url.username) && isCoded(url.password);
}

function isCoded(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

/** `Name <address>` or `address`. */
function asMailFrom(value: string, context: z.RefinementCtx): MailFrom {
  const named = sender.exec(value)?.groups;
  const given = named?.['address'] ?? value;
  if (address.safeParse(given).success) return { name: named?.['name']?.trim().replace(/^"(.*)"$/, '$1') || null, address: given };
  context.addIssue({ code: 'custom', message: 'is neither an address nor Name <address>' });
  return z.NEVER;
}
