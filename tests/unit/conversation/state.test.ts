// A stored state is read back whole, or a new conversation starts; it is never misread.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConversationState, newState, readState, STATE_VERSION } from '../../../src/conversation/state.ts';

const used: ConversationState = {
  ...newState,
  language: 'mi-NZ',
  asked: [
    {
      ask: 'how many schools',
      replies: [
        {
          kind: 'answer',
          text: 'Many.',
          entryIds: ['schools-count'],
          factIds: [5],
          sources: [{ title: 'A', publisher: 'B', date: '2016-11-09', address: null }],
          asAt: '2016-11-09',
          confidence: 0.9,
          suggestions: [],
          charts: [{ title: 'Schools', alt: 'Bar chart.', points: [{ day: '2016-11-09', value: 5, label: 'more than 5' }] }],
        },
        {
          kind: 'decline',
          text: 'None.',
          entryIds: [],
          factIds: [],
          sources: [],
          asAt: null,
          confidence: 0.9,
          suggestions: [],
        },
      ],
    },
  ],
  audience: 'school',
  noticesShown: ['ended'],
  offered: ['money'],
  caseForm: null,
  declines: 1,
  proposed: 'person',
  place: 'Hamilton',
};

describe('a stored state', () => {
  test('comes back from JSON as it was', () => {
    expect(readState(JSON.parse(JSON.stringify(used)))).toEqual(used);
  });

  test.each([
    ['nothing stored', null],
    ['nothing at all', undefined],
    ['an older version', { ...used, version: STATE_VERSION - 1 }],
    ['a later version', { ...used, version: STATE_VERSION + 1 }],
    ['no version', { ...used, version: undefined }],
    ['a part missing', { ...used, offered: undefined }],
    ['a part too much', { ...used, extra: true }],
    ['a part of the wrong kind', { ...used, declines: 'two' }],
    ['a language we do not have', { ...used, language: 'fr' }],
    ['text', 'state'],
  ])('of %s is a new conversation', (_what, stored) => {
    expect(readState(stored)).toEqual(newState);
  });

  test('of any JSON whatever is a new conversation, without a throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        expect(readState(stored)).toEqual(newState);
      }),
    );
  });
});
