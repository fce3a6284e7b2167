// A message over the limit: its beginning is read, the limit is said, and no call for help in it is missed.
import { describe, expect, test } from 'vitest';
import { MAX_MESSAGE_CHARACTERS } from '../../../src/conversation/message.ts';
import { beginningOf, MOST_LOOKED_AT, restOf } from '../../../src/conversation/message-limit.ts';
import { afterSaying } from '../../support/small-talk.ts';

const filler = (characters: number) => 'lorem ipsum '.repeat(Math.ceil(characters / 12)).slice(0, characters);
const kindsOf = (message: string) => afterSaying(message).replies.map(({ kind, text }) => (kind === 'clarify' ? text : kind));

describe('the beginning of a text', () => {
  test('is the text itself up to the limit', () => {
    const text = filler(MAX_MESSAGE_CHARACTERS);
    expect(beginningOf(text)).toBe(text);
    expect(restOf(text)).toEqual([]);
  });

  test('is cut between words, and what follows is the rest', () => {
    const text = `${'word '.repeat(900)}end`;
    const beginning = beginningOf(text);
    expect(beginning.length).toBeLessThanOrEqual(MAX_MESSAGE_CHARACTERS);
    expect(beginning.endsWith('word')).toBe(true);
    expect([beginning, ...restOf(text)].join(' ')).toBe(text);
  });

  test('is cut anywhere in a text without spaces, never in half a character', () => {
    expect(beginningOf('a'.repeat(5_000))).toHaveLength(MAX_MESSAGE_CHARACTERS);
    expect(beginningOf(`a${'😀'.repeat(3_000)}`).isWellFormed()).toBe(true);
    expect(restOf('a'.repeat(9_000)).join('')).toHaveLength(5_000);
  });

  test('of a book is looked at for a while only', () => {
    expect(restOf(filler(1_000_000)).join(' ').length).toBeLessThanOrEqual(MOST_LOOKED_AT);
  });
});

describe('a message over the limit', () => {
  const long = `How many communities were there? ${filler(MAX_MESSAGE_CHARACTERS)}`;

  test('is answered by its beginning, after the limit', () => {
    const { replies, state } = afterSaying(long);
    expect(replies.map(({ kind }) => kind)).toEqual(['clarify', 'answer']);
    expect(replies[0]?.text).toBe('line too-long-read');
    expect(replies[1]?.entryIds).toEqual(['communities-count']);
    expect(JSON.stringify(state).length).toBeLessThan(20_000);
  });

  test('of just the limit is not said to be too long', () => {
    expect(kindsOf(`How many communities were there? ${'x'.repeat(10)}`)).toEqual(['answer']);
    expect(kindsOf(filler(MAX_MESSAGE_CHARACTERS))).not.toContain('line too-long-read');
  });

  test('gets help first, where its beginning or its end calls for it', () => {
    expect(kindsOf(`he is in danger ${filler(MAX_MESSAGE_CHARACTERS)}`)).toEqual(['urgent', 'line too-long-read']);
    expect(kindsOf(`${long} he is in danger`)).toEqual(['urgent', 'line too-long-read', 'answer']);
  });
});
