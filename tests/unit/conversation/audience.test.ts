// Who is asking is taken from what they say of themselves, not from what they ask about.
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/answering/reading/clean.ts';
import { claimedAudience } from '../../../src/conversation/audience.ts';

describe('the audience a message claims', () => {
  test.each([
    ["We're a PTE in Hamilton, can we join?", 'teo'],
    ['I work at a polytechnic', 'teo'],
    ['our wānanga would like to know', 'teo'],
    ['I run a kindergarten in Ōtaki', 'early-learning'],
    ['as a playcentre we wonder', 'early-learning'],
    ['Our kura wants to join', 'school'],
    ['I am the principal of a small school', 'school'],
    ['I teach at an intermediate', 'school'],
    ['I am a journalist', 'media'],
    ["I'm the mother of two", 'parent'],
    ['what does it mean for my daughter', 'parent'],
  ])('"%s" is %s', (text, audience) => {
    expect(claimedAudience(fold(text))).toBe(audience);
  });

  test.each(['How many schools belonged?', 'Can universities join?', 'Who pays the teachers?', 'What did parents say?', ''])(
    '"%s" claims none',
    (text) => {
      expect(claimedAudience(fold(text))).toBeNull();
    },
  );
});
