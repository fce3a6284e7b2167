// Time against the ledger: which times an entry can be told for, which of its facts hold then, and what becomes of an answer.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTimeRule, datedFacts, factsAt, isSeries, reachOf } from '../../../../src/answering/deciding/dates.ts';
import type { Outcome } from '../../../../src/answering/outcome.ts';
import type { AskedTime } from '../../../../src/answering/reading/asked-times.ts';
import { aFact, anEntry, FIRST, SECOND, THIRD, TODAY } from '../../../support/small-builders.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

const { facts } = smallKnowledge;
const series = anEntry('series', { facts: [3, 2, 1], series: 'communities-total' });
const dated = datedFacts(series, facts);

const instant = (from: string, day = from): AskedTime => ({ kind: 'instant', from, day });
const until = (day: string): AskedTime => ({ kind: 'before', day });
const span = (from: string, day: string | null): AskedTime => ({ kind: 'span', from, day });
const growth = (from: string | null = null, day: string | null = null): AskedTime => ({ kind: 'growth', from, day });

describe('the dated facts of an entry', () => {
  test('are its series, oldest first', () => {
    expect(dated.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  test("are those of its lead figure's measure when it has no series", () => {
    expect(datedFacts(anEntry('figure', { facts: [5] }), facts).map(({ id }) => id)).toEqual([4, 5]);
  });

  test('are none for a statement or a name', () => {
    expect(datedFacts(anEntry('statement', { facts: [6] }), facts)).toEqual([]);
    expect(datedFacts(anEntry('name', { facts: [7] }), facts)).toEqual([]);
    expect(datedFacts(anEntry('nothing'), facts)).toEqual([]);
  });
});

describe('the reach of a series', () => {
  test.each([
    ['July 2016', instant('2016-07-01', '2016-07-31'), [2]],
    ['August 2016, by the nearest earlier fact', instant('2016-08-01', '2016-08-31'), [2]],
    ['2015', instant('2015-01-01', '2015-12-31'), [1]],
    ['2016', instant('2016-01-01', '2016-12-31'), [3]],
    ['the day of the last fact', instant(THIRD), [3]],
    ['a later day of its month', instant('2016-11-20'), [3]],
    ['the day of the first', instant(FIRST), [1]],
    ['the day before the second release', until('2016-06-30'), [1]],
    ['a day long after all', until('2020-01-01'), [3]],
    ['a span with two facts', span(FIRST, SECOND), [1, 2]],
    ['a span that is open', span('2016-07-01', null), [2, 3]],
    ['a span with one fact', span('2016-06-01', '2016-08-01'), [2]],
    ['a span between two facts, by the nearest earlier one', span('2016-08-01', '2016-10-01'), [2]],
    ['growth', growth(), [1, 2, 3]],
    ['growth up to a day', growth(null, '2016-08-01'), [1, 2]],
    ['growth from a day', growth('2016-01-01'), [2, 3]],
    ['the latest', { kind: 'latest' } as const, [3]],
    ['the earliest', { kind: 'earliest' } as const, [1]],
  ])('covers %s', (_, time, ids) => {
    expect(reachOf(time, dated)).toBe('within');
    expect(factsAt(time, dated).map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ['a year before it', instant('2014-01-01', '2014-12-31'), 'before'],
    ['the month before it', instant('2015-10-01', '2015-10-31'), 'before'],
    ['the day before it', instant('2015-11-17'), 'before'],
    ['what ended before it', until('2015-11-17'), 'before'],
    ['a span before it', span('2014-01-01', '2015-01-01'), 'before'],
    ['growth before it', growth(null, '2015-01-01'), 'before'],
    ['the month after it', instant('2016-12-01', '2016-12-31'), 'after'],
    ['a year after it', instant('2020-01-01', '2020-12-31'), 'after'],
    ['the time since', span('2016-11-10', null), 'after'],
    ['growth since', growth('2017-01-01'), 'after'],
  ])('does not cover %s', (_, time, reach) => {
    expect(reachOf(time, dated)).toBe(reach);
  });

  test('makes a series only of two facts or more', () => {
    expect(isSeries(growth(), dated)).toBe(true);
    expect(isSeries(span(FIRST, SECOND), dated)).toBe(true);
    expect(isSeries(growth(null, '2016-01-01'), dated)).toBe(false);
    expect(isSeries(instant('2016-01-01', '2016-12-31'), dated)).toBe(false);
  });

  test('never gives a fact from after the time, nor one from before a nearer fact', () => {
    const day = fc
      .date({ min: new Date('2014-01-01'), max: new Date('2018-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        for (const time of [instant(from, to), until(to), span(from, to), growth(from, to)]) {
          if (reachOf(time, dated) !== 'within') continue;
          const told = factsAt(time, dated);
          expect(told.length).toBeGreaterThan(0);
          expect(told.filter(({ asAt }) => asAt > to)).toEqual([]);
          expect(told.at(-1)).toBe(dated.findLast(({ asAt }) => asAt <= to));
        }
      }),
    );
  });
});

describe('an answer in time', () => {
  const overview = anEntry('overview', { facts: [3, 5] });
  const single = anEntry('single', { facts: [12] });
  const entries = new Map([...smallKnowledge.entries, ...[overview, single].map((entry) => [entry.id, entry] as const)]);
  const withTeachers = new Map([...facts, [12, aFact(12, { value: 300, unit: 'teachers', measure: 'teachers-total' })]]);
  const inTime = createTimeRule({ entries, facts: withTeachers });
  const answer = (...entryIds: readonly string[]): Outcome => ({ kind: 'answer', entryIds, gapIds: [], also: [], confidence: 0.8 });
  const at = (outcome: Outcome, ...times: readonly AskedTime[]) => inTime(outcome, { times, byEvent: false, isBare: false }, TODAY);
  const july = instant('2016-07-01', '2016-07-31');

  test('is told for its times', () => {
    expect(at(answer('communities-count'), july)).toEqual({ ...answer('communities-count'), asked: { 'communities-count': [july] } });
  });

  test('without a time, or without dated figures, stays as it is', () => {
    expect(at(answer('communities-count'))).toEqual(answer('communities-count'));
    expect(at(answer('what-is'), july)).toEqual(answer('what-is'));
    expect(at({ kind: 'person', confidence: 1 }, july)).toEqual({ kind: 'person', confidence: 1 });
  });

  test('before its first figure or after its last is declined, and says which', () => {
    const tooEarly = instant('2014-01-01', '2014-12-31');
    const tooLate = instant('2020-01-01', '2020-12-31');
    expect(at(answer('communities-count'), tooEarly)).toMatchObject({
      kind: 'decline',
      dated: { entryId: 'communities-count', where: 'before', asked: [tooEarly] },
    });
    expect(at(answer('communities-count'), tooLate)).toMatchObject({ kind: 'decline', dated: { where: 'after' } });
    expect(at(answer('single'), july)).toMatchObject({ kind: 'decline', dated: { entryId: 'single', where: 'before' } });
  });

  test('of two times is told for both when one can be', () => {
    const times = [july, instant('2020-01-01', '2020-12-31')];
    expect(at(answer('communities-count'), ...times)).toMatchObject({ kind: 'answer', asked: { 'communities-count': times } });
  });

  test('of two entries is told when one can be', () => {
    expect(at(answer('communities-count', 'single'), july)).toMatchObject({ kind: 'answer', entryIds: ['communities-count', 'single'] });
  });

  test('that sums up several measures becomes their series for another day, and stays for its own', () => {
    expect(at(answer('overview'), july)).toMatchObject({
      entryIds: ['communities-count', 'schools-count'],
      asked: { 'communities-count': [july], 'schools-count': [july] },
    });
    expect(at(answer('overview'), growth())).toMatchObject({ entryIds: ['communities-count', 'schools-count'] });
    expect(at(answer('overview'), { kind: 'latest' })).toMatchObject({ entryIds: ['overview'] });
    expect(at(answer('overview'), instant(THIRD))).toMatchObject({ entryIds: ['overview'] });
  });

  test('that tells what was new on a day and the total becomes the total when another day is asked too', () => {
    const fresh = anEntry('fresh', { facts: [12, 5] });
    const rule = createTimeRule({ entries: new Map([...entries, ['fresh', fresh]]), facts: withTeachers });
    const asked = (...times: readonly AskedTime[]) => rule(answer('fresh'), { times, byEvent: false, isBare: false }, TODAY);
    expect(asked(instant(THIRD), instant(FIRST))).toMatchObject({ entryIds: ['schools-count'] });
    expect(asked(instant(THIRD))).toMatchObject({ entryIds: ['fresh'] });
    expect(asked(instant(FIRST))).toMatchObject({ kind: 'decline', dated: { entryId: 'fresh', where: 'before' } });
  });

  test('as at an earlier day knows no later figure', () => {
    const asAt = inTime(
      answer('communities-count'),
      { times: [instant('2016-11-01', '2016-11-30')], byEvent: false, isBare: false },
      '2016-10-01',
    );
    expect(asAt).toMatchObject({ kind: 'decline', dated: { where: 'after' } });
  });

  test('leaves out what happened then, when the event only names the time of a figure', () => {
    const both = answer('announcer', 'communities-count');
    expect(inTime(both, { times: [instant(SECOND)], byEvent: true, isBare: false }, TODAY)).toMatchObject({
      entryIds: ['communities-count'],
    });
    expect(at(both, instant(SECOND))).toMatchObject({ entryIds: ['announcer', 'communities-count'] });
    const alone = answer('announcer');
    expect(inTime(alone, { times: [instant(SECOND)], byEvent: true, isBare: false }, TODAY)).toEqual(alone);
  });

  test('that tells what was new on a day becomes the total of its subject when asked again for another day', () => {
    const fresh = anEntry('fresh', { facts: [20, 4] });
    const found = new Map([...withTeachers, [20, aFact(20, { subject: 'schools', value: 444, measure: 'schools-new', asAt: FIRST })]]);
    const rule = createTimeRule({ entries: new Map([...entries, ['fresh', fresh]]), facts: found });
    expect(rule(answer('fresh'), { times: [july], byEvent: false, isBare: true }, TODAY)).toMatchObject({ entryIds: ['schools-count'] });
    expect(rule(answer('fresh'), { times: [july], byEvent: false, isBare: false }, TODAY)).toMatchObject({ kind: 'decline' });
  });

  test('is given of the likeliest series offered when a time tells it from the rest, and of each when growth is asked', () => {
    const offer: Outcome = { kind: 'offer', entryIds: ['schools-count', 'what-is', 'communities-count'], confidence: 0.4 };
    expect(at(offer, growth())).toMatchObject({ kind: 'answer', entryIds: ['schools-count', 'communities-count'] });
    expect(at(offer, july)).toMatchObject({ kind: 'answer', entryIds: ['schools-count'], also: ['what-is', 'communities-count'] });
    expect(at(offer, instant('2020-01-01', '2020-12-31'))).toMatchObject({ kind: 'decline', dated: { where: 'after' } });
    expect(at(offer, { kind: 'latest' })).toEqual(offer);
    expect(at(offer)).toEqual(offer);
    const other: Outcome = { ...offer, entryIds: ['what-is', 'schools-count'] };
    expect(at(other, growth())).toEqual(other);
    expect(at(other, july)).toEqual(other);
  });
});
