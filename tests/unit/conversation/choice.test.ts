// Choosing among what was offered, by number, by order, by yes; anything else is a question of its own.
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../src/answering/reading/words.ts';
import { chosenOf } from '../../../src/conversation/choice.ts';

const three = ['a', 'b', 'c'];
const choose = (text: string, offered: readonly string[] = three) => {
  const choice = chosenOf(wordsOf(text), offered);
  return choice?.kind === 'entry' ? choice.entryId : (choice?.kind ?? null);
};

describe('a choice among three', () => {
  test.each([
    ['1', 'a'],
    ['2', 'b'],
    ['3.', 'c'],
    ['one', 'a'],
    ['the first one please', 'a'],
    ['second', 'b'],
    ['No, the second', 'b'],
    ['number 3', 'c'],
    ['option two', 'b'],
    ['the last one', 'c'],
    ['te tuatahi', 'a'],
    ['the 2nd', 'b'],
  ])('"%s" is %s', (text, entry) => {
    expect(choose(text)).toBe(entry);
  });

  test.each(['yes', 'Āe', 'yes please', 'that one', 'ok'])('"%s" asks back which', (text) => {
    expect(choose(text)).toBe('which');
  });

  test.each([
    'no',
    'no thanks',
    'no, please',
    'how many schools',
    '5',
    'constructor',
    'it is',
    'first and second',
    'what is the second one about then',
    '',
  ])('"%s" chooses nothing', (text) => {
    expect(choose(text)).toBeNull();
  });
});

describe('a choice among fewer', () => {
  test('yes to one is that one', () => {
    expect(choose('yes please', ['a'])).toBe('a');
    expect(choose('no', ['a'])).toBeNull();
  });

  test('a number beyond them asks back which', () => {
    expect(choose('3', ['a', 'b'])).toBe('which');
  });

  test('nothing offered, nothing chosen', () => {
    expect(choose('yes', [])).toBeNull();
    expect(choose('1', [])).toBeNull();
  });
});
