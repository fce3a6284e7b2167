// A message that the conversation has put in full is read both ways, and the surer way counts.
import { describe, expect, test } from 'vitest';
import { smallAnswerer } from '../../support/small-answering.ts';
import { TODAY } from '../../support/small-builders.ts';

const plain = { today: TODAY, earlier: [], audience: null } as const;
const decide = (text: string, ...inFull: readonly string[]) => smallAnswerer.decide(text, { ...plain, inFull });

describe('a message put in full', () => {
  test('is read in full where that is surer, and says so', () => {
    expect(decide('and then', 'how many schools belonged')).toMatchObject({
      kind: 'answer',
      entryIds: ['schools-count'],
      readAs: 'how many schools belonged',
    });
  });

  test('is read as it stands where that is surer', () => {
    const outcome = decide('how many schools belonged', 'and then');
    expect(outcome).toMatchObject({ kind: 'answer', entryIds: ['schools-count'] });
    expect(outcome.readAs).toBeUndefined();
  });

  test('is the surest of several', () => {
    expect(decide('and then', 'whatever it was', 'who announced the help', 'so')).toMatchObject({ entryIds: ['announcer'] });
  });

  test('is a title or a command as it stands, whatever it is in full', () => {
    expect(decide('How much money there was', 'how many schools belonged')).toMatchObject({ entryIds: ['money'] });
    expect(decide('start over', 'how many schools belonged')).toMatchObject({ kind: 'act', act: 'restart' });
  });

  test('is looked at for urgent needs as it stands only', () => {
    expect(decide('and then', 'he is in danger').kind).not.toBe('urgent');
    expect(decide('he is in danger', 'how many schools belonged').kind).toBe('urgent');
  });

  test('is decided for the time it names in full', () => {
    const answer = decide('and then', 'how many communities were there in july 2016');
    expect(answer).toMatchObject({ entryIds: ['communities-count'], asked: expect.anything() });
  });
});
