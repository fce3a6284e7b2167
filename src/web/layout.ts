// The frame around every page: language, title, skip link, header and footer.

import { markdownToHtml, textToHtml } from '../widget/markdown.ts';
import { type Html, html, trusted } from './html.ts';
import type { WebTexts } from './texts.ts';

/** Markdown of the dialogs as HTML. */
export function markdown(text: string): Html {
  return trusted(markdownToHtml(text, { newTab: false }));
}

/** A line of the dialogs as HTML: escaped, te reo phrases marked. */
export function line(text: string): Html {
  return trusted(textToHtml(text));
}

export function layout(
  texts: WebTexts,
  page: {
    readonly title: string;
    readonly styleSheet: string | null;
    readonly icon: string | null;
    /** Hands the style nonce to the page's own script, through a property that no style sheet can read. */
    readonly nonce?: string;
    readonly bodyClass?: string;
    /** Inside the launcher's frame: one landmark with a name of its own, as the page around has header, main and footer already. */
    readonly inPanel?: boolean;
    readonly skipTo: string;
    readonly main: Html;
    readonly footer: Html;
    readonly scripts: readonly Html[];
  },
): Html {
  const header = html`<header class="site-header"><p class="site-name">${line(texts.serviceName)}</p></header>`;
  const footer = html`<footer class="site-footer">${page.footer}</footer>`;
  return html`<html lang="en-NZ">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
${page.icon !== null && html`<link rel="icon" href="${page.icon}" type="image/svg+xml">`}
${page.styleSheet !== null && (page.nonce === undefined ? html`<link rel="stylesheet" href="${page.styleSheet}">` : html`<link rel="stylesheet" href="${page.styleSheet}" nonce="${page.nonce}">`)}
</head>
<body class="${page.bodyClass ?? ''}">
<a class="skip-link" href="#${page.skipTo}">${line(texts.skipLink)}</a>
${page.inPanel === true ? html`<main id="main" aria-label="${page.title}">${page.main}${footer}</main>` : html`${header}<main id="main">${page.main}</main>${footer}`}
${page.scripts}
</body>
</html>`;
}
