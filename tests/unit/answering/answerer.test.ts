// One message in, one decision out: commands, titles, asks, other times, urgent needs, and never a throw.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome, QuestionContext } from '../../../src/answering/outcome.ts';
import { anyText } from '../../support/any-text.ts';
import { smallAnswerer } from '../../support/small-answering.ts';
import { TODAY } from '../../support/small-builders.ts';
import { smallKnowledge } from '../../support/small-knowledge.ts';

const context: QuestionContext = { today: TODAY, earlier: [], audience: null };
const decide = (text: string, changes: Partial<QuestionContext> = {}): Outcome => smallAnswerer.decide(text, { ...context, ...changes });
const kinds: readonly Outcome['kind'][] = ['urgent', 'person', 'act', 'answer', 'offer', 'decline'];

describe('an exact command', () => {
  test.each(
    [...smallKnowledge.acts.values()]
      .filter(({ id }) => id !== 'person')
      .flatMap(({ id, exact }) => exact.map((said) => [said, id] as const)),
  )('"%s" is the act %s, whatever came before', (said, act) => {
    expect(decide(said, { earlier: ['how many communities were there'] })).toEqual({ kind: 'act', act, confidence: 1 });
  });

  test.each(['Start over!', '  START OVER. ', 'start over?', '“Start over”'])('%j is one too', (said) => {
    expect(decide(said)).toEqual({ kind: 'act', act: 'restart', confidence: 1 });
  });

  test('for a person is a wish for a person', () => {
    expect(decide('A person, please'.replace(',', ''))).toEqual({ kind: 'person', confidence: 1 });
  });

  test('inside a longer message is none', () => {
    expect(decide('how many schools belonged? thanks')).toMatchObject({ kind: 'answer', entryIds: ['schools-count'] });
  });
});

describe('a title that was offered', () => {
  test.each([...smallKnowledge.entries.values()].map(({ title, kind, id }) => [title, kind, id] as const))(
    '"%s" chooses its entry',
    (title, kind, id) => {
      const chosen = { kind: 'answer', entryIds: [id], confidence: 1 };
      const gap = { kind: 'decline', gapId: id, confidence: 1 };
      expect(decide(title)).toMatchObject(kind === 'answer' ? chosen : gap);
      expect(decide(`${title.toLowerCase()}?`)).toMatchObject(kind === 'answer' ? chosen : gap);
    },
  );
});

describe('a question', () => {
  test.each([
    ['how many communities were there', 'communities-count'],
    ['tokohia ngā Kāhui Ako?', 'communities-count'],
    ['how many comunities', 'communities-count'],
    ['did schools have to join?', 'how-to-join'],
    ['who announced the help?', 'announcer'],
  ])('"%s" is answered with %s', (question, id) => {
    expect(decide(question)).toMatchObject({ kind: 'answer', entryIds: [id] });
  });

  test('on a gap says which, on another subject says which', () => {
    expect(decide('what are the teachers paid')).toMatchObject({ kind: 'decline', gapId: 'role-pay', declineId: null });
    expect(decide('how do I get a student loan')).toMatchObject({ kind: 'decline', gapId: null, declineId: 'student-loans' });
  });

  test('on nothing of ours is not answered', () => {
    expect(['decline', 'offer']).toContain(decide('who won the cup').kind);
  });

  test('after another is read in its light', () => {
    expect(decide('and schools?', { earlier: ['how many communities were there'] })).toMatchObject({
      kind: 'answer',
      entryIds: ['schools-count'],
    });
  });

  test('is told from a pleasantry, which leans on nothing said before', () => {
    const earlier = ['how many communities were there'];
    const pleasantries = [...smallKnowledge.acts.values()]
      .filter(({ id }) => id !== 'person')
      .flatMap(({ id, asks }) => asks.map((ask) => [ask, id]));
    const alone = pleasantries.filter(([ask = '', id]) => {
      const outcome = decide(ask);
      return outcome.kind === 'act' && outcome.act === id && outcome.confidence >= 0.5;
    });
    expect(alone.length).toBeGreaterThan(0);
    for (const [ask = '', id] of alone) expect(decide(ask, { earlier })).toMatchObject({ kind: 'act', act: id });
  });

  test('twice gets the same decision', () => {
    expect(decide('how many schools')).toEqual(decide('how many schools'));
  });

  test('in a mail with greeting and signature is the question', () => {
    expect(decide('Kia ora koutou,\n\nhow many schools belonged?\n\nNgā mihi\nAroha')).toMatchObject({
      kind: 'answer',
      entryIds: ['schools-count'],
    });
  });
});

describe('several asks', () => {
  test('are answered each, in their order', () => {
    expect(decide('how many schools belonged? who announced the help?')).toMatchObject({
      kind: 'answer',
      entryIds: ['schools-count', 'announcer'],
    });
    expect(decide('who announced the help? how many schools belonged?')).toMatchObject({
      kind: 'answer',
      entryIds: ['announcer', 'schools-count'],
    });
  });

  test('of which one is not settled are answered as far as they can be', () => {
    expect(decide('how many schools belonged? what are the teachers paid?')).toMatchObject({
      kind: 'answer',
      entryIds: ['schools-count'],
      gapIds: ['role-pay'],
    });
  });

  test('side by side in one sentence are answered each', () => {
    expect(decide('total schools + total communities')).toMatchObject({ kind: 'answer', entryIds: ['schools-count', 'communities-count'] });
  });

  test('for the same thing are one', () => {
    expect(decide('how many schools belonged? number of schools?')).toMatchObject({
      kind: 'answer',
      entryIds: ['schools-count'],
      gapIds: [],
    });
  });

  test('are three at most; the others are offered', () => {
    const outcome = decide('how many schools belonged? who announced the help? did schools have to join? how much money was there?');
    expect(outcome).toMatchObject({ kind: 'answer' });
    if (outcome.kind === 'answer') expect(outcome.entryIds.length).toBeLessThanOrEqual(3);
  });
});

const july = { kind: 'instant', from: '2016-07-01', day: '2016-07-31' };
const november = { kind: 'instant', from: '2015-11-01', day: '2015-11-30' };

describe('another time', () => {
  test('that the ledger covers is answered for that time', () => {
    expect(decide('how many communities were there in July 2016')).toMatchObject({
      kind: 'answer',
      entryIds: ['communities-count'],
      asked: { 'communities-count': [july] },
    });
  });

  test('is each ask’s own', () => {
    expect(decide('How many communities in July 2016? How many schools in November 2015?')).toMatchObject({
      entryIds: ['communities-count', 'schools-count'],
      asked: { 'communities-count': [july], 'schools-count': [november] },
    });
    expect(decide('How many communities in July 2016? How many communities in November 2015?')).toMatchObject({
      entryIds: ['communities-count'],
      asked: { 'communities-count': [july, november] },
    });
  });

  test('that no release covers is said beside the ask that is answered', () => {
    expect(decide('How many communities in July 2016? How many schools in 2020?')).toMatchObject({
      kind: 'answer',
      entryIds: ['communities-count', 'schools-count'],
      asked: { 'schools-count': [{ kind: 'instant', from: '2020-01-01' }] },
    });
  });

  test.each(['and in November 2015?', 'and in July 2016, no, in November 2015', 'no, I meant November 2015'])(
    'after a count asks for it again: "%s"',
    (again) => {
      const outcome = decide(again, { earlier: ['how many schools belonged'] });
      expect(outcome).toMatchObject({ kind: 'answer', entryIds: ['schools-count'] });
      expect(outcome.kind === 'answer' && outcome.asked?.['schools-count']).toContainEqual(november);
    },
  );

  test('is counted from the one said before', () => {
    expect(decide('and a year earlier?', { earlier: ['how many communities in November 2016'] })).toMatchObject({
      entryIds: ['communities-count'],
      asked: { 'communities-count': [november] },
    });
    expect(decide('How many communities in November 2016? And a year earlier?')).toMatchObject({
      entryIds: ['communities-count'],
      asked: { 'communities-count': [{ from: '2016-11-01' }, november] },
    });
  });

  test('after a question without dated figures is told of nothing', () => {
    expect(decide('and in November 2015?', { earlier: ['did schools have to join'] })).not.toHaveProperty('asked');
  });

  test('of growth is told as a series', () => {
    expect(decide('how has the number of schools grown over time')).toMatchObject({
      entryIds: ['schools-count'],
      asked: { 'schools-count': [{ kind: 'growth' }] },
    });
  });

  test.each(['how many communities were there in 2014', 'how many communities were there in 2020'])(
    '"%s" is not answered as if it were covered',
    (question) => {
      expect(decide(question)).toMatchObject({ kind: 'decline', dated: { entryId: 'communities-count' } });
    },
  );
});

describe('an urgent need', () => {
  test('that is clear stands alone', () => {
    expect(decide('he is in danger')).toEqual({ kind: 'urgent', concern: 'danger', below: null });
  });

  test('that is clear has only a nearly certain answer below', () => {
    expect(decide('he is in danger, how many schools belonged?')).toMatchObject({
      concern: 'danger',
      below: { kind: 'answer', entryIds: ['schools-count'] },
    });
    expect(decide('he is in danger, who may belong or join or ring')).toMatchObject({ concern: 'danger', below: null });
  });

  test('that is possible comes first, the answer below', () => {
    expect(decide('I am worried about a child. How many schools belonged?')).toMatchObject({
      kind: 'urgent',
      concern: 'child-safety',
      isPossible: true,
      below: { kind: 'answer', entryIds: ['schools-count'] },
    });
  });

  test('outranks a command and what came before', () => {
    expect(decide('in danger. start over', { earlier: ['how many schools belonged'] })).toMatchObject({ kind: 'urgent' });
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    'how',
    'many',
    'schools',
    '2016',
    'july',
    '31',
    'may',
    'constructor',
    '__proto__',
    'kāhui',
    '?',
    '.',
    ', and who',
    '1)',
    '\n',
    '&lt;',
    '<at>x</at>',
    '1,264',
    'hundred',
    'and',
    'in danger',
  );
  const text = fc.oneof(
    anyText(300),
    fc.array(words, { maxLength: 25 }).map((said) => said.join(' ')),
  );

  test('is decided without a throw, and every entry named exists', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (message, earlier) => {
        const outcome = decide(message, { earlier });
        expect(kinds).toContain(outcome.kind);
        if (outcome.kind === 'answer' || outcome.kind === 'offer')
          expect(outcome.entryIds.filter((id) => !smallKnowledge.entries.has(id))).toEqual([]);
        if (outcome.kind === 'answer') expect(outcome.entryIds.length).toBeGreaterThan(0);
        if (outcome.kind === 'offer') expect(outcome.entryIds.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['one letter', 'x'],
    ['one long word', 'x'.repeat(20_000)],
    ['20,000 characters of questions', 'How many schools belonged, and who said so? '.repeat(455)],
    ['20,000 line breaks', `a${'\n '.repeat(10_000)}b`],
    ['20,000 unclosed mentions', '<at '.repeat(5_000)],
    ['20,000 digits', '1'.repeat(20_000)],
    ['20,000 number words', 'hundred thousand and '.repeat(950)],
    ['a broken surrogate', '\ud800 how many \udfff'],
  ])('such as %s is decided too', (_what, message) => {
    expect(kinds).toContain(decide(message).kind);
  });
});
