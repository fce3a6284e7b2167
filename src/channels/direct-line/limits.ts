// How often someone may ask for a token or send a message; the answer says when to try again.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export type Limit = {
  /** Counts one use for `key`; returns null when allowed, else the whole seconds to wait. */
  take(key: string): Promise<number | null>;
};

/**
 * At most `perMinute` uses a minute and key; 0 means no limit. Counts live in this process only, so several instances
 * together allow several times as much.
 */
export function createLimit(perMinute: number): Limit {
  if (perMinute <= 0) return { take: async () => null };
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return null;
      } catch (refused) {
        // The library rejects with its own result when the limit is reached and with an Error when it failed itself.
        if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
        throw refused;
      }
    },
  };
}
