// The frame around every page of the desk, and the headers each leaves with: no script, no frame, no copy kept.
import type { Assets } from '../assets.ts';
import { type Html, html } from '../html.ts';
import { line } from '../layout.ts';
import { deskPolicy } from '../security.ts';
import { page, type WebAnswer } from '../sending.ts';
import { withoutDirectionMarks } from './direction.ts';
import type { Session } from './session.ts';
import { words } from './words.ts';

export type DeskPage = {
  readonly status?: number;
  /** What this page is; the desk's name follows it. */
  readonly title: string;
  readonly main: Html;
  /** Null on the pages before signing in. */
  readonly session: Session | null;
  /** Goes on to this page of the desk at once. */
  readonly goOn?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Frame = (deskPage: DeskPage) => WebAnswer;

export function createFrame(assets: Assets): Frame {
  const [icon, ...sheets] = [assets.address('icon.svg'), assets.address('page.css'), assets.address('desk.css')];
  const styles = sheets.flatMap((sheet) => (sheet === null ? [] : [html`<link rel="stylesheet" href="${sheet}">\n`]));

  return ({ status = 200, title, main, session, goOn, headers = {} }) =>
    page(
      status,
      withoutDirectionMarks(html`<html lang="en-NZ">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${goOn !== undefined && html`<meta http-equiv="refresh" content="0; url=${goOn}">\n`}<title>${title} – ${words.deskName}</title>
${icon !== null && html`<link rel="icon" href="${icon}" type="image/svg+xml">\n`}${styles}</head>
<body class="desk">
<a class="skip-link" href="#main">${words.skipLink}</a>
<header class="site-header"><div class="desk-bar"><p class="site-name"><a href="/desk">${words.deskName}</a> <span class="of-service">${line(words.serviceName)}</span></p>
${session !== null && signedIn(session)}</div></header>
<main id="main" tabindex="-1">${main}</main>
<footer class="site-footer"><p>${words.footer}</p></footer>
</body>
</html>`),
      deskPolicy(),
      headers,
    );
}

function signedIn(session: Session): Html {
  return html`<form class="signed-in" method="post" action="/desk/sign-out">${formToken(session)}<span>${words.signIn.signedIn(session.name)}</span>
<button class="sign-out">${words.signIn.signOut}</button></form>`;
}

/** What every form of the desk carries. */
export function formToken(session: Session): Html {
  return html`<input type="hidden" name="token" value="${session.formToken}">`;
}

/** What is wrong with what was sent, first on the page, with a link to the field it is about. */
export function problemSummary(message: string, fieldId: string): Html {
  return html`<div class="problem" role="alert"><h2>${words.problemHeading}</h2><p><a href="#${fieldId}">${line(message)}</a></p></div>`;
}

/** A page of one heading and what to do next: for refusals. */
export function plainMain(heading: string, message: string, more: Html | null = null): Html {
  return html`<h1>${heading}</h1>
<p>${line(message)}</p>
${more}`;
}

/** What somebody wrote and cannot send from this page, to copy: nobody types a long answer twice. */
export function keptWords(written: string, id: string): Html {
  return html`<div class="field"><label for="${id}">${words.refusals.whatYouWrote}</label>
<textarea id="${id}" rows="8" readonly>
${written}</textarea></div>`;
}
