// The office's answer as a mail to the person who asked for it by e-mail.
import { newZealandDay } from '../base/clock.ts';
import { formatDay } from '../base/day.ts';
import type { Delivery } from '../cases/outbox.ts';
import { destinationOf } from '../cases/routing.ts';
import type { Offices } from '../content/schema/offices.ts';
import { indent, manyLines, oneLine } from './plain-text.ts';
import { failedForGood, type Sender } from './sender.ts';
import type { Mail, Mailer } from './smtp.ts';
import { person as words } from './words.ts';

const LONGEST_TEXT = 10_000;

/** Sends an answer to the address the person gave. */
export function createAnswerMailSender(options: {
  readonly mailer: Mailer;
  readonly offices: Offices;
  /** The enquiries line, what to say there and how old its number is, as plain sentences. */
  readonly phone: (reference: string) => string;
}): Sender {
  return async (delivery, signal) => {
    const mail = answerMail(delivery, options);
    return mail ? options.mailer(mail, signal) : failedForGood('there is no answer to send, or the person gave no e-mail address');
  };
}

/** The mail that carries an answer; null without an answer or an address. */
export function answerMail(
  { case: asked, answer, id, queuedAt }: Delivery,
  { offices, phone }: { readonly offices: Offices; readonly phone: (reference: string) => string },
): Mail | null {
  if (answer === null || asked.answerBy.kind !== 'e-mail') return null;
  const { office, mailbox } = destinationOf(asked.route, offices);
  const from = office ? oneLine(office, 200) : words.officeUnknown;
  const heading = words.answerFrom(from);
  const parts = [
    words.opening(asked.reference, formatDay(newZealandDay(new Date(asked.openedAt)))),
    `${heading}\n${'-'.repeat(heading.length)}\n${manyLines(answer, LONGEST_TEXT)}`,
    `${words.asked}\n${'-'.repeat(words.asked.length)}\n${indent(manyLines(asked.about, LONGEST_TEXT))}`,
    [
      words.goOn,
      '-'.repeat(words.goOn.length),
      // Mails to the sender's address may go nowhere, so a reply is only offered where an office reads it.
      mailbox === null ? words.noReply : words.reply,
      phone(asked.reference),
    ].join('\n'),
    words.closing,
  ];
  return {
    to: asked.answerBy.address,
    replyTo: mailbox,
    subject: words.subject(asked.reference),
    text: `${parts.join('\n\n')}\n`,
    id,
    date: queuedAt,
    isAutomatic: false,
  };
}
