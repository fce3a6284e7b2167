// What each phrasing and labelled question teaches: its target, by the kind of its label.
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { oneOfSame } from '../../../../src/answering/learning/atoms.ts';
import {
  entryTarget,
  examplesOf,
  messageFeatures,
  profilePrior,
  questionTarget,
  topicAtoms,
} from '../../../../src/answering/learning/lesson.ts';
import { anEntry, aQuestion } from '../../../support/small-builders.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';
import { smallReader } from '../../../support/small-reading.ts';

const same = oneOfSame(smallKnowledge.facts);
const topicAtom = topicAtoms(smallKnowledge);
const targetOf = (question: Parameters<typeof aQuestion>[0]) => {
  const target = questionTarget(aQuestion(question), same, topicAtom);
  return target && Object.fromEntries(target);
};

describe('what a labelled question aims at', () => {
  test('an answer aims at its facts, in equal shares', () => {
    expect(targetOf({ kind: 'answer', facts: [3] })).toEqual({ 'fact:3': 1 });
    expect(targetOf({ kind: 'clarify', facts: [3, 5] })).toEqual({ 'fact:3': 0.5, 'fact:5': 0.5 });
  });

  test('facts that say the same are one', () => {
    expect(targetOf({ kind: 'answer', facts: [10, 11] })).toEqual({ 'fact:10': 1 });
    expect(targetOf({ kind: 'answer', facts: [11] })).toEqual({ 'fact:10': 1 });
  });

  test('an answer without facts teaches nothing', () => {
    expect(targetOf({ kind: 'answer' })).toBeNull();
  });

  test.each([
    ['role-pay', 'gap:role-pay'],
    ['near-loan', 'decline:student-loans'],
    ['far-cars', 'decline:weather'],
  ])('a decline on "%s" aims at %s, and a little at what no list names', (topic, atom) => {
    expect(targetOf({ kind: 'decline', topic })).toEqual({ [atom]: 0.98, unlisted: 0.02 });
  });

  test('a decline that no list names aims at just that', () => {
    expect(targetOf({ kind: 'decline', topic: 'nobody-claims-this' })).toEqual({ unlisted: 1 });
  });

  test('a person, an urgent need and small talk aim at themselves', () => {
    expect(targetOf({ kind: 'person', topic: 'anything' })).toEqual({ 'act:person': 1 });
    expect(targetOf({ kind: 'urgent' })).toEqual({ urgent: 1 });
    expect(targetOf({ kind: 'smalltalk', topic: 'greeting' })).toEqual({ 'act:greeting': 1 });
    expect(targetOf({ kind: 'smalltalk', topic: 'something odd' })).toEqual({ 'act:banter': 1 });
  });
});

describe('whose a topic is', () => {
  test('a topic with * stands for every ending', () => {
    expect(topicAtom('leader-pay')).toBe('gap:role-pay');
    expect(topicAtom('leader-pay+teacher-pay')).toBe('gap:role-pay');
    expect(topicAtom('the-leader-pay')).toBeNull();
  });

  test('the id of a gap or another subject is a topic too', () => {
    expect(topicAtom('student-loans')).toBe('decline:student-loans');
    expect(topicAtom('role-pay')).toBe('gap:role-pay');
  });

  test('a topic without * stands for itself only', () => {
    expect(topicAtom('near-loan')).toBe('decline:student-loans');
    expect(topicAtom('near-loans')).toBeNull();
  });

  test("an exact topic wins over another one's *", () => {
    const entry = anEntry('own', { kind: 'gap', topics: ['far-ours'] });
    const claims = topicAtoms({ ...smallKnowledge, entries: new Map([[entry.id, entry]]) });
    expect(claims('far-ours')).toBe('gap:own');
    expect(claims('far-theirs')).toBe('decline:weather');
  });

  test('topics of answers claim nothing: their facts do', () => {
    const entry = anEntry('answered', { topics: ['asked'] });
    expect(topicAtoms({ ...smallKnowledge, entries: new Map([[entry.id, entry]]) })('asked')).toBeNull();
  });
});

describe("what an entry's own phrasings aim at", () => {
  test('a gap aims at itself and a little at what no list names, whatever facts it mentions', () => {
    expect([...entryTarget(anEntry('pay', { kind: 'gap', facts: [12] }), same)]).toEqual([
      ['gap:pay', 0.98],
      ['unlisted', 0.02],
    ]);
  });

  test('an answer aims at its lead fact most, a series at all its facts alike', () => {
    const told = entryTarget(anEntry('told', { facts: [6, 7, 12] }), same);
    const [lead = 0, second, third] = ['fact:6', 'fact:7', 'fact:12'].map((atom) => told.get(atom));
    expect(lead).toBeGreaterThan(0.5);
    expect(second).toBe(third);
    const series = entryTarget(anEntry('series', { facts: [3, 2, 1], series: 'communities-total' }), same);
    expect(new Set(series.values()).size).toBe(1);
    for (const target of [told, series]) expect([...target.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });
});

describe('the examples', () => {
  const examples = examplesOf(smallKnowledge, smallReader);

  const has = (ask: string, target: ReadonlyMap<string, number>) => {
    const features = messageFeatures(smallReader.read(ask));
    return examples.some((example) => isDeepStrictEqual(example, { features, target }));
  };

  test('hold every title and phrasing of an entry with what the entry aims at', () => {
    for (const entry of smallKnowledge.entries.values())
      expect([entry.title, ...entry.asks].filter((ask) => !has(ask, entryTarget(entry, same)))).toEqual([]);
  });

  test('hold every title and phrasing of another subject, and everything said in an act', () => {
    const { declines, acts } = smallKnowledge;
    for (const { id, title, asks } of declines.values())
      expect([title, ...asks].filter((ask) => !has(ask, new Map(Object.entries(targetOf({ kind: 'decline', topic: id }) ?? {}))))).toEqual(
        [],
      );
    for (const { id, exact, asks } of acts.values())
      expect([...exact, ...asks].filter((ask) => !has(ask, new Map([[`act:${id}`, 1]])))).toEqual([]);
  });

  test('hold every labelled question with its target', () => {
    const single = smallKnowledge.questions.flatMap((question) => (question.q === undefined ? [] : [{ ...question, q: question.q }]));
    expect(single).not.toEqual([]);
    expect(single.filter((question) => !has(question.q, questionTarget(question, same, topicAtom) ?? new Map()))).toEqual([]);
  });

  test('each aim at one whole', () => {
    for (const { target } of examples) expect([...target.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  test('a question of several turns is the last turn in the light of those before', () => {
    const turns = ['how many communities were there', 'and schools?'];
    const [example] = examplesOf(
      {
        ...smallKnowledge,
        entries: new Map(),
        declines: new Map(),
        acts: new Map(),
        questions: [aQuestion({ turns, kind: 'answer', facts: [5] })],
      },
      smallReader,
    );
    const [before, last] = turns.map((turn) => smallReader.read(turn));
    expect(before && last && messageFeatures(last, [before])).toEqual(example?.features);
    expect(example?.features).not.toEqual(last && messageFeatures(last));
  });
});

describe('what profiles give', () => {
  test('each concept speaks for what its entry aims at, as strongly as the editor says', () => {
    const entry = anEntry('told', { facts: [6], profile: { join: 1.5 } });
    const prior = profilePrior({ ...smallKnowledge, entries: new Map([[entry.id, entry]]), declines: new Map() }, 2);
    expect([...prior].map(([feature, row]) => [feature, [...row]])).toEqual([['k:join', [['fact:6', 3]]]]);
  });

  test('two entries on one concept both speak', () => {
    const row = profilePrior(smallKnowledge, 1).get('k:howmany');
    expect([...(row?.keys() ?? [])].sort()).toEqual(['fact:1', 'fact:2', 'fact:3', 'fact:4', 'fact:5']);
  });
});
