// The sentences of the mails: to offices, and the one to the person. Plain text; no logic but putting in what is given.
import type { Asker } from '../cases/case.ts';

export const askerWords: Readonly<Record<Asker, string>> = {
  school: 'a school',
  teo: 'a tertiary education organisation',
  'early-learning': 'an early learning service',
  whanau: 'whānau',
  media: 'media',
  other: 'someone else',
};

/** The mail to an office. */
export const office = {
  subject: (reference: string, about: string) => `[${reference}] Enquiry: ${about}`,
  opening: (reference: string, when: string) =>
    `Someone has asked the Kāhui Ako enquiry assistant for a person. Their case is ${reference}, opened ${when}.`,
  forOther: (office: string) => `It is for ${office}. No mailbox is known for it, so this came to the default one: please pass it on.`,
  forUnplaced: 'The place is not known, so this came to the default mailbox: please pass it on to the right office.',
  media: 'the media desk',
  safety: 'the safety desk',
  region: (name: string) => `the Director of Education, ${name}`,
  unplaced: 'an office not known yet',
  about: 'What they ask',
  who: 'Who asks',
  asker: (asker: string) => `They say they are: ${asker}`,
  askerUnknown: 'They did not say who they are.',
  place: (place: string) => `Place: ${place}`,
  placeUnknown: 'They did not say where they are.',
  routedTo: (office: string) => `This is a case for ${office}.`,
  howToAnswer: 'How to answer',
  byChat: 'They want to be answered in the chat. Answering this mail does NOT reach them.',
  byMail: (address: string) =>
    `They want to be answered by e-mail, at ${address}. Answering this mail goes to them, but is not recorded with the case.`,
  byMailBroken: 'They want to be answered by e-mail, but the address they gave cannot be used. Answering this mail does NOT reach them.',
  byPhone: (number: string) => `They want to be rung, on ${number}. Answering this mail does NOT reach them.`,
  atDesk: (address: string) => `Answer, or note what you said, at the staff desk: ${address}`,
  since: 'What has happened since',
  wrote: (when: string) => `The person wrote, ${when}:`,
  noted: (who: string, when: string) => `${who} noted, ${when}:`,
  answered: (who: string, when: string) => `${who} answered, ${when}:`,
  handedOver: (who: string, when: string, office: string) => `${who} handed it to ${office}, ${when}.`,
  conversation: 'The conversation so far',
  noConversation: 'There is no conversation with this case, or the person has had it deleted.',
  cutLines: (count: number) =>
    `(The ${count === 1 ? 'oldest message is' : `${count} oldest messages are`} left out here; the desk shows all.)`,
  person: (when: string) => `Person, ${when}:`,
  service: (when: string) => `Assistant, ${when}:`,
  sources: 'It gave as sources:',
  closing: 'This mail was sent by a machine. The case stays open until someone answers or closes it at the desk.',
};

/** The mail to the person who asked. */
export const person = {
  subject: (reference: string) => `[${reference}] Answer to your enquiry`,
  opening: (reference: string, when: string) =>
    `Kia ora\n\nYou asked us a question through the Kāhui Ako enquiry assistant on ${when}. Your reference is ${reference}.`,
  answerFrom: (office: string) => `Answer from ${office}`,
  officeUnknown: 'the Ministry of Education',
  asked: 'What you asked',
  goOn: 'If you want to ask more',
  reply: 'Reply to this e-mail. Your reply goes to the office that answered you.',
  noReply: 'Please do not reply to this e-mail: nobody reads replies to it.',
  closing: 'Ngā mihi',
};

/** The message to a team. Markdown. */
export const team = {
  opening: (reference: string, office: string) => `**New enquiry ${reference}**, for ${office}.`,
  about: (about: string) => `About: ${about}`,
  from: (asker: string, place: string) => `From: ${asker}. Place: ${place}.`,
  unknown: 'not given',
  desk: (address: string) => `[Open it at the desk](${address})`,
};
