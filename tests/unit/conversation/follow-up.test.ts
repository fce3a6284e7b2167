// Short messages about the last reply, in the words of many hands; questions of their own are none of them.
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../src/answering/reading/words.ts';
import { asksWhy, type FollowUp, followUpOf } from '../../../src/conversation/follow-up.ts';

const kinds: Readonly<Record<FollowUp, readonly string[]>> = {
  source: [
    'says who?',
    'Says who??',
    'and who says so?',
    'where does it say that',
    "Where's that written down?",
    'source?',
    'your source please',
    'whats your source on that',
    'how do you know',
    'ok but how do you know that?',
    'where did you get that number',
    'got a source for that?',
    'is that official',
    'did you just make that up',
    'prove it',
    'Nō hea tēnā kōrero?',
  ],
  when: [
    'when was that?',
    'how old is that',
    'how old is that number, ten years?',
    'as at what date',
    'wat day was tht figure from',
    'since when?',
  ],
  sure: ['are you sure?', 'you sure about that?', 'Really?', 'is that right?', 'seriously', 'he pono tēnā?', 'can I trust that'],
  why: ['why?', 'why not?', 'but why', 'how come', 'Why is that so?', 'what is the reason for that', 'he aha ai?'],
  more: ['go on', 'more', 'tell me more', 'tell me more about that please', 'anything else?', 'what else', 'haere tonu'],
  still: ['is that still the case?', 'does that still apply today', 'still true?'],
  wrong: ["that's not what I asked", 'no that is wrong', 'wrong', 'not that', 'you misunderstood me'],
};

describe.each(Object.entries(kinds))('%s', (kind, messages) => {
  test.each(messages)('%s', (message) => {
    expect(followUpOf(wordsOf(message))).toBe(kind);
  });
});

test.each([
  'who said they would get experts',
  'when was that announced',
  'when do leaders start',
  'where can i see more of them',
  'What was the source of the funding?',
  'how old must a child be to start school',
  'are you sure schools have to join',
  'why data?',
  'why did they change that',
  'what more can a polytech do for us',
  'tell me more about the money',
  'is that still part of the 359 million for schools',
  'no, schools',
  'sure',
  'right',
  'ok',
  'thanks',
  'no',
  '',
  'why why why why why why why why why why why why',
])('"%s" is none', (message) => {
  expect(followUpOf(wordsOf(message))).toBeNull();
});

test('a few words that ask for a reason are told from a story', () => {
  expect(asksWhy(wordsOf('why change it'))).toBe(true);
  expect(asksWhy(wordsOf('So why did they do that?'))).toBe(true);
  expect(asksWhy(wordsOf('we asked why'))).toBe(false);
  expect(asksWhy(wordsOf('why should we join when nobody in the whole cluster has time for any more meetings'))).toBe(false);
});
