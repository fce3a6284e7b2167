// What holds for others than the asker is told as theirs: a decline that shows the entry.
import { expect, test } from 'vitest';
import { aContext, smallComposer } from '../../../support/small-composing.ts';

const declined = { kind: 'decline', gapId: null, declineId: null, also: [], confidence: 0.8 } as const;

test('a decline of what holds for others tells it below a line that says so', () => {
  const { composed } = smallComposer.compose({ ...declined, ofOthers: 'money' }, aContext());
  expect(composed).toMatchObject({ kind: 'decline', entryIds: ['money'], factIds: [10, 11], asAt: '2015-11-18' });
  expect(composed.text).toContain('line decline-of-others\n\nThe government set aside');
  expect(composed.sources.length).toBeGreaterThan(0);
});

test('without that entry it is a decline like any other', () => {
  const { composed } = smallComposer.compose({ ...declined, ofOthers: 'nothing-of-ours' }, aContext());
  expect(composed).toMatchObject({ kind: 'decline', entryIds: [], factIds: [] });
  expect(composed.text).not.toContain('line decline-of-others');
});
