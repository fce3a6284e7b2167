// One ask's decision from the ranking: told, offered, declined by name, declined plainly, or left to a person.
import { describe, expect, test } from 'vitest';
import type { Ranking } from '../../../../src/answering/deciding/ranking.ts';
import { decideSingle } from '../../../../src/answering/deciding/single.ts';

const nothing: Ranking = { entries: [], together: [], gaps: [], declines: [], acts: [], urgent: 0, settled: 0, unsettled: 0 };
const decide = (ranking: Partial<Ranking>) => decideSingle({ ...nothing, ...ranking });
const one = (id: string, score: number) => ({ id, score });
const share = (id: string, adds: number, facts = 1) => ({ id, adds, facts });

describe('a decision', () => {
  test('tells what covers the ask, with how sure it is', () => {
    expect(decide({ entries: [one('a', 0.9)], together: [share('a', 0.9)], settled: 0.9 })).toMatchObject({
      kind: 'answer',
      entryIds: ['a'],
      confidence: 0.9,
    });
  });

  test('tells a second entry that adds enough, and more must be added for a whole series', () => {
    const entries = [one('a', 0.6), one('b', 0.2)];
    expect(decide({ entries, together: [share('a', 0.6), share('b', 0.15)], settled: 0.9 })).toMatchObject({ entryIds: ['a', 'b'] });
    expect(decide({ entries, together: [share('a', 0.6), share('b', 0.15, 3)], settled: 0.9 })).toMatchObject({ entryIds: ['a'] });
    expect(decide({ entries, together: [share('a', 0.6), share('b', 0.05)], settled: 0.9 })).toMatchObject({ entryIds: ['a'] });
  });

  test('offers what is likely when nothing is sure, and never what is not', () => {
    const entries = [one('a', 0.3), one('b', 0.2), one('c', 0.01)];
    expect(decide({ entries, together: [share('a', 0.3)], settled: 0.6, unsettled: 0.2 })).toMatchObject({
      kind: 'offer',
      entryIds: ['a', 'b'],
    });
  });

  test('states nothing when much speaks for "not settled", however sure the entry is of the rest', () => {
    const ranking = { entries: [one('a', 0.55)], together: [share('a', 0.55)], settled: 0.55, unsettled: 0.42 };
    expect(decide(ranking).kind).not.toBe('answer');
  });

  test('names the gap or the subject that holds most of "not settled"', () => {
    const ranking = { settled: 0.2, unsettled: 0.8 };
    expect(decide({ ...ranking, gaps: [one('pay', 0.7)], declines: [one('loans', 0.1)] })).toMatchObject({ gapId: 'pay', declineId: null });
    expect(decide({ ...ranking, gaps: [one('pay', 0.1)], declines: [one('loans', 0.7)] })).toMatchObject({
      gapId: null,
      declineId: 'loans',
    });
  });

  test('declines without a name when many subjects share the doubt, but only when it outweighs what is settled', () => {
    const spread = { entries: [one('a', 0.3)], gaps: [one('pay', 0.1)], declines: [one('loans', 0.1)] };
    expect(decide({ ...spread, settled: 0.3, unsettled: 0.7 })).toMatchObject({ kind: 'decline', gapId: null, declineId: null });
    const doubted = { ...spread, settled: 0.48, unsettled: 0.5 };
    expect(decide({ ...doubted, entries: [one('a', 0.35)] })).toMatchObject({ kind: 'offer' });
    expect(decide({ ...doubted, entries: [one('a', 0.25)] })).toMatchObject({ kind: 'decline' });
  });

  test('leaves an act to the conversation when it is likelier than anything asked', () => {
    expect(decide({ entries: [one('a', 0.2)], acts: [one('person', 0.6)], settled: 0.2 })).toEqual({ kind: 'person', confidence: 0.6 });
    expect(decide({ entries: [one('a', 0.7)], together: [share('a', 0.7)], acts: [one('person', 0.3)], settled: 0.7 }).kind).toBe('answer');
  });

  test('an urgent need comes before all', () => {
    expect(decide({ entries: [one('a', 0.5)], urgent: 0.45 })).toMatchObject({ kind: 'urgent' });
  });
});
