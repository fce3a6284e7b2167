// Remembers which replies a connector has taken, so that a repeated message does not show its answer twice.

export type Deliveries = {
  /**
   * Runs `send` unless the reply of this name was sent or is being sent; then waits for that one. `send` is aborted at the
   * deadline, and given up whether it stops or not. Rejects when sending failed; the next call tries again.
   */
  once(name: string, send: (signal: AbortSignal) => Promise<unknown>): Promise<void>;
};

/** Retries of a channel come within minutes; this many replies are hours of busy service and about a megabyte. */
const REMEMBERED = 5_000;

/**
 * A memory of this process: after a restart, or on another instance, a repeat is sent again, as the promise "sending may
 * repeat" allows. `deadlineSeconds` per reply: channels wait about 15 seconds, and the SDK retries for about 7.
 */
export function createDeliveries({ deadlineSeconds }: { readonly deadlineSeconds: number }): Deliveries {
  const sent = new Map<string, Promise<void>>();
  return {
    once(name, send) {
      const known = sent.get(name);
      if (known !== undefined) return known;
      const sending = sendWithin(deadlineSeconds, send).catch((error: unknown) => {
        sent.delete(name);
        throw error;
      });
      sent.set(name, sending);
      const oldest = sent.keys().next();
      if (sent.size > REMEMBERED && !oldest.done) sent.delete(oldest.value);
      return sending;
    },
  };
}

/** Gives up at the deadline even when `send` does not listen: the SDK fetches its own token without being abortable. */
async function sendWithin(seconds: number, send: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const signal = AbortSignal.timeout(seconds * 1_000);
  const { promise: stopped, reject: stop } = Promise.withResolvers<never>();
  const giveUp = () => stop(signal.reason);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    await Promise.race([send(signal), stopped]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
