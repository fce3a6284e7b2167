// Dialog lines for the small knowledge: each says its own key, so that a test sees which line was taken.
import type { Content, Dialogs } from '../../src/content/content.ts';
import { handOverLines } from './small-hand-over.ts';
import { smallKnowledge } from './small-knowledge.ts';

const KEYS =
  `greeting privacy-notice privacy-more act-greeting act-thanks act-banter act-restart act-back act-back-none act-repeat-none act-english act-te-reo
  act-delete-data empty-message mended source-intro when-intro source-none sure-intro ask-audience audience-which audience-school audience-early-learning
  decline-of-others too-long-read yes-which nothing-offered decline-before-first decline-after-last decline-neighbour decline-far answer-nearest-date
  answer-year-taken answer-years-several answer-none-before answer-none-after answer-series answer-series-end
  answer-source-published answer-source-updated answer-source-no-link offer-intro contact-unconfirmed urgent-below urgent-danger urgent-child-safety
  urgent-violence urgent-self-harm urgent-missing-child urgent-distress`.split(/\s+/);

const FILLED = {
  help: 'line help {emergency}',
  apology: 'line apology {contact}',
  'answer-source': 'line source: {title}, {publisher}, {date-means} {date}.',
  'answer-source-link': '[line read]({address})',
  'answer-others': 'line others: {list}.',
  'answer-other-item': '{figure} as at {date}',
  'answer-series-item': '- {date}: {figure}',
  'chart-alt': 'line chart of {title}: {list}.',
  'decline-none-yet': 'line none yet, {contact}',
  'answer-part-intro': 'line part “{title}”:',
  'answer-not-settled': 'line not settled: {gap}',
  'answer-besides': 'line besides {title}:',
  'answer-besides-unsaid': 'line besides unsaid',
  'status-full': '**Note:** {text} ([{title}]({address}), {publisher})',
  'status-short': '**Note:** {text}',
  'status-full-unconfirmed': '**Note:** {text} ([{title}]({address}), {publisher}) line unconfirmed for {days} days',
  'offer-item': '- {title}',
  'why-unsettled': 'line why-unsettled {contact}',
  'more-none': 'line more-none {contact}',
  'wrong-ask': 'line wrong-ask {contact}',
  'choice-none': 'line choice-none {contact}',
  'no-plain': 'line no-plain {contact}',
  'offer-none': 'line none of these {contact}',
  'decline-unlisted': 'line unlisted {first} to {last}, {contact}',
  'decline-place': '- [{name}]({address})',
  'decline-place-no-link': '- {name}',
  'place-region': 'line place {place}, {region}, {date}',
  'person-ambiguous': 'line ambiguous {place}: {regions}',
  'person-source': 'line person source {title}, {publisher}, {date}',
  'urgent-lines': 'line urgent {emergency} {counsellor} {child-contact} {child-phone}',
} as const;

const english = { ...Object.fromEntries(KEYS.map((key) => [key, `line ${key}`])), ...FILLED, ...handOverLines };
const maori = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, text.replaceAll('line', 'rārangi')]));

export const smallDialogs: Dialogs = { 'en-NZ': english, 'mi-NZ': maori };

export const smallContent: Content = { knowledge: smallKnowledge, dialogs: smallDialogs };
