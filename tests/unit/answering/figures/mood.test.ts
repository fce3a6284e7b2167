// What is put as so can be put right; what is asked, wished for or doubted cannot.
import { describe, expect, test } from 'vitest';
import { moodOf } from '../../../../src/answering/figures/mood.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';

const moodIn = (text: string) => moodOf(wordsOf(text));
/** The words that say something. */
const said = (text: string) => {
  const { start, end } = moodIn(text);
  return wordsOf(text).slice(start, end).join(' ');
};

describe('whether a clause leaves open what it says', () => {
  test.each([
    'Do TEOs get extra funding?',
    'So does the Ministry endorse them?',
    'Can ERO approve them or not?',
    'Is it compulsory for us',
    'I wonder whether the Ministry endorses them',
    'do you know if TEOs get money',
    'asking if it is compulsory',
    'If TEOs get money, who pays it?',
    'what if TEOs must join',
    'please, are they paid',
  ])('open: %s', (text) => expect(moodIn(text).isOpen).toBe(true));

  test.each([
    'TEOs get extra funding',
    'TEOs get extra funding, right?',
    'Do TEOs get extra funding, right?',
    'TEOs get it, do they not?',
    "The Ministry endorses them, doesn't it?",
    'Is it true that TEOs get extra funding?',
    'Can you confirm TEOs get extra funding?',
    "Isn't it the Ministry that endorses them?",
    'TEOs get extra funding if they join',
    'Correct me if I am wrong but TEOs get extra funding',
    'Why do TEOs get extra funding?',
    'Since TEOs get extra funding',
  ])('put as so: %s', (text) => expect(moodIn(text).isOpen).toBe(false));
});

test.each([
  ["The Ministry endorses them, doesn't it?", 'the ministry endorses them'],
  ["Isn't it the Ministry that endorses them?", 'it the ministry that endorses them'],
  ['TEOs must join, correct?', 'teos must join'],
  ['TEOs must join, is that right?', 'teos must join'],
  ["so few joined, isn't that so?", 'so few joined'],
  ['TEOs must join or not', 'teos must join'],
  ['right', 'right'],
  ['', ''],
])('what "%s" says is "%s"', (text, expected) => expect(said(text)).toBe(expected));

test.each([
  ['It is a myth that TEOs must join', true],
  ['They are wrong that TEOs must join', true],
  ['Nobody told us that TEOs must join', true],
  ['Nobody must join', false],
  ['Correct me if I am wrong but TEOs must join', false],
  ['TEOs must join, right or wrong?', false],
])('doubted: %s %s', (text, isDoubted) => expect(moodIn(text).isDoubted).toBe(isDoubted));

test.each([
  ['Name all 12 schools', true],
  ['Could you please list the 54', true],
  ['I need every school', true],
  ['All schools joined', false],
  ['The list has 54', false],
])('a wish: %s %s', (text, isWish) => expect(moodIn(text).isWish).toBe(isWish));
