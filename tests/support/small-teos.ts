// The small knowledge with rules that hold for TEOs alone, a gap of schools beside one of them, and turns over it.
import { createAnswerer } from '../../src/answering/answerer.ts';
import { createComposer } from '../../src/answering/composing/compose.ts';
import { learn } from '../../src/answering/learning/learn.ts';
import { createReader } from '../../src/answering/reading/read.ts';
import type { Content, Knowledge } from '../../src/content/content.ts';
import { createTurn, type TakeTurn } from '../../src/conversation/turn.ts';
import { aFact, anEntry } from './small-builders.ts';
import { smallDialogs } from './small-dialogs.ts';
import { smallEntries } from './small-entries.ts';
import { smallKnowledge } from './small-knowledge.ts';
import { smallFacts } from './small-ledger.ts';

const entries = [
  ...smallEntries,
  anEntry('teo-bound', {
    title: 'Whether TEOs were bound',
    facts: [20],
    audience: 'teo',
    asks: [
      'are we bound to it',
      'is it binding',
      'must we be bound',
      'is a polytech bound',
      'binding for teos',
      'are tertiary providers bound',
    ],
    profile: { bound: 1.5 },
    related: ['teo-gains', 'what-is'],
    body: 'TEOs were not bound.',
  }),
  anEntry('school-bound', {
    kind: 'gap',
    title: 'Whether schools were bound',
    facts: [20],
    audience: 'school',
    asks: ['is a school bound', 'are schools bound', 'binding for schools', 'is a kura bound', 'must schools be bound', 'school binding'],
    profile: { bound: 1.2, school: 1 },
    related: ['teo-bound'],
    body: 'No release says it of schools.',
  }),
  anEntry('teo-gains', {
    title: 'What TEOs could gain',
    facts: [21],
    audience: 'teo',
    asks: [
      'what do we gain',
      'what could teos gain',
      'gains for a polytech',
      'is there a gain for us',
      'gain of tertiary providers',
      'gains please',
    ],
    profile: { gain: 1.5 },
    related: ['teo-bound'],
    body: 'TEOs could gain students.',
  }),
];

const teoKnowledge: Knowledge = {
  ...smallKnowledge,
  facts: new Map(
    [...smallFacts, aFact(20, { subject: 'TEOs', says: 'They were not bound.' }), aFact(21, { subject: 'TEOs' })].map((fact) => [
      fact.id,
      fact,
    ]),
  ),
  entries: new Map(entries.map((entry) => [entry.id, entry])),
  words: {
    ...smallKnowledge.words,
    concepts: [
      ...smallKnowledge.words.concepts,
      { id: 'teo', kind: 'subject', says: ['teo', 'teos', 'polytech', 'tertiary provider', 'tertiary providers'], includes: [] },
      { id: 'ece', kind: 'subject', says: ['kindergarten', 'early childhood centre'], includes: [] },
      { id: 'bound', kind: 'facet', says: ['bound', 'binding'], includes: [] },
      { id: 'gain', kind: 'facet', says: ['gain', 'gains'], includes: [] },
    ],
  },
};

const content: Content = { knowledge: teoKnowledge, dialogs: smallDialogs };
const reader = createReader(teoKnowledge);

export const teoTurn: TakeTurn = createTurn({
  content,
  answerer: createAnswerer({ knowledge: teoKnowledge, model: learn(teoKnowledge, reader), reader }),
  composer: createComposer(teoKnowledge),
  reader,
});
