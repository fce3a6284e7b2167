// Counts over the shipped knowledge, without the learned reading: what is worked out, refused, put right, and left alone.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tellGranted } from '../../src/answering/composing/figures.ts';
import { createLines } from '../../src/answering/composing/lines.ts';
import type { Ranking } from '../../src/answering/deciding/ranking.ts';
import { createFiguresRule, type TimedReading } from '../../src/answering/figures/figures.ts';
import { createPremiseFinder } from '../../src/answering/figures/premises.ts';
import type { Outcome, Worked } from '../../src/answering/outcome.ts';
import { createReader } from '../../src/answering/reading/read.ts';
import { createTimeReader } from '../../src/answering/reading/time.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { premiseCases } from './figures-premises.ts';

const TODAY = '2026-11-22';
const { knowledge, dialogs } = loadContent({ knowledgeDir: 'knowledge', dialogsDir: 'dialogs' });
const lookAt = createFiguresRule(knowledge);
const reader = createReader(knowledge);
const readTimes = createTimeReader(knowledge);
const lines = createLines(dialogs['en-NZ']);
/** A learned reading that knows nothing. */
const NEUTRAL: Ranking = { settled: 0, unsettled: 0, urgent: 0, entries: [], gaps: [], declines: [], acts: [], together: [] };
const UNSURE: Outcome = { kind: 'offer', entryIds: [], confidence: 0 };

function timed(text: string): TimedReading {
  const reading = reader.read(text);
  return { reading, times: readTimes(reading.clauses, { today: TODAY, earlier: [] }) };
}
function decide(text: string, earlier: readonly string[] = [], ranking = NEUTRAL): Outcome {
  const figures = lookAt({ ...timed(text), ranking }, () => earlier.map(timed));
  return figures.checked(figures.whole(UNSURE));
}
/** All that is worked out: `growth 14 51`, `rest 54 53`, `share 53 54 left`. */
function workedIn(outcome: Outcome): readonly Worked[] {
  return outcome.kind === 'answer' ? Object.values(outcome.worked ?? {}) : [];
}
const said = (worked: Worked) =>
  worked.kind === 'growth'
    ? `growth ${worked.from} ${worked.to}`
    : worked.kind === 'rest'
      ? `rest ${worked.of} ${worked.less}`
      : `share ${worked.part} ${worked.whole}${worked.left ? ' left' : ''}`;
const grantedIn = (outcome: Outcome) => ('granted' in outcome ? (outcome.granted ?? null) : null);

describe('what is worked out', () => {
  test.each([
    ['How many eligible schools were not in a community?', 'rest 54 53'],
    ['How many schools were in already before the 444 joined?', 'rest 2 1'],
    ['How many students were in communities before the new ones?', 'rest 15 9'],
    ['How many communities had no leader in July 2016?', 'rest 28 39'],
    ['How many communities had no endorsed challenges by July 2016?', 'rest 28 38'],
    ['How many more communities had endorsed challenges than a leader?', 'rest 38 39'],
    ['How much did the number of communities grow between November 2015 and November 2016?', 'growth 14 51'],
    ['By how much did schools grow from 2015 to 2016?', 'growth 2 53'],
    ['How many more students in November 2016 than in July 2016?', 'growth 37 55'],
    ['Did the number of communities double between 2015 and 2016?', 'growth 14 51'],
    ['What percentage of eligible schools were in a community?', 'share 53 54'],
    ['What percentage of eligible schools were not in a community?', 'share 53 54 left'],
    ['What share of communities had endorsed challenges?', 'share 38 28'],
    ['What percentage of communities had a leader?', 'share 39 28'],
  ])('%s', (question, expected) => expect(workedIn(decide(question)).map(said)).toEqual([expected]));

  test('a follow-up works out from what was asked before', () => {
    // "It" may be anything: the learned reading must find the same entry likely.
    const likely = { ...NEUTRAL, entries: [{ id: 'schools-count', score: 0.5 }] };
    expect(workedIn(decide('how much did it grow', ['how many schools were there'], likely)).map(said)).toEqual(['growth 2 53']);
    expect(workedIn(decide('how much did it grow', ['how many schools were there']))).toEqual([]);
  });

  test.each([
    ['What is the average number of schools per community?', 'average'],
    ['How many students per school on average?', 'average'],
    ['Projected number of schools for 2017?', 'projection'],
    ['What is the forecast number of communities?', 'projection'],
  ])('%s is refused', (question, what) => expect(decide(question)).toMatchObject({ kind: 'decline', refused: { what } }));

  test.each([
    'What is 117 plus 148?',
    'What is the difference between communities and schools?',
    'How many schools per teacher?',
    'What share of schools had a leader?',
    'How many teachers for each leader?',
    'What percentage of the money went to communities?',
    'How many kindergartens were in communities?',
    'How many communities did not have a leader in November 2016?',
  ])('nothing is worked out for: %s', (question) => expect(workedIn(decide(question))).toEqual([]));

  test.each([
    ['How many communities were there in 2014?', 'earlier-numbers'],
    ['How many communities were there in 2018?', 'later-numbers'],
    ['How many communities had a leader in November 2016?', 'endorsed-later'],
  ])('%s has no figure', (question, gapId) => expect(decide(question)).toMatchObject({ kind: 'decline', gapId }));
});

describe('figures put forward', () => {
  test.each<[string, readonly number[]]>([
    ['148 schools joined, yeah?', [51]],
    ['There were 148 communities in July 2016, right?', [51]],
    ['There are 1,264 communities, right?', [53]],
    ['23 communities had a leader, right?', [38]],
    ['300 leaders were appointed, right?', [40]],
    ['15 communities had a leader in November 2016, right?', [39]],
    ['My notes say 1,264 students. Is that right?', [53]],
    ['Each community gets $359 million?', [16]],
    ['Why are there only 96 communities in November 2016?', [14]],
    ['The new communities were announced in July 2016, right?', [5]],
    ['Were there 150 communities?', []],
    ['The initiative cost $395 million, right?', []],
    ['Every community had a leader, right?', []],
    ['60% of the eligible schools were in communities, weren’t they?', []],
    ['There were over 100 communities in November 2015, right?', []],
  ])('wrong: %s', (question, factIds) => {
    const granted = grantedIn(decide(question));
    expect(granted?.verdict).toBe('wrong');
    expect(granted?.premiseId).toBeNull();
    expect(granted?.factIds).toEqual(expect.arrayContaining([...factIds]));
  });

  test.each([
    ['There were 148 communities in November 2016, right?', 'right'],
    ['More than 410,000 students, correct?', 'right'],
    ['Over 300 teachers were in new roles, right?', 'right'],
    ['There were about 120 communities in July 2016, right?', 'roughly'],
    ['There were exactly 1000 schools in July 2016, right?', 'rounded'],
    ['Just over half of the eligible schools were in a community, right?', 'right'],
  ])('%s: %s', (question, verdict) => expect(grantedIn(decide(question))?.verdict).toBe(verdict));

  test.each([
    'We have 300 students, can we join?',
    'Our school has 148 students, can we join a community?',
    'We are 3 schools with 450 kids, who do we call?',
    'I am 54 years old and teach in a school, can I join?',
    'There weren’t 148 communities, were there?',
    'There were not 150 communities in 2016',
    'Was it 117 or 148 communities in November 2016?',
    'The 444 new schools brought the total to 793, correct?',
    'The 54 new communities made 96 altogether, right?',
    'Is it right that 54 new communities brought 444 schools?',
    'Of the 148 communities, how many had endorsed challenges?',
    'There were 96 communities in March 2016, correct?',
    'Can you write for me all fifty four communities?',
    'Name all 12 schools in Waitakere',
    'What is the 90 percent target for school leavers?',
    'Are all schools in a community?',
    'Is it more than 1000 schools?',
    'Did 1,264 of 2,416 schools join?',
    'Did 1,264 out of the 2,416 eligible schools join?',
  ])('nothing is called wrong in: %s', (question) => expect(grantedIn(decide(question))?.verdict).not.toBe('wrong'));
});

describe('premises', () => {
  const find = createPremiseFinder(knowledge.premises);
  /** What is said of one premise: `wrong`, `right`, `open` for a question that takes nothing for granted, else `none`. */
  const says = (text: string, id: string) => {
    const own = reader.read(text).clauses.flatMap(({ words }) => find(words).filter(({ premise }) => premise.id === id));
    const put = own.filter(({ isOpen }) => !isOpen);
    return put.some(({ isRight }) => !isRight) ? 'wrong' : put.length > 0 ? 'right' : own.length > 0 ? 'open' : 'none';
  };

  test('every premise has its cases', () => {
    expect(Object.keys(premiseCases).sort()).toEqual(knowledge.premises.premises.map(({ id }) => id).sort());
    for (const { wrong, plain } of Object.values(premiseCases)) expect([wrong.length > 2, plain.length > 0]).toEqual([true, true]);
  });
  describe.each(Object.entries(premiseCases))('%s', (id, { wrong, right, plain }) => {
    test.each(wrong)('wrong: %s', (text) => expect(says(text, id)).toBe('wrong'));
    test.each(right)('right: %s', (text) => expect(says(text, id)).toBe('right'));
    test.each(plain)('claims nothing: %s', (text) => {
      expect(['open', 'none']).toContain(says(text, id));
      expect(grantedIn(decide(text))?.premiseId).not.toBe(id);
    });
  });

  test('a correction tells what is so, from facts that are out', () => {
    for (const { id, facts } of knowledge.premises.premises) {
      const told = tellGranted({ verdict: 'wrong', premiseId: id, factIds: facts }, knowledge, { today: TODAY, lines });
      expect(told?.text).toMatch(/^[^{}]+\.$/);
      expect(tellGranted({ verdict: 'wrong', premiseId: id, factIds: facts }, knowledge, { today: '2015-01-01', lines })).toBeNull();
    }
  });
});

describe('whatever is asked', () => {
  const factOf = (id: number) => knowledge.facts.get(id);
  const word = fc.constantFrom(
    ...'how many much schools communities students teachers leaders new eligible endorsed had not in were share percentage of grow difference between and than more average altogether before already november july 2015 2016 148 117 1264 444 793 half every right'.split(
      ' ',
    ),
  );
  test('nothing worked out rests on two releases, unless it is one measure at two days', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 14 }), (words) => {
        for (const worked of workedIn(decide(words.join(' ')))) {
          const pair =
            worked.kind === 'growth'
              ? [worked.from, worked.to]
              : worked.kind === 'rest'
                ? [worked.of, worked.less]
                : [worked.part, worked.whole];
          const [one, other] = pair.map(factOf);
          expect(one && other).toBeTruthy();
          if (worked.kind === 'growth') expect(one?.measure).toBe(other?.measure);
          else expect(one?.release).toBe(other?.release);
        }
      }),
      { numRuns: 300 },
    );
  });
});
