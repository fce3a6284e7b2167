// Conversations with cases, without a store: each turn gets the cases that those before it opened, as storage would give them.
import type { OwnCase } from '../../src/conversation/case-store.ts';
import type { HandOverSettings } from '../../src/conversation/handing-over/offices.ts';
import { type ConversationState, newState } from '../../src/conversation/state.ts';
import { createTurn, type TakeTurn, type Turn } from '../../src/conversation/turn.ts';
import { smallAnswerer } from './small-answering.ts';
import { TODAY } from './small-builders.ts';
import { smallComposer } from './small-composing.ts';
import { smallContent } from './small-dialogs.ts';

const office = (mailbox: string | null, name: string | null, verifiedOn: string | null) => ({
  ...{ office: name, phone: name === null ? null : '07 555 0100', mailbox, verifiedOn },
});

/** The north's office was checked, the middle's was not and has no mailbox of its own, the south's is unknown. */
export const smallSettings: HandOverSettings = {
  offices: {
    fallback: office('all@bureau.example', null, null),
    regions: new Map([
      ['north', office('north@bureau.example', 'North office', '2026-05-03')],
      ['middle', office(null, 'Middle office', null)],
    ]),
    media: office('press@bureau.example', null, null),
    safety: null,
  },
  deliver: ['mail'],
};

export type Visit = {
  /** The turn that takes the message; `form` is what a card brought back. */
  say(text: string, form?: Readonly<Record<string, string>>): Turn;
  /** The turn that takes the last of the messages. */
  saying(...messages: readonly string[]): Turn;
  state(): ConversationState;
  cases(): readonly OwnCase[];
  /** What staff did with the newest case. */
  staff(change: Partial<OwnCase>): void;
};

export function visitOf(by: TakeTurn, from: ConversationState = newState): Visit {
  let state = from;
  let cases: readonly OwnCase[] = [];
  let opened = 0;
  const changed = (reference: string, change: Partial<OwnCase>) =>
    cases.map((one) => (one.reference === reference ? { ...one, ...change } : one));
  const say: Visit['say'] = (text, form) => {
    const reference = `KA-2222222${'234679'[opened] ?? 'F'}`;
    const taken = by.take(state, text, TODAY, { cases, reference, form: form ?? null });
    state = taken.state;
    for (const effect of taken.effects) {
      if (effect.kind === 'open') {
        opened += 1;
        const { reference: its, route, place, answerBy, entryIds } = effect.case;
        const day = '2026-11-22T02:00:00.000Z';
        const own = { reference: its, route, place, answerBy, entryIds, takenBy: null, openedAt: day, updatedAt: day };
        cases = [{ ...own, state: 'waiting', lastSpoke: null }, ...cases];
      } else if (effect.kind === 'wrote') cases = changed(effect.reference, { lastSpoke: 'person' });
      else cases = cases.filter((one) => one.reference !== effect.reference);
    }
    return taken;
  };
  return {
    say,
    saying: (...messages) => {
      const taken = messages.map((message) => say(message)).at(-1);
      if (!taken) throw new Error('nothing was said');
      return taken;
    },
    state: () => state,
    cases: () => cases,
    staff: (change) => {
      const [newest] = cases;
      if (newest) cases = changed(newest.reference, change);
    },
  };
}

/** A visit over the small knowledge. */
export const smallVisit = (settings: HandOverSettings = smallSettings, from: ConversationState = newState): Visit =>
  visitOf(createTurn({ content: smallContent, answerer: smallAnswerer, composer: smallComposer, handOver: settings }), from);

export const textOf = (turn: Turn): string => turn.replies.map(({ text }) => text).join('\n\n');
