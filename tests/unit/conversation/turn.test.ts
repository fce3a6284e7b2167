// One turn: what is replied and what is remembered, for questions, offers and urgent needs.
import { describe, expect, test } from 'vitest';
import type { QuestionContext } from '../../../src/answering/outcome.ts';
import { MOST_REMEMBERED, newState } from '../../../src/conversation/state.ts';
import { plannedAnswerer, smallTurn } from '../../support/small-answering.ts';
import { TODAY } from '../../support/small-builders.ts';
import { afterSaying, kindsAfter, last, offeringTurn, talk, textAfter } from '../../support/small-talk.ts';

describe('opening', () => {
  test('greets with the privacy notice and three suggestions, and changes nothing', () => {
    const { replies, state } = offeringTurn.open(newState, TODAY);
    expect(replies).toHaveLength(1);
    expect(replies[0]).toMatchObject({ kind: 'smalltalk', text: 'line greeting\n\nline privacy-notice' });
    expect(replies[0]?.suggestions).toEqual(['What a community was', 'Whether schools had to join', 'How many communities there were']);
    expect(state).toEqual(newState);
  });
});

describe('a message without words', () => {
  test.each(['', '   ', '\n\t', '\u0000\u200b', '...', '<br>', '!!'])('%j is said to be empty and forgets nothing', (message) => {
    const { replies, state } = last(talk(['offer three', message]));
    expect(replies).toMatchObject([{ kind: 'smalltalk', text: 'line empty-message' }]);
    expect(state).toEqual(afterSaying('offer three').state);
  });

  test('a lone question mark asks for help', () => {
    expect(textAfter('?')).toBe('line help 111');
  });
});

describe('an answer', () => {
  test('shows its notice in full once, and then short', () => {
    const [first, second] = talk(['how many communities were there', 'how many schools belonged']);
    expect(first?.replies[0]).toMatchObject({ kind: 'answer', entryIds: ['communities-count'] });
    expect(first?.replies[0]?.text).toContain('The groups ended on 28 January 2026.');
    expect(first?.state.noticesShown).toEqual(['ended']);
    expect(second?.replies[0]?.text).toContain('The groups have ended.');
    expect(second?.replies[0]?.text).not.toContain('28 January 2026');
  });

  test('as at an earlier day says what was known then', () => {
    const { replies } = last(talk(['how many communities were there'], { today: '2016-07-15' }));
    expect(replies[0]?.text).toContain('some 117');
    expect(replies[0]?.text).not.toContain('148');
  });

  test('is remembered with its ask; only the last few are', () => {
    const asks = ['how many communities were there', 'how many schools belonged', 'who announced the help', 'how much money was there'];
    const { state } = last(talk(asks));
    expect(state.asked.map(({ ask }) => ask)).toEqual(asks.slice(-MOST_REMEMBERED));
    expect(state.asked.at(-1)?.replies).toEqual(afterSaying(...asks).replies);
  });

  test('is given in the light of what was asked before, and of who asks', () => {
    const seen: QuestionContext[] = [];
    const answerer = plannedAnswerer({});
    const by = smallTurn({ ...answerer, decide: (text, context) => answerer.decide(text, seen[seen.push(context) - 1] ?? context) });
    talk(['We are a school. How many communities were there?', 'a person please', 'and schools?'], { by });
    expect(seen).toMatchObject([
      { today: TODAY, earlier: [], audience: 'school' },
      { today: TODAY, earlier: ['We are a school. How many communities were there?'], audience: 'school' },
      { today: TODAY, earlier: ['We are a school. How many communities were there?'], audience: 'school' },
    ]);
  });

  test('does not change the state it was given', () => {
    const before = structuredClone(afterSaying('offer three').state);
    const frozen = Object.freeze(structuredClone(before));
    talk(['2'], { from: frozen });
    expect(frozen).toEqual(before);
  });
});

describe('after an offer', () => {
  test('a number or an ordinal chooses', () => {
    expect(afterSaying('offer three', '2').replies).toMatchObject([{ kind: 'answer', entryIds: ['schools-count'] }]);
    expect(afterSaying('offer three', 'the last one please').replies).toMatchObject([{ kind: 'answer', entryIds: ['money'] }]);
  });

  test('a title chooses', () => {
    expect(afterSaying('offer three', 'How much money there was').replies).toMatchObject([{ kind: 'answer', entryIds: ['money'] }]);
  });

  test('yes to one is an answer; yes to three asks which and still holds the offer', () => {
    expect(afterSaying('offer one', 'yes').replies).toMatchObject([{ kind: 'answer', entryIds: ['money'] }]);
    const which = afterSaying('offer three', 'yes');
    expect(which.replies).toMatchObject([
      {
        kind: 'clarify',
        text: 'line yes-which',
        suggestions: ['How many communities there were', 'How many schools belonged', 'How much money there was'],
      },
    ]);
    expect(last(talk(['3'], { from: which.state })).replies).toMatchObject([{ kind: 'answer', entryIds: ['money'] }]);
  });

  test('another question is answered, and the offer is gone', () => {
    const asked = afterSaying('offer three', 'who announced the help');
    expect(asked.replies).toMatchObject([{ kind: 'answer', entryIds: ['announcer'] }]);
    expect(asked.state.offered).toEqual([]);
  });

  test('a choice is not taken for one when nothing was offered', () => {
    expect(kindsAfter('2')).not.toEqual(['answer']);
  });

  test('an urgent need goes before the choice', () => {
    expect(kindsAfter('offer one', 'yes, in danger')).toEqual(['urgent']);
  });
});

describe('an urgent need', () => {
  test('gets the help lines and nothing else when it is clear', () => {
    const { replies, state } = afterSaying('offer three', 'he is in danger');
    expect(replies).toMatchObject([
      { kind: 'urgent', text: 'line urgent-danger\n\nline urgent 111 1737 Child Line 0508 333 444', factIds: [] },
    ]);
    expect(state.offered).toEqual([]);
  });

  test('gets the help lines first and the answer below when it is possible', () => {
    const { replies, state } = afterSaying('I am worried about a child. How many schools belonged?');
    expect(replies).toMatchObject([{ kind: 'urgent' }, { kind: 'answer', entryIds: ['schools-count'] }]);
    expect(replies[1]?.text.startsWith('line urgent-below\n\n')).toBe(true);
    expect(state.asked).toHaveLength(1);
  });

  test('is heard while a place is awaited', () => {
    expect(kindsAfter('a person please', 'in danger')).toEqual(['urgent']);
  });
});

describe('an apology', () => {
  test('gives the phone line and keeps the state', () => {
    const { state } = afterSaying('te reo', 'offer three');
    const { replies, state: kept, language } = offeringTurn.apology(state, TODAY);
    expect(replies).toMatchObject([{ kind: 'apology', text: 'rārangi apology The Line (0800 111 222)' }]);
    expect({ kept, language }).toEqual({ kept: state, language: 'mi-NZ' });
  });
});
