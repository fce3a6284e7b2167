// What is said of TEOs alone is not told to a school as if it were its own.
import { describe, expect, test } from 'vitest';
import { createAudienceRule } from '../../../../src/answering/deciding/audience.ts';
import type { Outcome } from '../../../../src/answering/outcome.ts';
import type { Reading } from '../../../../src/answering/reading/read.ts';
import { anEntry } from '../../../support/small-builders.ts';

const entries = new Map(
  [
    anEntry('teo-joining', { audience: 'teo' }),
    anEntry('teo-money', { audience: 'teo' }),
    anEntry('for-anyone'),
    anEntry('school-joining', { kind: 'gap', audience: 'school', related: ['teo-joining'] }),
    anEntry('early-joining', { kind: 'gap', audience: 'early-learning', related: ['teo-joining'] }),
  ].map((entry) => [entry.id, entry]),
);
const rule = createAudienceRule({ entries });
const answer = (...entryIds: readonly string[]): Outcome => ({ kind: 'answer', entryIds, gapIds: [], also: [], confidence: 0.9 });
const asking = (...concepts: readonly string[]): Reading => ({ clauses: [{ text: 'asked', role: 'ask', words: [], concepts, hits: [] }] });

describe('an answer about TEOs', () => {
  test.each([
    ['school', 'school-joining'],
    ['parent', 'school-joining'],
    ['early-learning', 'early-joining'],
  ] as const)('becomes, for a %s, the gap %s, with the answer offered', (audience, gapId) => {
    expect(rule(answer('teo-joining'), audience, asking('join'))).toEqual({
      kind: 'decline',
      gapId,
      declineId: null,
      also: ['teo-joining'],
      confidence: 0.9,
    });
  });

  test.each(['teo', 'media', 'anyone', null] as const)('stays for %s', (audience) => {
    expect(rule(answer('teo-joining'), audience, asking('join'))).toEqual(answer('teo-joining'));
  });

  test('stays when the question itself is about TEOs', () => {
    expect(rule(answer('teo-joining'), 'school', asking('join', 'teo'))).toEqual(answer('teo-joining'));
  });

  test('stays when no gap stands for the same question', () => {
    expect(rule(answer('teo-money'), 'school', asking('money'))).toEqual(answer('teo-money'));
  });
});

test('every other outcome stays', () => {
  const others: readonly Outcome[] = [
    answer('for-anyone'),
    answer('for-anyone', 'teo-joining'),
    { kind: 'offer', entryIds: ['teo-joining'], confidence: 0.2 },
  ];
  for (const outcome of others) expect(rule(outcome, 'school', asking())).toEqual(outcome);
});
