// Choosing among what was offered, by number, by order, by name, by yes; anything else is a question of its own.
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../src/answering/reading/words.ts';
import { agreementOf, chosenOf, namedOf, type Option, ordinalsOf } from '../../../src/conversation/choice.ts';
import { smallKnowledge } from '../../support/small-knowledge.ts';

const isWord = (word: string) => smallKnowledge.english.has(word);
const option = (entryId: string, title: string, concepts: readonly string[] = []): Option => ({ entryId, words: wordsOf(title), concepts });

const three = [
  option('a', 'How many communities there were', ['howmany', 'community']),
  option('b', 'Who paid for what', ['money']),
  option('c', 'What the experts were to do', ['expert']),
];
const choose = (text: string, offered = three, concepts: readonly string[] = []) => {
  const choice = chosenOf(wordsOf(text), concepts, offered, isWord);
  return choice?.kind === 'entries' ? choice.entryIds.join(' ') : (choice?.kind ?? null);
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
    ['number one', 'a'],
    ['option two', 'b'],
    ['the last one', 'c'],
    ['te tuatahi', 'a'],
    ['the 2nd', 'b'],
    ['the secnd one', 'b'],
    ['frist', 'a'],
    ['1 and 3', 'a c'],
    ['the first and the second', 'a b'],
  ])('"%s" is %s', (text, entries) => {
    expect(choose(text)).toBe(entries);
  });

  test.each([
    ['the one about experts', 'c'],
    ['the expert one', 'c'],
    ['experts', 'c'],
    ['the one about the exprets', 'c'],
    ['communities please', 'a'],
  ])('"%s" names %s', (text, entry) => {
    expect(choose(text)).toBe(entry);
  });

  test('a name counts by what it means where no title has its words', () => {
    expect(choose('the one about funding', three, ['money'])).toBe('b');
    expect(choose('funding', three, ['money'])).toBe('b');
    expect(choose('funding', three, [])).toBeNull();
  });

  test.each(['all', 'all of them', 'all three please', 'both', 'katoa'])('"%s" is all of them', (text) => {
    expect(choose(text)).toBe('a b c');
  });

  test.each(['yes', 'Āe', 'yes please', 'that one', 'ok'])('"%s" asks back which', (text) => {
    expect(choose(text)).toBe('which');
  });

  test.each(['no', 'neither', 'none of these', 'no, none of them', 'nope', 'kāo'])('"%s" is none of them', (text) => {
    expect(choose(text)).toBe('none');
  });

  test.each([
    'no thanks',
    'no, please',
    'how many schools',
    'can schools leave communities',
    'who are the experts',
    'which one',
    'not the experts',
    '5',
    'constructor',
    'you there',
    'it is',
    'what is the second one about then',
    '',
  ])('"%s" chooses nothing', (text) => {
    expect(choose(text)).toBeNull();
  });
});

describe('a choice among fewer', () => {
  test('yes to one is that one, and no is none', () => {
    expect(choose('yes please', three.slice(0, 1))).toBe('a');
    expect(choose('no', three.slice(0, 1))).toBe('none');
  });

  test('a number beyond them asks back which', () => {
    expect(choose('3', three.slice(0, 2))).toBe('which');
    expect(choose('1 and 3', three.slice(0, 2))).toBe('which');
  });

  test('nothing offered, nothing chosen', () => {
    expect(choose('yes', [])).toBeNull();
    expect(choose('1', [])).toBeNull();
  });

  test('a name that fits two alike names neither', () => {
    const alike = [option('a', 'Who announced the help'), option('b', 'When the help was announced')];
    expect(choose('the help one', alike)).toBeNull();
    expect(namedOf(['when', 'help'], [], alike, isWord)).toBeNull();
  });
});

test('a right word is no mistyped ordinal', () => {
  expect(ordinalsOf(['there'], isWord)).toEqual([]);
  expect(ordinalsOf(['thrid'], isWord)).toEqual([2]);
});

test('a yes with a question in it is a question', () => {
  expect(agreementOf(wordsOf('yeah what is the number'))).toBeNull();
  expect(agreementOf(wordsOf('yes'))).toBe('yes');
  expect(agreementOf([])).toBeNull();
});
