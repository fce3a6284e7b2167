// Numbers come out the same however people write them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../../src/answering/reading/words.ts';

describe('numbers in a text', () => {
  test.each([
    ['1,264 schools', '1264 schools'],
    ['320 000 students', '320000 students'],
    ['410k students', '410000 students'],
    ['410 K', '410000'],
    ['1.5k', '1500'],
    ['$359m', '359 million'],
    ['$359 mil', '359 million'],
    ['359 million', '359 million'],
    ['three hundred and fifty-nine million', '359 million'],
    ['90%', '90 percent'],
    ['90 %', '90 percent'],
    ['fifty four', '54'],
    ['fifty-four', '54'],
    ['ninety six communities', '96 communities'],
    ['one hundred and seventeen', '117'],
    ['a hundred and seventeen', '117'],
    ['one hundred forty eight', '148'],
    ['twelve hundred and sixty four', '1264'],
    ['one thousand two hundred and sixty-four', '1264'],
    ['seven hundred and ninety three', '793'],
    ['four hundred and ten thousand', '410000'],
    ['one hundred and thirty five thousand', '135000'],
    ['100 thousand', '100000'],
    ['12 hundred', '1200'],
    ['a quarter of a million', 'a 250000'],
    ['thirteen', '13'],
    ['twenty sixteen', '2016'],
    ['twenty fifteen', '2015'],
    ['fourty', '40'],
  ])('"%s" reads as "%s"', (written, read) => {
    expect(wordsOf(written).join(' ')).toBe(read);
  });

  test.each([
    ['one of them', 'one of them'],
    ['the other two', 'the other two'],
    ['hundred', 'hundred'],
    ['a million reasons', 'a million reasons'],
    ['cats and dogs', 'cats and dogs'],
    ['fifty and counting', '50 and counting'],
    ['fifty and five more', '50 and five more'],
    ['the twelve of us', 'the twelve of us'],
    ['1,2345', '1 2345'],
    ['in 2016 and 2015', 'in 2016 and 2015'],
    ['the constructor', 'the constructor'],
  ])('"%s" is not made more of than it says', (written, read) => {
    expect(wordsOf(written).join(' ')).toBe(read);
  });

  test('every whole number up to 999,999 reads the same with and without commas', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (value) => {
        expect(wordsOf(`there were ${value.toLocaleString('en-NZ')} of them`)).toEqual(['there', 'were', String(value), 'of', 'them']);
      }),
    );
  });
});
