// The pattern language is read as it says: endings, forms, alternatives, classes and gaps, with where each thing stands.
import { describe, expect, test } from 'vitest';
import { createPatternFinder } from '../../../../src/answering/figures/patterns.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';

const classes = { money: ['cash|fund', 'top up'], pays: ['pay .. <money>'] };
const spans = (pattern: string, text: string) =>
  createPatternFinder(classes, [{ says: pattern, value: 'it' }])(wordsOf(text)).found.map(({ start, end }) => [start, end]);

describe('patterns', () => {
  test.each<[string, string, readonly (readonly number[])[]]>([
    ['endorse', 'they endorse it', [[1, 2]]],
    [
      'wait',
      'waits waited waiting',
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ],
    ['=new', 'news new', [[1, 2]]],
    ['hit|kick', 'he kicks', [[1, 2]]],
    ['(sign off|approve)', 'they sign off', [[1, 3]]],
    ['(sign off|approve)', 'they sign', []],
    ['set .. own', 'set their very own', [[0, 4]]],
    ['set .. own', 'set own', [[0, 2]]],
    ['set .. own', 'set a b c d own', []],
    ['set ... own', 'set a b c d e f g own', [[0, 9]]],
    ['set ... own', 'set a b c d e f g h own', []],
    [
      '<money>',
      'cash or a top up',
      [
        [0, 1],
        [3, 5],
      ],
    ],
    ['<pays>', 'pays no cash', [[0, 3]]],
    ['<number> of', '9 of 16', [[0, 2]]],
    ['<number> of', 'some of 16', []],
    [
      'a b',
      'a b a b',
      [
        [0, 2],
        [2, 4],
      ],
    ],
    ['not there', 'there', []],
  ])('"%s" in "%s"', (pattern, text, expected) => {
    expect(spans(pattern, text)).toEqual(expected);
  });

  test('each end of one beginning is found once, however it is reached', () => {
    expect(spans('a .. b .. c', 'a b b c')).toEqual([[0, 4]]);
    expect(spans('a .. b', 'a b b')).toEqual([
      [0, 2],
      [0, 3],
    ]);
  });

  test('classes say where they stand', () => {
    const found = createPatternFinder(classes, [])(wordsOf('they pay the cash and a top up'));
    expect([...found.classes]).toEqual([
      [
        'money',
        [
          { start: 3, end: 4 },
          { start: 6, end: 8 },
        ],
      ],
      ['pays', [{ start: 1, end: 4 }]],
    ]);
    expect(found.found).toEqual([]);
  });

  test('a long row of one word is looked through without trying every way', () => {
    expect(spans('a ... a ... a ... a ... b', Array.from({ length: 400 }, () => 'a').join(' '))).toEqual([]);
  });
});
