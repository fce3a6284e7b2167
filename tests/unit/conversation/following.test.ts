// Messages that go on from the last reply: asked where it comes from, doubted, wanted more of, chosen among, taken back.
import { describe, expect, test } from 'vitest';
import { smallKnowledge } from '../../support/small-knowledge.ts';
import { afterSaying, kindsAfter, last, talk, textAfter } from '../../support/small-talk.ts';

const COUNT = 'how many communities were there';
const titleOf = (id: string) => smallKnowledge.entries.get(id)?.title ?? '';

describe('where it comes from', () => {
  test('is told with the release, its day and the facts of the reply', () => {
    const { replies } = afterSaying('who announced the help', 'says who?');
    expect(replies).toMatchObject([{ kind: 'answer', entryIds: ['announcer'], factIds: [7], confidence: 1 }]);
    expect(replies[0]?.sources).toMatchObject([{ title: 'Help for the groups', date: '2016-07-01' }]);
    expect(replies[0]?.text.startsWith('line source-intro\n\nMere Ngata announced it')).toBe(true);
    expect(replies[0]?.text).toContain('line source: Help for the groups, The Office, line answer-source-published 1 July 2016.');
  });

  test('names every release of an answer that rests on several, without the notice again', () => {
    const { replies } = afterSaying(COUNT, 'where does it say that');
    expect(replies[0]?.sources.map(({ title }) => title)).toEqual(['The groups go on', 'Help for the groups', 'More groups formed']);
    expect(replies[0]?.factIds).toEqual(expect.arrayContaining([1, 2, 3]));
    expect(replies[0]?.text).not.toContain('**Note:**');
  });

  test('after a reply without facts is that there is none', () => {
    expect(textAfter('who won the cup', 'source?')).toBe('line source-none');
    expect(kindsAfter('who won the cup', 'source?')).toEqual(['decline']);
  });

  test('asked of nothing is no follow-up', () => {
    expect(textAfter('says who?')).not.toContain('line source');
  });
});

describe('how old it is', () => {
  test('is the day of its release; of a series, of the figure told', () => {
    const { replies } = afterSaying(COUNT, 'when was that?');
    expect(replies).toMatchObject([{ kind: 'answer', asAt: '2016-11-09' }]);
    expect(replies[0]?.sources).toMatchObject([{ title: 'The groups go on' }]);
    expect(replies[0]?.text).toContain('9 November 2016');
    expect(replies[0]?.text).not.toContain('2015');
  });

  test('of an announcement is its day, with its facts', () => {
    expect(afterSaying('who announced the help', 'as at what date').replies).toMatchObject([{ kind: 'answer', factIds: [7] }]);
    expect(textAfter('who announced the help', 'how old is that')).toContain('1 July 2016');
  });
});

describe('a doubt', () => {
  test('gets the same again with its source, without the notice', () => {
    const [said] = afterSaying(COUNT).replies;
    const { replies } = afterSaying(COUNT, 'are you sure?');
    expect(replies).toMatchObject([{ kind: 'answer', factIds: said?.factIds, sources: said?.sources }]);
    expect(replies[0]?.text.startsWith('line sure-intro\n\nAs at 9 November 2016')).toBe(true);
    expect(replies[0]?.text).toContain('line source: The groups go on');
  });

  test('of a decline gets the decline again', () => {
    expect(kindsAfter('what are the teachers paid', 'really?')).toEqual(['decline']);
  });
});

describe('more', () => {
  test('tells what is related and was not told yet, until there is no more', () => {
    const told = (...more: readonly string[]) => afterSaying(COUNT, ...more).replies.flatMap(({ entryIds }) => entryIds);
    expect(told('go on')).toEqual(['schools-count']);
    expect(afterSaying('how many schools belonged', COUNT, 'more').replies).toMatchObject([{ entryIds: ['what-is'] }]);
    expect(textAfter('who announced the help', 'tell me more')).toBe('line more-none The Line (0800 111 222)');
  });

  test('becomes the subject: what follows goes on from it', () => {
    expect(afterSaying(COUNT, 'more').state.asked.at(-1)?.ask).toBe(titleOf('schools-count'));
  });
});

describe('why', () => {
  test('that no release settles is said so, with a person to ask', () => {
    expect(afterSaying(COUNT, 'why?').replies).toMatchObject([
      { kind: 'decline', text: 'line why-unsettled The Line (0800 111 222)', factIds: [] },
    ]);
    expect(kindsAfter('what are the teachers paid', 'why not?')).toEqual(['decline']);
  });
});

test('whether it still holds gets what is said about today', () => {
  expect(afterSaying(COUNT, 'is that still the case?').replies).toMatchObject([{ kind: 'decline', entryIds: ['still-running'] }]);
});

test('"that is wrong" is apologised for, with a person to ask', () => {
  expect(afterSaying(COUNT, "that's not what I asked").replies).toMatchObject([
    { kind: 'clarify', text: 'line wrong-ask The Line (0800 111 222)' },
  ]);
});

describe('what was shown', () => {
  test('is chosen by order, by name, or all of it', () => {
    const [said] = afterSaying(COUNT).replies;
    expect(said?.suggestions).toEqual([titleOf('schools-count'), titleOf('what-is')]);
    expect(afterSaying(COUNT, 'the second one').replies).toMatchObject([{ kind: 'answer', entryIds: ['what-is'] }]);
    expect(afterSaying(COUNT, 'number 1').replies).toMatchObject([{ kind: 'answer', entryIds: ['schools-count'] }]);
    expect(afterSaying(COUNT, 'both').replies).toMatchObject([{ kind: 'answer', entryIds: ['schools-count', 'what-is'] }]);
  });

  test('is not chosen beyond what there was, nor where nothing was shown', () => {
    expect(afterSaying(COUNT, 'number 3').replies[0]?.entryIds).not.toContain('what-is');
    expect(textAfter('the second one')).toBe('line nothing-offered');
  });

  test('yes to it is asked back which, no is taken kindly', () => {
    expect(afterSaying(COUNT, 'yes please').replies).toMatchObject([
      { kind: 'clarify', text: 'line yes-which', suggestions: [titleOf('schools-count'), titleOf('what-is')] },
    ]);
    expect(textAfter(COUNT, 'no')).toBe('line no-plain The Line (0800 111 222)');
  });

  test('stays after small talk', () => {
    expect(afterSaying(COUNT, 'thanks', 'the second one').replies).toMatchObject([{ entryIds: ['what-is'] }]);
    expect(afterSaying('who announced the help', 'thanks', 'says who?').replies).toMatchObject([{ factIds: [7] }]);
  });
});

describe('an offer', () => {
  test('is chosen by name, with what is mistyped', () => {
    expect(afterSaying('offer three', 'the one about schools').replies).toMatchObject([{ entryIds: ['schools-count'] }]);
    expect(afterSaying('offer three', 'the moeny one').replies).toMatchObject([{ entryIds: ['money'] }]);
  });

  test('is told whole, or none of it', () => {
    expect(afterSaying('offer three', 'all of them').replies).toMatchObject([
      { kind: 'answer', entryIds: ['communities-count', 'schools-count', 'money'] },
    ]);
    expect(afterSaying('offer three', 'neither').replies).toMatchObject([
      { kind: 'clarify', text: 'line choice-none The Line (0800 111 222)' },
    ]);
    expect(afterSaying('offer three', 'neither').state.offered).toEqual([]);
  });

  test('once chosen from is the subject by its title', () => {
    expect(afterSaying('offer three', '2').state.asked.at(-1)?.ask).toBe(titleOf('schools-count'));
  });
});

describe('two asks in one message', () => {
  const TWO = 'How many communities were there? And who announced the help?';

  test('are told one by one again', () => {
    expect(afterSaying(TWO, 'and the second?').replies).toMatchObject([{ kind: 'answer', entryIds: ['announcer'] }]);
    expect(afterSaying(TWO, 'the first again please').replies).toMatchObject([{ kind: 'answer', entryIds: ['communities-count'] }]);
  });
});

test('"explain the first" after one answer tells that answer', () => {
  expect(afterSaying('who announced the help', 'explain the first').replies).toMatchObject([{ entryIds: ['announcer'] }]);
});

describe('a part of the last ask', () => {
  test('is replaced, and what follows goes on from the whole', () => {
    const { replies, state } = afterSaying(COUNT, 'and schools?');
    expect(replies).toMatchObject([{ kind: 'answer', entryIds: ['schools-count'] }]);
    expect(replies[0]?.text).not.toContain('line mended');
    expect(last(talk(['thanks', 'says who?'], { from: state })).replies[0]?.factIds).toEqual(expect.arrayContaining([4, 5]));
  });

  test('is dropped for a whole new question', () => {
    expect(afterSaying(COUNT, 'who announced the help').replies).toMatchObject([{ entryIds: ['announcer'] }]);
    expect(afterSaying(COUNT, titleOf('money')).replies).toMatchObject([{ entryIds: ['money'] }]);
    expect(afterSaying(COUNT, titleOf('money')).state.asked.at(-1)?.ask).toBe(titleOf('money'));
  });
});

test('an urgent need goes before everything that was shown', () => {
  expect(kindsAfter('offer three', 'no, he is in danger')).toEqual(['urgent']);
  expect(kindsAfter(COUNT, 'why? he is in danger')[0]).toBe('urgent');
});
