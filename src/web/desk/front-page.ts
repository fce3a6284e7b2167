// How the desk's first page looks: the search by reference first, then the counts that choose, then the cases.
import { formatInstant } from '../../base/instant.ts';
import { type CaseState, caseStates, type Route } from '../../cases/case.ts';
import type { CaseDesk, CaseSummary } from '../../cases/desk.ts';
import type { OutboxCounts } from '../../cases/outbox.ts';
import { type Html, html } from '../html.ts';
import { line } from '../layout.ts';
import { problemSummary } from './frame.ts';
import { timeElement } from './instant.ts';
import type { RouteNames } from './route-names.ts';
import { words } from './words.ts';

const shows = ['open', ...caseStates, 'all', 'needs-a-hand'] as const;
/** Which cases are listed: those to do, those of one state, all, or those with a delivery that failed. */
export type Show = (typeof shows)[number];
export const OPEN_STATES: readonly CaseState[] = ['waiting', 'taken'];
const ABOUT_LENGTH = 160;

export function isShow(text: string): text is Show {
  return shows.some((show) => show === text);
}

export type Search =
  | { readonly kind: 'one'; readonly reference: string }
  | { readonly kind: 'several'; readonly typed: string; readonly beginning: string; readonly found: readonly CaseSummary[] }
  | { readonly kind: 'none'; readonly typed: string; readonly beginning: string }
  | { readonly kind: 'not-a-reference'; readonly typed: string };

export type FrontView = {
  readonly show: Show;
  readonly route: Route | null;
  readonly search: Exclude<Search, { kind: 'one' }> | null;
  readonly listed: readonly CaseSummary[];
  readonly mostShown: number;
  readonly hasMore: boolean;
  readonly counts: Awaited<ReturnType<CaseDesk['counts']>>;
  /** Cases of the chosen route with a delivery that failed: at most one more than `mostShown`. */
  readonly needing: readonly CaseSummary[];
  readonly outbox: OutboxCounts;
  readonly names: RouteNames;
};

export function frontTitle({ search, show, route, names }: FrontView): string {
  if (search?.kind === 'several') return `${search.beginning}…`;
  if (search !== null) return `${words.problemHeading}: ${search.typed.slice(0, 40)}`;
  return [showName(show), ...(route === null ? [] : [names.nameOf(route)])].join(' – ');
}

export function frontMain(view: FrontView): Html {
  const { search } = view;
  return html`<h1 class="visually-hidden">${words.deskName}</h1>
${searchForm(search)}
${search?.kind === 'several' ? found(view, search) : byState(view)}`;
}

function searchForm(search: FrontView['search']): Html {
  const { front } = words;
  const problem =
    search === null || search.kind === 'several'
      ? null
      : search.kind === 'none'
        ? front.noneFound(search.beginning)
        : front.notAReference(search.typed.slice(0, 40));
  return html`${problem !== null && problemSummary(problem, 'reference')}
<form class="search" method="get" action="/desk" role="search">
<label for="reference">${front.reference}</label>
<p class="hint" id="reference-hint">${front.referenceHint}</p>
${problem !== null && html`<p class="field-problem" id="reference-problem">${problem}</p>`}
<div class="in-one-line"><span class="prefix" aria-hidden="true">KA-</span><input id="reference" name="reference" type="text" value="${typedAgain(search)}" autofocus accesskey="r" autocomplete="off" autocapitalize="characters"
 spellcheck="false" size="12" aria-describedby="${problem === null ? '' : 'reference-problem '}reference-hint" ${problem !== null && html`aria-invalid="true"`}>
<button class="button">${front.find}</button></div>
</form>`;
}

/** `KA-` stands before the field already. */
function typedAgain(search: FrontView['search']): string {
  if (search === null) return '';
  return search.kind === 'not-a-reference' ? search.typed : search.beginning.slice('KA-'.length);
}

function found(view: FrontView, { beginning }: { readonly beginning: string }): Html {
  const { front } = words;
  const count = view.hasMore ? `${view.mostShown}+` : String(view.listed.length);
  return html`<h2>${front.severalFound(front.count(count), beginning)}</h2>
<p><a href="/desk">${front.allCases}</a></p>
${list(view)}`;
}

function byState(view: FrontView): Html {
  const { front } = words;
  return html`<h2>${front.cases}</h2>
${waiting(view)}
${states(view)}
${routes(view)}
${view.listed.length === 0 ? html`<p>${front.none}</p>` : list(view)}`;
}

function waiting({ outbox }: FrontView): Html | null {
  if (outbox.waiting === 0) return null;
  const since = outbox.oldestWaiting === null ? null : formatInstant(outbox.oldestWaiting);
  return html`<p>${words.front.waiting(outbox.waiting, since)}</p>`;
}

function states(view: FrontView): Html {
  const { counts, route } = view;
  const countOf = (wanted: readonly CaseState[]): number =>
    counts
      .filter(({ state, route: at }) => wanted.includes(state) && (route === null || at === route))
      .reduce((sum, { count }) => sum + count, 0);
  const counted = (show: Show): string => {
    const needing = view.needing.length;
    if (show === 'needs-a-hand') return needing > view.mostShown ? `${view.mostShown}+` : String(needing);
    if (show === 'open') return String(countOf(OPEN_STATES) + view.needing.filter(({ state }) => !OPEN_STATES.includes(state)).length);
    return String(countOf(show === 'all' ? caseStates : [show]));
  };
  const links = [...shows]
    .sort((one, other) => Number(other === 'needs-a-hand') - Number(one === 'needs-a-hand'))
    .map((show) => {
      const current = view.search === null && show === view.show;
      const query = new URLSearchParams({ show, ...(route === null ? {} : { route }) });
      return html`<li><a href="/desk?${query.toString()}" ${current && html`aria-current="page"`}>${showName(show)} <span class="count">${counted(show)}</span></a></li>`;
    });
  return html`<nav aria-label="${words.front.byState}"><ul class="states">${links}</ul></nav>`;
}

function routes({ route: chosen, show, names, counts }: FrontView): Html {
  const { front } = words;
  const open = (route: Route): number =>
    counts.filter(({ state, route: at }) => at === route && OPEN_STATES.includes(state)).reduce((sum, { count }) => sum + count, 0);
  const options = names.all.map(
    ({ route, name }) =>
      html`<option value="${route}" ${route === chosen && html`selected`}>${front.openInRoute(name, open(route))}</option>`,
  );
  return html`<form class="filter" method="get" action="/desk">
<input type="hidden" name="show" value="${show}">
<label for="filter-route">${front.region}</label>
<div class="in-one-line"><select id="filter-route" name="route"><option value="">${front.everyRegion}</option>${options}</select>
<button class="button secondary">${front.show}</button></div>
</form>`;
}

function list(view: FrontView): Html {
  return html`<ol class="cases">${view.listed.map((summary) => item(summary, view.names))}</ol>
${view.hasMore && html`<p>${words.front.more(view.mostShown)}</p>`}`;
}

function item(summary: CaseSummary, names: RouteNames): Html {
  const { front, file } = words;
  return html`<li class="case">
<h3><a href="/desk/cases/${summary.reference}">${summary.reference}</a></h3>
<p class="tags">${summary.needsAHand && html`<strong class="tag alarm">${words.needsAHand}</strong> `}<span class="tag ${summary.state}">${summary.state}</span></p>
<p class="about" dir="auto">${line(firstWords(summary.about))}</p>
<dl class="facts">
<div><dt>${file.opened}</dt><dd>${timeElement(summary.openedAt)}</dd></div>
<div><dt>${file.route}</dt><dd>${line(names.nameOf(summary.route))}</dd></div>
<div><dt>${file.who}</dt><dd>${line(summary.asker === null ? words.notSaid : words.askers[summary.asker])}</dd></div>
<div><dt>${file.has}</dt><dd>${summary.takenBy ?? front.nobody}</dd></div>
</dl></li>`;
}

/** The beginning of a text, on one line, ending between two words where it can. */
export function firstWords(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  if (oneLine.length <= ABOUT_LENGTH) return oneLine;
  const cut = oneLine.slice(0, ABOUT_LENGTH);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > ABOUT_LENGTH / 2 ? space : ABOUT_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function showName(show: Show): string {
  if (show === 'open' || show === 'all' || show === 'needs-a-hand') return words.front.shows[show];
  return show[0]?.toUpperCase() + show.slice(1);
}
