// What the growth is measured on must find: speed is not bought by being wrong.
import { describe, expect, test } from 'vitest';
import { buildLexical } from '../../../../src/cli/benching/lexical-model.ts';

const fresh = buildLexical(
  [
    { id: 1, title: 'harbour ferry timetable', asks: ['when does the ferry cross the harbour', 'ferry timetable please'] },
    { id: 2, title: 'harbour ferry fares', asks: ['what does the ferry cost', 'fares across the harbour'] },
    { id: 3, title: 'library opening hours', asks: ['when does the library open', 'hours of the library'] },
  ],
  () => false,
);

describe('the lexical part by itself', () => {
  const find = fresh();

  test.each([
    ['the words of one entry', 'timetable', 1],
    ['words that siblings share and one that tells them apart', 'harbour ferry fares', 2],
    ['a mistyped word', 'libary', 3],
    ['swapped letters', 'tiemtable', 1],
    ['words in another form', 'fare', 2],
  ])('finds by %s', (_, question, id) => {
    expect(find(question)).toBe(id);
  });

  test('finds nothing by words that no entry holds', () => {
    expect(find('zzz qqq')).toBeNull();
  });

  test('each finder begins anew and finds the same', () => {
    expect(fresh()('libary')).toBe(find('libary'));
  });
});
