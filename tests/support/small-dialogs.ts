// Dialog lines for the small knowledge: each says its own key, so that a test sees which line was taken.
import type { Content, Dialogs } from '../../src/content/content.ts';
import { smallKnowledge } from './small-knowledge.ts';

const KEYS =
  `greeting privacy-notice privacy-more act-greeting act-thanks act-banter act-restart act-back act-back-none act-repeat-none act-english act-te-reo
  act-delete-data empty-message yes-which nothing-offered decline-dated decline-neighbour decline-far answer-nearest-date
  answer-source-published answer-source-updated answer-source-no-link offer-intro contact-unconfirmed urgent-below urgent-danger urgent-child-safety
  urgent-violence urgent-self-harm urgent-missing-child urgent-distress`.split(/\s+/);

const FILLED = {
  help: 'line help {emergency}',
  apology: 'line apology {contact}',
  'answer-source': 'line source: {title}, {publisher}, {date-means} {date}.',
  'answer-source-link': '[line read]({address})',
  'answer-others': 'line others: {list}.',
  'answer-other-item': '{figure} as at {date}',
  'answer-part-intro': 'line part “{title}”:',
  'answer-not-settled': 'line not settled: {gap}',
  'status-full': '**Note:** {text} ([{title}]({address}), {publisher})',
  'status-short': '**Note:** {text}',
  'status-full-unconfirmed': '**Note:** {text} ([{title}]({address}), {publisher}) line unconfirmed for {days} days',
  'offer-item': '- {title}',
  'offer-none': 'line none of these {contact}',
  'decline-unlisted': 'line unlisted {first} to {last}, {contact}',
  'decline-place': '- [{name}]({address})',
  'decline-place-no-link': '- {name}',
  'person-ask-place': 'line ask place {contact}',
  'place-region': 'line place {place}, {region}, {date}',
  'person-region': 'line region {place}, {region}, {date}, {contact}',
  'person-ambiguous': 'line ambiguous {place}: {regions}',
  'person-unknown-place': 'line unknown place {contact}',
  'person-source': 'line person source {title}, {publisher}, {date}',
  'urgent-lines': 'line urgent {emergency} {counsellor} {child-contact} {child-phone}',
} as const;

const english = { ...Object.fromEntries(KEYS.map((key) => [key, `line ${key}`])), ...FILLED };
const maori = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, text.replaceAll('line', 'rārangi')]));

export const smallDialogs: Dialogs = { 'en-NZ': english, 'mi-NZ': maori };

export const smallContent: Content = { knowledge: smallKnowledge, dialogs: smallDialogs };
