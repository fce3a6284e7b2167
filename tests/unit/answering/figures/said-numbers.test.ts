// The figures people name are read as what they mean: counts, money, shares and ranges, with how closely they are meant.
import { describe, expect, test } from 'vitest';
import { createMarker } from '../../../../src/answering/figures/marks.ts';
import { saidNumbers, shareAt } from '../../../../src/answering/figures/said-numbers.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import { smallFigures } from '../../../support/small-figures.ts';

const mark = createMarker(smallFigures);
/** `count 148 plainly`, `share 0.5 over`; ranges as `count 140-150 plainly`. */
const read = (text: string, held: readonly number[] = []) =>
  saidNumbers(mark(wordsOf(text)), (value) => held.includes(value)).map(
    ({ kind, value, upTo, how }) => `${kind} ${Math.round(value * 1e4) / 1e4}${upTo === undefined ? '' : `-${upTo}`} ${how}`,
  );

describe('numbers that are named', () => {
  test.each([
    ['148 communities', ['count 148 plainly']],
    ['1,264 schools and 2,416 more', ['count 1264 plainly', 'count 2416 plainly']],
    ['twelve hundred and sixty four schools', ['count 1264 plainly']],
    ['410k pupils', ['count 410000 plainly']],
    ['a quarter of a million', ['count 250000 plainly']],
    ['$359 million', ['money 359000000 plainly']],
    ['2 billion', ['money 2000000000 plainly']],
    ['half of them', ['share 0.5 plainly']],
    ['two thirds of schools', ['share 0.6667 plainly']],
    ['one in three', ['share 0.3333 plainly']],
    ['3 out of 4 schools', ['share 0.75 plainly']],
    ['54% of schools', ['share 0.54 plainly']],
    ['54 per cent of schools', ['share 0.54 plainly']],
    ['about 120', ['count 120 about']],
    ['120 or so', ['count 120 about']],
    ['nearly 800', ['count 800 almost']],
    ['not quite 800', ['count 800 almost']],
    ['over 300', ['count 300 over']],
    ['more than a third', ['share 0.3333 over']],
    ['fewer than 100', ['count 100 under']],
    ['exactly 148', ['count 148 exactly']],
    ['1000 schools in july exactly', ['count 1000 exactly']],
    ['between 140 and 150', ['count 140-150 plainly']],
    ['300 to 400 thousand', ['count 300000-400000 plainly']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([['in 2016'], ['9 november'], ['november 18'], ['18 of november'], ['half of 2016'], ['no number at all'], ['1 in 2016']])(
    '%s names none beside days and years',
    (text) => {
      expect(read(text).filter((one) => one !== 'count 1 plainly')).toEqual([]);
    },
  );

  test('two numbers of ours side by side are two, others are the ends of one', () => {
    expect(read('140 150 schools')).toEqual(['count 140-150 plainly']);
    expect(read('140 150 schools', [140, 150])).toEqual(['count 140 plainly', 'count 150 plainly']);
  });

  test('"140 or 150" are two, and "150 and 140" is no range', () => {
    expect(read('140 or 150')).toEqual(['count 140 plainly', 'count 150 plainly']);
    expect(read('between 150 and 140')).toHaveLength(2);
  });

  test('"1 264" is one number only when the ledger holds it', () => {
    expect(read('1 264 schools', [1264])).toEqual(['count 1264 plainly']);
    expect(read('1 264 schools')).not.toContain('count 1264 plainly');
  });

  test('a share says where it ends', () => {
    expect(shareAt(['one', 'in', 'three', 'schools'], 0)).toMatchObject({ kind: 'share', end: 3 });
    expect(shareAt(['schools'], 0)).toBeNull();
  });
});
