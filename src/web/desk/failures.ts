// How many wrong passwords came within an hour, from all callers together: beyond a limit somebody guesses at scale.
import type { Clock } from '../../base/clock.ts';

const HOUR = 60 * 60 * 1_000;

export type Failures = {
  /** Null while passwords are still looked at, else the instant (ISO 8601) from which they are again. */
  shutUntil(): string | null;
  /** Counts one; true when it is the one that reaches the limit. */
  count(): boolean;
};

/**
 * At most `perHour` failures in an hour that begins with the first of them. Counts live in this process only. Answers at once, not
 * by a promise: between looking and counting no other request can come, so that many at the same moment get no extra tries.
 */
export function createFailures(perHour: number, clock: Clock): Failures {
  let hour = { began: Number.NEGATIVE_INFINITY, failures: 0 };
  const current = () => {
    const now = clock.now().getTime();
    if (now >= hour.began + HOUR) hour = { began: now, failures: 0 };
    return hour;
  };
  return {
    shutUntil() {
      const { began, failures } = current();
      return failures < perHour ? null : new Date(began + HOUR).toISOString();
    },
    count() {
      const counted = current();
      counted.failures += 1;
      return counted.failures === perHour;
    },
  };
}
