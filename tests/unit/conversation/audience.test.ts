// Who is asking is taken from what they say of themselves, not from what they ask about.
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/answering/reading/clean.ts';
import { wordsOf } from '../../../src/answering/reading/words.ts';
import { claimedAudience, namedAudience, speaksOfSelf } from '../../../src/conversation/audience.ts';

describe('the audience a message claims', () => {
  test.each([
    ["We're a PTE in Hamilton, can we join?", 'teo'],
    ['I work at a polytechnic', 'teo'],
    ['our wānanga would like to know', 'teo'],
    ["I'm with an industry training organisation.", 'teo'],
    ['polytech manager here, what do we gain', 'teo'],
    ['Private training establishment here, Kaitāia.', 'teo'],
    ['He wānanga mātou.', 'teo'],
    ['the Ministry is asking us TEOs to join', null],
    ['I run a kindergarten in Ōtaki', 'early-learning'],
    ['as a playcentre we wonder', 'early-learning'],
    ['were a kindy in timaru', 'early-learning'],
    ['Hello, we are kōhanga reo in Porirua.', 'early-learning'],
    ['He kaiako ahau i tētahi kōhanga reo.', 'early-learning'],
    ['Our kura wants to join', 'school'],
    ['I am the principal of a small school', 'school'],
    ['I teach at an intermediate', 'school'],
    ['Principal here, two-teacher school out the back of Gisborne.', 'school'],
    ['My school, small school, principal is me.', 'school'],
    ['I am a journalist', 'media'],
    ["I'm the mother of two", 'parent'],
    ['what does it mean for my daughter', 'parent'],
    ["my son's school has joined one", 'parent'],
    ['I am a mum and I run a kindergarten', 'early-learning'],
  ])('"%s" is %s', (text, audience) => {
    expect(claimedAudience(fold(text))).toBe(audience);
  });

  test.each([
    'How many schools belonged?',
    'Can universities join?',
    'Who pays the teachers?',
    'What did parents say?',
    'what counts as a TEO',
    'our local polytechnic would like to join us',
    'If somebody from a university comes in to help us, who pays?',
    'We are not a polytechnic',
    'from preschool to wānanga',
    '',
  ])('"%s" claims none', (text) => {
    expect(claimedAudience(fold(text))).toBeNull();
  });

  test('a long message with many half claims is read in a moment', () => {
    const text = 'we are our i work at as a from an '.repeat(120);
    expect(claimedAudience(text)).toBeNull();
  });
});

describe('a message that only names a kind of place', () => {
  test.each([
    ['polytech', 'teo'],
    ['a small PTE in Timaru', 'teo'],
    ['tertiary provider, sorry, should have said', 'teo'],
    ['playcentre', 'early-learning'],
    ['an early learning service', 'early-learning'],
    ['for a primary school.', 'school'],
    ['Kura', 'school'],
    ['schools', null],
    ['a polytech?', null],
    ['what about a school', null],
    ['the school has to join and nobody there wants to and I wonder who can help us with all that now', null],
    ['', null],
  ])('"%s" is %s', (text, audience) => {
    expect(namedAudience(fold(text))).toBe(audience);
  });
});

test('a message speaks of its writer with we and our, not with they', () => {
  expect(speaksOfSelf(wordsOf('do we have to join'))).toBe(true);
  expect(speaksOfSelf(wordsOf('any money for us?'))).toBe(true);
  expect(speaksOfSelf(wordsOf('do they have to join'))).toBe(false);
});
