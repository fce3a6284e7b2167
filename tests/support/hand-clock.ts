// A clock and its timers moved by hand, so that three days pass in a test without waiting.

type Timer = { readonly at: number; readonly run: () => void };

export type HandClock = {
  now(): Date;
  today(): string;
  /** As the timers of delivery: calls `run` once the clock has come that far. */
  after(milliseconds: number, run: () => void): () => void;
  /** Moves on to the next timer and runs it; false when there is none. */
  next(): boolean;
  /** Moves on, running the timers on the way in order, each with what follows from it at once. */
  advance(seconds: number): Promise<void>;
};

export function createHandClock(start = '2026-11-22T01:00:00.000Z'): HandClock {
  let now = Date.parse(start);
  const timers = new Set<Timer>();
  const earliest = () => [...timers].toSorted((one, other) => one.at - other.at)[0];

  function runNext(until: number): boolean {
    const timer = earliest();
    if (!timer || timer.at > until) return false;
    timers.delete(timer);
    now = Math.max(now, timer.at);
    timer.run();
    return true;
  }

  return {
    now: () => new Date(now),
    today: () => new Date(now).toISOString().slice(0, 10),
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    next: () => runNext(Number.POSITIVE_INFINITY),
    advance: async (seconds) => {
      const until = now + seconds * 1_000;
      await settled();
      while (runNext(until)) await settled();
      now = until;
    },
  };
}

/** Resolves when everything that waits for nothing outside has gone on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
