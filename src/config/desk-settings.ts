// Settings of the staff desk: how staff sign in.
import { z } from 'zod';
import type { SettingProblem } from './bot-rules.ts';
import { aboutSettings, loneProblems, safeAddress, secret, text } from './setting-kinds.ts';

/** As {@link deskSettings} asks of the staff password. */
export const LEAST_PASSWORD = 12;

export const deskSettings = {
  STAFF_PASSWORD: z
    .string()
    .min(LEAST_PASSWORD, `is shorter than ${LEAST_PASSWORD} characters`)
    .regex(/^\P{C}*$/u, 'holds characters that nobody can type')
    .optional()
    .register(aboutSettings, {
      description: 'Lets staff into /desk, 12 characters or more; made and kept in DATA_DIR when left out. Not used with OIDC_ISSUER.',
      cure: 'Use 12 or more characters that can be typed, such as four random words, or leave it out.',
      secret: true,
    }),
  OIDC_ISSUER: safeAddress().optional().register(aboutSettings, {
    description: 'Staff sign in here instead of by password: the OpenID provider, as https://login.microsoftonline.com/<tenant id>/v2.0.',
    cure: "Copy the issuer from the provider's metadata, without any change.",
  }),
  OIDC_CLIENT_ID: text().optional().register(aboutSettings, {
    description: "This service's id at the OpenID provider; needed with OIDC_ISSUER.",
    cure: "Copy the application (client) id from the provider's registration.",
  }),
  OIDC_CLIENT_SECRET: secret(1).optional().register(aboutSettings, {
    description: 'The secret of that id; needed with OIDC_ISSUER.',
    cure: "Copy the client secret's value (not its id) from the provider's registration.",
    secret: true,
  }),
  OIDC_ROLE: text().optional().register(aboutSettings, {
    description: "The value that `roles` of a member of staff's id token must hold; without it everybody the provider lets in is staff.",
    cure: "Copy the app role's value from the provider's registration, or leave it out.",
  }),
} as const;

/** What does not fit together among the given settings. */
export function deskProblems(given: ReadonlyMap<string, string>): readonly SettingProblem[] {
  const lone = loneProblems(given, ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']);
  // A role that nobody checks would let in whoever it was meant to keep out.
  if (lone.length > 0 || given.has('OIDC_ISSUER') || !given.has('OIDC_ROLE')) return lone;
  return [{ name: 'OIDC_ISSUER', problem: 'is missing though OIDC_ROLE is set', cure: 'Set OIDC_ISSUER too, or leave OIDC_ROLE out.' }];
}
