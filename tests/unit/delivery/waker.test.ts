// The pause of the delivery loop: ended by a wake-up, also by one that came just before it.
import { expect, test } from 'vitest';
import { createWaker, type Waker } from '../../../src/delivery/waker.ts';
import { createHandClock, settled } from '../../support/hand-clock.ts';

function waking() {
  const clock = createHandClock();
  const waker = createWaker(clock.after);
  const isOver = async (pause: Promise<void>) => {
    let over = false;
    void pause.then(() => {
      over = true;
    });
    await settled();
    return () => over;
  };
  return { clock, waker, isOver };
}

test('a pause ends with its time', async () => {
  const { clock, waker, isOver } = waking();
  const over = await isOver(waker.sleep(1_000));
  await clock.advance(0.999);
  expect(over()).toBe(false);
  await clock.advance(0.001);
  expect(over()).toBe(true);
});

test('a wake-up ends the pause, and leaves no timer behind', async () => {
  const { clock, waker, isOver } = waking();
  const over = await isOver(waker.sleep(1_000));
  waker.wake();
  await settled();
  expect(over()).toBe(true);
  expect(clock.next()).toBe(false);
});

test('a wake-up between two pauses ends the next one, and only that', async () => {
  const { waker, isOver } = waking();
  waker.wake();
  waker.wake();
  expect((await isOver(waker.sleep(1_000)))()).toBe(true);
  expect((await isOver(waker.sleep(1_000)))()).toBe(false);
});

test('a pause that is slept through ends with its time or with the end, not with a wake-up', async () => {
  const { waker, isOver } = waking();
  const over = await isOver(waker.sleepThrough(1_000));
  waker.wake();
  await settled();
  expect(over()).toBe(false);
  waker.end();
  await settled();
  expect(over()).toBe(true);
});

test.each<[string, (waker: Waker) => Promise<void>]>([
  ['sleep', (waker) => waker.sleep(1_000)],
  ['sleepThrough', (waker) => waker.sleepThrough(1_000)],
])('after the end there is no %s any more', async (_, pause) => {
  const { clock, waker, isOver } = waking();
  waker.end();
  expect((await isOver(pause(waker)))()).toBe(true);
  expect(clock.next()).toBe(false);
});
