// Concepts are found by their longest phrase, through includes, and in any spelling that folds to theirs.
import { describe, expect, test } from 'vitest';
import { createConceptFinder } from '../../../../src/answering/reading/concepts.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import type { Concept } from '../../../../src/content/schema/words.ts';

function concept(id: string, says: readonly string[], includes: readonly string[] = []): Concept {
  return { id, kind: 'subject', says, includes };
}

function found(concepts: readonly Concept[], text: string) {
  return createConceptFinder({ concepts, aliases: {}, keep: [] })
    .find(wordsOf(text))
    .map((hit) => hit.concept);
}

const leader = concept('leader', ['leader', 'lead principal']);
const principal = concept('principal', ['principal']);
const people = concept('people', ['people'], ['leader', 'principal']);

describe('finding concepts', () => {
  test('takes the longest phrase and hides the shorter ones inside it', () => {
    expect(found([leader, principal], 'the lead principal')).toEqual(['leader']);
    expect(found([leader, principal], 'the principal leads')).toEqual(['principal']);
    expect(found([concept('short', ['community']), concept('long', ['community of learning'])], 'a community of learning')).toEqual([
      'long',
    ]);
  });

  test('gives a half-said phrase up and finds what stands in it', () => {
    const concepts = [concept('long', ['community of learning']), concept('short', ['community'])];
    expect(found(concepts, 'a community of practice')).toEqual(['short']);
    expect(found([concept('long', ['community of learning']), concept('of', ['of'])], 'community of practice')).toEqual(['of']);
  });

  test('counts the words of included concepts as its own', () => {
    expect(found([people, leader], 'which leader')).toEqual(['people', 'leader']);
    expect(found([people, leader, principal], 'people')).toEqual(['people']);
  });

  test('goes through includes of includes and does not mind a loop', () => {
    const outer = concept('outer', ['outer'], ['people']);
    expect(found([outer, people, leader, principal], 'principal')).toEqual(['outer', 'people', 'principal']);
    expect(found([concept('a', ['one thing'], ['b']), concept('b', ['other thing'], ['a'])], 'other thing')).toEqual(['a', 'b']);
  });

  test('does not mind macrons, capitals, plurals or contractions on either side', () => {
    const concepts = [concept('col', ['Kāhui Ako', 'learning community']), concept('define', ["what's"])];
    expect(found(concepts, "What's a KAHUI AKO")).toEqual(['define', 'col']);
    expect(found(concepts, 'learning communities')).toEqual(['col']);
  });

  test('says where each stands, in order', () => {
    const hits = createConceptFinder({ concepts: [leader, principal], aliases: {}, keep: [] }).find(
      wordsOf('a principal and a lead principal'),
    );
    expect(hits.map(({ concept, start, end }) => [concept, start, end])).toEqual([
      ['principal', 1, 2],
      ['leader', 4, 6],
    ]);
  });

  test('finds nothing in nothing', () => {
    expect(found([leader], '')).toEqual([]);
    expect(found([], 'leader')).toEqual([]);
  });
});
