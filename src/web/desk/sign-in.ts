// Signing in by the shared password: who may try how often, and under which name.
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../base/clock.ts';
import { formatInstant } from '../../base/instant.ts';
import type { Logger } from '../../base/logger.ts';
import { createLimit } from '../../channels/direct-line/limits.ts';
import { callerOf } from '../caller.ts';
import type { Respond } from '../routes.ts';
import { seeOther, type WebAnswer } from '../sending.ts';
import { createFailures } from './failures.ts';
import type { Frame } from './frame.ts';
import type { Gate, SignedInForm } from './gate.ts';
import type { RoundTrip } from './round-trip.ts';
import { isSame, type Sessions } from './session.ts';
import { goOnMain, type SignInProblem, type SignInView, signInMain } from './sign-in-pages.ts';
import { isReservedName, staffName } from './staff-name.ts';
import { wantedPage } from './wanted.ts';
import { words } from './words.ts';

/** Beyond it the answer to a wrong password is 429, for programs that listen; the right one is let in, as behind a proxy all share one address. */
const FAILURES_PER_MINUTE_AND_ADDRESS = 10;
/**
 * Beyond it no password is looked at, whoever sends it. 1,000 an hour are 8.8 million guesses a year: a password we made has 2^128
 * possibilities (4 · 10^31 years), 12 random small letters have 26^12 (10^10 years), four words drawn from a list of 7,776 have
 * 7,776^4 (4 · 10^8 years). A lower limit would make that no safer, and locking staff out easier. It does not save a password that
 * somebody thought up and that stands in lists of such: no limit that lets staff in would.
 */
const FAILURES_PER_HOUR = 1_000;
const MINUTE = 60_000;
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
  readonly clock: Clock;
  readonly log: Logger;
}): SignIn {
  const { roundTrip, sessions, gate, frame, publicUrl, clock, log } = options;
  const password = roundTrip === null ? options.password : null;
  const way = roundTrip !== null ? 'provider' : password !== null ? 'password' : 'off';
  const ofAddress = createLimit(FAILURES_PER_MINUTE_AND_ADDRESS);
  const ofAll = createFailures(FAILURES_PER_HOUR, clock);

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
      // Compared in every case, so that the time of an answer does not tell whether it was.
      const isRight = isSame(read.fields.get('password') ?? '', password);
      const until = ofAll.shutUntil();
      if (until !== null) return shut(until, kept);
      if (!isRight) return wrong(request, kept);
      const problem = nameProblem(typed);
      if (problem !== null) return shown(400, { ...kept, problem });
      log.info('desk-signed-in', { way });
      return seeOther(kept.to, await sessions.begin(request, { name: typed || words.signIn.somebody, subject: null }));
    }),

    async signOut({ request, session }) {
      return seeOther('/desk/sign-in?signed-out', sessions.end(request, session));
    },
  };

  async function wrong(request: IncomingMessage, kept: Partial<SignInView>): Promise<WebAnswer> {
    // Counted before anything is waited for; also beyond the address's limit, where a guess still learns whether it is right.
    const isLast = ofAll.count();
    log.warn('desk-password-wrong');
    if (isLast) log.error('desk-password-shut', { failuresPerHour: FAILURES_PER_HOUR });
    const wait = await ofAddress.take(callerOf(request, publicUrl).clientAddress);
    if (wait === null) return shown(403, { ...kept, problem: { fieldId: 'password', message: words.signIn.wrong } });
    return tooMany(wait, words.signIn.slow(wait), kept);
  }

  function shut(until: string, kept: Partial<SignInView>): WebAnswer {
    const instant = Date.parse(until);
    const seconds = Math.max(1, Math.ceil((instant - clock.now().getTime()) / 1_000));
    // Shown in whole minutes: the next one, as at the one before it is still shut.
    const shownUntil = new Date(Math.ceil(instant / MINUTE) * MINUTE).toISOString();
    return tooMany(seconds, words.signIn.shut(formatInstant(shownUntil)), kept);
  }

  function tooMany(seconds: number, message: string, kept: Partial<SignInView>): WebAnswer {
    return shown(429, { ...kept, problem: { fieldId: 'password', message } }, { 'Retry-After': String(seconds) });
  }
}

function nameProblem(name: string): SignInProblem | null {
  if (isReservedName(name)) return { fieldId: 'name', message: words.signIn.reservedName };
  return name.length > MAX_NAME_LENGTH ? { fieldId: 'name', message: words.signIn.longName } : null;
}
