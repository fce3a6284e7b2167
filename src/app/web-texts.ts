// The pages' sentences, taken from the dialogs.
import { createLines } from '../answering/composing/lines.ts';
import type { Content } from '../content/content.ts';
import { formatContact, formatNumber } from '../content/render.ts';
import { MAX_MESSAGE_CHARACTERS } from '../conversation/message.ts';
import type { WebTexts } from '../web/texts.ts';

export function webTextsOf({ knowledge, dialogs }: Content): WebTexts {
  const lines = createLines(dialogs['en-NZ']);
  const phone = knowledge.contacts.get('ies-info');
  return {
    serviceName: lines('page-service-name'),
    homeHeading: lines('page-home-heading'),
    homeMarkdown: lines('page-home'),
    launcher: lines('page-launcher'),
    closeChat: lines('page-close-chat'),
    chatHeading: lines('page-chat-heading'),
    greetingMarkdown: lines('greeting'),
    privacyMarkdown: lines('privacy-notice'),
    contactMarkdown: lines('page-contact', { contact: phone ? formatContact(phone) : '' }),
    questionLabel: lines('page-question-label'),
    questionHint: lines('page-question-hint'),
    send: lines('page-send'),
    startOver: lines('page-start-over'),
    you: lines('page-you'),
    sender: lines('page-sender'),
    suggestionsLabel: lines('page-suggestions'),
    conversationLabel: lines('page-conversation'),
    skipLink: lines('page-skip'),
    newTabNote: lines('page-new-tab'),
    loading: lines('page-loading'),
    connectionLost: lines('page-connection-lost'),
    problemHeading: lines('page-problem'),
    empty: lines('empty-message'),
    tooLong: lines('too-long', { limit: formatNumber(MAX_MESSAGE_CHARACTERS) }),
    limited: lines('page-limited'),
    conversationEnded: lines('page-ended'),
    unavailable: lines('page-unavailable'),
    pageNotFoundHeading: lines('page-not-found-heading'),
    pageNotFound: lines('page-not-found'),
  };
}
