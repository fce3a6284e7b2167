// When a failed delivery is tried again: pauses grow, are spread, and end after three days.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GIVE_UP_AFTER_SECONDS, nextAttempt } from '../../../src/cases/retry.ts';

const queuedAt = new Date('2026-11-22T00:00:00Z');
const later = (seconds: number) => new Date(queuedAt.getTime() + seconds * 1_000);
const pauseOf = (attempts: number, chance: number, at = 0) => {
  const next = nextAttempt({ attempts, queuedAt, now: later(at), chance });
  return next === null ? null : (next.getTime() - later(at).getTime()) / 1_000;
};

describe('the next attempt', () => {
  test('comes after pauses that double, up to two hours', () => {
    const pauses = Array.from({ length: 14 }, (_, at) => pauseOf(at + 1, 0.5));
    expect(pauses.slice(0, 5)).toEqual([15, 30, 60, 120, 240]);
    expect(pauses.slice(-3)).toEqual([7_200, 7_200, 7_200]);
    pauses.slice(1).forEach((pause, at) => {
      expect(pause).toBeGreaterThanOrEqual(pauses[at] ?? 0);
    });
  });

  test('is spread from half the pause to one and a half', () => {
    expect([pauseOf(3, 0), pauseOf(3, 0.5), pauseOf(3, 0.75)]).toEqual([30, 60, 75]);
    fc.assert(
      fc.property(fc.nat(60), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempts, chance) => {
        const [least = 0, most = 0, pause = 0] = [pauseOf(attempts, 0), (pauseOf(attempts, 0) ?? 0) * 3, pauseOf(attempts, chance)];
        expect(pause).toBeGreaterThanOrEqual((least ?? 0) - 0.001);
        expect(pause).toBeLessThanOrEqual(most + 0.001);
      }),
    );
  });

  test('is never later than three days after it was queued, and the last is made then', () => {
    expect(nextAttempt({ attempts: 40, queuedAt, now: later(GIVE_UP_AFTER_SECONDS - 60), chance: 0.5 })).toEqual(
      later(GIVE_UP_AFTER_SECONDS),
    );
    expect(GIVE_UP_AFTER_SECONDS).toBe(259_200);
  });

  test('is none from three days on', () => {
    expect(pauseOf(40, 0.5, GIVE_UP_AFTER_SECONDS)).toBeNull();
    expect(pauseOf(1, 0, GIVE_UP_AFTER_SECONDS + 5)).toBeNull();
    expect(pauseOf(40, 0.5, GIVE_UP_AFTER_SECONDS - 1)).toBe(1);
  });

  test('follows upon each other to an end, whatever the chances', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 100, maxLength: 100 }),
        (chances) => {
          let now = queuedAt;
          let attempts = 0;
          for (const chance of chances) {
            attempts += 1;
            const next = nextAttempt({ attempts, queuedAt, now, chance });
            if (next === null) break;
            expect(next.getTime()).toBeGreaterThan(now.getTime());
            now = next;
          }
          expect(attempts).toBeGreaterThan(25);
          expect(now).toEqual(later(GIVE_UP_AFTER_SECONDS));
        },
      ),
      { numRuns: 30 },
    );
  });
});
