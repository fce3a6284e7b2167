// Every sentence of the desk. Staff alone read it, so it stands here and not in the dialogs that writers keep.
import type { ActKind, Asker, DeliveryKind, DeliveryState } from '../../cases/case.ts';
import type { StaffAct } from '../../cases/desk.ts';
import { REFERENCE_SYMBOLS } from '../../cases/reference.ts';
import { MOST_WRITTEN } from '../../cases/staff-acts.ts';
import { deleting } from './deleting-words.ts';

const askers: Readonly<Record<Asker, string>> = {
  school: 'A school or kura',
  teo: 'A tertiary education organisation (TEO)',
  'early-learning': 'An early learning service',
  whanau: 'A parent or whānau',
  media: 'The media',
  other: 'Somebody else',
};

const acts: Readonly<Record<ActKind, string>> = {
  opened: 'opened the case',
  wrote: 'wrote again',
  taken: 'took the case',
  noted: 'wrote a note',
  answered: 'answered',
  closed: 'closed the case',
  reopened: 'opened the case again',
  'handed-over': 'handed the case to',
  delivered: 'delivered',
  'not-delivered': 'could not deliver',
  retried: 'had the deliveries tried again',
  deleted: 'deleted the case',
};

const deliveries: Readonly<Record<DeliveryKind, string>> = {
  mail: 'The case, to the office by e-mail',
  teams: 'The case, to the office in Teams',
  webhook: 'The case, to another system (webhook)',
  'answer-mail': 'The answer, to the person by e-mail',
  'answer-channel': 'The answer, to the person in their chat',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  waiting: 'waiting to be sent',
  sent: 'sent',
  'needs-a-hand': 'needs a hand',
  dropped: 'called back: the case was deleted or handed on first',
};

const done: Readonly<Record<StaffAct['kind'], string>> = {
  take: 'You have the case now.',
  note: 'Your note is kept with the case.',
  answer: 'Your answer is kept with the case.',
  close: 'The case is closed.',
  reopen: 'The case is open again.',
  'hand-over': 'The case is handed over.',
  retry: 'The deliveries are being tried again.',
  delete: 'The case is deleted.',
};

const channels: Readonly<Record<string, string>> = { web: 'the web chat', msteams: 'Teams' };

const grouped = (count: number): string => count.toLocaleString('en-NZ');

export const words = {
  deskName: 'Enquiry desk',
  serviceName: 'Kāhui Ako enquiries',
  skipLink: 'Skip to the content',
  footer: 'People’s names, numbers and words are on these pages. Sign out when you leave the machine.',
  problemHeading: 'There is a problem',
  backToDesk: 'Back to the desk',
  askers,
  acts,
  deliveries,
  deliveryStates,
  done,
  channel: (name: string): string => channels[name] ?? `the channel ${name}`,
  routes: { media: 'Media enquiries', safety: 'Safety concerns', unplaced: 'Place not known' },
  notSaid: 'Not said',
  needsAHand: 'Needs a hand',

  signIn: {
    heading: 'Sign in to the enquiry desk',
    password: 'Password',
    name: 'Your name, for the record',
    nameHint: 'Optional. It stands beside whatever you do with a case.',
    button: 'Sign in',
    provider: 'Sign in with your work account',
    signedOut: 'You are signed out.',
    signedOutOfDesk: 'You are signed out of the desk. You may still be signed in to your work account.',
    wrong: 'This is not the password. Try again, or ask whoever runs the service.',
    reservedName: 'This name is used by the service itself. Write your own, or leave it out.',
    longName: 'Write a name of 80 characters or fewer.',
    somebody: 'Staff',
    off: 'Nobody can sign in yet. Whoever runs the service must set STAFF_PASSWORD, or OIDC_ISSUER and the settings that go with it.',
    continueHeading: 'One moment',
    continueLink: 'Go on to the desk',
    slow: (seconds: number): string =>
      `This is not the password, and there were many wrong tries. Wait ${seconds === 1 ? '1 second' : `${seconds} seconds`}, then try again.`,
    shut: (until: string): string =>
      `There were too many wrong tries, not only yours perhaps. Nobody can sign in by the password until ${until}.`,
    signedIn: (name: string): string => `Signed in as ${name}`,
    signOut: 'Sign out',
  },

  provider: {
    downHeading: 'Sign-in is not working just now',
    down: 'The service that checks work accounts cannot be reached. Try again in a few minutes. Cases are safe, and are still sent to the offices.',
    staleHeading: 'Sign in again',
    stale: 'This sign-in did not begin in this browser, or took longer than ten minutes.',
    refusedHeading: 'You were not signed in',
    refused: 'Your work account was not accepted. Try again; if it happens twice, ask whoever looks after work accounts.',
    noRoleHeading: 'You may not open the desk yet',
    noRole: (role: string): string =>
      `Your account is right, but it does not have the role “${role}”. Ask whoever looks after work accounts to give it to you, then sign in again.`,
    again: 'Try again',
  },

  refusals: {
    notFoundHeading: 'Not found',
    noPage: 'The desk has no page at this address.',
    noCase: (reference: string): string => `There is no case ${reference}. Ask the caller to read it again, slowly.`,
    tooLargeHeading: 'This is too long',
    tooLarge: `Nothing was done. Go back, and write ${grouped(MOST_WRITTEN)} characters or fewer.`,
    foreignHeading: 'This form did not come from the desk',
    staleFormHeading: 'This form is out of date',
    staleForm: 'Nothing was done. Open the page again and use the form there.',
    signedOutHeading: 'You have been signed out',
    signedOut: 'Nothing was done. Signing in lasts eight hours. Copy what you wrote, sign in again, and paste it.',
    whatYouWrote: 'What you wrote',
    signInAgain: 'Sign in again',
    failedHeading: 'Something went wrong',
    failed: 'It is not your doing. Go back to the case, see whether what you did is in its record, and try again in a minute.',
  },

  front: {
    reference: 'Reference',
    referenceHint: 'Type the first two after KA-, as the caller reads them, and press Enter.',
    find: 'Find',
    notAReference: (typed: string): string =>
      `No reference begins with “${typed}”. After KA- come only ${[...REFERENCE_SYMBOLS].join(' ')}: ask the caller to read it again.`,
    noneFound: (beginning: string): string => `No case has a reference that begins with ${beginning}.`,
    severalFound: (count: string, beginning: string): string => `${count} begin with ${beginning}`,
    allCases: 'Show all cases again',
    cases: 'Cases',
    byState: 'Cases by state',
    shows: { open: 'To do', all: 'All', 'needs-a-hand': 'Needs a hand' },
    region: 'Region or desk',
    everyRegion: 'All regions and desks',
    openInRoute: (name: string, count: number): string => `${name} (${count} open)`,
    show: 'Show',
    none: 'There are no cases here.',
    count: (count: string): string => (count === '1' ? '1 case' : `${count} cases`),
    more: (limit: number): string =>
      `These are the ${limit} that changed last; there are more. Choose a region or a state, or search by reference.`,
    waiting: (count: number, since: string | null): string =>
      `${count === 1 ? '1 message waits' : `${count} messages wait`} to be sent${since === null ? '' : `, the oldest since ${since}`}.`,
    nobody: 'Nobody yet',
  },

  file: {
    case: 'Case',
    whatIsAsked: 'What is asked',
    state: 'State',
    has: 'Has it',
    opened: 'Opened',
    route: 'Region or desk',
    place: 'Place',
    who: 'Who asks',
    about: 'What it is about',
    answerBy: 'How to answer',
    office: 'Office',
    officePhone: 'Phone of the office',
    officeMailbox: 'Mailbox',
    notKnown: 'Not known',
    fallback: 'This is the default mailbox: no other is known for these cases.',
    verified: (day: string): string => `checked on ${day}`,
    notConfirmed: 'not confirmed',
    here: (channel: string): string => `In ${channel}, where they asked`,
    byMail: (address: string): string => `By e-mail to ${address}`,
    byPhone: 'By phone:',
    needsAHand: 'A delivery of this case failed for good. See “Deliveries” below.',
    conversation: 'The conversation',
    noConversation: 'No conversation goes with this case, or it was deleted from the chat.',
    person: 'The person',
    service: 'The service',
    sources: 'Rests on:',
    deliveries: 'Deliveries',
    noDeliveries: 'This case is sent nowhere: it waits here. No mail, Teams or webhook was set up when it was opened.',
    deliveryState: (state: string, attempts: number): string =>
      `${state}${attempts === 0 ? '' : `, ${attempts === 1 ? '1 attempt' : `${attempts} attempts`} failed`}`,
    queued: 'Queued',
    sent: 'Sent',
    due: 'Next attempt',
    lastError: 'Last error',
    record: 'Record of what was done',
    deleted: 'The person had this case deleted. Left are the reference, where it went, and what kind of thing was done, by whom and when.',
  },

  doing: {
    heading: 'What you can do',
    take: 'Take the case',
    takeOver: (name: string): string => `Take over from ${name}`,
    answerHeading: 'Answer',
    answer: 'Your answer',
    answerGoes: {
      web: 'It appears in the chat they asked in: at once, or at their next visit.',
      msteams: 'It goes to them as a message in Teams.',
      other: (channel: string): string => `It goes to them in ${channel}.`,
      mail: (address: string): string => `It goes by e-mail to ${address}.`,
    },
    ring: (number: string): string => `Ring ${number}, then note here what you said. It is kept with the case and sent nowhere.`,
    ringLabel: 'What you said on the phone',
    send: 'Send the answer',
    keepRing: 'Keep what was said',
    noteHeading: 'Note',
    note: 'A note for colleagues',
    noteHint: 'The person does not see it.',
    keepNote: 'Keep the note',
    handOverHeading: 'Hand over',
    handOver: 'Hand the case to',
    choose: 'Choose one',
    otherHeading: 'Other',
    close: 'Close the case',
    reopen: 'Open the case again',
    retry: 'Try the deliveries again',
    sendNow: 'Send the case to the office now',
    delete: 'Delete at the person’s wish',
  },

  problems: {
    emptyAnswer: 'Write the answer first.',
    emptyNote: 'Write the note first.',
    longText: (length: number, most: number): string => `This has ${grouped(length)} characters. Write ${grouped(most)} or fewer.`,
    noRoute: 'Choose where the case goes.',
    meanwhile: (what: string): string => `Since you opened this page: ${what}. Read on, and send it again if it is still right.`,
  },

  deleting,
} as const;
