// Lines of the hand-over for the small dialogs: each says its own key and what is filled in; buttons say what people then type.

const PLAIN =
  `handover-intro passed-on-trial delete-data-ask card-intro offer-person-own handover-privacy handover-why ask-place place-unclear ask-asker asker-unclear asker-school asker-teo
  asker-early-learning asker-whanau asker-media asker-other ask-about about-unclear ask-answer-by answer-by-unclear answer-by-here
  ask-e-mail e-mail-unclear ask-phone phone-unclear confirm-unclear form-not-given form-help form-given-up form-refused
  form-not-needed form-cancelled form-first form-again form-urgent-kept change-what to-media to-safety to-unplaced card-title
  card-asker card-answer-by card-contact card-submit passed-on-waits passed-on-here phone-card-say phone-card-hours offer-person
  case-add case-none staff-answer-end`.split(/\s+/);

const FILLED = {
  'place-alike': 'line place-alike {places}',
  'ask-about-known': 'line ask-about-known {about}',
  'answer-by-e-mail': 'line answer-by-e-mail {address}',
  'answer-by-phone': 'line answer-by-phone {number}',
  'ask-confirm': 'line ask-confirm {to} {place} {asker} {about} {answer}',
  'to-director': 'line to-director {region}',
  'office-confirmed': 'line office-confirmed {office} {date}',
  'office-unconfirmed': 'line office-unconfirmed {office}',
  'staff-handed-over': 'line staff-handed-over {reference} {to}',
  'staff-closed': 'line staff-closed {reference} {to}',
  'case-remove-ask': 'line case-remove-ask {reference}',
  recorded: 'line recorded {reference} {to}',
  'passed-on': 'line passed-on {to} {reference}',
  'passed-on-fallback': 'line passed-on-fallback {to}',
  'passed-on-e-mail': 'line passed-on-e-mail {address}',
  'passed-on-phone': 'line passed-on-phone {number}',
  'passed-on-ask': 'line passed-on-ask {reference}',
  'passed-on-again': 'line passed-on-again {reference}',
  'phone-card': 'line phone-card {name} {phone} {dial}',
  'phone-card-say-reference': 'line phone-card-say-reference {reference}',
  'phone-card-age': 'line phone-card-age {date}',
  'phone-card-checked': 'line phone-card-checked {date}',
  'case-waiting': 'line case-waiting {reference} {date} {to}',
  'case-taken': 'line case-taken {reference} {date} {to}',
  'case-answered': 'line case-answered {reference} {date} {to}',
  'case-closed': 'line case-closed {reference} {date} {to}',
  'case-unknown': 'line case-unknown {reference}',
  'case-open-already': 'line case-open-already {reference}',
  'case-with-person': 'line case-with-person {reference} {to}',
  'case-wrote': 'line case-wrote {reference} {to}',
  'case-wrote-handled': 'line case-wrote-handled {reference} {to}',
  'case-removed': 'line case-removed {reference}',
  'act-delete-data-cases': 'line act-delete-data-cases {references}',
  'staff-taken': 'line staff-taken {reference} {to}',
  'staff-answer-from': 'line staff-answer-from {to} {reference}',
  'form-skip': 'Skip',
  'form-keep': 'Yes, keep that',
  'form-here': 'Here in this chat',
  'form-e-mail': 'By e-mail',
  'form-phone': 'By phone',
  'form-yes': 'Yes, pass it on',
  'form-no': 'No, do not pass it on',
  'form-change': 'Change something',
  'change-place': 'Change the place',
  'change-about': 'Change what it is about',
  'change-answer': 'Change how they answer',
  'talk-to-person': 'Talk to a person',
} as const;

export const handOverLines: Readonly<Record<string, string>> = {
  ...Object.fromEntries(PLAIN.map((key) => [key, `line ${key}`])),
  ...FILLED,
};
