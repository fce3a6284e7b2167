// The browser's hold on its conversation: a token in sessionStorage, made, refreshed and replaced as needed.

const KEY = 'kahui-ako-chat';
/** Tokens live 30 minutes; the kept one must still be good when the page is loaded again. */
const REFRESH_MINUTES = 10;

export type Session = { readonly conversationId: string; readonly token: string; readonly userId: string };

/** `resumed` is false for a new conversation; `null` when the service cannot be reached now. */
export type Obtained = { readonly session: Session; readonly resumed: boolean } | null;

/** The kept session with a fresh token, or a new one. Asking costs one or two requests. */
export async function obtainSession(): Promise<Obtained> {
  const kept = read();
  if (kept !== null) {
    const refreshed = await refresh(kept);
    if (refreshed === 'unreachable') return null;
    if (refreshed !== 'refused') return { session: refreshed, resumed: true };
  }
  const answer = await post('/chat/token', null);
  const session = answer?.ok === true ? toSession(await answer.json()) : null;
  if (session === null) return null;
  keep(session);
  return { session, resumed: false };
}

/** Refreshes the kept token from time to time; whatever goes wrong is met at the next load. */
export function keepSessionFresh(): void {
  setInterval(() => {
    const kept = read();
    if (kept !== null) void refresh(kept);
  }, REFRESH_MINUTES * 60_000);
}

let keeping: string | null = null;

/** An office's answer is awaited: the conversation may be come back to for 30 days. Asked once a conversation; a failure is met at the next load. */
export async function keepForAnswer({ conversationId, token, userId }: Session): Promise<void> {
  if (keeping === conversationId) return;
  keeping = conversationId;
  const answer = await post('/chat/keep', read()?.token ?? token);
  const kept = answer?.ok === true ? toSession({ userId, ...(await answer.json()) }) : null;
  if (kept !== null) keep(kept);
}

async function refresh(kept: Session): Promise<Session | 'refused' | 'unreachable'> {
  const answer = await post('/v3/directline/tokens/refresh', kept.token);
  if (answer === null || answer.status >= 500 || answer.status === 429) return 'unreachable';
  const fresh = answer.ok ? toSession({ userId: kept.userId, ...(await answer.json()) }) : null;
  if (fresh === null) return 'refused';
  keep(fresh);
  return fresh;
}

async function post(path: string, token: string | null): Promise<Response | null> {
  try {
    return await fetch(path, { method: 'POST', headers: token === null ? {} : { Authorization: `Bearer ${token}` } });
  } catch {
    return null;
  }
}

function read(): Session | null {
  try {
    return toSession(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
  } catch {
    return null;
  }
}

function keep(session: Session): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(session));
  } catch {
    // Storage may be closed to a frame; the chat then lasts as long as the page.
  }
}

function toSession(value: unknown): Session | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('conversationId' in value) || !('token' in value) || !('userId' in value)) return null;
  const { conversationId, token, userId } = value;
  if (typeof conversationId !== 'string' || typeof token !== 'string' || typeof userId !== 'string') return null;
  return { conversationId, token, userId };
}
