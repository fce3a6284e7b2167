// What is said of TEOs alone is not told to anyone else as if it were theirs.
import { describe, expect, test } from 'vitest';
import { createAudienceRule } from '../../../../src/answering/deciding/audience.ts';
import type { Outcome } from '../../../../src/answering/outcome.ts';
import type { Reading } from '../../../../src/answering/reading/read.ts';
import { anEntry } from '../../../support/small-builders.ts';

const entries = new Map(
  [
    anEntry('teo-joining', { audience: 'teo' }),
    anEntry('teo-money', { audience: 'teo' }),
    anEntry('teo-gains', { audience: 'teo' }),
    anEntry('for-anyone'),
    anEntry('school-joining', { kind: 'gap', audience: 'school', related: ['teo-joining'] }),
    anEntry('early-joining', { kind: 'gap', audience: 'early-learning', related: ['teo-joining'] }),
    anEntry('school-money', { kind: 'gap', audience: 'school', related: ['for-anyone', 'teo-money'] }),
    anEntry('nobody-knows', { kind: 'gap', related: ['teo-joining'] }),
  ].map((entry) => [entry.id, entry]),
);
const rule = createAudienceRule({ entries });
type Answer = Extract<Outcome, { kind: 'answer' }>;
type Decline = Extract<Outcome, { kind: 'decline' }>;
const answer = (entryIds: readonly string[], changes: Partial<Answer> = {}): Outcome => ({
  kind: 'answer',
  entryIds,
  gapIds: [],
  also: [],
  confidence: 0.9,
  ...changes,
});
const decline = (gapId: string | null, changes: Partial<Decline> = {}): Outcome => ({
  kind: 'decline',
  gapId,
  declineId: null,
  also: [],
  confidence: 0.9,
  ...changes,
});
const asking = (...concepts: readonly string[]): Reading => ({ clauses: [{ text: 'asked', role: 'ask', words: [], concepts, hits: [] }] });

describe('an answer about TEOs', () => {
  test.each([
    ['school', 'school-joining'],
    ['parent', 'school-joining'],
    ['early-learning', 'early-joining'],
  ] as const)('becomes, for a %s, the gap %s, with the answer offered', (audience, gapId) => {
    expect(rule(answer(['teo-joining']), audience, asking('join'))).toEqual(decline(gapId, { also: ['teo-joining'] }));
  });

  test('without a gap of theirs is told as said of others', () => {
    expect(rule(answer(['teo-gains']), 'school', asking('join'))).toEqual(decline(null, { also: ['teo-gains'], ofOthers: 'teo-gains' }));
    expect(rule(answer(['teo-money']), 'early-learning', asking('money'))).toEqual(
      decline(null, { also: ['teo-money'], ofOthers: 'teo-money' }),
    );
  });

  test('beside another answer gives way to the gap, and the other answer stays', () => {
    expect(rule(answer(['for-anyone', 'teo-joining']), 'school', asking())).toEqual(
      answer(['for-anyone'], { gapIds: ['school-joining'], also: ['teo-joining'] }),
    );
    expect(rule(answer(['for-anyone', 'teo-gains']), 'school', asking())).toEqual(answer(['for-anyone'], { also: ['teo-gains'] }));
  });

  test('with another about TEOs becomes one gap, and both are offered', () => {
    expect(rule(answer(['teo-joining', 'teo-money']), 'school', asking())).toEqual(
      decline('school-joining', { also: ['teo-joining', 'teo-money'] }),
    );
  });

  test.each(['teo', 'media', 'anyone'] as const)('stays for %s', (audience) => {
    expect(rule(answer(['teo-joining']), audience, asking('join'))).toEqual(answer(['teo-joining']));
  });

  test('for somebody unknown stays, and is marked with whom it holds for', () => {
    expect(rule(answer(['teo-joining']), null, asking('join'))).toEqual(answer(['teo-joining'], { holdsFor: 'teo' }));
    expect(rule(answer(['for-anyone', 'teo-gains']), null, asking('join'))).toMatchObject({ holdsFor: 'teo' });
  });
});

describe('the question itself', () => {
  test('about TEOs is answered as asked, whoever asks', () => {
    for (const audience of ['school', 'early-learning', 'parent', null] as const)
      expect(rule(answer(['teo-joining']), audience, asking('join', 'teo'))).toEqual(answer(['teo-joining']));
  });

  test('that goes on from one about TEOs is about TEOs still', () => {
    expect(rule(answer(['teo-joining']), 'school', asking('join'), asking('money', 'teo'))).toEqual(answer(['teo-joining']));
    expect(rule(answer(['teo-joining']), 'school', asking('join'), asking('money'))).toMatchObject({ gapId: 'school-joining' });
  });

  test('about schools gets their gap, even where the asker is unknown, and where the one before was about TEOs', () => {
    expect(rule(answer(['teo-joining']), null, asking('join', 'school'), asking('teo'))).toMatchObject({ gapId: 'school-joining' });
    expect(rule(answer(['teo-joining']), 'teo', asking('join', 'school'))).toMatchObject({ gapId: 'school-joining' });
    expect(rule(answer(['teo-joining']), 'school', asking('join', 'ece'))).toMatchObject({ gapId: 'early-joining' });
  });

  test('about schools and something that only TEOs are said of is answered, and marked', () => {
    expect(rule(answer(['teo-gains']), null, asking('school'))).toEqual(answer(['teo-gains'], { holdsFor: 'teo' }));
  });
});

describe('a gap of schools', () => {
  test('becomes for a TEO the answer it stands beside', () => {
    expect(rule(decline('school-joining'), 'teo', asking('join'))).toEqual(answer(['teo-joining']));
    expect(rule(decline('school-joining'), 'teo', asking('join', 'school'))).toEqual(decline('school-joining'));
    expect(rule(answer(['teo-joining'], { gapIds: ['school-joining'] }), 'teo', asking('join'))).toEqual(answer(['teo-joining']));
  });

  test('becomes for an early learning service its own, or what is said of others', () => {
    expect(rule(decline('school-joining'), 'early-learning', asking('join'))).toEqual(decline('early-joining'));
    expect(rule(decline('school-money'), 'early-learning', asking('money'))).toEqual(decline(null, { ofOthers: 'teo-money' }));
    expect(rule(decline('school-joining'), 'early-learning', asking('join', 'school'))).toEqual(decline('school-joining'));
  });

  test.each(['school', 'parent', 'media', null] as const)('stays for %s', (audience) => {
    expect(rule(decline('school-joining'), audience, asking('join'))).toEqual(decline('school-joining'));
  });

  test('that is anybody stays for all', () => {
    for (const audience of ['teo', 'early-learning', 'school', null] as const)
      expect(rule(decline('nobody-knows'), audience, asking('join'))).toEqual(decline('nobody-knows'));
  });
});

test('every other outcome stays', () => {
  const others: readonly Outcome[] = [
    answer(['for-anyone']),
    { kind: 'offer', entryIds: ['teo-joining'], confidence: 0.2 },
    { kind: 'person', confidence: 0.9 },
    { kind: 'act', act: 'help', confidence: 1 },
    { kind: 'urgent', concern: 'distress', below: null },
    decline(null),
  ];
  for (const outcome of others) expect(rule(outcome, 'school', asking())).toEqual(outcome);
});
