// Whether a named figure agrees with the ledger's turns on both: how closely it is named and how closely it is known.
import { expect, test } from 'vitest';
import { agrees, type Verdict } from '../../../../src/answering/figures/agree.ts';
import type { Nearness } from '../../../../src/answering/figures/said-numbers.ts';

const said = (how: Nearness, value: number, more: { kind?: 'count' | 'share'; upTo?: number } = {}) => ({
  kind: 'count' as const,
  value,
  how,
  start: 0,
  end: 1,
  ...more,
});

test.each<[string, Nearness, number, string, number, Verdict]>([
  ['148 of 148', 'plainly', 148, 'exactly', 148, 'right'],
  ['149 of 148', 'plainly', 149, 'exactly', 148, 'wrong'],
  ['117 of some 117', 'plainly', 117, 'some', 117, 'right'],
  ['exactly 148 of 148', 'exactly', 148, 'exactly', 148, 'right'],
  ['exactly 117 of some 117', 'exactly', 117, 'some', 117, 'rounded'],
  ['exactly 118 of some 117', 'exactly', 118, 'some', 117, 'wrong'],
  ['about 120 of 117', 'about', 120, 'some', 117, 'roughly'],
  ['about 150 of 117', 'about', 150, 'some', 117, 'wrong'],
  ['about 148 of 148', 'about', 148, 'exactly', 148, 'right'],
  ['nearly 150 of 148', 'almost', 150, 'exactly', 148, 'right'],
  ['nearly 140 of 148', 'almost', 140, 'exactly', 148, 'wrong'],
  ['nearly 200 of 148', 'almost', 200, 'exactly', 148, 'wrong'],
  ['nearly 135,000 of almost 135,000', 'almost', 135000, 'almost', 135000, 'right'],
  ['nearly 410,000 of more than 410,000', 'almost', 410000, 'more than', 410000, 'wrong'],
  ['nearly 117 of some 117', 'almost', 117, 'some', 117, 'roughly'],
  ['over 140 of 148', 'over', 140, 'exactly', 148, 'right'],
  ['over 148 of 148', 'over', 148, 'exactly', 148, 'wrong'],
  ['over 410,000 of more than 410,000', 'over', 410000, 'more than', 410000, 'right'],
  ['over 420,000 of more than 410,000', 'over', 420000, 'more than', 410000, 'wrong'],
  ['under 150 of 148', 'under', 150, 'exactly', 148, 'right'],
  ['under 148 of 148', 'under', 148, 'exactly', 148, 'wrong'],
  ['under 135,000 of almost 135,000', 'under', 135000, 'almost', 135000, 'right'],
])('%s', (_, how, value, qualifier, amount, verdict) => {
  // Qualifiers are the ledger's words, of which the schema lists these.
  expect(agrees(said(how, value), { amount, qualifier: qualifier as 'exactly' })).toBe(verdict);
});

test('a share may be a little off, a count may not', () => {
  expect(agrees(said('plainly', 0.5, { kind: 'share' }), { amount: 0.52, qualifier: 'exactly' })).toBe('roughly');
  expect(agrees(said('plainly', 0.4, { kind: 'share' }), { amount: 0.52, qualifier: 'exactly' })).toBe('wrong');
  expect(agrees(said('plainly', 500), { amount: 520, qualifier: 'exactly' })).toBe('wrong');
});

test('a range is right when it holds the figure, ends included', () => {
  const verdicts = [
    [140, 150],
    [148, 160],
    [100, 148],
    [149, 160],
    [100, 147],
  ].map(([from = 0, upTo = 0]) => agrees(said('plainly', from, { upTo }), { amount: 148, qualifier: 'exactly' }));
  expect(verdicts).toEqual(['right', 'right', 'right', 'wrong', 'wrong']);
});
