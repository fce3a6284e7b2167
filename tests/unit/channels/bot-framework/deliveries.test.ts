// A reply goes out once, and again only when it did not arrive.
import { expect, test } from 'vitest';
import { createDeliveries } from '../../../../src/channels/bot-framework/deliveries.ts';

test('a reply that was taken is not sent again', async () => {
  const deliveries = createDeliveries({ deadlineSeconds: 10 });
  let sent = 0;
  const send = async () => {
    sent += 1;
  };
  await deliveries.once('a', send);
  await deliveries.once('a', send);
  expect(sent).toBe(1);
  await deliveries.once('b', send);
  expect(sent).toBe(2);
});

test('who asks while a reply is under way waits for it and shares its fate', async () => {
  const deliveries = createDeliveries({ deadlineSeconds: 10 });
  const { promise, reject } = Promise.withResolvers<void>();
  const first = deliveries.once('a', () => promise);
  const second = deliveries.once('a', async () => {
    throw new Error('A second send began.');
  });
  reject(new Error('connector gone'));
  await expect(first).rejects.toThrow('connector gone');
  await expect(second).rejects.toThrow('connector gone');
});

test('a reply that failed is sent again', async () => {
  const deliveries = createDeliveries({ deadlineSeconds: 10 });
  await expect(deliveries.once('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  let sent = false;
  await deliveries.once('a', async () => {
    sent = true;
  });
  expect(sent).toBe(true);
});

test('the send is told to stop at the deadline', async () => {
  const deliveries = createDeliveries({ deadlineSeconds: 0.01 });
  const { promise: told, resolve } = Promise.withResolvers<void>();
  const untilStopped = (signal: AbortSignal) => {
    signal.addEventListener('abort', () => resolve());
    return told;
  };
  await expect(deliveries.once('a', untilStopped)).rejects.toThrow('timeout');
  await told;
});

test('a send that does not stop is given up at the deadline', async () => {
  const deliveries = createDeliveries({ deadlineSeconds: 0.01 });
  await expect(deliveries.once('a', () => new Promise(() => {}))).rejects.toThrow('timeout');
});
