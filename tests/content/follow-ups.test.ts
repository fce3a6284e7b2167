// What following up relies on in the shipped knowledge: concepts by their names, and an entry that tells where each release comes from.
import { describe, expect, test } from 'vitest';
import { createReader } from '../../src/answering/reading/read.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { ORIGIN_SUBJECTS } from '../../src/conversation/about-last.ts';
import { AUDIENCE_WORDS } from '../../src/conversation/audience.ts';
import { PARTIES } from '../../src/conversation/joined-ask.ts';
import { MAX_MESSAGE_CHARACTERS } from '../../src/conversation/message.ts';

const { knowledge, dialogs } = loadContent({ knowledgeDir: 'knowledge', dialogsDir: 'dialogs' });
const concepts = new Set(knowledge.words.concepts.map(({ id }) => id));
const entries = [...knowledge.entries.values()];

test('the parties that take each other’s place are concepts', () => {
  expect([...PARTIES].filter((party) => !concepts.has(party))).toEqual([]);
});

test.each([
  ['teo', 'teo'],
  ['early-learning', 'ece'],
  ['school', 'school'],
] as const)('the words put in for %s are read as %s', (audience, concept) => {
  const { clauses } = createReader(knowledge).read(`do we have to join ${AUDIENCE_WORDS[audience]}`);
  expect(clauses.flatMap((clause) => clause.concepts)).toContain(concept);
});

describe.each([...knowledge.releases.values()].map(({ id }) => id))('of the release %s', (release) => {
  const origins = [...knowledge.facts.values()].filter((fact) => fact.release === release && ORIGIN_SUBJECTS.includes(fact.subject));

  test('the ledger says where it comes from, and an entry leads with that', () => {
    expect(origins.length).toBeGreaterThan(0);
    expect(origins.every(({ id }) => entries.some(({ kind, facts }) => kind === 'answer' && facts[0] === id))).toBe(true);
  });
});

test('a gap says what is known of today', () => {
  expect(entries.some(({ kind, status }) => kind === 'gap' && status.includes('existence'))).toBe(true);
});

test('what is said of a long message names the limit there is', () => {
  const limit = MAX_MESSAGE_CHARACTERS.toLocaleString('en-NZ');
  for (const dialog of Object.values(dialogs)) expect(dialog['too-long-read']).toContain(limit);
});
