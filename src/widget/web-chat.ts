// The part of Microsoft's Web Chat (the global `WebChat` of its bundle) that we use, as types, and how it is loaded.

export type StoreAction = { readonly type: string; readonly payload?: unknown };
export type Dispatch = (action: StoreAction) => unknown;
export type Middleware = (api: { dispatch: Dispatch }) => (next: Dispatch) => (action: StoreAction) => unknown;
export type Store = { dispatch: Dispatch };

export type ConnectedDirectLine = {
  /** 0 not yet, 1 connecting, 2 online, 3 token expired, 4 failed, 5 ended; from 3 on nothing comes back by itself. */
  readonly connectionStatus$: { subscribe(next: (status: number) => void): { unsubscribe(): void } };
  end(): void;
};

export type WebChat = {
  createDirectLine(options: { domain: string; token: string; conversationId: string; watermark: string }): ConnectedDirectLine;
  createStore(initial: object, middleware: Middleware): Store;
  renderWebChat(props: object, element: HTMLElement): void;
};

declare global {
  interface Window {
    WebChat?: WebChat;
  }
}

/** Loads the bundle from `address`. Rejects when it does not arrive. */
export async function loadWebChat(address: string): Promise<WebChat> {
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error('Web Chat did not load')));
    document.head.append(script);
  });
  if (window.WebChat === undefined) throw new Error('Web Chat did not start');
  return window.WebChat;
}
