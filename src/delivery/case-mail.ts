// A case as a mail to the office it is for: what is asked, by whom, how to answer, and all that was said.
import { formatInstant } from '../base/instant.ts';
import { type AnswerBy, type CaseAct, type Route, UNPLACED } from '../cases/case.ts';
import type { Delivery } from '../cases/outbox.ts';
import { destinationOf } from '../cases/routing.ts';
import type { Offices } from '../content/schema/offices.ts';
import type { Region } from '../content/schema/regions.ts';
import { indent, manyLines, oneLine } from './plain-text.ts';
import { routeName } from './route-name.ts';
import { failedForGood, type Sender } from './sender.ts';
import { isMailable, type Mail, type Mailer } from './smtp.ts';
import { transcriptText } from './transcript.ts';
import { askerWords, office as words } from './words.ts';

const LONGEST_SUBJECT_WORDS = 60;
const LONGEST_ABOUT = 10_000;

export type CaseMailOptions = {
  readonly offices: Offices;
  readonly regions: readonly Region[];
  /** Where staff answer, e.g. `https://chat.example.govt.nz/desk`. */
  readonly deskUrl: string;
};

/** Sends a case to the mailbox of its route's office, or to the default one. */
export function createCaseMailSender(options: CaseMailOptions & { readonly mailer: Mailer }): Sender {
  return async (delivery, signal) => {
    const mail = caseMail(delivery, options);
    return mail ? options.mailer(mail, signal) : failedForGood('CONTACTS_FILE names no mailbox for this case and no default one');
  };
}

/** The mail of a case; null when there is no mailbox for it, not even the default one. */
export function caseMail(delivery: Delivery, { offices, regions, deskUrl }: CaseMailOptions): Mail | null {
  const { case: asked, id, queuedAt, transcript, acts } = delivery;
  const { mailbox, isFallback } = destinationOf(asked.route, offices);
  if (mailbox === null) return null;
  const nameOf = (route: Route) => routeName(route, regions);
  const passOn = asked.route === UNPLACED ? words.forUnplaced : words.forOther(nameOf(asked.route));
  const since = acts.flatMap((act) => sinceText(act, nameOf));
  const parts = [
    [words.opening(asked.reference, formatInstant(asked.openedAt)), isFallback ? passOn : words.routedTo(nameOf(asked.route))].join('\n'),
    section(words.about, indent(manyLines(asked.about, LONGEST_ABOUT))),
    section(
      words.who,
      asked.asker ? words.asker(askerWords[asked.asker]) : words.askerUnknown,
      asked.place ? words.place(oneLine(asked.place, 200)) : words.placeUnknown,
    ),
    section(words.howToAnswer, answerText(asked.answerBy), words.atDesk(`${deskUrl}/cases/${asked.reference}`)),
    ...(since.length > 0 ? [section(words.since, since.join('\n\n'))] : []),
    section(words.conversation, transcriptText(transcript)),
    words.closing,
  ];
  return {
    to: mailbox,
    replyTo: asked.answerBy.kind === 'e-mail' ? asked.answerBy.address : null,
    subject: words.subject(asked.reference, oneLine(asked.about, LONGEST_SUBJECT_WORDS)),
    text: `${parts.join('\n\n')}\n`,
    id,
    date: queuedAt,
    isAutomatic: true,
  };
}

/** A heading with a line below it, as plain mails have them. */
function section(heading: string, ...lines: readonly string[]): string {
  return [heading, '-'.repeat(heading.length), ...lines].join('\n');
}

function answerText(answerBy: AnswerBy): string {
  if (answerBy.kind === 'here') return words.byChat;
  if (answerBy.kind === 'phone') return words.byPhone(oneLine(answerBy.number, 100));
  return isMailable(answerBy.address) ? words.byMail(answerBy.address) : words.byMailBroken;
}

/** What the office should know of what happened after the case was opened; nothing for the service's own records. */
function sinceText({ at, who, kind, text }: CaseAct, nameOf: (route: Route) => string): readonly string[] {
  if (text === null) return [];
  const when = formatInstant(at);
  const name = oneLine(who, 100);
  const said = `\n${indent(manyLines(text, LONGEST_ABOUT))}`;
  if (kind === 'wrote') return [words.wrote(when) + said];
  if (kind === 'noted') return [words.noted(name, when) + said];
  if (kind === 'answered') return [words.answered(name, when) + said];
  return kind === 'handed-over' ? [words.handedOver(name, when, nameOf(text))] : [];
}
