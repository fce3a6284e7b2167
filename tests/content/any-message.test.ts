// Whatever anybody sends, in whatever order: a reply of a known kind that is held up by what we hold, and never a throw.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAnswerer } from '../../src/answering/answerer.ts';
import { createComposer } from '../../src/answering/composing/compose.ts';
import type { Composed } from '../../src/answering/composing/composed.ts';
import { createGuard, type Guard } from '../../src/answering/composing/guard.ts';
import { prepare } from '../../src/app/prepared.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { REFERENCE_SYMBOLS } from '../../src/cases/reference.ts';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { languages } from '../../src/content/schema/dialogs.ts';
import { audience } from '../../src/content/schema/entries.ts';
import { replyKinds } from '../../src/conversation/message.ts';
import { createConversations } from '../../src/conversation/runner.ts';
import { type ConversationState, conversationState, newState } from '../../src/conversation/state.ts';
import { createTurn, type TakeTurn } from '../../src/conversation/turn.ts';
import { anyMessage } from '../support/any-message.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { createReplyChecker, type ReplyChecker } from '../support/reply-checker.ts';

const folders = { knowledgeDir: 'knowledge', dialogsDir: 'dialogs' };
/** The reading is learned here only when nobody has prepared it, which takes a while. */
const PATIENCE_MILLISECONDS = 5 * 60 * 1000;
const MOST_STATE_BYTES = 64 * 1024;
const TODAY = '2026-11-22';
const days = ['2016-11-09', '2019-06-01', TODAY, '2099-12-31'];
const audiences = [null, ...audience.options];

let turn: TakeTurn;
let guard: Guard;
let checker: ReplyChecker;
/** The content that the turns answer from. */
let prepared: Content;
const { knowledge } = loadContent(folders);
const message = anyMessage(knowledge);

beforeAll(() => {
  const { content, model } = prepare({ ...folders, log: silentLogger });
  prepared = content;
  turn = createTurn({
    content,
    answerer: createAnswerer({ knowledge: content.knowledge, model }),
    composer: createComposer(content.knowledge),
  });
  guard = createGuard(content);
  checker = createReplyChecker(content);
}, PATIENCE_MILLISECONDS);

/** References in an order of their own, never one twice. */
function anyReferences(): () => string {
  let next = 0;
  return () => {
    const digits = String(next++).padStart(8, '0');
    return `KA-${[...digits].map((digit) => REFERENCE_SYMBOLS[Number(digit)]).join('')}`;
  };
}

/** What is wrong with replies to anything. An apology is for what went wrong: here nothing may. */
function faultsOf(replies: readonly Composed[], today: string): readonly string[] {
  if (replies.length === 0) return ['no reply'];
  return replies.flatMap((reply) => [
    ...(replyKinds.includes(reply.kind) && reply.kind !== 'apology' ? [] : [`kind ${reply.kind}`]),
    ...(reply.text.trim() === '' ? ['says nothing'] : []),
    ...(reply.suggestions.length > 3 ? ['more than three suggestions'] : []),
    ...(reply.confidence >= 0 && reply.confidence <= 1 ? [] : [`confidence ${reply.confidence}`]),
    ...guard.check(reply).map(({ kind, found }) => `${kind} refused: ${found}`),
    ...checker.check(reply, today),
  ]);
}
function faultsOfState(state: ConversationState): readonly string[] {
  const parsed = conversationState.safeParse(JSON.parse(JSON.stringify(state)));
  const bytes = Buffer.byteLength(JSON.stringify(state));
  return [...(parsed.success ? [] : ['no valid state']), ...(bytes < MOST_STATE_BYTES ? [] : [`a state of ${bytes} bytes`])];
}

describe('any message', () => {
  const anyState = fc
    .record({
      language: fc.constantFrom(...languages),
      audience: fc.constantFrom(...audiences),
      shown: fc.boolean(),
      declines: fc.nat(3),
      proposed: fc.constantFrom('person' as const, 'passed-on' as const, null),
    })
    .map(
      ({ shown, ...more }): ConversationState => ({
        ...newState,
        ...more,
        noticesShown: shown ? knowledge.status.notices.map(({ id }) => id) : [],
      }),
    );

  test('in a conversation of up to six gets replies that are held up by what we hold, and leaves a sound state', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 6 }), anyState, fc.constantFrom(...days), (messages, before, today) => {
        let state = before;
        for (const text of messages) {
          const taken = turn.take(state, text, today);
          expect([...faultsOf(taken.replies, today), ...faultsOfState(taken.state)]).toEqual([]);
          state = taken.state;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is never answered with an apology, nor logged as a fault', async () => {
    const logged: unknown[] = [];
    const note = (event: string, fields?: unknown, cause?: unknown) => void logged.push([event, fields, cause]);
    let ids = 0;
    const clock = { now: () => new Date(`${TODAY}T12:00:00Z`), today: () => TODAY };
    const conversations = createConversations({
      store: createMemoryStore({ clock }),
      turn,
      guard,
      clock,
      ids: { next: () => `id-${ids++}` },
      references: anyReferences(),
      log: { ...silentLogger, warn: note, error: note },
    });
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 3 }), async (messages) => {
        const conversationId = `c${ids++}`;
        for (const [at, text] of messages.entries()) {
          const { replies } = await conversations.receive({ channel: 'web', conversationId, messageId: `m${at}`, text });
          expect(replies.length).toBeGreaterThan(0);
          for (const { enquiry, text: said } of replies)
            expect([enquiry.kind, said.trim()]).not.toContain(enquiry.kind === 'apology' ? 'apology' : '');
        }
        expect(logged).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

test('every way of asking that editors wrote is told from what we hold, on any day, to anyone, in both languages', () => {
  const asks = [
    ...[...prepared.knowledge.entries.values()].flatMap(({ title, asks }) => [title, ...asks]),
    ...[...prepared.knowledge.declines.values()].flatMap((decline) => decline.asks),
    ...[...prepared.knowledge.acts.values()].flatMap((act) => [...act.exact, ...act.asks]),
  ];
  expect(asks.length).toBeGreaterThan(1000);
  const shown = knowledge.status.notices.map(({ id }) => id);
  const found = asks.flatMap((ask, at) => {
    // Coprime counts: in the long run each way meets every day, audience and language.
    const today = days[at % days.length] ?? TODAY;
    const state: ConversationState = {
      ...newState,
      audience: audiences[at % audiences.length] ?? null,
      language: languages[Math.floor(at / 3) % languages.length] ?? 'en-NZ',
      noticesShown: at % 5 < 2 ? shown : [],
    };
    return faultsOf(turn.take(state, ask, today).replies, today).map((fault) => `${ask} (${today}): ${fault}`);
  });
  expect(found).toEqual([]);
});
