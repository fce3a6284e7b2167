// From single meanings to ranked entries: what an entry covers adds up, and twins count as one.
import { describe, expect, test } from 'vitest';
import { createRanker } from '../../../../src/answering/deciding/ranking.ts';
import { aFact, anEntry } from '../../../support/small-builders.ts';

const facts = new Map([aFact(1), aFact(2), aFact(3), aFact(4, { sameAs: [5] }), aFact(5, { sameAs: [4] })].map((fact) => [fact.id, fact]));
const entries = new Map(
  [
    anEntry('alone', { facts: [1] }),
    anEntry('all', { facts: [3, 1, 2] }),
    anEntry('both', { facts: [2, 1] }),
    anEntry('twin', { facts: [5] }),
    anEntry('twins', { facts: [4, 5] }),
    anEntry('gap', { kind: 'gap', facts: [1] }),
  ].map((entry) => [entry.id, entry]),
);
const meaningsOf = (meanings: Readonly<Record<string, number>>) => ({
  probabilities: Float64Array.from(Object.values(meanings)),
  heard: Object.keys(meanings).map((_, at) => at),
});
const rankOf = (meanings: Readonly<Record<string, number>>) =>
  createRanker({ facts, entries }, Object.keys(meanings))(meaningsOf(meanings));
const scores = (meanings: Readonly<Record<string, number>>) => new Map(rankOf(meanings).entries.map(({ id, score }) => [id, score]));

describe('ranking', () => {
  test('an entry is as likely as its facts together', () => {
    const found = scores({ 'fact:1': 0.3, 'fact:2': 0.4, 'fact:3': 0.3 });
    expect(found.get('both')).toBeCloseTo(0.7, 1);
    expect(found.get('alone')).toBeCloseTo(0.3, 1);
    expect(rankOf({ 'fact:1': 0.3, 'fact:2': 0.4, 'fact:3': 0.3 }).entries[0]?.id).toBe('all');
  });

  test('the entry that leads with the likeliest fact goes before one that merely holds it', () => {
    expect(rankOf({ 'fact:1': 0.9 }).entries[0]?.id).toBe('alone');
    expect(rankOf({ 'fact:2': 0.9 }).entries[0]?.id).toBe('both');
  });

  test('facts that say the same count once, under either number', () => {
    const found = scores({ 'fact:4': 0.6 });
    expect(found.get('twin')).toBe(found.get('twins'));
    expect(found.get('twin')).toBeCloseTo(0.6, 1);
  });

  test('entries are told together by what each adds to those before it', () => {
    const { together } = rankOf({ 'fact:1': 0.5, 'fact:4': 0.3 });
    expect(together.map(({ id }) => id)).toEqual(['alone', 'twin']);
    expect(together.map(({ adds }) => adds)).toEqual([0.5, 0.3]);
  });

  test('of two sheets that cover the same, the shorter one is told', () => {
    const long = new Map([...entries, ['longer', anEntry('longer', { facts: [1, 2, 3, 4, 5] })]]);
    const { together } = createRanker({ facts, entries: long }, ['fact:2', 'fact:4'])(meaningsOf({ 'fact:2': 0.9, 'fact:4': 0.02 }));
    expect(together[0]?.id).toBe('both');
  });

  test('no score is above one', () => {
    expect(Math.max(...scores({ 'fact:1': 0.5, 'fact:2': 0.5 }).values())).toBe(1);
  });

  test('each list is best first, and equal ones stand in order of their names', () => {
    const {
      gaps,
      declines,
      acts,
      entries: ranked,
    } = rankOf({ 'gap:b': 0.1, 'gap:a': 0.1, 'gap:c': 0.3, 'decline:x': 0.2, 'act:thanks': 0.05, 'act:hi': 0.1 });
    expect(gaps.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(declines).toEqual([{ id: 'x', score: 0.2 }]);
    expect(acts.map(({ id }) => id)).toEqual(['hi', 'thanks']);
    expect(ranked).toEqual([]);
  });

  test('a gap is never ranked among the answers', () => {
    expect(rankOf({ 'fact:1': 1, 'gap:gap': 1 }).entries.map(({ id }) => id)).not.toContain('gap');
  });

  test('settled sums facts; unsettled sums gaps, other subjects and what nobody listed', () => {
    const { settled, unsettled, urgent } = rankOf({
      'fact:1': 0.2,
      'fact:2': 0.1,
      'gap:gap': 0.3,
      'decline:x': 0.15,
      unlisted: 0.05,
      urgent: 0.12,
      'act:hi': 0.08,
    });
    expect(settled).toBeCloseTo(0.3, 9);
    expect(unsettled).toBeCloseTo(0.5, 9);
    expect(urgent).toBe(0.12);
  });
});
