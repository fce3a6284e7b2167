// The confirmed form becomes a case: what is opened, and what the person is told of where it went.
import { paragraphs } from '../../answering/composing/composed.ts';
import type { Lines } from '../../answering/composing/lines.ts';
import { type AnswerBy, UNPLACED } from '../../cases/case.ts';
import { routeOf } from '../../cases/routing.ts';
import type { NewCase } from '../case-store.ts';
import type { PlainReplies } from '../replies.ts';
import type { ConversationState } from '../state.ts';
import { done, remember, settled, type Taken } from '../taken.ts';
import type { CaseForm } from './form.ts';
import type { HandOverSettings, OfficeWords } from './offices.ts';
import { contactOf } from './questions.ts';

export type PassOn = (confirmed: {
  readonly form: CaseForm;
  readonly state: ConversationState;
  /** Of the case that is opened. */
  readonly reference: string;
}) => Taken;

export function createPassOn({
  plain,
  offices,
  settings: { deliver, isTrial = false },
  linesOf,
}: {
  readonly plain: PlainReplies;
  readonly offices: OfficeWords;
  readonly settings: Pick<HandOverSettings, 'deliver' | 'isTrial'>;
  linesOf(state: ConversationState): Lines;
}): PassOn {
  return ({ form, state, reference }) => {
    const lines = linesOf(state);
    const route = routeOf(form);
    const answerBy = form.answerBy ?? { kind: 'here' as const };
    const opened: NewCase = {
      reference,
      route,
      place: form.place,
      asker: form.asker,
      about: form.about,
      answerBy,
      entryIds: form.entryIds,
      deliver,
    };
    const reached = offices.reached(route, lines);
    const role = offices.role(route, lines);
    const { isFallback, mailbox } = offices.destination(route);
    // A mail without any mailbox to go to is no way: the case waits until somebody looks.
    const ways = deliver.filter((kind) => kind !== 'mail' || mailbox !== null);
    const way = (): string => {
      if (isTrial) return lines('passed-on-trial');
      if (ways.length === 0) return lines('passed-on-waits');
      const standsIn = ways.includes('mail') && isFallback && route !== UNPLACED;
      return standsIn ? lines('passed-on-fallback', { to: role }) : '';
    };
    const text = paragraphs(
      lines(ways.length === 0 ? 'recorded' : 'passed-on', { reference, to: role }),
      [reached, way()].filter((each) => each).join(' '),
      // A trial promises nothing.
      isTrial ? null : [answerLine(answerBy, lines), lines('passed-on-ask', { reference })].join(' '),
    );
    const reply = {
      ...plain.say('hand-over', text),
      caseReference: reference,
      ...(answerBy.kind === 'here' ? { awaitsAnswer: true as const } : {}),
      repeats: [...contactOf(answerBy), ...(reached === null ? [] : [reached])],
    };
    const next: ConversationState = { ...settled(state), declines: 0, proposed: 'passed-on' };
    return done(remember(next, null, [reply]), [reply], false, [{ kind: 'open', case: opened }]);
  };
}

function answerLine(answerBy: AnswerBy, lines: Lines): string {
  switch (answerBy.kind) {
    case 'here':
      return lines('passed-on-here');
    case 'e-mail':
      return lines('passed-on-e-mail', { address: answerBy.address });
    case 'phone':
      return lines('passed-on-phone', { number: answerBy.number });
  }
}
