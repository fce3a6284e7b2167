// The forms on a case's page: one for each thing staff may do with it now.
import { type CaseFile, UNPLACED } from '../../cases/case.ts';
import type { StaffAct } from '../../cases/desk.ts';
import { type Html, html } from '../html.ts';
import { line } from '../layout.ts';
import { formToken, keptWords } from './frame.ts';
import type { RouteNames } from './route-names.ts';
import type { Session } from './session.ts';
import { words } from './words.ts';

const { doing } = words;

/** What is wrong, at which field, with what was written in it. `acts` is about none of the fields. */
export type ActProblem = {
  readonly fieldId: 'answer' | 'note' | 'route' | 'acts';
  readonly message: string;
  readonly written: string;
};

export type ActForms = {
  readonly file: CaseFile;
  readonly offered: ReadonlySet<StaffAct['kind']>;
  readonly session: Session;
  readonly names: RouteNames;
  readonly problem: ActProblem | null;
};

/** What every form about a case carries: `seen` is how much of its record this page showed. */
export function caseFields(file: CaseFile, session: Session): Html {
  return html`${formToken(session)}<input type="hidden" name="seen" value="${file.acts.length}">`;
}

/** Null when nothing can be done and nothing is wrong. */
export function actForms(view: ActForms): Html | null {
  const { offered, problem } = view;
  if (offered.size === 0 && problem === null) return null;
  return html`<section aria-labelledby="acts"><h2 id="acts" tabindex="-1">${doing.heading}</h2>
${leftOver(view)}
${offered.has('take') && take(view)}
${offered.has('answer') && answer(view)}
${offered.has('note') && textForm(view, { field: 'note', heading: doing.noteHeading, label: doing.note, hint: doing.noteHint, button: doing.keepNote, rows: 3 })}
${offered.has('hand-over') && handOver(view)}
${offered.size > 0 && others(view)}</section>`;
}

/** What was written for something that can no longer be done, because the case changed meanwhile. */
function leftOver({ offered, problem }: ActForms): Html | null {
  if (problem === null || (problem.fieldId !== 'answer' && problem.fieldId !== 'note') || offered.has(problem.fieldId)) return null;
  return keptWords(problem.written, problem.fieldId);
}

function others(view: ActForms): Html {
  const { offered, file } = view;
  const buttons: readonly (readonly [StaffAct['kind'], string])[] = [
    ['close', doing.close],
    ['reopen', doing.reopen],
    ['retry', file.deliveries.length === 0 ? doing.sendNow : doing.retry],
  ];
  const deleting = html`<a class="button secondary" href="/desk/cases/${file.case.reference}/delete">${doing.delete}</a>`;
  return html`<h3>${doing.otherHeading}</h3>
<div class="buttons">${buttons.filter(([kind]) => offered.has(kind)).map(([kind, label]) => form(view, kind, html`<button class="button secondary">${label}</button>`))}
${offered.has('delete') && deleting}</div>`;
}

function form({ file, session }: ActForms, kind: StaffAct['kind'], content: Html): Html {
  return html`<form method="post" action="/desk/cases/${file.case.reference}">${caseFields(file, session)}<input type="hidden" name="do" value="${kind}">${content}</form>`;
}

function take(view: ActForms): Html {
  const { takenBy } = view.file.case;
  const label = takenBy === null || takenBy === view.session.name ? doing.take : doing.takeOver(takenBy);
  return form(view, 'take', html`<button class="button">${label}</button>`);
}

function answer(view: ActForms): Html {
  const { answerBy, channel } = view.file.case;
  const common = { field: 'answer', heading: doing.answerHeading, rows: 7 } as const;
  if (answerBy.kind === 'phone')
    return textForm(view, { ...common, label: doing.ringLabel, hint: doing.ring(answerBy.number), button: doing.keepRing });
  const goes = doing.answerGoes;
  const here = channel === 'web' ? goes.web : channel === 'msteams' ? goes.msteams : goes.other(words.channel(channel));
  const hint = answerBy.kind === 'e-mail' ? goes.mail(answerBy.address) : here;
  return textForm(view, { ...common, label: doing.answer, hint, button: doing.send });
}

function textForm(
  view: ActForms,
  text: {
    readonly field: 'answer' | 'note';
    readonly heading: string;
    readonly label: string;
    readonly hint: string;
    readonly button: string;
    readonly rows: number;
  },
): Html {
  const { field, heading, label, hint, button, rows } = text;
  const problem = view.problem?.fieldId === field ? view.problem : null;
  return form(
    view,
    field,
    html`<h3>${heading}</h3>
<label for="${field}">${label}</label>
<p class="hint" id="${field}-hint">${line(hint)}</p>
${fieldProblem(problem)}
<textarea id="${field}" name="text" rows="${rows}" autocomplete="off" aria-describedby="${problem === null ? '' : `${field}-problem `}${field}-hint" ${problem !== null && html`aria-invalid="true"`}>
${problem?.written ?? ''}</textarea>
<div class="buttons"><button class="button ${field === 'note' ? 'secondary' : ''}">${button}</button></div>`,
  );
}

function handOver(view: ActForms): Html {
  const problem = view.problem?.fieldId === 'route' ? view.problem : null;
  const options = view.names.all
    .filter(({ route }) => route !== view.file.case.route && route !== UNPLACED)
    .map(({ route, name }) => html`<option value="${route}" ${route === problem?.written && html`selected`}>${name}</option>`);
  return form(
    view,
    'hand-over',
    html`<h3>${doing.handOverHeading}</h3>
<label for="route">${doing.handOver}</label>
${fieldProblem(problem)}
<div class="in-one-line"><select id="route" name="route" ${problem !== null && html`aria-describedby="route-problem" aria-invalid="true"`}><option value="">${doing.choose}</option>${options}</select>
<button class="button secondary">${doing.handOverHeading}</button></div>`,
  );
}

function fieldProblem(problem: ActProblem | null): Html | null {
  return problem === null ? null : html`<p class="field-problem" id="${problem.fieldId}-problem">${line(problem.message)}</p>`;
}
