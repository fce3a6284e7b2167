// The one line a page needs: puts a button in the corner that opens the chat in a frame. No dependencies, no inline styles.
// A plain script, not a module, so that `document.currentScript` says which server it came from.
{
  const script = document.currentScript;
  if (script instanceof HTMLScriptElement && document.querySelector('[data-kahui-ako-chat]') === null) {
    const chatAddress = new URL('/chat?view=panel', script.src).href;
    const label = script.dataset['label'] ?? 'Ask a question';
    const closeLabel = script.dataset['closeLabel'] ?? 'Close the chat';

    const host = document.createElement('div');
    host.dataset['kahuiAkoChat'] = '';
    // A shadow root and a constructed sheet: the page's styles and its content policy leave us alone, and we them.
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      :host { all: initial; }
      button { font: 600 1rem/1.5 system-ui, sans-serif; color: #fff; background: #0b4f5c; border: 2px solid #fff; cursor: pointer; }
      button:hover { background: #083b45; }
      button:focus-visible { outline: 3px solid #ffbf47; outline-offset: 0; box-shadow: 0 0 0 6px #111; }
      .launcher { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; padding: .75rem 1.25rem; border-radius: 2rem; box-shadow: 0 2px 8px rgb(0 0 0 / .35); }
      .panel { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483001; width: min(26rem, calc(100vw - 2rem)); height: min(42rem, calc(100vh - 2rem));
        height: min(42rem, calc(100dvh - 2rem)); display: flex; flex-direction: column; background: #fff; border: 1px solid #0b4f5c; border-radius: .5rem;
        overflow: hidden; box-shadow: 0 4px 24px rgb(0 0 0 / .35); }
      .panel[hidden], .launcher[hidden] { display: none; }
      .bar { display: flex; align-items: center; justify-content: space-between; gap: .5rem; background: #0b4f5c; color: #fff; padding: .25rem .25rem .25rem 1rem;
        font: 600 1rem/1.5 system-ui, sans-serif; }
      .bar p { margin: 0; }
      .bar button { border: 2px solid transparent; border-radius: .25rem; padding: .5rem .75rem; text-decoration: underline; }
      iframe { flex: 1; width: 100%; border: 0; background: #fff; }
      @media (max-width: 30rem) { .panel { inset: 0; width: auto; height: auto; border: 0; border-radius: 0; } }
      @media (forced-colors: active) { button { border-color: ButtonText; } }
      @media print { :host { display: none; } }
    `);
    root.adoptedStyleSheets = [sheet];

    const launcher = button('launcher', label);
    launcher.setAttribute('aria-expanded', 'false');
    const panel = document.createElement('section');
    panel.className = 'panel';
    panel.hidden = true;
    panel.setAttribute('aria-label', label);
    const bar = document.createElement('div');
    bar.className = 'bar';
    const title = document.createElement('p');
    title.textContent = label;
    const close = button('close', closeLabel);
    bar.append(title, close);
    panel.append(bar);
    root.append(launcher, panel);

    const show = (open: boolean): void => {
      // The chat is loaded at the first click: a page that nobody asks from fetches this script and nothing else.
      if (open && panel.querySelector('iframe') === null) {
        const frame = document.createElement('iframe');
        frame.src = chatAddress;
        frame.title = label;
        panel.append(frame);
      }
      panel.hidden = !open;
      launcher.hidden = open;
      launcher.setAttribute('aria-expanded', String(open));
      if (open) (panel.querySelector('iframe') ?? close).focus();
      else launcher.focus();
    };
    launcher.addEventListener('click', () => show(true));
    close.addEventListener('click', () => show(false));
    panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') show(false);
    });
    // Escape pressed inside the frame, told by the chat page; only our own frame is listened to.
    addEventListener('message', (event) => {
      if (event.source === panel.querySelector('iframe')?.contentWindow && event.data === 'kahui-ako-chat:close') show(false);
    });
    document.body.append(host);
  }

  function button(className: string, text: string): HTMLButtonElement {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = className;
    made.textContent = text;
    return made;
  }
}
