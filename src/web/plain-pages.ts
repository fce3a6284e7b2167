// The pages that hold no conversation: the demonstration page with the launcher, and "not found".
import type { Assets } from './assets.ts';
import { html } from './html.ts';
import { layout, line, markdown } from './layout.ts';
import { pagePolicy } from './security.ts';
import { page, type WebAnswer } from './sending.ts';
import type { WebTexts } from './texts.ts';

/** `GET /`: a page like those that embed the chat, with the one line they need. */
export function homePage(texts: WebTexts, assets: Assets): WebAnswer {
  const content = layout(texts, {
    title: texts.homeHeading,
    bodyClass: 'with-launcher',
    styleSheet: assets.address('page.css'),
    icon: assets.address('icon.svg'),
    skipTo: 'content',
    main: html`<div id="content" tabindex="-1"><h1>${line(texts.homeHeading)}</h1>
${markdown(texts.homeMarkdown)}
<noscript><p><a class="button" href="/chat">${line(texts.launcher)}</a></p></noscript></div>`,
    footer: markdown(texts.contactMarkdown),
    scripts: [html`<script src="/embed.js" async data-label="${texts.launcher}" data-close-label="${texts.closeChat}"></script>`],
  });
  return page(200, content, pagePolicy());
}

/** A page in plain words for an address or a call that does not exist. */
export function problemPage(texts: WebTexts, assets: Assets, status: number, headers: Readonly<Record<string, string>> = {}): WebAnswer {
  const content = layout(texts, {
    title: texts.pageNotFoundHeading,
    styleSheet: assets.address('page.css'),
    icon: assets.address('icon.svg'),
    skipTo: 'content',
    main: html`<div id="content" tabindex="-1"><h1>${line(texts.pageNotFoundHeading)}</h1>
<p>${line(status < 500 ? texts.pageNotFound : texts.unavailable)}</p>
<p><a href="/chat">${line(texts.launcher)}</a></p></div>`,
    footer: markdown(texts.contactMarkdown),
    scripts: [],
  });
  return page(status, content, pagePolicy(), headers);
}
