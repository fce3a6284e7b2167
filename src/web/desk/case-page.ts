// How one case looks: what is asked, what can be done, the conversation, the deliveries and the record.
import { formatDay } from '../../base/day.ts';
import { formatInstant } from '../../base/instant.ts';
import { type AnswerBy, type Case, type CaseFile, THE_PERSON, THE_SERVICE, type TranscriptLine } from '../../cases/case.ts';
import type { Destination } from '../../cases/routing.ts';
import { type Html, html } from '../html.ts';
import { line, markdown } from '../layout.ts';
import { type ActForms, actForms } from './act-forms.ts';
import { problemSummary } from './frame.ts';
import { timeElement } from './instant.ts';
import type { RouteNames } from './route-names.ts';
import { words } from './words.ts';

const { file: sentences } = words;

export type CaseView = ActForms & {
  readonly destination: Destination;
  /** What was just done, said at the top. */
  readonly done: string | null;
};

export function caseTitle({ file, problem }: CaseView): string {
  const title = `${file.case.reference} – ${file.case.state}`;
  return problem === null ? title : `${words.problemHeading}: ${title}`;
}

export function caseMain(view: CaseView): Html {
  const { file, problem, done } = view;
  const { reference, state } = file.case;
  const needsAHand = file.deliveries.some((delivery) => delivery.state === 'needs-a-hand');
  return html`${problem !== null && problemSummary(problem.message, problem.fieldId)}
${done !== null && html`<p class="notice done" id="done" role="status" tabindex="-1">${line(done)}</p>`}
<p class="back"><a href="/desk">${words.backToDesk}</a></p>
<h1>${sentences.case} <span class="reference">${reference}</span> <span class="tag ${state}">${state}</span></h1>
${needsAHand && html`<p class="notice"><strong>${words.needsAHand}.</strong> <a href="#deliveries">${sentences.needsAHand}</a></p>`}
<div class="case-columns">
<div class="read">
${state === 'deleted' ? html`<p>${sentences.deleted}</p>` : asked(file.case, view.destination, view.names)}
${state !== 'deleted' && conversation(file.transcript)}
</div>
<div class="act">${actForms(view)}</div>
<div class="log">${state !== 'deleted' && deliveries(file)}
${record(file, view.names)}</div>
</div>`;
}

/** Term and description; null leaves the pair out. */
function pair(term: string, description: Html | string | null): Html | null {
  return description === null ? null : html`<div><dt>${term}</dt><dd>${description}</dd></div>`;
}

function asked(asks: Case, destination: Destination, names: RouteNames): Html {
  return html`<section aria-labelledby="asked"><h2 id="asked">${sentences.whatIsAsked}</h2>
<p class="words about" dir="auto">${line(asks.about)}</p>
<dl class="facts">
${pair(sentences.who, line(asks.asker === null ? words.notSaid : words.askers[asks.asker]))}
${pair(sentences.answerBy, answerBy(asks.answerBy, asks.channel))}
${pair(sentences.place, html`<span dir="auto">${line(asks.place ?? words.notSaid)}</span>`)}
${pair(sentences.route, line(names.nameOf(asks.route)))}
${pair(sentences.has, asks.takenBy ?? words.front.nobody)}
${pair(sentences.opened, html`${timeElement(asks.openedAt)}, ${words.channel(asks.channel)}`)}
${office(destination)}
</dl></section>`;
}

function answerBy(by: AnswerBy, channel: string): Html {
  switch (by.kind) {
    case 'here':
      return html`${sentences.here(words.channel(channel))}`;
    case 'e-mail':
      return html`${sentences.byMail(by.address)}`;
    case 'phone':
      return html`${sentences.byPhone} ${phone(by.number)}`;
  }
}

function office({ office: name, phone: number, mailbox, verifiedOn, isFallback }: Destination): Html {
  const checked = verifiedOn === null ? sentences.notConfirmed : sentences.verified(formatDay(verifiedOn));
  return html`${pair(sentences.office, html`${line(name ?? sentences.notKnown)} (${checked})`)}
${pair(sentences.officePhone, number === null ? sentences.notKnown : phone(number))}
${pair(sentences.officeMailbox, html`${mailbox ?? sentences.notKnown}${isFallback && html`<br>${sentences.fallback}`}`)}`;
}

/** A number to ring; only its text where it has too few digits to be one. */
function phone(number: string): Html {
  const digits = number.replace(/[^\d+]/g, '');
  return digits.length < 3 ? html`${number}` : html`<a href="tel:${digits}">${number}</a>`;
}

function conversation(lines: readonly TranscriptLine[]): Html {
  const items = lines.map(
    ({ from, at, text, sources }) => html`<li class="said ${from}"><p class="who">${sentences[from]}, ${timeElement(at)}</p>
${from === 'person' ? html`<p class="words" dir="auto">${line(text)}</p>` : html`<div class="words" dir="auto">${markdown(text)}</div>`}
${sources.length > 0 && html`<p class="sources">${sentences.sources} ${line(sources.join('; '))}</p>`}</li>`,
  );
  return html`<section aria-labelledby="conversation"><h2 id="conversation">${sentences.conversation}</h2>
${items.length === 0 ? html`<p>${sentences.noConversation}</p>` : html`<ol class="conversation">${items}</ol>`}</section>`;
}

function deliveries({ deliveries: all }: CaseFile): Html {
  const items = all.map((delivery) => {
    const state = sentences.deliveryState(words.deliveryStates[delivery.state], delivery.attempts);
    return html`<li><p><strong>${words.deliveries[delivery.kind]}</strong></p>
<dl class="facts">
${pair(sentences.state, delivery.state === 'needs-a-hand' ? html`<strong class="tag alarm">${state}</strong>` : state)}
${pair(sentences.queued, timeElement(delivery.queuedAt))}
${pair(sentences.sent, delivery.sentAt === null ? null : timeElement(delivery.sentAt))}
${pair(sentences.due, delivery.dueAt === null ? null : timeElement(delivery.dueAt))}
${pair(sentences.lastError, delivery.lastError)}
</dl></li>`;
  });
  return html`<section aria-labelledby="deliveries"><h2 id="deliveries" tabindex="-1">${sentences.deliveries}</h2>
${items.length === 0 ? html`<p>${sentences.noDeliveries}</p>` : html`<ul class="plain">${items}</ul>`}</section>`;
}

function record({ acts }: CaseFile, names: RouteNames): Html {
  const items = acts.map(({ at, who, kind, text }) => {
    // Of a hand-over the text is the route; everything else is somebody's words.
    const where = kind === 'handed-over' && text !== null && html` ${line(names.nameOf(text))}`;
    const said = kind !== 'handed-over' && text !== null && html`<p class="words" dir="auto">${line(text)}</p>`;
    return html`<li><p class="who">${timeElement(at)}</p><p><strong>${speaker(who)}</strong> ${words.acts[kind]}${where}</p>${said}</li>`;
  });
  return html`<section aria-labelledby="record"><h2 id="record">${sentences.record}</h2>
<ol class="plain">${items}</ol></section>`;
}

/** Who did it, at the beginning of a sentence. */
function speaker(who: string): string {
  return who === THE_PERSON ? sentences.person : who === THE_SERVICE ? sentences.service : who;
}

/** What is asked before a case is deleted. */
export function deleteMain({ case: { reference } }: CaseFile, hidden: Html): Html {
  const { deleting } = words;
  const items = (list: readonly string[]): Html => html`<ul>${list.map((item) => html`<li>${item}</li>`)}</ul>`;
  return html`<h1>${deleting.heading(reference)}</h1>
<p><strong>${deleting.only}</strong></p>
<h2>${deleting.goes}</h2>${items(deleting.goesList)}
<h2>${deleting.stays}</h2>${items(deleting.staysList)}
<p>${deleting.sent}</p>
<form method="post" action="/desk/cases/${reference}/delete">${hidden}
<div class="buttons"><button class="button warning">${deleting.yes}</button>
<a class="button secondary" href="/desk/cases/${reference}">${deleting.no}</a></div></form>`;
}

/** What was done since somebody opened the page, in one line. */
export function actInWords({ at, who, kind, text }: CaseFile['acts'][number], names: RouteNames): string {
  const where = kind === 'handed-over' && text !== null ? ` ${names.nameOf(text)}` : '';
  return `${speaker(who)} ${words.acts[kind]}${where} (${formatInstant(at)})`;
}
