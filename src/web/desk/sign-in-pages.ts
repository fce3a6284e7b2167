// The pages before the desk: the sign-in form, and what is said when signing in fails.
import { type Html, html } from '../html.ts';
import { plainMain, problemSummary } from './frame.ts';
import { signInAddress } from './wanted.ts';
import { words } from './words.ts';

export type SignInProblem = { readonly fieldId: 'password' | 'name'; readonly message: string };

export type SignInView = {
  readonly way: 'password' | 'provider' | 'off';
  /** The page of the desk to go on to. */
  readonly to: string;
  readonly hasSignedOut: boolean;
  readonly problem: SignInProblem | null;
  /** As it was typed. */
  readonly name: string;
};

export function signInMain(view: SignInView): Html {
  const { signIn } = words;
  const signedOut = view.way === 'provider' ? signIn.signedOutOfDesk : signIn.signedOut;
  return html`${view.problem !== null && problemSummary(view.problem.message, view.problem.fieldId)}
${view.hasSignedOut && html`<p class="notice" role="status">${signedOut}</p>`}
<h1>${signIn.heading}</h1>
${wayIn(view)}`;
}

function wayIn(view: SignInView): Html {
  const { signIn } = words;
  switch (view.way) {
    case 'off':
      return html`<p>${signIn.off}</p>`;
    case 'provider':
      return html`<p><a class="button" href="/desk/sign-in/provider?to=${encodeURIComponent(view.to)}">${signIn.provider}</a></p>`;
    case 'password':
      return html`<form class="narrow" method="post" action="/desk/sign-in">
<input type="hidden" name="to" value="${view.to}">
${field(view, 'password', html`<label for="password">${signIn.password}</label>`)}
${field(
  view,
  'name',
  html`<label for="name">${signIn.name}</label>
<p class="hint" id="name-hint">${signIn.nameHint}</p>`,
)}
<div class="buttons"><button class="button">${signIn.button}</button></div>
</form>`;
  }
}

function field({ problem, name }: SignInView, id: 'password' | 'name', label: Html): Html {
  const isWrong = problem?.fieldId === id;
  const described = [...(id === 'name' ? ['name-hint'] : []), ...(isWrong ? [`${id}-problem`] : [])].join(' ');
  const input =
    id === 'password'
      ? html`type="password" autocomplete="current-password" autofocus`
      : html`type="text" autocomplete="name" value="${name}"`;
  return html`<div class="field">${label}
${isWrong && html`<p class="field-problem" id="${id}-problem">${problem.message}</p>`}
<input id="${id}" name="${id}" ${input} ${described !== '' && html`aria-describedby="${described}"`} ${isWrong && html`aria-invalid="true"`}></div>`;
}

/** A page that says why signing in through the provider failed, with the way to try again. */
export function failedMain(heading: string, message: string, to: string): Html {
  return plainMain(heading, message, html`<p><a class="button" href="${signInAddress(to)}">${words.provider.again}</a></p>`);
}

/** For browsers that do not go on by themselves. */
export function goOnMain(to: string): Html {
  return html`<h1>${words.signIn.continueHeading}</h1>
<p><a href="${to}">${words.signIn.continueLink}</a></p>`;
}
