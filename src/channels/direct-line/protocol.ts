// The plain request and answer of our Direct Line 3.0 endpoint, so that no web framework reaches this room.

/** Why a request is refused: an HTTP status, a stable code, and a sentence a person can act on. */
export type Refusal = {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Seconds after which trying again makes sense; becomes the header `Retry-After`. */
  readonly retryAfterSeconds?: number;
};

export type RequestBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'absent' }
  /** Too large, not JSON, or broken JSON. */
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** One HTTP request as plain values. */
export type DirectLineRequest = {
  readonly method: string;
  /** What follows `/v3/directline`, e.g. `/conversations/abc/activities`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | null;
  readonly caller: Caller;
  /** Reads the body, at most once. Never rejects: what is wrong with it comes back as `refused`. */
  readBody(): Promise<RequestBody>;
};

/** Who calls, as far as HTTP tells. */
export type Caller = {
  /** The header `Origin`; null when absent, as for programs and same-origin GETs. */
  readonly origin: string | null;
  /** The header `Sec-Fetch-Site`; browsers send it, programs do not. */
  readonly fetchSite: string | null;
  /** The address under which callers reach us, e.g. `https://chat.example`; no trailing slash. */
  readonly baseUrl: string;
  /** The hosts that are ours: the public address's and the one this request named, e.g. `chat.example`, `127.0.0.1:3978`. */
  readonly ownHosts: readonly string[];
  /** The network address the request came from; only for counting, never stored or logged. */
  readonly clientAddress: string;
};

export type DirectLineResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; undefined sends no body. */
  readonly body: unknown;
};

/** An answer with a JSON body that no cache may keep. */
export function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): DirectLineResponse {
  return { status, headers: { 'Cache-Control': 'no-store', ...headers }, body };
}

/** A refusal as the outer contract's error JSON. */
export function refuse(refusal: Refusal): DirectLineResponse {
  const retry: Record<string, string> = refusal.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(refusal.retryAfterSeconds) };
  return answer(refusal.status, { error: { code: refusal.code, message: refusal.message } }, retry);
}
