// What has changed since the releases is said first: in full once, short after that, and never before its day.
import { describe, expect, test } from 'vitest';
import { type ComposeResult, createComposer } from '../../../../src/answering/composing/compose.ts';
import { aContext, smallComposer } from '../../../support/small-composing.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

/** Between the third release and the first notice. */
const BEFORE_NOTICES = '2017-03-01';

const answer = (entryIds: readonly string[], context = aContext()) =>
  smallComposer.compose({ kind: 'answer', entryIds, gapIds: [], also: [], confidence: 0.8 }, context);
const textOf = ({ composed }: ComposeResult) => composed.text;

describe('the status notice', () => {
  const full = '**Note:** The groups ended on 28 January 2026. ([News page](https://example.org/news), The Bureau)';

  test('stands first, in full and with its source, and is remembered as shown', () => {
    const result = answer(['communities-count']);
    expect(textOf(result).startsWith(full)).toBe(true);
    expect(result.noticesShown).toEqual(['ended']);
  });

  test('is short once it was shown', () => {
    const again = answer(['communities-count'], aContext({ noticesShown: ['ended'] }));
    expect(textOf(again).startsWith('**Note:** The groups have ended.\n\n')).toBe(true);
    expect(textOf(again)).not.toContain('28 January 2026');
  });

  test('is the one that holds on the day', () => {
    expect(textOf(answer(['communities-count'], aContext({ today: '2026-01-28' })))).toContain('28 January 2026');
    const earlier = textOf(answer(['communities-count'], aContext({ today: '2026-01-27' })));
    expect(earlier).toContain('No new groups were made from June 2019.');
    expect(earlier).not.toContain('2026');
  });

  test('does not exist before its day', () => {
    expect(textOf(answer(['communities-count'], aContext({ today: BEFORE_NOTICES })))).not.toContain('**Note:**');
  });

  test('is left out where it does not concern the answer', () => {
    expect(textOf(answer(['announcer']))).not.toContain('**Note:**');
    expect(textOf(answer(['money'], aContext({ today: '2020-01-01' })))).not.toContain('**Note:**');
  });

  test('is marked when nobody confirmed it, or not lately', () => {
    const mark = 'line unconfirmed for 180 days';
    expect(textOf(answer(['communities-count']))).toContain(mark);
    expect(textOf(answer(['communities-count'], aContext({ noticesShown: ['ended'] })))).not.toContain(mark);
    const reviewed = (today: string) => textOf(answer(['communities-count'], aContext({ today })));
    expect(reviewed('2019-11-29')).not.toContain(mark);
    expect(reviewed('2019-11-30')).toContain(mark);
  });

  test('comes with every other that holds when the status itself is asked about', () => {
    const result = smallComposer.compose(
      { kind: 'decline', gapId: 'still-running', declineId: null, also: [], confidence: 0.7 },
      aContext({ noticesShown: ['ended'] }),
    );
    expect(textOf(result)).toContain('28 January 2026');
    expect(textOf(result)).toContain('June 2019');
    expect(result.noticesShown).toEqual(['ended', 'closed']);
  });
});

describe('a phone line', () => {
  test('nobody has confirmed is said to be unconfirmed', () => {
    expect(textOf(answer(['phone']))).toContain('line contact-unconfirmed');
    expect(textOf(answer(['communities-count']))).not.toContain('line contact-unconfirmed');
  });

  test('confirmed within the review period is not', () => {
    const line = smallKnowledge.contacts.get('ies-info');
    if (!line) throw new Error('the small knowledge has no phone line');
    const contacts = new Map(smallKnowledge.contacts).set(line.id, { ...line, reviewedOn: '2026-11-01' });
    const composer = createComposer({ ...smallKnowledge, contacts });
    const { composed } = composer.compose({ kind: 'answer', entryIds: ['phone'], gapIds: [], also: [], confidence: 1 }, aContext());
    expect(composed.text).not.toContain('line contact-unconfirmed');
  });
});
