// Which times a message asks about: days, months, events, spans, growth, newest and oldest, and nothing that only looks like one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReader } from '../../../../src/answering/reading/read.ts';
import { type ClauseTimes, createTimeReader } from '../../../../src/answering/reading/time.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import { isDay } from '../../../../src/base/day.ts';
import { FIRST, SECOND, THIRD, TODAY } from '../../../support/small-builders.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

const readTimes = createTimeReader(smallKnowledge);
const { read } = createReader(smallKnowledge);

/** The times of each clause of the last message; those before it came earlier. */
function clauseTimes(...messages: readonly string[]): readonly ClauseTimes[] {
  const readings = messages.map((message) => read(message).clauses);
  return readTimes(readings.at(-1) ?? [], { today: TODAY, earlier: readings.slice(0, -1) });
}
const timesOf = (...messages: readonly string[]) => clauseTimes(...messages).flatMap(({ times }) => times);
const instant = (from: string, day: string = from, fits?: number) => ({ kind: 'instant', from, day, ...(fits ? { fits } : {}) });

describe('a date said with its year', () => {
  test.each([
    ['how many in July 2016', '2016-07-01', '2016-07-31'],
    ['how many in July of 2016', '2016-07-01', '2016-07-31'],
    ['in jul 2016', '2016-07-01', '2016-07-31'],
    ['by July 2016', '2016-07-01', '2016-07-31'],
    ['until July 2016', '2016-07-01', '2016-07-31'],
    ['i te Hūrae 2016', '2016-07-01', '2016-07-31'],
    ['i a Whiringārangi 2015', '2015-11-01', '2015-11-30'],
    ['in February 2016', '2016-02-01', '2016-02-29'],
    ['in February 2015', '2015-02-01', '2015-02-28'],
    ['on 9 November 2016', '2016-11-09', '2016-11-09'],
    ['on the 9th of November 2016', '2016-11-09', '2016-11-09'],
    ['on November 9th, 2016', '2016-11-09', '2016-11-09'],
    ['on 9/11/2016', '2016-11-09', '2016-11-09'],
    ['on 31 March 2016', '2016-03-31', '2016-03-31'],
    ['on 31 February 2016', '2016-02-01', '2016-02-29'],
    ['in May 2016', '2016-05-01', '2016-05-31'],
    ['on 5 May 2016', '2016-05-05', '2016-05-05'],
    ['at the end of 2015', '2015-10-01', '2015-12-31'],
    ['by the end of 2015', '2015-10-01', '2015-12-31'],
    ['at the start of 2016', '2016-01-01', '2016-03-31'],
    ['in early 2016', '2016-01-01', '2016-03-31'],
    ['in mid 2016', '2016-06-01', '2016-07-31'],
    ['in the spring of 2016', '2016-09-01', '2016-11-30'],
    ['in winter 2016', '2016-06-01', '2016-08-31'],
    ['during 2016', '2016-01-01', '2016-12-31'],
    ['in twenty sixteen', '2016-01-01', '2016-12-31'],
    ['in nov 16', '2016-11-01', '2016-11-30'],
    ['in spring 15', '2015-09-01', '2015-11-30'],
    ['late 15', '2015-10-01', '2015-12-31'],
    ['by the middle of sixteen', '2016-06-01', '2016-07-31'],
    ['at the end of 15', '2015-10-01', '2015-12-31'],
    ['who may join in 2016', '2016-01-01', '2016-12-31'],
    ['may a school join in 2016', '2016-01-01', '2016-12-31'],
    ['when did it start in 2016', '2016-01-01', '2016-12-31'],
    ['did it end in 2016', '2016-01-01', '2016-12-31'],
    ['the constructor of 2016', '2016-01-01', '2016-12-31'],
    ['so July 2016 had two thousand schools', '2016-07-01', '2016-07-31'],
  ])('"%s" is from %s to %s', (text, from, day) => {
    expect(timesOf(text)).toEqual([instant(from, day)]);
  });

  test('a month belongs to the year beside it', () => {
    expect(timesOf('in July 2016 or 2017')).toEqual([instant('2016-07-01', '2016-07-31'), instant('2017-01-01', '2017-12-31')]);
  });

  test('two dates are two times, in the order said', () => {
    expect(timesOf('how many in July 2016 and in November 2015')).toEqual([
      instant('2016-07-01', '2016-07-31'),
      instant('2015-11-01', '2015-11-30'),
    ]);
  });
});

describe('a month or season without a year', () => {
  const novembers = [instant('2015-11-01', '2015-11-30', 2), instant('2016-11-01', '2016-11-30', 2)];

  test.each([
    ['how many in July', instant('2016-07-01', '2016-07-31', 1)],
    ['the July figure', instant('2016-07-01', '2016-07-31', 1)],
    ['tokohia i te Hūrae', instant('2016-07-01', '2016-07-31', 1)],
    ['how many in March', instant('2016-03-01', '2016-03-31', 1)],
    ['how many in December', instant('2015-12-01', '2015-12-31', 1)],
    ['how many in winter', instant('2016-06-01', '2016-08-31', 1)],
    ['on 18 November', instant(FIRST, FIRST, 1)],
    ['on 9 November', instant(THIRD, THIRD, 1)],
    ['on the 1st of July', instant(SECOND, SECOND, 1)],
    ['on 16 July', instant('2016-07-16', '2016-07-16', 1)],
  ])('"%s" is the one time that the releases span', (text, time) => {
    expect(timesOf(text)).toEqual([time]);
  });

  test.each(['how many in November', 'how many schools? in November', 'the November count', 'on 10 November', 'tokohia i a Noema'])(
    '"%s" is each of the two, because both fit',
    (text) => {
      expect(timesOf(text)).toEqual(novembers);
    },
  );

  test('fits only releases that were out on the day of the question', () => {
    const { clauses } = read('how many in November');
    const asAt = (today: string) => readTimes(clauses, { today, earlier: [] }).flatMap(({ times }) => times);
    expect(asAt('2016-10-01')).toEqual([instant('2015-11-01', '2015-11-30', 1)]);
    expect(asAt('2015-11-17')).toEqual([]);
  });

  test.each([
    'who may join',
    'may we join',
    'may 15 schools join',
    'in the end 15 schools joined',
    'we march for schools',
    'how many schools did Mar and Jan have',
    'i march too',
    'spring clean',
  ])('"%s" names none', (text) => {
    expect(timesOf(text)).toEqual([]);
  });
});

describe('events of the releases', () => {
  test.each([
    ['how many when the experts were announced', instant(SECOND)],
    ['how many when the 54 were announced', instant(FIRST)],
    ['at the time of the first release', instant(FIRST)],
    ['at the second release', instant(SECOND)],
    ['at the last release', instant(THIRD)],
    ['at the most recent release', instant(THIRD)],
    ['at the last announcement', instant(SECOND)],
    ['at the July announcement', instant(SECOND)],
    ['at the November announcement', instant(FIRST)],
    ['at the November 2016 release', instant(THIRD)],
    ['the 2015 announcement', instant(FIRST)],
    ['the 2016 release', instant('2016-01-01', '2016-12-31')],
  ])('"%s" is the day of its release', (text, time) => {
    expect(timesOf(text)).toEqual([time]);
  });

  test('are unknown before their day', () => {
    const { clauses } = read('how many when the experts were announced');
    expect(readTimes(clauses, { today: '2016-06-30', earlier: [] })[0]?.times).toEqual([]);
  });

  test('are told apart from dates, which name no event', () => {
    expect(clauseTimes('how many when the experts were announced')[0]?.byEvent).toBe(true);
    expect(clauseTimes('how many in July 2016')[0]?.byEvent).toBe(false);
  });
});

describe('before, after, since and between', () => {
  test.each([
    ['before July 2016', { kind: 'before', day: '2016-06-30' }],
    ['before the July 2016 announcement', { kind: 'before', day: '2016-06-30' }],
    ['before the 54 were announced', { kind: 'before', day: '2015-11-17' }],
    ['before they announced the 54', { kind: 'before', day: '2015-11-17' }],
    ['prior to November 2016', { kind: 'before', day: '2016-10-31' }],
    ['ahead of the second release', { kind: 'before', day: '2016-06-30' }],
    ['after the July 2016 announcement', { kind: 'span', from: SECOND, day: null }],
    ['after July 2016', { kind: 'span', from: '2016-08-01', day: null }],
    ['since July 2016', { kind: 'span', from: '2016-07-01', day: null }],
    ['from July 2016 on', { kind: 'span', from: '2016-07-01', day: null }],
    ['from July 2016 until now', { kind: 'span', from: '2016-07-01', day: null }],
    ['between November 2015 and July 2016', { kind: 'span', from: '2015-11-01', day: '2016-07-31' }],
    ['between July 2016 and November 2015', { kind: 'span', from: '2015-11-01', day: '2016-07-31' }],
    ['between the first and the second release', { kind: 'span', from: FIRST, day: SECOND }],
    ['from 2015 to 2016', { kind: 'span', from: '2015-01-01', day: '2016-12-31' }],
    ['November 2015 until July 2016', { kind: 'span', from: '2015-11-01', day: '2016-07-31' }],
  ])('"%s"', (text, time) => {
    expect(timesOf(`how many ${text}`)).toEqual([time]);
  });

  test('before a month of two years is before each', () => {
    expect(timesOf('how many before November')).toEqual([
      { kind: 'before', day: '2015-10-31', fits: 2 },
      { kind: 'before', day: '2016-10-31', fits: 2 },
    ]);
  });
});

describe('growth, newest and oldest', () => {
  test.each([
    ['how has it grown', null, null],
    ['the trend', null, null],
    ['how many at each date', null, null],
    ['how has it grown since 2016', '2016-01-01', null],
    ['how had it grown by July 2016', null, '2016-07-31'],
    ['how has it grown in 2016', '2016-01-01', '2016-12-31'],
    ['how has it grown between November 2015 and July 2016', '2015-11-01', '2016-07-31'],
    ['how had it grown before July 2016', null, '2016-06-30'],
    ['how has it grown from November 2015 to November 2016', '2015-11-01', '2016-11-30'],
  ])('"%s" is growth', (text, from, day) => {
    expect(timesOf(text)).toEqual([{ kind: 'growth', from, day }]);
  });

  test.each(['how many now', 'how many are there currently', 'the latest count', 'the most recent figure'])(
    '"%s" is the newest',
    (text) => {
      expect(timesOf(text)).toEqual([{ kind: 'latest' }]);
    },
  );

  test('the first count is the oldest', () => {
    expect(timesOf('the first count')).toEqual([{ kind: 'earliest' }]);
    expect(timesOf('the earliest figure')).toEqual([{ kind: 'earliest' }]);
  });

  test('the latest before a time is that before it, and now beside a time is both', () => {
    expect(timesOf('the latest figure before July 2016')).toEqual([{ kind: 'before', day: '2016-06-30' }]);
    expect(timesOf('how many in July 2016 and now')).toEqual([instant('2016-07-01', '2016-07-31'), { kind: 'latest' }]);
  });
});

describe('a time counted from another', () => {
  const november = instant('2015-11-01', '2015-11-30');

  test.each([
    [['how many in November 2016', 'and a year earlier?'], november],
    [['how many in November 2016', 'and one year before'], november],
    [['how many in November 2016', 'and the year before?'], instant('2015-01-01', '2015-12-31')],
    [['how many in November 2015', 'and a year later?'], instant('2016-11-01', '2016-11-30')],
    [['how many in November 2015', 'and the following year?'], instant('2016-01-01', '2016-12-31')],
    [['how many in November 2015', 'six months later'], instant('2016-05-01', '2016-05-31')],
    [['how many in July 2016', 'and the November before?'], november],
    [['how many in July 2016', 'and the following November'], instant('2016-11-01', '2016-11-30')],
    [['how many in July 2016', 'and at that time, how many schools'], instant('2016-07-01', '2016-07-31')],
    [['how many in July 2016', 'how many since then'], { kind: 'span', from: '2016-07-01', day: null }],
    [['how many in November 2015', 'who said so', 'and a year later?'], instant('2016-11-01', '2016-11-30')],
    [['how many communities', 'and a year earlier?'], november],
    [['how many a year before the November 2016 release'], november],
    [['how many a year earlier than November 2016'], november],
    [['how many two months after the July announcement'], instant('2016-09-01', '2016-09-30')],
    [['how many in November the year before'], november],
    [['how many in July 2017', 'and in November the year before?'], instant('2016-11-01', '2016-11-30')],
  ])('%j', (messages, time) => {
    expect(timesOf(...messages)).toEqual([time]);
  });

  test.each([['and then how many'], ['how many at that time'], ['two years on the board'], ['a year']])('"%s" names none', (text) => {
    expect(timesOf(text)).toEqual([]);
  });
});

describe('which clause a time belongs to', () => {
  const july = [instant('2016-07-01', '2016-07-31')];
  const times = (text: string) => clauseTimes(text).map((clause) => clause.times);

  test('each ask has its own', () => {
    expect(times('How many schools in July 2016? How many communities now?')).toEqual([july, [{ kind: 'latest' }]]);
  });

  test('asks of one sentence share the time that only one of them names', () => {
    expect(times('In July 2016, how many schools were there, and how many communities?')).toEqual(expect.arrayContaining([july, july]));
    expect(times('How many schools and how many communities were there in July 2016?')).toEqual([july, july]);
  });

  test('an ask of another sentence takes none', () => {
    expect(times('How many schools in July 2016? How many communities?')).toEqual([july, []]);
  });

  test('what people tell about themselves counts only with its year, and only when nothing is asked of a time', () => {
    expect(times('Our community began in July 2016. How many schools were there?')).toEqual([[], july]);
    expect(times('Our community began in July. How many schools were there?')).toEqual([[], []]);
    expect(times('Our community began in 2014. How many schools in July 2016?')).toEqual([[], july]);
  });

  test.each(['and in July?', 'no I meant a year earlier', 'and now?', 'what about November 2015?', 'and how many in July 2016?'])(
    '"%s" says nothing but a time',
    (text) => {
      expect(clauseTimes('how many schools in July 2016', text)[0]?.isBare).toBe(true);
    },
  );

  test.each(['how many schools in July', 'and schools?', 'and?', 'not now', 'ok for now', 'thanks for now'])(
    '"%s" says something else',
    (text) => {
      expect(clauseTimes(text)[0]?.isBare).toBe(false);
    },
  );
});

describe('no time', () => {
  test.each([
    'how many',
    'room 1999',
    'two thousand schools',
    'there were 117',
    'by 2105',
    'since last year',
    'the release',
    'who announced it',
    '',
  ])('is in "%s"', (text) => {
    expect(timesOf(text)).toEqual([]);
  });
});

describe('any words', () => {
  const word = fc.oneof(
    fc.constantFrom(
      ...'2016 2015 2040 may july november of the in end mid 31 30th 0 1st constructor february before after since between and to from until a year earlier later before on six months then that time first last release announcement experts were announced now grown latest earliest spring 16 __proto__'.split(
        ' ',
      ),
    ),
    fc.string({ maxLength: 8 }),
  );
  const said = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));

  test('give real days in order, and never throw', () => {
    fc.assert(
      fc.property(said, said, (before, text) => {
        for (const time of timesOf(before, text)) {
          const days = ['from' in time ? time.from : null, 'day' in time ? time.day : null].flatMap((day) => day ?? []);
          expect(days.filter((day) => !isDay(day))).toEqual([]);
          expect(days).toEqual([...days].sort());
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('give no time without a word of time', () => {
    const plain = fc.constantFrom(
      'how many schools join the release who announced it communities were there and to from before'.split(' '),
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(...[plain].map((words) => words.chain((list) => fc.constantFrom(...list)))), { maxLength: 12 }),
        (words) => {
          expect(timesOf(words.join(' '))).toEqual([]);
        },
      ),
    );
  });

  test('around a date never make another of it', () => {
    const months = ['july', 'august', 'november', 'february'];
    const filler = fc.constantFrom('how', 'many', 'schools', 'were', 'there', 'please', 'kura', 'total', 'who', 'said');
    const around = fc.array(filler, { maxLength: 5 });
    fc.assert(
      fc.property(around, fc.constantFrom(...months), fc.constantFrom('2015', '2016', '2017'), around, (before, month, year, after) => {
        const number = String(
          ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november'].indexOf(month) + 1,
        );
        const start = `${year}-${number.padStart(2, '0')}`;
        const times = timesOf([...before, 'in', month, year, ...after].join(' '));
        expect(times).toHaveLength(1);
        for (const time of times) {
          expect(time.kind).toBe('instant');
          if (time.kind === 'instant') expect([time.from.slice(0, 7), time.day.slice(0, 7)]).toEqual([start, start]);
        }
      }),
    );
  });

  test('before and since stay on their side of the date', () => {
    fc.assert(
      fc.property(fc.constantFrom('July 2016', 'November 2015', '2016', 'the second release', '5 May 2016'), (date) => {
        const [at] = timesOf(`in ${date}`);
        const [before] = timesOf(`before ${date}`);
        const [since] = timesOf(`since ${date}`);
        const [after] = timesOf(`after ${date}`);
        if (at?.kind !== 'instant' || before?.kind !== 'before' || since?.kind !== 'span' || after?.kind !== 'span') throw new Error(date);
        expect(before.day < at.from).toBe(true);
        expect(since.from).toBe(at.from);
        expect(after.from > at.day || (at.from === at.day && after.from === at.day)).toBe(true);
      }),
    );
  });
});

test('a long run of words is read in step with its length', () => {
  const words = wordsOf('in July 2016 before a year earlier '.repeat(600));
  expect(() => readTimes([{ text: '', role: 'ask', words }], { today: TODAY, earlier: [] })).not.toThrow();
});
