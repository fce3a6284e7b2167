// Random histories of cases and deliveries against both stores, written apart from each other: they must never differ.
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { caseStates } from '../../src/cases/case.ts';
import type { TurnRecord } from '../../src/conversation/store.ts';
import { changeCase, type HandClock, handClock, newCase, ownCases, ref } from './cases.ts';
import { fillings, type OpenStore, reply, web } from './stores.ts';

type Operation = (on: OpenStore, clock: HandClock, step: number) => Promise<unknown>;

// Few conversations, cases and deliveries, so that they meet often.
const key = fc.constantFrom(web('a'), web('b'), { channel: 'msteams', conversationId: 'a' } as const);
const reference = fc.constantFrom(2, 3, 4, 6).map(ref);
const kinds = fc.subarray(['mail', 'teams', 'webhook'] as const);
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const seconds = fc.constantFrom(0, 1, 5, 60);

const turn = (key: Parameters<OpenStore['store']['turn']>[0], step: number, record: Partial<TurnRecord>, on: OpenStore) =>
  on.store.turn(key, { messageId: `m${step}`, text: `message ${step}` }, () => ({ state: step, replies: [reply(`r${step}`)], ...record }));

const operation: fc.Arbitrary<readonly [string, Operation]> = fc.oneof(
  fc
    .tuple(key, reference, kinds, text)
    .map(([where, opened, deliver, about]): readonly [string, Operation] => [
      `open ${opened} in ${where.channel} ${where.conversationId}`,
      (on, _, step) => turn(where, step, { cases: [{ kind: 'open', case: newCase(opened, { deliver, about: `about ${about}` }) }] }, on),
    ]),
  fc
    .tuple(key, reference, text, kinds)
    .map(([where, about, words, deliver]): readonly [string, Operation] => [
      `write to ${about} from ${where.channel} ${where.conversationId}`,
      (on, _, step) => turn(where, step, { cases: [{ kind: 'wrote', reference: about, text: words, deliver }] }, on),
    ]),
  fc
    .tuple(key, reference)
    .map(([where, about]): readonly [string, Operation] => [
      `erase ${about} from ${where.channel} ${where.conversationId}`,
      (on, _, step) => turn(where, step, { cases: [{ kind: 'erase', reference: about }] }, on),
    ]),
  fc
    .tuple(key, fc.boolean())
    .map(([where, erase]): readonly [string, Operation] => [
      `talk in ${where.channel} ${where.conversationId}${erase ? ', erasing' : ''}`,
      (on, _, step) => turn(where, step, { erase }, on),
    ]),
  key.map((where): readonly [string, Operation] => [`forget ${where.channel} ${where.conversationId}`, (on) => on.store.forget(where)]),
  fc
    .record({
      about: reference,
      state: fc.constantFrom(...caseStates.filter((state) => state !== 'deleted')),
      route: fc.constantFrom('waikato', 'media'),
      takenBy: fc.option(fc.constant('Mere')),
      words: fc.option(text),
      answers: fc.boolean(),
      says: fc.boolean(),
      retry: fc.boolean(),
      erase: fc.nat({ max: 6 }).map((chance) => chance === 0),
    })
    .map(({ about, state, route, takenBy, words, answers, says, retry, erase }): readonly [string, Operation] => [
      `change ${about} to ${state}${erase ? ', erasing' : ''}${retry ? ', trying again' : ''}`,
      (on, _, step) =>
        changeCase(on.cases, about, {
          state: erase ? 'deleted' : state,
          route,
          takenBy,
          retry,
          erase,
          acts: [{ who: 'Mere', kind: answers ? 'answered' : 'noted', text: words }],
          deliver: answers ? [{ kind: 'answer-mail', answer: words }] : [{ kind: 'mail', answer: null }],
          say: says ? reply(`s${step}`, { speaker: 'An office' }) : null,
        }),
    ]),
  fc
    .tuple(fc.nat({ max: 3 }), seconds)
    .map(([limit, lease]): readonly [string, Operation] => [`claim ${limit} for ${lease} s`, (on) => on.outbox.claim(limit, lease)]),
  fc
    .tuple(reference, fc.integer({ min: 1, max: 4 }), fc.constantFrom('sent', 'later', 'never'), seconds)
    .map(([about, number, end, after]): readonly [string, Operation] => [
      `delivery ${about}-${number}: ${end}`,
      async (on, clock) => {
        const id = (await on.cases.read(about))?.deliveries[number - 1]?.id ?? 'unknown';
        if (end === 'sent') return on.outbox.sent(id);
        const dueAt = end === 'later' ? new Date(clock.now().getTime() + after * 1_000) : null;
        return on.outbox.failed(id, { reason: 'the server said no', dueAt });
      },
    ]),
);

/** What a call gave, or how it was refused. */
async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: unknown) => (error instanceof Fault ? `fault ${error.code}` : error));
}

async function everythingIn(on: OpenStore) {
  const cases = await on.cases.list({}, 100);
  return {
    cases,
    stuck: await on.cases.list({ needsAHand: true }, 100),
    files: await Promise.all(cases.map(({ reference }) => on.cases.read(reference))),
    own: [await ownCases(on.store, web('a')), await ownCases(on.store, web('b'))],
    items: [await on.store.items(web('a'), 0, 100), await on.store.items(web('b'), 0, 100)],
    counts: new Set(await on.cases.counts()),
    outbox: await on.cases.outbox(),
    nextDue: await on.outbox.nextDue(),
  };
}

describe('random histories of cases', () => {
  const opened: OpenStore[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
  });

  test('end the same on every store, step by step', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(operation, seconds), { minLength: 5, maxLength: 30 }), async (history) => {
        const clock = handClock();
        const stores = await Promise.all(fillings.map(({ open }) => open(clock)));
        opened.push(...stores);
        for (const [step, [[name, act], pause]] of history.entries()) {
          const outcomes: unknown[] = [];
          for (const on of stores) outcomes.push(await outcomeOf(act(on, clock, step)));
          for (const outcome of outcomes.slice(1)) expect(outcome, name).toEqual(outcomes[0]);
          clock.pass(pause);
        }
        const [first, ...others] = await Promise.all(stores.map(everythingIn));
        for (const other of others) expect(other).toEqual(first);
        await Promise.all(opened.splice(0).map((store) => store.close()));
      }),
      { numRuns: 60 },
    );
  });
});
