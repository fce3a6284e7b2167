// Builders that the contract suites of cases and the outbox share: a clock moved by hand, a case, and the turn that opens it.
import type { Clock } from '../../src/base/clock.ts';
import type { Outbox } from '../../src/cases/outbox.ts';
import type { CaseChange, CaseEffect, CaseStore, NewCase, OwnCase } from '../../src/conversation/case-store.ts';
import type { ConversationKey } from '../../src/conversation/message.ts';
import type { ConversationStore } from '../../src/conversation/store.ts';
import { reply, web } from './stores.ts';

export type HandClock = Clock & {
  pass(seconds: number): void;
  /** The instant so many seconds after the clock's beginning, as it is stored. */
  iso(seconds: number): string;
};

export function handClock(): HandClock {
  const beginning = Date.parse('2026-11-22T00:00:00.000Z');
  let passed = 0;
  const at = (seconds: number) => new Date(beginning + seconds * 1_000);
  return {
    now: () => at(passed),
    today: () => '2026-11-22',
    pass: (seconds) => {
      passed += seconds;
    },
    iso: (seconds) => at(seconds).toISOString(),
  };
}

/** References that differ in their last symbol's number only. */
export const ref = (n: number): string => `KA-2222222${n}`;

export function newCase(reference: string, change: Partial<NewCase> = {}): NewCase {
  return {
    reference,
    route: 'waikato',
    place: 'Ōtorohanga',
    asker: 'school',
    about: 'Ka pēhea te pūtea? "Who decides", it’s theirs',
    answerBy: { kind: 'e-mail', address: 'aroha@example.org' },
    entryIds: ['what-is-a-kahui-ako'],
    deliver: ['mail'],
    ...change,
  };
}

let messages = 0;

/** One turn that has these effects; its message is the person's `text`. */
export function turnWith(
  store: ConversationStore,
  effects: readonly CaseEffect[],
  options: { readonly key?: ConversationKey; readonly text?: string; readonly replyAddress?: unknown } = {},
) {
  messages += 1;
  const { key = web('c'), text = 'yes', replyAddress } = options;
  return store.turn(key, { messageId: `turn-${messages}`, text, replyAddress }, () => ({
    state: 'asked',
    replies: [reply(`r${messages}`)],
    cases: effects,
  }));
}

export function openCase(store: ConversationStore, opened: NewCase, options: Parameters<typeof turnWith>[2] = {}) {
  return turnWith(store, [{ kind: 'open', case: opened }], options);
}

/** What the next turn of a conversation is given of its cases; the turn itself is not taken. */
export async function ownCases(store: ConversationStore, key: ConversationKey = web('c')): Promise<readonly OwnCase[]> {
  let seen: readonly OwnCase[] = [];
  await store
    .turn(key, { messageId: 'peek', text: 'peek' }, (_, cases) => {
      seen = cases;
      throw new Error('only looking');
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error && error.message === 'only looking')) throw error;
    });
  return seen;
}

/** A change of a case: as it is, but for `change`. */
export async function changeCase(cases: CaseStore, reference: string, change: Partial<CaseChange>) {
  return cases.change(reference, ({ case: { state, route, takenBy } }) => ({
    ...{ state, route, takenBy, acts: [], deliver: [], say: null, retry: false, erase: false },
    ...change,
  }));
}

/** Everything the outbox would give out now, leased for a minute. */
export const claimAll = (outbox: Outbox) => outbox.claim(1_000, 60);

export const claimedIds = async (outbox: Outbox): Promise<readonly string[]> => (await claimAll(outbox)).map(({ id }) => id);
