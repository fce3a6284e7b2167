// A request we do not serve, as a value: the status and the sentence the caller gets.

/** Sent as `{"error":{"code","message"}}`, per the outer contract. */
export type Refusal = {
  readonly kind: 'refused';
  readonly status: 400 | 401 | 403 | 413 | 415 | 502 | 503;
  /** Stable, kebab-case; for callers and logs to switch on. */
  readonly code: string;
  /** One or two sentences a person can act on; never holds internals or what the caller sent. */
  readonly message: string;
};

/** Builds a {@link Refusal}. */
export function refuse(status: Refusal['status'], code: string, message: string): Refusal {
  return { kind: 'refused', status, code, message };
}
