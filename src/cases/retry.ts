// When a failed delivery is tried again: growing pauses with jitter, for three days; then somebody must look.

const FIRST_PAUSE_SECONDS = 15;
/** Longer pauses would let an office that is back wait for nothing. */
const LONGEST_PAUSE_SECONDS = 2 * 60 * 60;
/** RFC 5321, 4.5.4.1: give up after four to five days; an enquiry should be in somebody's hands sooner. */
export const GIVE_UP_AFTER_SECONDS = 3 * 24 * 60 * 60;

/**
 * The next attempt after `attempts` failed ones, or null when it is time to give up. `chance` is in [0, 1): the pause is
 * half to one and a half times its length, so that a hundred cases do not come back in one second.
 */
export function nextAttempt(options: {
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly now: Date;
  readonly chance: number;
}): Date | null {
  const { attempts, queuedAt, now, chance } = options;
  if (now.getTime() - queuedAt.getTime() >= GIVE_UP_AFTER_SECONDS * 1_000) return null;
  const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE_SECONDS);
  const at = now.getTime() + pause * (0.5 + chance) * 1_000;
  // The last attempt is made at the end of the three days, not skipped because a pause reached past it.
  return new Date(Math.min(at, queuedAt.getTime() + GIVE_UP_AFTER_SECONDS * 1_000));
}
