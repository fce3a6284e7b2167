// A limit counts each caller for itself and says how long to wait.
import { describe, expect, test } from 'vitest';
import { createLimit } from '../../../../src/channels/direct-line/limits.ts';

describe('a limit', () => {
  test('allows so many uses a minute, then says how long to wait', async () => {
    const limit = createLimit(2);
    expect(await limit.take('a')).toBeNull();
    expect(await limit.take('a')).toBeNull();
    const wait = await limit.take('a');
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
  });

  test('counts one caller without another', async () => {
    const limit = createLimit(1);
    expect(await limit.take('a')).toBeNull();
    expect(await limit.take('b')).toBeNull();
  });

  test('of nought is no limit', async () => {
    const limit = createLimit(0);
    const waits = await Promise.all(Array.from({ length: 50 }, () => limit.take('a')));
    expect(waits.every((wait) => wait === null)).toBe(true);
  });
});
