// A follow-up takes the place of the same kind of part in the ask before it.
import { describe, expect, test } from 'vitest';
import { createReader } from '../../../src/answering/reading/read.ts';
import { joinedAsk } from '../../../src/conversation/joined-ask.ts';
import { smallKnowledge } from '../../support/small-knowledge.ts';

const concept = (id: string, kind: 'subject' | 'facet' | 'time', ...says: readonly string[]) => ({ id, kind, says, includes: [] });
const reader = createReader({
  ...smallKnowledge,
  words: {
    aliases: {},
    keep: [],
    concepts: [
      concept('col', 'subject', 'community', 'communities', 'groups'),
      concept('school', 'subject', 'school', 'schools'),
      concept('student', 'subject', 'student', 'students', 'kids'),
      concept('teo', 'subject', 'teo', 'teos', 'polytech', 'tertiary provider'),
      concept('expert', 'subject', 'expert', 'experts'),
      concept('challenge', 'subject', 'challenge', 'challenges', 'goals'),
      concept('region', 'subject', 'canterbury', 'whole country'),
      concept('howmany', 'facet', 'how many', 'number of'),
      concept('join', 'facet', 'join', 'joined', 'joining'),
      concept('money', 'facet', 'money', 'funded', 'funding'),
      concept('mandatory', 'facet', 'have to', 'compulsory'),
      concept('newones', 'facet', 'new'),
      concept('who', 'facet', 'who'),
      concept('still', 'time', 'now'),
    ],
  },
});
const join = (before: string, now: string) => joinedAsk(reader.read(before), reader.read(now));
const textOf = (before: string, now: string) => join(before, now)?.text ?? null;

describe('a part named alone takes the place of its like', () => {
  test.each([
    ['how many schools joined', 'and students?', 'how many joined students'],
    ['how many schools joined', 'what about kids', 'how many joined kids'],
    ['how many schools joined in July 2016', 'TEOs?', 'how many joined in july 2016 teos'],
    ['is there money for a polytech', 'schools?', 'is there money for a schools'],
    ['how many communities were there', 'and schools', 'how many were there schools'],
    ['do schools have to join a community', 'same for TEOs?', 'do have to join a community same for teos'],
    ['how many communities were there in July 2016', 'and in November 2016?', 'how many communities were there in in november 2016'],
    ['how many schools joined in 2015', '2016', 'how many schools joined in 2016'],
    ['how many communities in the whole country', 'just Canterbury', 'how many communities in the just canterbury'],
    ['do experts help with the goals', 'and schools', 'do help with the goals schools'],
    ['do schools have to join', "we're a polytech", 'do have to join were a polytech'],
  ])('%s | %s', (before, now, joined) => {
    expect(textOf(before, now)).toBe(joined);
  });

  test('a question about what was said keeps its subject and drops what was asked of it', () => {
    expect(textOf('how many experts are there', 'how are they funded')).toBe('experts are there how are they funded');
    expect(textOf('what are the goals', 'who?')).toBe('what are the goals who');
  });
});

describe('a correction', () => {
  test.each([
    ['how many schools joined', 'not schools, kids', 'how many joined kids'],
    ['how many schools joined', 'kids, not schools', 'how many joined kids'],
    ['how many schools joined', 'no, I meant kids', 'how many joined kids'],
    ['how are the groups funded', 'sorry i ment the experts not the groups', 'how are the funded the experts'],
    ['how many students in the new groups', 'no, all the groups, not just the new ones', 'how many students in the groups all the groups'],
  ])('%s | %s', (before, now, joined) => {
    expect(join(before, now)).toMatchObject({ text: joined, mends: true });
  });

  test('that denies a part of the ask is read instead of the message', () => {
    expect(join('how many schools joined', 'not schools, kids')).toMatchObject({ denies: true });
    expect(join('how many joined', 'not schools, kids')).toMatchObject({ denies: false, mends: true });
    expect(join('how many schools joined', 'and kids?')).toMatchObject({ denies: false, mends: false });
  });
});

describe('a question of its own joins nothing', () => {
  test.each([
    'how many students are there',
    'do schools get money',
    'hello',
    'thanks',
    'no',
    'sorry',
    'what on earth does any of this mean to a tired person',
    'we run a polytech with many campuses and rather a lot of history down here',
    'the minister did not say whether schools have to join, or did she, and who asked her that',
    '',
  ])('%s', (now) => {
    expect(join('how many schools joined in 2015', now)).toBeNull();
  });
});

test('of a long ask before only the end is kept', () => {
  const long = `${'please tell me '.repeat(200)} how many schools joined`;
  const joined = textOf(long, 'and kids?') ?? '';
  expect(joined.endsWith('how many joined kids')).toBe(true);
  expect(joined.split(' ').length).toBeLessThan(50);
});
