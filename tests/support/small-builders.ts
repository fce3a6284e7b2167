// Single facts, entries and labelled questions, and the days that the small knowledge is about.
import type { Entry } from '../../src/content/schema/entries.ts';
import type { Fact } from '../../src/content/schema/facts.ts';
import type { LabelledQuestion } from '../../src/content/schema/questions.ts';

/** Days of the three releases. */
export const FIRST = '2015-11-18';
export const SECOND = '2016-07-01';
export const THIRD = '2016-11-09';
/** Long after all of them, when both notices hold. */
export const TODAY = '2026-11-22';

/** A fact of the third release; `changes` overrides parts of it. */
export function aFact(id: number, changes: Partial<Fact> = {}): Fact {
  return {
    id,
    subject: 'communities',
    says: 'Something was so.',
    qualifier: 'exactly',
    asAt: THIRD,
    release: 'third',
    paragraph: 1,
    sameAs: [],
    partOf: [],
    ...changes,
  };
}

/** An answer entry; `changes` overrides parts of it. */
export function anEntry(id: string, changes: Partial<Entry> = {}): Entry {
  return {
    id,
    kind: 'answer',
    personal: false,
    title: `About ${id}`,
    facts: [],
    audience: 'anyone',
    status: [],
    asks: [],
    profile: {},
    related: [],
    topics: [],
    topic: 'small',
    body: 'It was so.',
    file: `entries/small/${id}.md`,
    ...changes,
  };
}

/** A labelled question; `changes` overrides parts of it. */
export function aQuestion(changes: Partial<LabelledQuestion> & Pick<LabelledQuestion, 'kind'>): LabelledQuestion {
  return { facts: [], topic: 'unnamed', register: 'plain', author: 'a', ...(changes.turns ? {} : { q: '' }), ...changes };
}
