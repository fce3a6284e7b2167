// Requests under way, so that a stop can wait for them.
import type { ServerResponse } from 'node:http';

export type OpenWork = {
  /** Counts the response until it was sent or its connection ended. */
  add(response: ServerResponse): void;
  /** Resolves when nothing is under way, or after `seconds`. */
  done(seconds: number): Promise<void>;
};

export function createOpenWork(): OpenWork {
  const open = new Set<ServerResponse>();
  let emptied = (): void => {};

  return {
    add(response) {
      open.add(response);
      response.once('close', () => {
        open.delete(response);
        if (open.size === 0) emptied();
      });
    },
    async done(seconds) {
      if (open.size === 0) return;
      await new Promise<void>((resolve) => {
        const deadline = setTimeout(resolve, seconds * 1_000);
        emptied = () => {
          clearTimeout(deadline);
          resolve();
        };
      });
    },
  };
}
