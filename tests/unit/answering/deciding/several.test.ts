// Several asks put together: answered in order, at most three, what is not settled named, what is of another subject too.
import { describe, expect, test } from 'vitest';
import { several } from '../../../../src/answering/deciding/several.ts';
import type { Outcome } from '../../../../src/answering/outcome.ts';

const answer = (...entryIds: readonly string[]): Outcome => ({ kind: 'answer', entryIds, gapIds: [], also: [], confidence: 0.9 });
const decline = (confidence: number, named: { readonly gapId?: string; readonly declineId?: string } = {}): Outcome => ({
  kind: 'decline',
  gapId: named.gapId ?? null,
  declineId: named.declineId ?? null,
  also: [],
  confidence,
});
const offer: Outcome = { kind: 'offer', entryIds: ['z'], confidence: 0.3 };

describe('asks of one message', () => {
  test('are answered in their order, three at most, the rest offered', () => {
    expect(several(offer, [answer('b'), answer('a'), answer('c', 'd')])).toMatchObject({ entryIds: ['b', 'a', 'c'], also: ['d'] });
  });

  test('are no list when fewer than two come to anything', () => {
    expect(several(offer, [answer('a'), offer])).toBeNull();
    expect(several(offer, [answer('a'), answer('a')])).toBeNull();
    expect(several(offer, [decline(0.9), decline(0.9)])).toBeNull();
  });

  test('keep the gap that one of them falls into', () => {
    expect(several(offer, [answer('a'), decline(0.9, { gapId: 'pay' })])).toMatchObject({ entryIds: ['a'], gapIds: ['pay'] });
  });

  test('keep another subject that one of them is surely about', () => {
    expect(several(offer, [answer('a'), decline(0.8, { declineId: 'loans' })])).toMatchObject({ besides: { declineId: 'loans' } });
    expect(several(offer, [decline(0.9), answer('a')])).toMatchObject({ besides: { declineId: null } });
    expect(several(offer, [answer('a'), decline(0.6, { declineId: 'loans' })])).toBeNull();
    expect(several(offer, [answer('a'), decline(0.8)])).toBeNull();
  });

  test('are left alone when the message wants help or a person', () => {
    const parts = [answer('a'), answer('b')];
    expect(several({ kind: 'person', confidence: 0.9 }, parts)).toBeNull();
    expect(several({ kind: 'urgent', concern: 'distress', below: null }, parts)).toBeNull();
  });
});
