// The guard lets through what ledger, contacts, notices and dialogs hold, and nothing else.
import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../../src/answering/composing/chart.ts';
import type { Composed } from '../../../../src/answering/composing/composed.ts';
import { createGuard } from '../../../../src/answering/composing/guard.ts';
import { aContext, smallComposer } from '../../../support/small-composing.ts';
import { smallContent } from '../../../support/small-dialogs.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

const guard = createGuard(smallContent);
const context = aContext();

function violations(text: string, factIds: readonly number[] = [3]): readonly string[] {
  const reply: Composed = { kind: 'answer', text, entryIds: [], factIds, sources: [], asAt: null, confidence: 1, suggestions: [] };
  return guard.check(reply).map(({ kind, found }) => `${kind}: ${found}`);
}

describe('the guard refuses', () => {
  test.each([
    ['a figure from nowhere', 'There were 149 communities.', 'figure: 149'],
    ['a figure of a fact the reply does not rest on', 'There were 793 schools.', 'figure: 793'],
    ['a figure with more digits than ours', 'There were 1,148 communities.', 'figure: 1,148'],
    ['a part of a telephone number as a figure', 'There were 222 communities.', 'figure: 222'],
    ['a part of a date as a figure', 'There were 18 communities.', 'figure: 18'],
    ['a part of a notice as a figure', 'There were 28 communities.', 'figure: 28'],
    ['another telephone number', 'Ring 0800 111 223.', 'figure: 0800'],
    ['a date from nowhere', 'As at 10 November 2016 there were 148.', 'date: 10 November 2016'],
    ['a date put together from the parts of others', 'As at 9 July 2016 there were 148.', 'date: 9 July 2016'],
    ['a date with a digit more than one of ours', 'As at 21 July 2016 there were 148.', 'date: 21 July 2016'],
    ['a day without its year', 'On 12 March there were 148.', 'date: 12 March'],
    ['an address from nowhere', 'See [this](https://example.com/first).', 'address: https://example.com/first'],
    ['an address below one of ours', 'See https://example.org/first/more', 'address: https://example.org/first/more'],
    ['an e-mail address', 'Write to help@example.org.', 'e-mail: help@example.org'],
    ['a name from nowhere', 'Ask for Hinewai at the office.', 'name: Hinewai'],
    ['a name behind a comma', 'The Minister, Hinewai Smith, said so.', 'name: Hinewai'],
  ])('%s', (_what, text, violation) => {
    expect(violations(text)).toContain(violation);
  });
});

describe('the guard reads charts as it reads words', () => {
  const withChart = (changes: Partial<Chart>) => {
    const point = { day: '2016-11-09', value: 148, label: '148' };
    const chart: Chart = { title: 'Growth', alt: '148 as at 9 November 2016', points: [point], ...changes };
    return guard
      .check({
        kind: 'answer',
        text: 'It grew.',
        entryIds: [],
        factIds: [3],
        sources: [],
        asAt: null,
        confidence: 1,
        suggestions: [],
        charts: [chart],
      })
      .map(({ kind, found }) => `${kind}: ${found}`);
  };

  test('and refuses what they hold from nowhere', () => {
    expect(withChart({})).toEqual([]);
    expect(withChart({ alt: '149 as at 9 November 2016' })).toEqual(['figure: 149']);
    expect(withChart({ alt: '148 as at 10 November 2016' })).toEqual(['date: 10 November 2016']);
    expect(withChart({ title: 'All 150' })).toEqual(['figure: 150']);
    expect(withChart({ points: [{ day: '2016-11-09', value: 148, label: '151' }] })).toEqual(['figure: 151']);
  });
});

describe('the guard lets through', () => {
  test.each([
    ['a figure of a fact the reply rests on', 'As at 9 November 2016 there were 148 communities.', [3]],
    ['a figure with its qualifier and commas', 'More than 1,264 schools belonged.', [5]],
    ['money', 'It had $359 million.', [10]],
    ['the date of a release, whatever the reply rests on', 'From 18 November 2015 to 9 November 2016.', []],
    ['a detail of its fact', 'Mere Ngata announced it in Northland on 1 July 2016.', [7]],
    ['contacts', 'Ring The Line (0800 111 222), 111 or 1737, or Child Line, 0508 333 444.', []],
    ['a notice', 'The groups ended on 28 January 2026. No new groups were made from June 2019.', []],
    ['the days of review', 'Nobody confirmed it in the last 180 days.', []],
    ['places and regions, and the day they are as at', 'That lies in Tai Tokerau, near Kaitāia (as at 24 May 2016).', []],
    [
      'addresses of releases, notices and places to go',
      '[a](https://example.org/first), https://example.org/news and https://loans.example.org.',
      [],
    ],
    ['words at the start of sentences, lists and quotations', 'Ask. Perhaps so.\n- Maybe\n“Never”', []],
  ])('%s', (_what, text, factIds) => {
    expect(violations(text, factIds)).toEqual([]);
  });

  test('every reply composed from the knowledge', () => {
    const { entries, declines } = smallKnowledge;
    const replies = [
      ...[...entries.values()].map(({ id, kind }) =>
        smallComposer.compose(
          kind === 'answer'
            ? { kind, entryIds: [id], gapIds: ['role-pay'], also: [], confidence: 1 }
            : { kind: 'decline', gapId: id, declineId: null, also: [], confidence: 1 },
          context,
        ),
      ),
      ...[...declines.keys(), null].map((declineId) =>
        smallComposer.compose({ kind: 'decline', gapId: null, declineId, also: ['money'], confidence: 1 }, context),
      ),
      smallComposer.compose({ kind: 'offer', entryIds: ['money', 'phone', 'what-is'], confidence: 0.2 }, context),
    ];
    expect(replies.flatMap(({ composed }) => guard.check(composed))).toEqual([]);
  });
});

describe('of the way to a person the guard lets through', () => {
  const reply = (text: string, more: Partial<Composed> = {}): Composed => ({
    ...{ kind: 'hand-over', text, entryIds: [], factIds: [], sources: [], asAt: null, confidence: 1, suggestions: [] },
    ...more,
  });

  test('the number to dial, and the day on which a contact was checked', () => {
    expect(guard.check(reply('[0800 111 222](tel:0800111222)'))).toEqual([]);
    const [line] = smallContent.knowledge.contacts.values();
    if (!line) throw new Error('the small knowledge has no contact');
    const checked = new Map([[line.id, { ...line, reviewedOn: '2026-11-20' }]]);
    const knowing = createGuard({ ...smallContent, knowledge: { ...smallKnowledge, contacts: checked } });
    expect(knowing.check(reply('It was checked on 20 November 2026.'))).toEqual([]);
    expect(guard.check(reply('It was checked on 20 November 2026.'))).not.toEqual([]);
  });

  test("what only repeats the person's words, and the reference, but nothing beside them", () => {
    const repeats = ['149 of us met Hinewai on 3 May'];
    expect(guard.check(reply('About: 149 of us met Hinewai on 3 May', { repeats }))).toEqual([]);
    expect(guard.check(reply('About: 149 of us met Hinewai on 3 May. There were 793.', { repeats }))).toMatchObject([{ found: '793' }]);
    expect(guard.check(reply('It is KA-2346793F.', { caseReference: 'KA-2346793F' }))).toEqual([]);
  });
});
