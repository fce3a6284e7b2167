// Work on one case runs one after the other; work on two runs side by side.
import { expect, test } from 'vitest';
import { createInTurn } from '../../../../src/web/desk/in-turn.ts';

test('the second waits for the first of its key, and not for another key', async () => {
  const inTurn = createInTurn();
  const said: string[] = [];
  const first = Promise.withResolvers<void>();
  const work =
    (name: string, until: Promise<void> = Promise.resolve()) =>
    async () => {
      said.push(`${name} begins`);
      await until;
      said.push(`${name} ends`);
      return name;
    };
  const all = [inTurn('a', work('a1', first.promise)), inTurn('a', work('a2')), inTurn('b', work('b1'))];
  expect(await all[2]).toBe('b1');
  expect(said).toEqual(['a1 begins', 'b1 begins', 'b1 ends']);
  first.resolve();
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1']);
  expect(said.slice(3)).toEqual(['a1 ends', 'a2 begins', 'a2 ends']);
});

test('a failure is the caller’s own, and the next has its turn', async () => {
  const inTurn = createInTurn();
  const failing = inTurn('a', async () => {
    throw new Error('broken');
  });
  const next = inTurn('a', async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('done');
});
