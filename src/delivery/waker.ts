// A pause that something can end early; a wake-up between two pauses is not lost.

/** Calls `run` once after so many milliseconds; returns how to call it off. */
export type After = (milliseconds: number, run: () => void) => () => void;

/** The machine's own timers. */
export const realAfter: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

export type Waker = {
  /** Resolves after the time, at the next wake-up, or at once when one came since the last pause. */
  sleep(milliseconds: number): Promise<void>;
  /** As `sleep`, but only the end cuts it short. */
  sleepThrough(milliseconds: number): Promise<void>;
  wake(): void;
  /** Ends this pause and every later one at once. */
  end(): void;
};

export function createWaker(after: After): Waker {
  let isAwake = false;
  let isEnded = false;
  let onWake = () => {};
  let onEnd = () => {};

  const pause = (milliseconds: number, listen: (resolve: () => void) => void) =>
    new Promise<void>((resolve) => {
      const cancel = after(milliseconds, resolve);
      listen(() => {
        cancel();
        resolve();
      });
    });

  return {
    sleep: async (milliseconds) => {
      if (!isAwake && !isEnded) {
        await pause(milliseconds, (resolve) => {
          onWake = resolve;
          onEnd = resolve;
        });
      }
      isAwake = false;
    },
    sleepThrough: async (milliseconds) => {
      if (isEnded) return;
      await pause(milliseconds, (resolve) => {
        onEnd = resolve;
      });
    },
    wake: () => {
      isAwake = true;
      onWake();
    },
    end: () => {
      isEnded = true;
      onWake();
      onEnd();
    },
  };
}
