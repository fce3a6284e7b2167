// A question about the Director with a place: the region is told beside the answer, and the place remembered.
import { describe, expect, test } from 'vitest';
import { afterSaying, textAfter } from '../../support/small-talk.ts';

describe('a question about the Director', () => {
  test('with a place hears which region that is, and the place is remembered', () => {
    const { replies, state } = afterSaying('which director do we ask in Hamilton');
    expect(replies).toMatchObject([{ kind: 'answer', entryIds: ['director'] }]);
    expect(replies[0]?.text.startsWith('line place Hamilton, Waikato, 24 May 2016\n\n')).toBe(true);
    expect(state.place).toBe('Hamilton');
    expect(textAfter('which director do we ask in Hamilton', 'a person please')).toContain('line place Hamilton, Waikato');
  });

  test('without a place is answered as it is', () => {
    const { replies, state } = afterSaying('which director do we ask');
    expect(replies[0]?.text).not.toContain('line place');
    expect(state.place).toBeNull();
  });

  test('is not mixed up with other questions that name a place', () => {
    expect(textAfter('how many schools belonged in Hamilton')).not.toContain('line place');
  });
});
