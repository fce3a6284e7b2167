// The baselines rank documents by plain search; each is tried on the same few documents.
import { describe, expect, test } from 'vitest';
import { documentsOf, MOST_HITS } from '../../../../src/answering/baselines/baseline.ts';
import { createBm25 } from '../../../../src/answering/baselines/bm25.ts';
import { createMiniSearch } from '../../../../src/answering/baselines/minisearch.ts';
import { createNaiveFuse } from '../../../../src/answering/baselines/naive-fuse.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

const documents = documentsOf(smallKnowledge, new Map([['unlisted', ['who won the cup']]]));
const baselines = [
  ['naive Fuse.js', createNaiveFuse],
  ['MiniSearch', createMiniSearch],
  ['BM25', createBm25],
] as const;

describe('the documents', () => {
  test('are every answer, gap and declined subject, and one for the rest', () => {
    expect(documents).toHaveLength(smallKnowledge.entries.size + smallKnowledge.declines.size + 1);
    expect(documents.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['schools-count', 'gap:role-pay', 'decline:student-loans', 'unlisted']),
    );
  });

  test('hold further phrasings beside their own', () => {
    const more = documentsOf(smallKnowledge, new Map([['gap:role-pay', ['wages?']]]));
    expect(more.find(({ id }) => id === 'gap:role-pay')?.asks).toEqual(expect.arrayContaining(['salary of the teachers', 'wages?']));
    expect(more.find(({ id }) => id === 'unlisted')?.asks).toEqual([]);
  });
});

describe.each(baselines)('%s', (_name, create) => {
  const search = create(documents);

  test.each([
    ['how many schools belonged', 'schools-count'],
    ['which number do I ring', 'phone'],
    ['salary of the teachers', 'gap:role-pay'],
    ['student loan interest', 'decline:student-loans'],
    ['who won the cup', 'unlisted'],
  ])('finds %j', (question, id) => {
    const hits = search(question);
    expect(hits[0]?.id).toBe(id);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((one, other) => other - one));
  });

  test('gives only so many hits', () => {
    const many = Array.from({ length: 50 }, (_, at) => ({ id: `d${at}`, title: 'the same words', asks: [], body: '' }));
    expect(create(many)('the same words')).toHaveLength(MOST_HITS);
  });
});

describe('mistyped words', () => {
  test.each([
    ['naive Fuse.js', createNaiveFuse],
    ['MiniSearch', createMiniSearch],
  ] as const)('are found by %s', (_name, create) => {
    expect(create(documents)('telefone numbr')[0]?.id).toBe('phone');
  });

  test('are beyond BM25, but macrons are not', () => {
    expect(createBm25(documents)('telefone numbr')).toEqual([]);
    expect(createBm25(documents)('Kāhui Ako')[0]?.score).toBe(createBm25(documents)('kahui ako')[0]?.score);
  });
});

describe('the score of BM25', () => {
  test('is the sum over words of rarity times saturated count, shorter documents first', () => {
    const search = createBm25([
      { id: 'short', title: 'apple', asks: [], body: '' },
      { id: 'long', title: 'apple', asks: ['pear pear'], body: '' },
      { id: 'other', title: 'plum plum', asks: [], body: '' },
    ]);
    const rarity = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
    const score = (length: number) => (rarity * 2.2) / (1 + 1.2 * (0.25 + (0.75 * length) / 2));
    expect(search('Apple?')).toEqual([
      { id: 'short', score: expect.closeTo(score(1), 9) },
      { id: 'long', score: expect.closeTo(score(3), 9) },
    ]);
    expect(search('pear')[0]?.score).toBeGreaterThan(search('apple')[1]?.score ?? 0);
  });
});
