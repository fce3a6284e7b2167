// Random histories against every ConversationStore and against a plain list: they must never differ.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConversationKey } from '../../src/conversation/message.ts';
import { fillings, type OpenStore, reply } from './stores.ts';

type Operation =
  | {
      readonly kind: 'turn';
      readonly who: number;
      readonly id: number;
      readonly text: string | null;
      readonly replies: number;
      readonly fails: boolean;
    }
  | { readonly kind: 'items'; readonly who: number; readonly after: number; readonly limit: number }
  | { readonly kind: 'forget'; readonly who: number };

// Few conversations and few ids, so that repeats, openings and forgetting meet often.
const who = fc.nat({ max: 2 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('turn' as const),
      who,
      id: fc.nat({ max: 4 }),
      text: fc.option(fc.string({ unit: 'grapheme', maxLength: 30 }), { freq: 5 }),
      replies: fc.nat({ max: 3 }),
      fails: fc.nat({ max: 4 }).map((chance) => chance === 0),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('items' as const), who, after: fc.nat({ max: 12 }), limit: fc.nat({ max: 8 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const), who }) },
);

/** One conversation as the rules describe it: what was said, by which turn, and the last state. */
type Told = { readonly turn: string; readonly what: string };
type Model = { said: readonly Told[]; turns: ReadonlySet<string>; state: number | null };
const nothing: Model = { said: [], turns: new Set(), state: null };

describe.each(fillings)('random histories on $name', ({ open }) => {
  let opened: OpenStore;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  let runs = 0;
  test('never differ from a plain list', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 25 }), async (operations) => {
        runs += 1;
        const model = new Map<number, Model>();
        for (const [step, next] of operations.entries()) {
          const key: ConversationKey = { channel: next.who === 2 ? 'msteams' : 'web', conversationId: `run-${runs}-${next.who % 2}` };
          const before = model.get(next.who) ?? nothing;
          if (next.kind === 'turn') model.set(next.who, await checkTurn(key, before, next, step));
          if (next.kind === 'items') await checkItems(key, before, next);
          if (next.kind === 'forget') {
            expect(await opened.store.forget(key)).toBe(before !== nothing);
            model.delete(next.who);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  async function checkTurn(key: ConversationKey, before: Model, next: Operation & { kind: 'turn' }, step: number): Promise<Model> {
    const turn = `${next.text === null ? 'opening' : 'message'} ${next.id}`;
    const known = before.turns.has(turn);
    const replies = Array.from({ length: next.replies }, (_, index) => reply(`${step}.${index}`));
    let sawState: unknown = 'nothing';
    const taken = opened.store.turn(key, { messageId: `${next.id}`, text: next.text }, (state) => {
      sawState = state;
      if (next.fails) throw new Error('failed on purpose');
      return { state: step, replies };
    });

    if (!known && next.fails) {
      await expect(taken).rejects.toThrow('failed on purpose');
      return before;
    }
    const result = await taken;
    expect(sawState).toEqual(known ? 'nothing' : before.state);
    expect(result.repeated).toBe(known);
    const added: readonly Told[] = [...(next.text === null ? [] : [next.text]), ...replies.map(({ id }) => id)].map((what) => ({
      turn,
      what,
    }));
    const after: Model = known ? before : { said: [...before.said, ...added], turns: new Set([...before.turns, turn]), state: step };
    const expected = numbered(after).filter((told) => told.turn === turn);
    expect(result.items.map(whatWasSaid)).toEqual(expected.map(({ seq, what }) => ({ seq, what })));
    expect(result.replies).toEqual(result.items.flatMap((item) => (item.from === 'service' ? [item.reply] : [])));
    return after;
  }

  async function checkItems(key: ConversationKey, before: Model, { after, limit }: Operation & { kind: 'items' }): Promise<void> {
    const expected = numbered(before).slice(after, after + limit);
    expect((await opened.store.items(key, after, limit)).map(whatWasSaid)).toEqual(expected.map(({ seq, what }) => ({ seq, what })));
  }
});

function numbered(model: Model) {
  return model.said.map((told, index) => ({ ...told, seq: index + 1 }));
}

function whatWasSaid(item: Awaited<ReturnType<OpenStore['store']['items']>>[number]) {
  return { seq: item.seq, what: item.from === 'person' ? item.text : item.reply.id };
}
