// Puts Web Chat in place of the form, and stands behind it: its own client gives up after one bad answer, so we rebuild it.
import { markdownToHtml } from './markdown.ts';
import { keepForAnswer, keepSessionFresh, obtainSession, type Session } from './session.ts';
import { type Dispatch, loadWebChat, type Middleware, type StoreAction, type WebChat } from './web-chat.ts';

/** Of a long message the service reads the beginning; what is longer than this it would refuse for its bytes. */
const MOST_SENT = 10_000;
/** From this status on directlinejs does nothing more by itself. */
const STATUS_TOKEN_EXPIRED = 3;
const LONGEST_WAIT_SECONDS = 30;
/** Blips shorter than this are not worth an announcement. */
const LOST_AFTER_SECONDS = 2;

const place = document.getElementById('rich-chat');
const form = document.getElementById('plain-chat');
const notice = document.getElementById('chat-notice');
if (place !== null && form !== null && notice !== null) void start(place, form, notice);

async function start(place: HTMLElement, form: HTMLElement, notice: HTMLElement): Promise<void> {
  const texts = place.dataset;
  form.hidden = true;
  notice.textContent = texts['loading'] ?? '';
  watchSockets((lost) => {
    notice.textContent = lost ? (texts['connectionLost'] ?? '') : '';
  });
  tellFrameAboutEscape();
  try {
    const [webChat, first] = await Promise.all([loadWebChat(texts['webChat'] ?? ''), obtainSession()]);
    if (first === null) throw new Error('no session');
    document.body.classList.add('rich');
    place.hidden = false;
    notice.textContent = '';
    keepSessionFresh();
    await supervise(webChat, first.session, place, notice);
  } catch {
    // The form needs nothing of all this, so it is what remains.
    document.body.classList.remove('rich');
    place.hidden = true;
    form.hidden = false;
    notice.textContent = '';
  }
}

/** Builds the chat, waits until its client gives up, and builds it again with the same conversation and the unsent words. */
async function supervise(webChat: WebChat, first: Session, place: HTMLElement, notice: HTMLElement): Promise<never> {
  let session = first;
  let draft = '';
  let waitSeconds = 1;
  for (;;) {
    const startedAt = Date.now();
    draft = await chatUntilBroken(webChat, session, place, notice, draft);
    notice.textContent = place.dataset['connectionLost'] ?? '';
    if (Date.now() - startedAt > LONGEST_WAIT_SECONDS * 1_000) waitSeconds = 1;
    let next = null;
    while (next === null) {
      await new Promise((resolve) => setTimeout(resolve, waitSeconds * 1_000));
      waitSeconds = Math.min(waitSeconds * 2, LONGEST_WAIT_SECONDS);
      next = await obtainSession();
    }
    session = next.session;
    notice.textContent = next.resumed ? '' : (place.dataset['conversationEnded'] ?? '');
  }
}

/** Resolves with the words that were typed or not delivered, once the client has given up. */
async function chatUntilBroken(
  webChat: WebChat,
  session: Session,
  place: HTMLElement,
  notice: HTMLElement,
  draft: string,
): Promise<string> {
  const typed = { draft, undelivered: '' };
  const store = webChat.createStore(
    {},
    watchStore(typed, place, notice, () => void keepForAnswer(session)),
  );
  const directLine = webChat.createDirectLine({
    domain: new URL('/v3/directline', location.href).href,
    token: session.token,
    conversationId: session.conversationId,
    watermark: '0',
  });
  const host = document.createElement('div');
  host.className = 'web-chat';
  place.replaceChildren(host);
  webChat.renderWebChat({ directLine, store, userID: session.userId, ...appearance(place) }, host);
  if (draft !== '') store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: draft } });
  focusWhenReady(host);
  await new Promise<void>((resolve) => {
    directLine.connectionStatus$.subscribe((status) => {
      if (status >= STATUS_TOKEN_EXPIRED) resolve();
    });
  });
  return typed.undelivered || typed.draft;
}

function appearance(place: HTMLElement): object {
  const style = document.querySelector<HTMLElement>('link[nonce]');
  return {
    nonce: style?.nonce,
    locale: 'en-NZ',
    styleOptions: {
      hideUploadButton: true,
      suggestedActionLayout: 'stacked',
      // A long answer is read from its beginning: scrolling stops before what is new has filled the window.
      autoScrollSnapOnPage: 0.9,
      accent: '#0b4f5c',
      subtle: '#595959',
      primaryFont: 'system-ui, sans-serif',
      bubbleBackground: '#f1f5f6',
      bubbleBorderColor: '#c9d6d9',
      bubbleBorderRadius: 8,
      bubbleFromUserBackground: '#0b4f5c',
      bubbleFromUserTextColor: '#ffffff',
      bubbleFromUserBorderColor: '#0b4f5c',
      bubbleFromUserBorderRadius: 8,
      bubbleMaxWidth: 560,
      // As high as it is: page.css takes the crop away.
      bubbleImageHeight: 'auto',
      suggestedActionBorderRadius: 8,
      suggestedActionTextColor: '#0b4f5c',
      suggestedActionBorderColor: '#0b4f5c',
      suggestedActionsStackedLayoutButtonTextWrap: true,
      sendBoxButtonColor: '#0b4f5c',
      sendBoxBorderTop: '2px solid #0b4f5c',
      timestampColor: '#595959',
      sendBoxPlaceholderColor: '#595959',
    },
    overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: place.dataset['placeholder'] },
    renderMarkdown: (text: string) => markdownToHtml(text, { newTab: true, newTabNote: place.dataset['newTabNote'] ?? '' }),
  };
}

/** Remembers what is typed and what is on its way; says at once when a message is too long, which the service would refuse. */
function watchStore(
  typed: { draft: string; undelivered: string },
  place: HTMLElement,
  notice: HTMLElement,
  onAwaited: () => void,
): Middleware {
  const messageOf = (action: StoreAction): string => textOf(action.payload) ?? '';
  return ({ dispatch }: { dispatch: Dispatch }) =>
    (next) =>
    (action) => {
      if (action.type === 'WEB_CHAT/SET_SEND_BOX') typed.draft = messageOf(action);
      if (action.type === 'WEB_CHAT/SEND_MESSAGE') {
        const text = messageOf(action);
        if (text.length > MOST_SENT) {
          notice.textContent = place.dataset['tooLong'] ?? '';
          // Web Chat empties its box after sending; the words go back into it.
          setTimeout(() => dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } }));
          return undefined;
        }
        notice.textContent = '';
        typed.undelivered = text;
      }
      if (action.type === 'DIRECT_LINE/POST_ACTIVITY_FULFILLED') typed.undelivered = '';
      if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && awaitsAnswer(action.payload)) onAwaited();
      return next(action);
    };
}

/** Whether an activity of ours says that an office's answer will come into this conversation. */
function awaitsAnswer(payload: unknown): boolean {
  const part = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
  const enquiry = ['activity', 'channelData', 'enquiry'].reduce(part, payload);
  return part(enquiry, 'awaitsAnswer') === true;
}

function textOf(payload: unknown): string | null {
  return typeof payload === 'object' && payload !== null && 'text' in payload && typeof payload.text === 'string' ? payload.text : null;
}

/** Web Chat shows nothing when its socket is gone; its own client comes back by itself after 3 to 15 seconds. */
function watchSockets(tell: (lost: boolean) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  window.WebSocket = class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.addEventListener('open', () => {
        clearTimeout(timer);
        tell(false);
      });
      this.addEventListener('close', () => {
        clearTimeout(timer);
        timer = setTimeout(() => tell(true), LOST_AFTER_SECONDS * 1_000);
      });
    }
  };
}

/** In the launcher's frame, Escape closes the panel; the page outside cannot see our keys. */
function tellFrameAboutEscape(): void {
  if (window.parent === window) return;
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) window.parent.postMessage('kahui-ako-chat:close', '*');
  });
}

/** In the panel the person has just asked to ask: the box to type in gets the focus as soon as it is there. */
function focusWhenReady(host: HTMLElement): void {
  if (!document.body.classList.contains('panel')) return;
  const observer = new MutationObserver(() => {
    const box = host.querySelector<HTMLElement>('textarea, input[type="text"]');
    if (box === null) return;
    observer.disconnect();
    box.focus();
  });
  observer.observe(host, { childList: true, subtree: true });
}
