// What is said of a decision: date and source with every fact, notices, offers, declines, and nothing later than the day.
import { describe, expect, test } from 'vitest';
import { type ComposeResult, createComposer } from '../../../../src/answering/composing/compose.ts';
import { createLines } from '../../../../src/answering/composing/lines.ts';
import type { Asked } from '../../../../src/answering/outcome.ts';
import type { AskedTime } from '../../../../src/answering/reading/asked-times.ts';
import { formatDay } from '../../../../src/base/day.ts';
import { anEntry, FIRST, SECOND, THIRD, TODAY } from '../../../support/small-builders.ts';
import { aContext, englishLines, smallComposer } from '../../../support/small-composing.ts';
import { smallDialogs } from '../../../support/small-dialogs.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

const answer = (
  entryIds: readonly string[],
  context = aContext(),
  rest: {
    readonly gapIds?: readonly string[];
    readonly also?: readonly string[];
    readonly asked?: Asked;
    readonly besides?: { readonly declineId: string | null };
  } = {},
) => smallComposer.compose({ kind: 'answer', entryIds, gapIds: [], also: [], confidence: 0.8, ...rest }, context);
const decline = (gapId: string | null, declineId: string | null, context = aContext(), also: readonly string[] = []) =>
  smallComposer.compose({ kind: 'decline', gapId, declineId, also, confidence: 0.7 }, context);
const at = (...times: readonly AskedTime[]): Asked => ({ 'communities-count': times });
const textOf = ({ composed }: ComposeResult) => composed.text;

const answers = [...smallKnowledge.entries.values()].filter(({ kind }) => kind === 'answer');

describe('an answer', () => {
  test.each(answers.map((entry) => [entry.id, entry] as const))(
    'on %s shows title, publisher and date of every release it rests on',
    (id, entry) => {
      const { composed } = answer([id]);
      expect(composed).toMatchObject({ kind: 'answer', entryIds: [id], confidence: 0.8 });
      const releases = new Set(entry.facts.map((fact) => smallKnowledge.facts.get(fact)?.release ?? ''));
      expect(composed.sources).toHaveLength(releases.size);
      for (const name of releases) {
        const release = smallKnowledge.releases.get(name);
        const means = englishLines(release?.dateMeans === 'published' ? 'answer-source-published' : 'answer-source-updated');
        expect(composed.text).toContain(
          `line source: ${release?.title}, ${release?.publisher}, ${means} ${formatDay(release?.date ?? '')}.`,
        );
        expect(composed.text).toContain(release?.address ? `[line read](${release.address})` : englishLines('answer-source-no-link'));
      }
      expect(composed.text).not.toMatch(/[{}]/);
    },
  );

  test('names the day of its newest fact, and its facts with those that say the same', () => {
    const { composed } = answer(['money'], aContext({ today: TODAY }));
    expect(composed).toMatchObject({ asAt: FIRST, factIds: [10, 11] });
    expect(answer(['how-to-join']).composed).toMatchObject({ asAt: THIRD, factIds: [6] });
    expect(answer(['money'], aContext({ today: FIRST })).composed.factIds).toEqual([10]);
  });

  test('to several asks gives each its title, and shows each source once', () => {
    const { composed } = answer(['communities-count', 'schools-count']);
    expect(composed.text).toContain('line part “How many communities there were”:');
    expect(composed.text).toContain('line part “How many schools belonged”:');
    expect(composed.text.match(/line source: The groups go on/g)).toHaveLength(1);
    expect(composed.text.indexOf('148')).toBeLessThan(composed.text.indexOf('more than 1,264'));
  });

  test('to one ask has no title over it', () => {
    expect(textOf(answer(['schools-count']))).not.toContain('line part');
  });

  test('names another subject that was asked for beside it, with its places to go', () => {
    const { composed } = answer(['communities-count'], aContext(), { besides: { declineId: 'student-loans' } });
    const { title = '', goTo = [] } = smallKnowledge.declines.get('student-loans') ?? {};
    expect(composed.text).toContain(`line besides ${title}:`);
    for (const { name } of goTo) expect(composed.text).toContain(name);
    expect(textOf(answer(['communities-count'], aContext(), { besides: { declineId: null } }))).toContain('line besides unsaid');
  });

  test('says which of several asks is not settled, and names that entry too', () => {
    const { composed } = answer(['communities-count'], aContext(), { gapIds: ['role-pay'] });
    expect(composed.text).toContain('line not settled: No release gives the pay.');
    expect(composed.entryIds).toEqual(['communities-count', 'role-pay']);
    expect(composed.kind).toBe('answer');
  });

  test('rests on the facts and shows the sources of what is not settled, too', () => {
    const { composed } = answer(['announcer'], aContext(), { gapIds: ['role-pay'] });
    expect(composed.text).toContain('over 300 teachers');
    expect(composed.factIds).toEqual([7, 12]);
    expect(composed.sources.map(({ title }) => title)).toEqual(['Help for the groups', 'The groups go on']);
    expect(composed.text).toContain('line source: The groups go on');
  });

  test('suggests the titles of related entries, each once, never its own, two at most beside its facts', () => {
    expect(answer(['communities-count']).composed.suggestions).toEqual(['How many schools belonged', 'What a community was']);
    const { composed } = answer(['communities-count', 'what-is'], aContext(), { also: ['money', 'what-is', 'money', 'phone'] });
    expect(composed.suggestions).toEqual(['How much money there was', 'The number to ring']);
    const also = answer(['communities-count'], aContext(), { also: ['schools-count'] });
    expect(also.composed.suggestions).toEqual(['How many schools belonged', 'What a community was']);
  });

  test('of nothing it knows is a decline', () => {
    expect(answer(['no-such-entry']).composed).toMatchObject({ kind: 'decline', factIds: [], sources: [] });
  });
});

describe('a series', () => {
  test('tells its latest figure and lists those of the other days', () => {
    const { composed } = answer(['communities-count']);
    expect(composed.text).toContain('As at 9 November 2016 there were 148 communities.');
    expect(composed.text).toContain('line others: some 117 as at 1 July 2016; 96 as at 18 November 2015.');
    expect(composed).toMatchObject({ asAt: THIRD, factIds: [3, 2, 1] });
  });

  test('tells the figure of the time asked about', () => {
    const { composed } = answer(['communities-count'], aContext(), {
      asked: at({ kind: 'instant', from: '2016-07-01', day: '2016-07-31' }),
    });
    expect(composed.text).toContain('As at 1 July 2016 there were some 117 communities.');
    expect(composed.text).toContain('line others: 148 as at 9 November 2016; 96 as at 18 November 2015.');
    expect(composed.asAt).toBe(SECOND);
  });

  test('says so when the nearest figure is an earlier one', () => {
    const between = answer(['communities-count'], aContext(), { asked: at({ kind: 'instant', from: '2016-09-01', day: '2016-09-30' }) });
    expect(textOf(between)).toContain('line answer-nearest-date As at 1 July 2016 there were some 117');
    const within = answer(['communities-count'], aContext(), { asked: at({ kind: 'instant', from: '2016-07-05', day: '2016-07-31' }) });
    expect(textOf(within)).not.toContain('line answer-nearest-date');
    const before = answer(['communities-count'], aContext(), { asked: at({ kind: 'before', day: '2016-10-31' }) });
    expect(textOf(before)).toMatch(/^As at 1 July 2016 there were some 117|\n\nAs at 1 July 2016 there were some 117/);
  });

  test('tells each of several times in the order asked, and a figure once', () => {
    const november = { kind: 'instant', from: '2015-11-01', day: '2015-11-30' } as const;
    const july = { kind: 'instant', from: '2016-07-01', day: '2016-07-31' } as const;
    const { composed } = answer(['communities-count'], aContext(), { asked: at(july, november, july) });
    expect(composed.text).toContain(
      'As at 1 July 2016 there were some 117 communities. As at 18 November 2015 there were 96 communities. line others: 148 as at 9 November 2016.',
    );
    expect(composed).toMatchObject({ factIds: [2, 1, 3], asAt: SECOND });
    expect(composed.charts).toBeUndefined();
  });

  test('says what it took for a month without a year', () => {
    const taken = (fits: number) =>
      textOf(answer(['communities-count'], aContext(), { asked: at({ kind: 'instant', from: '2016-07-01', day: '2016-07-31', fits }) }));
    expect(taken(1)).toContain('line answer-year-taken As at 1 July 2016');
    expect(taken(2)).toContain('line answer-years-several As at 1 July 2016');
  });

  test('says of the times that no release covers that none does, beside those it tells', () => {
    const tooEarly = { kind: 'instant', from: '2014-01-01', day: '2014-12-31' } as const;
    const tooLate = { kind: 'instant', from: '2020-01-01', day: '2020-12-31' } as const;
    const july = { kind: 'instant', from: '2016-07-01', day: '2016-07-31' } as const;
    const text = textOf(answer(['communities-count'], aContext(), { asked: at(tooEarly, july, tooLate) }));
    expect(text).toContain('there were some 117 communities. line answer-none-before line answer-none-after line others:');
  });

  test('asked for growth gives every date, oldest first, with a chart of the same', () => {
    const { composed } = answer(['communities-count'], aContext(), { asked: at({ kind: 'growth', from: null, day: null }) });
    expect(composed.text).toContain(
      'As at 9 November 2016 there were 148 communities. line answer-series\n\n- 18 November 2015: 96\n- 1 July 2016: some 117\n- 9 November 2016: 148\n\nline answer-series-end',
    );
    expect(composed).toMatchObject({ factIds: [1, 2, 3], asAt: THIRD });
    expect(composed.charts).toEqual([
      {
        title: 'How many communities there were',
        alt: 'line chart of How many communities there were: 96 as at 18 November 2015; some 117 as at 1 July 2016; 148 as at 9 November 2016.',
        points: [
          { day: FIRST, value: 96, label: '96' },
          { day: SECOND, value: 117, label: 'some 117' },
          { day: THIRD, value: 148, label: '148' },
        ],
      },
    ]);
  });

  test('asked for a span gives its dates, and then the others', () => {
    const { composed } = answer(['communities-count'], aContext(), { asked: at({ kind: 'span', from: SECOND, day: null }) });
    expect(composed.text).toContain('- 1 July 2016: some 117\n- 9 November 2016: 148\n\nline others: 96 as at 18 November 2015.');
    expect(composed.charts?.[0]?.points).toHaveLength(2);
  });

  test('asked for growth as at an earlier day knows nothing later, and with one figure is no series', () => {
    const asked = at({ kind: 'growth', from: null, day: null });
    expect(answer(['communities-count'], aContext({ today: SECOND }), { asked }).composed.charts?.[0]?.points).toHaveLength(2);
    const { composed } = answer(['communities-count'], aContext({ today: FIRST }), { asked });
    expect(composed.charts).toBeUndefined();
    expect(composed.text).toContain('As at 18 November 2015 there were 96 communities.');
  });

  test('of two entries have a chart each, in the order of the text', () => {
    const growth = [{ kind: 'growth', from: null, day: null }] as const;
    const asked = { 'schools-count': growth, 'communities-count': growth };
    const { composed } = answer(['schools-count', 'communities-count'], aContext(), { asked });
    expect(composed.charts?.map(({ title }) => title)).toEqual(['How many schools belonged', 'How many communities there were']);
  });

  test('as at an earlier day knows nothing later', () => {
    const { composed } = answer(['communities-count'], aContext({ today: '2016-10-01' }));
    expect(composed.text).toContain('there were some 117 communities');
    expect(composed.text).not.toContain('148');
    expect(composed.factIds).toEqual([2, 1]);
    expect(composed.sources.map(({ date }) => date)).not.toContain(THIRD);
  });

  test('before its first figure is not told', () => {
    expect(answer(['communities-count'], aContext({ today: '2015-11-17' })).composed).toMatchObject({ kind: 'decline', factIds: [] });
  });
});

describe('as at an earlier day', () => {
  test.each(answers.filter(({ series }) => series === undefined).map((entry) => [entry.id, entry] as const))(
    '%s is told only once its facts are known',
    (id, entry) => {
      const known =
        entry.facts
          .map((fact) => smallKnowledge.facts.get(fact)?.asAt ?? '')
          .sort()
          .at(-1) ?? '';
      const dayBefore = new Date(Date.parse(known) - 86_400_000).toISOString().slice(0, 10);
      expect(answer([id], aContext({ today: known })).composed.kind).toBe('answer');
      expect(answer([id], aContext({ today: dayBefore })).composed.kind).toBe('decline');
    },
  );

  test('of two asks the one that is known is told', () => {
    const { composed } = answer(['communities-count', 'how-to-join'], aContext({ today: SECOND }));
    expect(composed).toMatchObject({ kind: 'answer', entryIds: ['communities-count'] });
  });
});

describe('an offer', () => {
  const offer = (entryIds: readonly string[]) => smallComposer.compose({ kind: 'offer', entryIds, confidence: 0.3 }, aContext());

  test('lists the titles as text and as suggestions, and the way to a person', () => {
    const { composed } = offer(['what-is', 'money', 'phone']);
    expect(composed.kind).toBe('clarify');
    expect(composed.text).toContain('- What a community was\n- How much money there was\n- The number to ring');
    expect(composed.suggestions).toEqual(['What a community was', 'How much money there was', 'The number to ring']);
    expect(composed.text).toContain('line none of these The Line (0800 111 222)');
    expect(composed).toMatchObject({ entryIds: ['what-is', 'money', 'phone'], factIds: [], sources: [] });
  });

  test('of nothing is a decline', () => {
    expect(offer([]).composed.kind).toBe('decline');
    expect(offer(['no-such-entry']).composed.kind).toBe('decline');
  });
});

describe('a decline', () => {
  test('of a neighbouring subject names every place to go, linked where there is an address', () => {
    const { composed } = decline(null, 'student-loans');
    expect(composed.text).toBe('line decline-neighbour\n\n- [Loan Desk](https://loans.example.org)\n- Town Library');
    expect(composed).toMatchObject({ kind: 'decline', factIds: [], sources: [] });
  });

  test('of a far subject says what this is for', () => {
    expect(textOf(decline(null, 'weather'))).toBe('line decline-far');
  });

  test('of a gap says what no release says, with what they do say and its source', () => {
    const { composed } = decline('role-pay', null);
    expect(composed.text).toContain('No release gives the pay. As at 9 November 2016, over 300 teachers were in roles.');
    expect(composed.text).toContain('line source: The groups go on');
    expect(composed).toMatchObject({
      kind: 'decline',
      entryIds: ['role-pay'],
      factIds: [12],
      asAt: THIRD,
      suggestions: ['How much money there was'],
    });
  });

  test('of a gap that mentions later facts says no more than that no release says it', () => {
    const { composed } = decline('role-pay', null, aContext({ today: SECOND }));
    expect(composed.text).not.toContain('300');
    expect(composed.text).toContain('line unlisted 18 November 2015 to 1 July 2016');
  });

  test('as at a day before the first release gives no span, because there is none', () => {
    const { composed } = decline(null, null, aContext({ today: '2015-11-17' }), ['money']);
    expect(composed.text).toBe('line none yet, The Line (0800 111 222)');
    expect(composed).toMatchObject({ factIds: [], sources: [], suggestions: [] });
  });

  test('of an unlisted subject gives the span of the releases, the phone line and what comes near', () => {
    const { composed } = decline(null, null, aContext(), ['money', 'phone']);
    expect(composed.text).toBe('line unlisted 18 November 2015 to 9 November 2016, The Line (0800 111 222)');
    expect(composed.suggestions).toEqual(['How much money there was', 'The number to ring']);
  });

  const elsewhen = (where: 'before' | 'after') =>
    smallComposer.compose(
      {
        kind: 'decline',
        gapId: null,
        declineId: null,
        also: [],
        confidence: 0.9,
        dated: { entryId: 'communities-count', where, asked: [] },
      },
      aContext(),
    );

  test('for a time too early says so and names the earliest', () => {
    const { composed } = elsewhen('before');
    expect(composed.kind).toBe('decline');
    expect(composed.text).toContain('line decline-before-first\n\nAs at 18 November 2015 there were 96 communities.');
  });

  test('for a time too late says so and tells the latest, with its date and source', () => {
    const { composed } = elsewhen('after');
    expect(composed.kind).toBe('decline');
    expect(composed.text).toContain('line decline-after-last\n\nAs at 9 November 2016 there were 148 communities.');
    expect(composed.text).toContain('line source: The groups go on');
    expect(composed.factIds).toEqual([3, 2, 1]);
  });
});

describe('in te reo Māori', () => {
  test('what stands around an answer is in te reo, the answer as it is', () => {
    const text = textOf(answer(['communities-count'], aContext({ lines: createLines(smallDialogs['mi-NZ']) })));
    expect(text).toContain('rārangi source: The groups go on');
    expect(text).toContain('As at 9 November 2016 there were 148 communities.');
    expect(text).not.toContain('line ');
  });
});

test('an entry that names what the ledger does not hold is a fault, not an empty gap', () => {
  const entry = anEntry('broken', { facts: [6], body: 'There were {fact:99}.' });
  const composer = createComposer({ ...smallKnowledge, entries: new Map([[entry.id, entry]]) });
  expect(() => composer.compose({ kind: 'answer', entryIds: ['broken'], gapIds: [], also: [], confidence: 1 }, aContext())).toThrow(
    '{fact:99}',
  );
});
