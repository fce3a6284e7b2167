// The gate of the desk: who may see a page, which forms are believed, and what is said when not.
import type { IncomingMessage } from 'node:http';
import type { Logger } from '../../base/logger.ts';
import { callerOf } from '../caller.ts';
import { type Html, html } from '../html.ts';
import { readForm } from '../reading.ts';
import type { Respond } from '../routes.ts';
import { seeOther, type WebAnswer } from '../sending.ts';
import { type Frame, keptWords, plainMain } from './frame.ts';
import type { Session, Sessions } from './session.ts';
import { signInAddress } from './wanted.ts';
import { words } from './words.ts';

export type SignedIn = { readonly request: IncomingMessage; readonly query: URLSearchParams; readonly session: Session };
export type SignedInForm = SignedIn & { readonly fields: URLSearchParams };
/** A form, or the page that refuses it. */
export type FormRead =
  | { readonly kind: 'form'; readonly fields: URLSearchParams }
  | { readonly kind: 'refused'; readonly answer: WebAnswer };

export type Gate = {
  /** For staff alone; others go to the sign-in page and come back afterwards. */
  page(respond: (call: SignedIn) => Promise<WebAnswer>): Respond;
  /** A form of ours, sent by staff who are signed in, from a page that was made for them. */
  form(respond: (call: SignedInForm) => Promise<WebAnswer>): Respond;
  /** A form of ours from somebody who is not signed in yet. */
  readForm(request: IncomingMessage, session: Session | null): Promise<FormRead>;
  /** What `respond` throws becomes a logged page of the desk. */
  safely(respond: Respond): Respond;
};

export function createGate(options: {
  readonly sessions: Sessions;
  readonly frame: Frame;
  readonly publicUrl: string | null;
  readonly log: Logger;
}): Gate {
  const { sessions, frame, publicUrl, log } = options;

  const refusal = (status: number, heading: string, message: string, session: Session | null, more: Html | null = null): WebAnswer =>
    frame({ status, title: heading, session, main: plainMain(heading, message, more ?? backToDesk()) });

  /** A browser says where a form comes from; a program that says nothing has no cookie that could be misused. */
  const isForeign = (request: IncomingMessage): boolean => {
    const { origin, fetchSite, ownHosts } = callerOf(request, publicUrl);
    if (fetchSite !== null && fetchSite !== 'same-origin' && fetchSite !== 'none') return true;
    return origin !== null && !(URL.canParse(origin) && ownHosts.includes(new URL(origin).host));
  };

  const readOwnForm: Gate['readForm'] = async (request, session) => {
    const { refusals } = words;
    if (isForeign(request)) return { kind: 'refused', answer: refusal(403, refusals.foreignHeading, refusals.staleForm, session) };
    const body = await readForm(request);
    if (body.kind === 'form') return body;
    const { status, message } = body.refusal;
    const heading = status === 413 ? refusals.tooLargeHeading : refusals.staleFormHeading;
    return { kind: 'refused', answer: refusal(status, heading, status === 413 ? refusals.tooLarge : message, session) };
  };

  const safely =
    (respond: Respond): Respond =>
    async (request, query) => {
      try {
        return await respond(request, query);
      } catch (cause) {
        // A client that went away in the middle is nobody's fault.
        if (!request.destroyed || request.complete) log.error('desk-request-failed', { method: request.method ?? '' }, cause);
        return refusal(500, words.refusals.failedHeading, words.refusals.failed, null);
      }
    };

  return {
    safely,
    readForm: readOwnForm,

    page: (respond) =>
      safely(async (request, query) => {
        const session = await sessions.of(request);
        return session === null ? seeOther(signInAddress(request.url ?? '/')) : respond({ request, query, session });
      }),

    form: (respond) =>
      safely(async (request, query) => {
        const session = await sessions.of(request);
        const read = await readOwnForm(request, session);
        if (read.kind === 'refused') return read.answer;
        const { refusals } = words;
        const { fields } = read;
        const written = fields.get('text')?.trim() ?? '';
        const signIn = signInAddress(request.url ?? '/');
        if (session === null) {
          if (written === '') return seeOther(signIn);
          const more = html`${keptWords(written, 'written')}<p><a class="button" href="${signIn}">${refusals.signInAgain}</a></p>`;
          return refusal(403, refusals.signedOutHeading, refusals.signedOut, null, more);
        }
        if (!sessions.isFormToken(session, fields.get('token') ?? '')) {
          const more = html`${written !== '' && keptWords(written, 'written')}${backToDesk()}`;
          return refusal(403, refusals.staleFormHeading, refusals.staleForm, session, more);
        }
        return respond({ request, query, session, fields });
      }),
  };
}

export function backToDesk(): Html {
  return html`<p><a href="/desk">${words.backToDesk}</a></p>`;
}
