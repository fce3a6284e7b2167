// The desk's first page: what was asked for, looked up, and shown; a reference that names one case leads straight to it.
import { caseStates } from '../../cases/case.ts';
import type { CaseDesk, CaseFilter, CaseSummary } from '../../cases/desk.ts';
import { referenceBeginning } from '../../cases/reference.ts';
import { seeOther, type WebAnswer } from '../sending.ts';
import type { Frame } from './frame.ts';
import { type FrontView, frontMain, frontTitle, isShow, OPEN_STATES, type Search, type Show } from './front-page.ts';
import type { SignedIn } from './gate.ts';
import type { RouteNames } from './route-names.ts';

/** More than anybody reads; whoever looks for one has its reference. */
const MOST_SHOWN = 100;

export function createFront(options: {
  readonly desk: CaseDesk;
  readonly names: RouteNames;
  readonly frame: Frame;
}): (call: SignedIn) => Promise<WebAnswer> {
  const { desk, names, frame } = options;

  const filtered = async (show: Show, here: CaseFilter, needing: readonly CaseSummary[]): Promise<readonly CaseSummary[]> => {
    if (show === 'needs-a-hand') return needing;
    const states = show === 'all' ? caseStates : show === 'open' ? OPEN_STATES : [show];
    const listed = await desk.list({ ...here, states }, MOST_SHOWN + 1);
    // What failed to reach anybody is to do in whatever state the case is.
    const first = show === 'open' ? needing : needing.filter(({ state }) => states.includes(state));
    const shownFirst = new Set(first.map(({ reference }) => reference));
    return [...first, ...listed.filter(({ reference }) => !shownFirst.has(reference))];
  };

  const searched = async (typed: string): Promise<Search> => {
    const beginning = referenceBeginning(typed);
    if (beginning === null) return { kind: 'not-a-reference', typed };
    const found = await desk.list({ beginning }, MOST_SHOWN + 1);
    const [only] = found;
    if (only === undefined) return { kind: 'none', typed, beginning };
    return found.length === 1 ? { kind: 'one', reference: only.reference } : { kind: 'several', typed, beginning, found };
  };

  return async ({ query, session }) => {
    const typed = query.get('reference')?.trim() ?? '';
    const search = typed === '' ? null : await searched(typed);
    if (search?.kind === 'one') return seeOther(`/desk/cases/${search.reference}`);
    const show = query.get('show') ?? '';
    const route = query.get('route') ?? '';
    const view = {
      show: isShow(show) ? show : 'open',
      route: names.all.some((known) => known.route === route) ? route : null,
    } as const;
    const here: CaseFilter = view.route === null ? {} : { route: view.route };
    const needing = await desk.list({ ...here, needsAHand: true }, MOST_SHOWN + 1);
    const listed = search?.kind === 'several' ? search.found : await filtered(view.show, here, needing);
    const [counts, outbox] = await Promise.all([desk.counts(), desk.outbox()]);
    const front: FrontView = {
      ...view,
      search,
      listed: listed.slice(0, MOST_SHOWN),
      mostShown: MOST_SHOWN,
      hasMore: listed.length > MOST_SHOWN,
      counts,
      needing,
      outbox,
      names,
    };
    return frame({ title: frontTitle(front), session, main: frontMain(front) });
  };
}
