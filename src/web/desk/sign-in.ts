// Signing in by the shared password: who may try how often, and under which name.
import type { IncomingMessage } from 'node:http';
import type { Logger } from '../../base/logger.ts';
import { createLimit } from '../../channels/direct-line/limits.ts';
import { callerOf } from '../caller.ts';
import type { Respond } from '../routes.ts';
import { seeOther, type WebAnswer } from '../sending.ts';
import type { Frame } from './frame.ts';
import type { Gate, SignedInForm } from './gate.ts';
import type { RoundTrip } from './round-trip.ts';
import { isSame, type Sessions } from './session.ts';
import { goOnMain, type SignInProblem, type SignInView, signInMain } from './sign-in-pages.ts';
import { isReservedName, staffName } from './staff-name.ts';
import { wantedPage } from './wanted.ts';
import { words } from './words.ts';

const TRIES_PER_MINUTE_AND_ADDRESS = 10;
/** A password that many machines guess at together must hold as well. */
const TRIES_PER_MINUTE = 100;
const MAX_NAME_LENGTH = 80;

export type SignIn = {
  readonly show: Respond;
  readonly take: Respond;
  signOut(call: SignedInForm): Promise<WebAnswer>;
};

export function createSignIn(options: {
  readonly password: string | null;
  /** Where it is given there is no password. */
  readonly roundTrip: RoundTrip | null;
  readonly sessions: Sessions;
  readonly gate: Gate;
  readonly frame: Frame;
  readonly publicUrl: string | null;
  readonly log: Logger;
}): SignIn {
  const { roundTrip, sessions, gate, frame, publicUrl, log } = options;
  const password = roundTrip === null ? options.password : null;
  const way = roundTrip !== null ? 'provider' : password !== null ? 'password' : 'off';
  const ofAddress = createLimit(TRIES_PER_MINUTE_AND_ADDRESS);
  const ofAll = createLimit(TRIES_PER_MINUTE);

  const shown = (status: number, view: Partial<SignInView>, headers: Readonly<Record<string, string>> = {}): WebAnswer => {
    const whole = { way, to: wantedPage(null), hasSignedOut: false, problem: null, name: '', ...view } as const;
    const title = whole.problem === null ? words.signIn.heading : `${words.problemHeading}: ${words.signIn.heading}`;
    return frame({ status, title, session: null, headers, main: signInMain(whole) });
  };

  return {
    show: gate.safely(async (request, query) => {
      const to = wantedPage(query.get('to'));
      if ((await sessions.of(request)) !== null) return seeOther(to);
      // Coming from another site, say from a link in web mail, the browser keeps the cookie back once.
      if (callerOf(request, publicUrl).fetchSite === 'cross-site')
        return frame({
          title: words.signIn.continueHeading,
          session: null,
          goOn: `/desk/sign-in?to=${encodeURIComponent(to)}`,
          main: goOnMain(to),
        });
      return shown(way === 'off' ? 503 : 200, { to, hasSignedOut: query.has('signed-out') });
    }),

    take: gate.safely(async (request) => {
      if (password === null) return shown(way === 'off' ? 503 : 403, {});
      const read = await gate.readForm(request, null);
      if (read.kind === 'refused') return read.answer;
      const typed = staffName(read.fields.get('name') ?? '');
      const kept = { to: wantedPage(read.fields.get('to')), name: typed };
      const wait = await waitFor(request);
      if (wait !== null)
        return shown(429, { ...kept, problem: { fieldId: 'password', message: words.signIn.wait(wait) } }, { 'Retry-After': String(wait) });
      const problem = isSame(read.fields.get('password') ?? '', password)
        ? nameProblem(typed)
        : ({ fieldId: 'password', message: words.signIn.wrong } as const);
      if (problem !== null) {
        if (problem.fieldId === 'password') log.warn('desk-password-wrong');
        return shown(problem.fieldId === 'password' ? 403 : 400, { ...kept, problem });
      }
      log.info('desk-signed-in', { way });
      return seeOther(kept.to, await sessions.begin(request, { name: typed || words.signIn.somebody, subject: null }));
    }),

    async signOut({ request, session }) {
      return seeOther('/desk/sign-in?signed-out', sessions.end(request, session));
    },
  };

  async function waitFor(request: IncomingMessage): Promise<number | null> {
    return (await ofAddress.take(callerOf(request, publicUrl).clientAddress)) ?? (await ofAll.take('everybody'));
  }
}

function nameProblem(name: string): SignInProblem | null {
  if (isReservedName(name)) return { fieldId: 'name', message: words.signIn.reservedName };
  return name.length > MAX_NAME_LENGTH ? { fieldId: 'name', message: words.signIn.longName } : null;
}
