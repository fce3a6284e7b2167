// One case on the desk: shown, acted on by post, redirect, get, and deleted in two steps.
import type { CaseFile } from '../../cases/case.ts';
import type { CaseDesk, StaffAct } from '../../cases/desk.ts';
import { referencesIn } from '../../cases/reference.ts';
import { destinationOf } from '../../cases/routing.ts';
import { pathOf } from '../routes.ts';
import { seeOther, type WebAnswer } from '../sending.ts';
import { type ActProblem, caseFields } from './act-forms.ts';
import { actInWords, caseMain, caseTitle, deleteMain } from './case-page.ts';
import { type Frame, plainMain } from './frame.ts';
import { backToDesk, type SignedIn, type SignedInForm } from './gate.ts';
import { createInTurn } from './in-turn.ts';
import { offeredActs } from './offered.ts';
import { crossedBy, isRecorded, problemOf, readAct, recordedSince } from './reading-acts.ts';
import type { RouteNames } from './route-names.ts';
import type { Session } from './session.ts';
import { words } from './words.ts';

export type Offices = Parameters<typeof destinationOf>[1];

export type CaseRoutes = {
  show(call: SignedIn): Promise<WebAnswer>;
  act(call: SignedInForm): Promise<WebAnswer>;
  /** Says what goes and what stays. */
  askToDelete(call: SignedIn): Promise<WebAnswer>;
  delete(call: SignedInForm): Promise<WebAnswer>;
};

export function createCaseRoutes(options: {
  readonly desk: CaseDesk;
  readonly offices: Offices;
  readonly names: RouteNames;
  readonly frame: Frame;
}): CaseRoutes {
  const { desk, offices, names, frame } = options;
  const inTurn = createInTurn();
  const routes = new Set(names.all.map(({ route }) => route));

  /** The case that the address names, or the page that says there is none. */
  const found = async ({ request, session }: SignedIn, respond: (file: CaseFile) => Promise<WebAnswer>): Promise<WebAnswer> => {
    const named = pathOf(request).split('/')[3] ?? '';
    const [reference] = referencesIn(named);
    const file = reference === undefined ? null : await desk.read(reference);
    return file === null ? missing(named, session) : respond(file);
  };

  const missing = (named: string, session: Session): WebAnswer => {
    const { notFoundHeading, noCase } = words.refusals;
    return frame({
      status: 404,
      title: notFoundHeading,
      session,
      main: plainMain(notFoundHeading, noCase(named.slice(0, 20)), backToDesk()),
    });
  };

  const shown = (
    file: CaseFile,
    session: Session,
    more: { done?: string | null; problem?: ActProblem; status?: number } = {},
  ): WebAnswer => {
    const view = {
      file,
      session,
      names,
      offered: offeredActs(file, session.name),
      destination: destinationOf(file.case.route, offices),
      done: more.done ?? null,
      problem: more.problem ?? null,
    };
    return frame({ status: more.status ?? 200, title: caseTitle(view), session, main: caseMain(view) });
  };

  const carriedOut = async ({ session, fields }: SignedInForm, file: CaseFile, act: StaffAct): Promise<WebAnswer> => {
    const { reference } = file.case;
    const since = recordedSince(file, fields.get('seen'));
    const afterwards = seeOther(`/desk/cases/${reference}?done=${act.kind}#done`);
    if (isRecorded(act, session.name, since)) return afterwards;
    const crossed = crossedBy(act, session.name, since);
    if (crossed !== null)
      return shown(file, session, { problem: problemOf(act, words.problems.meanwhile(actInWords(crossed, names))), status: 409 });
    const outcome = await desk.act(reference, act, session.name);
    switch (outcome.kind) {
      case 'done':
        return afterwards;
      case 'unknown-case':
        return missing(reference, session);
      case 'refused':
        return shown((await desk.read(reference)) ?? file, session, { problem: problemOf(act, outcome.why), status: 409 });
    }
  };

  /** The case as it is when its turn has come: what was done meanwhile is in its record by then. */
  const changed = (call: SignedInForm, respond: (file: CaseFile) => Promise<WebAnswer>): Promise<WebAnswer> =>
    inTurn(pathOf(call.request).split('/')[3] ?? '', () => found(call, respond));

  return {
    show: (call) => found(call, async (file) => shown(file, call.session, { done: doneSentence(call.query.get('done')) })),

    act: (call) =>
      changed(call, async (file) => {
        const read = readAct(call.fields, routes);
        switch (read.kind) {
          case 'problem':
            return shown(file, call.session, { problem: read.problem, status: 400 });
          case 'act':
            return carriedOut(call, file, read.act);
          case 'unknown': {
            const { staleFormHeading, staleForm } = words.refusals;
            return frame({
              status: 400,
              title: staleFormHeading,
              session: call.session,
              main: plainMain(staleFormHeading, staleForm, backToDesk()),
            });
          }
        }
      }),

    askToDelete: (call) =>
      found(call, async (file) =>
        file.case.state === 'deleted'
          ? seeOther(`/desk/cases/${file.case.reference}`)
          : frame({
              title: words.deleting.heading(file.case.reference),
              session: call.session,
              main: deleteMain(file, caseFields(file, call.session)),
            }),
      ),

    delete: (call) => changed(call, (file) => carriedOut(call, file, { kind: 'delete' })),
  };
}

function doneSentence(kind: string | null): string | null {
  const sentences: Readonly<Record<string, string>> = words.done;
  return kind !== null && Object.hasOwn(sentences, kind) ? (sentences[kind] ?? null) : null;
}
