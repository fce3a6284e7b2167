// One message read: clauses with mended words, concepts, and the figures that the ledger knows.
import { describe, expect, test } from 'vitest';
import { smallReader } from '../../../support/small-reading.ts';

const clausesOf = (message: string) => smallReader.read(message).clauses;

describe('reading a message', () => {
  test('mends our own words and takes aliases for what they stand for', () => {
    expect(clausesOf('how many comunities and which schl').map(({ words }) => words.join(' '))).toEqual([
      'how many communities',
      'which school',
    ]);
  });

  test('leaves words to keep, places and English words alone', () => {
    expect(clausesOf('unity in Thames, Dunedin and Kaitaia')[0]?.words).toEqual(['unity', 'in', 'thames', 'dunedin', 'and', 'kaitaia']);
  });

  test('finds the concepts of a mistyped, macron-less question', () => {
    expect(clausesOf('tokohia nga kaahui ako')[0]?.concepts).toEqual(['howmany', 'community']);
  });

  test('marks a number that the ledger holds with its fact, however it is written', () => {
    expect(clausesOf('were there 1,264?')[0]?.concepts).toContain('figure-5');
    expect(clausesOf('were there one hundred and seventeen?')[0]?.concepts).toContain('figure-2');
    expect(clausesOf('were there 118?')[0]?.concepts).toEqual([]);
  });

  test('reads each of two asks by itself', () => {
    const [first, second] = clausesOf('How many communities were there? Who announced the help?');
    expect(first?.concepts).toContain('howmany');
    expect(second?.concepts).toEqual(['announce']);
  });

  test('cleans before it reads', () => {
    expect(clausesOf('<at>Bot</at> sch\u200bools')[0]?.words).toEqual(['schools']);
  });

  test('has nothing to say of nothing', () => {
    expect(clausesOf('\u0000 <br>')).toEqual([]);
  });
});
