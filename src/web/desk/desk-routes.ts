// Every address of the staff desk and what answers it, as a table. Works without JavaScript, and allows none.
import type { Clock } from '../../base/clock.ts';
import type { Ids } from '../../base/ids.ts';
import type { Logger } from '../../base/logger.ts';
import type { CaseDesk } from '../../cases/desk.ts';
import type { Assets } from '../assets.ts';
import type { Method, Route } from '../routes.ts';
import { createCaseRoutes, type Offices } from './case-routes.ts';
import { createFrame, plainMain } from './frame.ts';
import { createFront } from './front.ts';
import { backToDesk, createGate, type SignedIn } from './gate.ts';
import type { ProviderOptions } from './provider.ts';
import { createRoundTrip } from './round-trip.ts';
import { createRouteNames } from './route-names.ts';
import { createSessions } from './session.ts';
import { createSignIn } from './sign-in.ts';
import { words } from './words.ts';

export type DeskOptions = {
  readonly desk: CaseDesk;
  readonly offices: Offices;
  readonly regions: readonly { readonly id: string; readonly name: string }[];
  /** With a provider there is no password; with neither, nobody can sign in and the desk says what to set. */
  readonly signIn: { readonly password: string | null; readonly oidc: ProviderOptions | null };
  /** Signs sessions; the same on every instance. */
  readonly sessionSecret: string;
  readonly clock: Clock;
};

const get = ['GET', 'HEAD'] as const;
const post = ['POST'] as const;
const others: readonly Method[] = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export function createDeskRoutes(
  options: DeskOptions & { readonly publicUrl: string | null; readonly assets: Assets; readonly ids: Ids; readonly log: Logger },
): readonly Route[] {
  const { desk, offices, signIn: ways, sessionSecret: secret, clock, publicUrl, assets, ids, log } = options;
  const signInWay = JSON.stringify(ways.oidc === null ? ['password', ways.password] : ['provider', ways.oidc.issuer, ways.oidc.role]);
  const sessions = createSessions({ secret, signInWay, publicUrl, clock, ids });
  const frame = createFrame(assets);
  const names = createRouteNames(options.regions);
  const gate = createGate({ sessions, frame, publicUrl, log });
  const roundTrip =
    ways.oidc === null ? null : createRoundTrip({ provider: ways.oidc, secret, sessions, gate, frame, publicUrl, clock, log });
  const signIn = createSignIn({ password: ways.password, roundTrip, sessions, gate, frame, publicUrl, clock, log });
  const cases = createCaseRoutes({ desk, offices, names, frame });
  const front = createFront({ desk, names, frame });

  const nowhere = async ({ session }: SignedIn) => {
    const { notFoundHeading, noPage } = words.refusals;
    return frame({ status: 404, title: notFoundHeading, session, main: plainMain(notFoundHeading, noPage, backToDesk()) });
  };

  return [
    { methods: get, path: '/desk', respond: gate.page(front) },
    { methods: get, path: '/desk/cases/:reference', respond: gate.page(cases.show) },
    { methods: post, path: '/desk/cases/:reference', respond: gate.form(cases.act) },
    { methods: get, path: '/desk/cases/:reference/delete', respond: gate.page(cases.askToDelete) },
    { methods: post, path: '/desk/cases/:reference/delete', respond: gate.form(cases.delete) },
    { methods: get, path: '/desk/sign-in', respond: signIn.show },
    { methods: post, path: '/desk/sign-in', respond: signIn.take },
    { methods: post, path: '/desk/sign-out', respond: gate.form(signIn.signOut) },
    ...(roundTrip === null
      ? []
      : ([
          { methods: get, path: '/desk/sign-in/provider', respond: roundTrip.begin },
          { methods: get, path: '/desk/signed-in', respond: roundTrip.finish },
        ] as const)),
    // The desk's own page also for what does not exist here: its headers allow less than those of other pages.
    { methods: others, path: '/desk', respond: gate.page(nowhere) },
    { methods: [...get, ...others], path: '/desk/*', respond: gate.page(nowhere) },
  ];
}
