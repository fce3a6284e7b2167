// Direct Line over real HTTP in a few words: what the service tests ask for.

export type Grant = { readonly conversationId: string; readonly token: string; readonly userId: string };

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

export type DirectLineCalls = {
  /** `POST /chat/token`, which must succeed. */
  token(): Promise<Grant>;
  /** Any call below `/v3/directline`; an object as body is sent as JSON, a string as it is. */
  call(method: string, path: string, token: string | null, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends a message and gives the answer. */
  say(grant: Grant, text: string, clientActivityID?: string): Promise<Answer>;
  /** All activities after the watermark. */
  poll(grant: Grant, watermark?: string): Promise<{ readonly activities: readonly Activity[]; readonly watermark: string }>;
};

export type Activity = {
  readonly id: string;
  readonly type: string;
  readonly text: string;
  readonly from: { readonly id: string; readonly role: string };
  readonly replyToId?: string;
  readonly channelData?: { readonly clientActivityID?: string };
};

export function directLineCalls(origin: string): DirectLineCalls {
  const call: DirectLineCalls['call'] = async (method, path, token, body, headers = {}) => {
    const response = await fetch(`${origin}/v3/directline${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  };
  return {
    call,
    async token() {
      const response = await fetch(`${origin}/chat/token`, { method: 'POST' });
      if (response.status !== 201) throw new Error(`no token: ${response.status}`);
      // The shape is the outer contract's; the tests that use it fail when it is another.
      return (await response.json()) as Grant;
    },
    say: ({ conversationId, token }, text, clientActivityID) =>
      call('POST', `/conversations/${conversationId}/activities`, token, {
        type: 'message',
        text,
        ...(clientActivityID === undefined ? {} : { channelData: { clientActivityID } }),
      }),
    async poll({ conversationId, token }, watermark = '') {
      const { body } = await call('GET', `/conversations/${conversationId}/activities?watermark=${watermark}`, token);
      // As above: our own contract's shape.
      return body as { activities: readonly Activity[]; watermark: string };
    },
  };
}
