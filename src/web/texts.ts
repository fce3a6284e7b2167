// Every sentence the pages show, as an argument: writers keep them in the dialogs, no fact stands in HTML.

/** One language's sentences for the pages. Markdown is allowed where a name ends in `Markdown`. */
export type WebTexts = {
  /** Name of the service, in titles and in the header. */
  readonly serviceName: string;
  readonly homeHeading: string;
  readonly homeMarkdown: string;
  /** The launcher's accessible name: says to ask a question. */
  readonly launcher: string;
  readonly closeChat: string;
  readonly chatHeading: string;
  /** What the form page shows before the first message; the same words as the conversation's greeting. */
  readonly greetingMarkdown: string;
  readonly privacyMarkdown: string;
  /** Whom to call or write to instead. */
  readonly contactMarkdown: string;
  readonly questionLabel: string;
  readonly questionHint: string;
  readonly send: string;
  readonly startOver: string;
  /** Who spoke, before each message: "You", and the sender's name. */
  readonly you: string;
  readonly sender: string;
  readonly suggestionsLabel: string;
  readonly conversationLabel: string;
  readonly skipLink: string;
  readonly newTabNote: string;
  readonly loading: string;
  readonly connectionLost: string;
  /** Shown above the form when something is wrong with what was sent. */
  readonly problemHeading: string;
  readonly empty: string;
  readonly tooLong: string;
  readonly limited: string;
  readonly conversationEnded: string;
  readonly unavailable: string;
  readonly pageNotFoundHeading: string;
  readonly pageNotFound: string;
};
