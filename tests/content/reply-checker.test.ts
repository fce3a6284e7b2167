// The judge of the guard can fail a reply: whatever is put into a sound one from elsewhere is found.
import { describe, expect, test } from 'vitest';
import { createComposer } from '../../src/answering/composing/compose.ts';
import type { Composed } from '../../src/answering/composing/composed.ts';
import { createLines } from '../../src/answering/composing/lines.ts';
import type { Asked } from '../../src/answering/outcome.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { createReplyChecker } from '../support/reply-checker.ts';
import { saidIn } from '../support/said.ts';

const content = loadContent({ knowledgeDir: 'knowledge', dialogsDir: 'dialogs' });
const { knowledge, dialogs } = content;
const checker = createReplyChecker(content);
const composer = createComposer(knowledge);
const TODAY = '2026-11-22';

function answer(id: string, { today = TODAY, asked = {} }: { readonly today?: string; readonly asked?: Asked } = {}): Composed {
  const context = { today, lines: createLines(dialogs['en-NZ']), noticesShown: [] };
  return composer.compose({ kind: 'answer', entryIds: [id], gapIds: [], also: [], confidence: 1, asked }, context).composed;
}
/** The reply with some words exchanged; the words must be there. */
function exchanged(reply: Composed, from: string, to: string): Composed {
  expect(reply.text).toContain(from);
  return { ...reply, text: reply.text.replaceAll(from, to) };
}
const saying = (reply: Composed, sentence: string): Composed => ({ ...reply, text: `${reply.text}\n\n${sentence}` });
const found = (reply: Composed, today = TODAY) => checker.check(reply, today);

const communities = answer('communities-count');
const schools = answer('schools-count');
const series = answer('communities-count', { asked: { 'communities-count': [{ kind: 'growth', from: null, day: null }] } });
const minister = answer('announcer-2015');
const phone = answer('phone');

test('what is tampered with below is sound', () => {
  for (const reply of [communities, schools, series, minister, phone]) expect(found(reply)).toEqual([]);
});

describe('a figure is found', () => {
  test('that nobody published', () => {
    expect(found(exchanged(communities, '148', '149'))).toEqual(['figure from nowhere: 149']);
  });
  test('of other facts than the reply rests on', () => {
    expect(found(exchanged(communities, '148 Communities', '1,264 Communities'))).toEqual(['figure from nowhere: 1264']);
  });
  test('of another day', () => {
    expect(found(exchanged(schools, '1,264', '793'))).toEqual(['figure from nowhere: 793']);
  });
  test('that stands in a title, a notice or a telephone number only', () => {
    for (const figure of ['54', '2025', '180', '437', '0800', '111', '1737'])
      expect(found(saying(communities, `There were ${figure} more of them.`)), figure).toHaveLength(1);
  });
  test('of another size or kind', () => {
    const funding = answer('funding-overview');
    for (const other of ['$359 billion', '$359', '359 million', '359 per cent'])
      expect(found(exchanged(funding, '$359 million', other)), other).toHaveLength(1);
  });
  test('in words', () => {
    expect(found(saying(communities, 'That is half of the twenty that were hoped for.'))).toEqual([
      'number word from nowhere: half',
      'number word from nowhere: twenty',
    ]);
  });
});

describe('a figure that is worked out', () => {
  const grew = (sentence: string) => found(saying(communities, sentence));
  test('stands beside what it is worked out from', () => {
    expect(
      grew('The number rose by 31: from some 117 as at 1 July 2016 to 148 as at 9 November 2016. That is about 26 per cent more.'),
    ).toEqual([]);
  });
  test('is found when it is wrong', () => {
    expect(grew('The number rose by 32: from some 117 as at 1 July 2016 to 148 as at 9 November 2016.')).toEqual([
      'figure from nowhere: 32',
    ]);
    expect(grew('From some 117 as at 1 July 2016 to 148 as at 9 November 2016. That is about 27 per cent more.')).toEqual([
      'figure from nowhere: 27 per cent',
    ]);
  });
  test('is found when what it is worked out from is not shown', () => {
    expect(grew('The number rose by 31.')).toEqual(['figure from nowhere: 31']);
  });
});

describe('a date is found', () => {
  test.each(['10 November 2016', 'November 9th 2015', '2016-11-10', '9/11/2016', 'November 2017', '9 Dec 2016', '1 July'])(
    'such as %s',
    (date) => {
      expect(found(saying(minister, `It was so on ${date}.`))).toHaveLength(1);
    },
  );
  test('that belongs to another release', () => {
    expect(found(exchanged(minister, '18 November 2015', '1 July 2016'))).not.toEqual([]);
  });
  test('of a notice that does not hold yet', () => {
    const early = answer('communities-count', { today: '2016-12-01' });
    const [notice = ''] = communities.text.split('\n\n');
    expect(found(early, '2016-12-01')).toEqual([]);
    expect(found(saying(early, notice), '2016-12-01')).toContain('date from nowhere: 2026-01-28');
  });
  test('when the facts themselves are of a later day', () => {
    expect(found(communities, '2016-11-08')).toContain('fact 51 is later than the day');
  });
});

describe('a name is found', () => {
  test('of somebody nobody knows, within a sentence and at its beginning', () => {
    expect(found(exchanged(minister, 'Hekia Parata', 'Ruby Wilberforce'))).toEqual([
      'name from nowhere: Ruby',
      'name from nowhere: Wilberforce',
    ]);
    expect(found(saying(minister, 'Wilberforce said so.'))).toEqual(['opening word from nowhere: Wilberforce']);
  });
  test('of somebody whom the facts of this reply do not name', () => {
    expect(found(saying(communities, 'That was said by Hekia Parata.'))).toHaveLength(2);
  });
  test('of a place in a reply that is not about places', () => {
    expect(found(saying(communities, 'Most of them were in Dargaville.'))).toEqual(['name from nowhere: Dargaville']);
  });
});

describe('an address or number to reach somebody is found', () => {
  test.each([
    'enquiries@example.org',
    'https://www.example.org/communities',
    'www.example.org',
    'example.org',
    'https://www.beehive.govt.nz/release/another-54-communities-learning-formed/more',
  ])('such as %s', (address) => {
    expect(found(saying(phone, `You can also try ${address}.`))).toHaveLength(1);
  });
  test.each(['0800 437 4637', '04 463 8000', '+64 4 463 8000', '0800-123-456', '021555019'])('such as %s', (number) => {
    expect(found(saying(phone, `You can also ring ${number}.`))).toHaveLength(1);
  });
});

describe('what stands around the text is looked at too', () => {
  const [chart] = series.charts ?? [];
  const [source] = communities.sources;
  test.each<[string, Partial<Composed>]>([
    ['the day', { asAt: '2016-11-08' }],
    [
      'a source',
      { sources: [{ ...source, title: source?.title ?? '', publisher: 'The Evening Gazette', date: '2016-11-09', address: null }] },
    ],
    ['a suggestion', { suggestions: ['How to get rich'] }],
    ['a fact', { factIds: [...series.factIds, 9999] }],
    ['the title of a chart', { charts: chart ? [{ ...chart, title: 'How many there will be' }] : [] }],
    ['the words of a chart', { charts: chart ? [{ ...chart, alt: chart.alt.replace('148', '158') }] : [] }],
    [
      'a bar of a chart',
      { charts: chart ? [{ ...chart, points: chart.points.map((point) => ({ ...point, value: point.value + 1 })) }] : [] },
    ],
  ])('%s', (_name, changes) => {
    expect(chart && source).toBeTruthy();
    expect(found({ ...series, ...changes })).not.toEqual([]);
  });
});

test('in every entry, each figure and each date would be missed by nobody', () => {
  const strange = { figure: '98,765', date: '3 March 2013' };
  const missed: string[] = [];
  let tampered = 0;
  for (const { id, kind } of knowledge.entries.values()) {
    if (kind === 'gap') continue;
    const reply = answer(id);
    for (const said of saidIn(reply.text)) {
      if (said.kind !== 'figure' && said.kind !== 'date') continue;
      const text = `${reply.text.slice(0, said.at)}${strange[said.kind]}${reply.text.slice(said.end)}`;
      tampered += 1;
      if (found({ ...reply, text }).length === 0) missed.push(`${id}: ${said.value}`);
    }
  }
  expect(missed).toEqual([]);
  expect(tampered).toBeGreaterThan(200);
});
