// The chat page: a conversation as a list and a form, whole without JavaScript; a script may put Web Chat in its place.
import type { TranscriptLine } from '../channels/direct-line/visits.ts';
import type { Assets } from './assets.ts';
import { type Html, html } from './html.ts';
import { layout, line, markdown } from './layout.ts';
import type { WebTexts } from './texts.ts';

export type ChatView = {
  readonly texts: WebTexts;
  readonly assets: Assets;
  readonly nonce: string;
  /** Everything said so far; null before the first message: the greeting then comes from the texts. */
  readonly lines: readonly TranscriptLine[] | null;
  /** Names the next message, so that sending a form twice is one message. */
  readonly messageId: string;
  /** In the launcher's frame: without the site's header. */
  readonly inPanel: boolean;
  /** What was wrong with the last message, and its words, so that nobody types twice. */
  readonly problem: { readonly message: string; readonly draft: string } | null;
};

/** The address of the page itself, in the same view. */
export function chatAddress(inPanel: boolean): string {
  return inPanel ? '/chat?view=panel' : '/chat';
}

export function chatPage(view: ChatView): Html {
  const { texts, assets, problem } = view;
  const script = assets.address('chat.js');
  return layout(texts, {
    title: problem === null ? texts.chatHeading : `${texts.problemHeading}: ${texts.chatHeading}`,
    styleSheet: assets.address('page.css'),
    icon: assets.address('icon.svg'),
    nonce: view.nonce,
    bodyClass: view.inPanel ? 'chat-page panel' : 'chat-page',
    inPanel: view.inPanel,
    skipTo: 'chat',
    main: html`<h1>${line(texts.chatHeading)}</h1>
<div id="chat" tabindex="-1">
<div id="plain-chat">${problem !== null && problemSummary(texts, problem.message)}
<h2 class="visually-hidden">${line(texts.conversationLabel)}</h2>
${conversation(view)}
${form(view)}</div>
${richChat(view)}</div>`,
    // The panel is small, and the greeting holds the privacy notice already.
    footer: html`${markdown(texts.contactMarkdown)}${!view.inPanel && markdown(texts.privacyMarkdown)}`,
    scripts: script === null ? [] : [html`<script type="module" src="${script}"></script>`],
  });
}

function problemSummary(texts: WebTexts, message: string): Html {
  return html`<div class="problem" role="alert"><h2>${line(texts.problemHeading)}</h2><p><a href="#question">${line(message)}</a></p></div>`;
}

function conversation(view: ChatView): Html {
  const { texts } = view;
  const lines: readonly TranscriptLine[] = view.lines ?? [
    { from: 'service', id: 'greeting', text: texts.greetingMarkdown, locale: 'en-NZ', speaker: null, suggestions: [], pictures: [] },
  ];
  // After a turn the browser goes to its first reply, so that a long answer is read from its beginning.
  const latest = lines.findLastIndex((said) => said.from === 'person') + 1;
  return html`<ol class="conversation">${lines.map((said, index) => item(texts, said, view.lines !== null && index === latest))}</ol>
${suggestions(view, lines.at(-1))}`;
}

function item(texts: WebTexts, said: TranscriptLine, isLatest: boolean): Html {
  const who = html`<p class="who">${line(said.from === 'person' ? texts.you : (said.speaker ?? texts.sender))}</p>`;
  if (said.from === 'person') return html`<li class="said person">${who}<p class="words">${line(said.text)}</p></li>`;
  const language = said.locale.startsWith('mi') ? 'mi' : 'en-NZ';
  const pictures = said.pictures.map(({ address, alt }) => html`<img class="chart" src="${address}" alt="${alt}">`);
  const words = html`${who}<div class="words" lang="${language}">${markdown(said.text)}${pictures}</div>`;
  if (!isLatest) return html`<li class="said service">${words}</li>`;
  return html`<li class="said service" id="latest" tabindex="-1">${words}</li>`;
}

function suggestions(view: ChatView, last: TranscriptLine | undefined): Html | null {
  if (last?.from !== 'service' || last.suggestions.length === 0) return null;
  const buttons = last.suggestions.map(
    (words) => html`<button class="suggestion" name="question" value="${words}">${line(words)}</button>`,
  );
  return html`<form class="suggestions" method="post" action="${chatAddress(view.inPanel)}" aria-label="${view.texts.suggestionsLabel}">
<input type="hidden" name="messageId" value="${view.messageId}s">${buttons}</form>`;
}

function form(view: ChatView): Html {
  const { texts, problem } = view;
  const described = problem === null ? 'question-hint' : 'question-problem question-hint';
  return html`<form class="ask" method="post" action="${chatAddress(view.inPanel)}">
<input type="hidden" name="messageId" value="${view.messageId}">
<label for="question">${line(texts.questionLabel)}</label>
<p class="hint" id="question-hint">${line(texts.questionHint)}</p>
${problem !== null && html`<p class="field-problem" id="question-problem">${line(problem.message)}</p>`}
<textarea id="question" name="question" rows="3" autocomplete="off" aria-describedby="${described}" ${problem !== null && html`aria-invalid="true"`}>
${problem?.draft ?? ''}</textarea>
<div class="buttons"><button class="button" name="do" value="ask">${line(texts.send)}</button>
${view.lines !== null && html`<button class="button secondary" name="do" value="start-over">${line(texts.startOver)}</button>`}</div>
</form>`;
}

/** Where the script puts Web Chat, with everything it must know; empty and hidden until then. */
function richChat(view: ChatView): Html | null {
  const { texts } = view;
  const webChat = view.assets.address('webchat-minimal.js');
  if (webChat === null) return null;
  return html`<p id="chat-notice" class="notice" role="status"></p>
<div id="rich-chat" hidden data-web-chat="${webChat}" data-loading="${texts.loading}" data-connection-lost="${texts.connectionLost}"
 data-too-long="${texts.tooLong}" data-conversation-ended="${texts.conversationEnded}" data-new-tab-note="${texts.newTabNote}" data-placeholder="${texts.questionLabel}"></div>`;
}
