// How the layers of the urgent finder work together, on a lexicon small enough to see.
import { describe, expect, test } from 'vitest';
import { createUrgentFinder } from '../../../src/answering/reading/urgent.ts';
import { type UrgentLexicon, urgentFile } from '../../../src/content/schema/urgent.ts';

const ENGLISH = new Set(['fright', 'friend', 'hitch', 'frighten', 'the', 'boy', 'house']);

/** A lexicon with one of everything; what a test is about is put over it. */
function lexicon(over: Partial<Record<keyof UrgentLexicon, unknown>> = {}): UrgentLexicon {
  return urgentFile.parse({
    thresholds: { possible: 1, clear: 1.7 },
    spellings: { kms: 'kill myself', '🔪': 'knife' },
    fillers: ['really'],
    keep: ['knives'],
    classes: { child: ['boy', 'little one'], 'my-child': ['my <child>'] },
    apart: [{ what: 'idiom', says: ['killing time', 'hits the road'] }],
    phrases: [
      { what: 'said outright', concern: 'self-harm', certainty: 'clear', says: ['kill myself', 'want .. (die|be dead)'] },
      { what: 'may be', concern: 'violence', certainty: 'possible', says: ['=killing', 'knife', 'threatened'] },
      { what: 'gone', concern: 'missing-child', certainty: 'clear', says: ['<my-child> .. =missing', '<number> short'] },
      { what: 'hit', concern: 'child-safety', certainty: 'clear', says: ['hit <child>'] },
    ],
    signals: [
      { what: 'child', role: 'who', concern: null, weight: 0.3, says: ['<child>'] },
      { what: 'bruise', role: 'harm', concern: 'child-safety', weight: 0.7, says: ['bruise', 'bruises', 'bleeding'] },
      { what: 'afraid', role: 'fear', concern: 'distress', weight: 0.7, says: ['frightened'] },
      { what: 'business', role: 'business', concern: null, weight: -0.5, says: ['policy'] },
    ],
    ...over,
  });
}
const finder = (over?: Partial<Record<keyof UrgentLexicon, unknown>>) => createUrgentFinder(lexicon(over), ENGLISH);

describe('phrases', () => {
  test('a phrase suffices alone, with the certainty it was given', () => {
    expect(finder()('I will kill myself')).toEqual({ concern: 'self-harm', certainty: 'clear' });
    expect(finder()('there is a knife')).toEqual({ concern: 'violence', certainty: 'possible' });
    expect(finder()('how many schools')).toBeNull();
  });

  test('a gap passes over three words, not four, and not over the end of a sentence', () => {
    expect(finder()('i want to one two die')).not.toBeNull();
    expect(finder()('i want to one two three die')).toBeNull();
    expect(finder()('what do you want. Die Zeit')).toBeNull();
  });

  test('three dots pass over seven words', () => {
    const find = finder({ phrases: [{ what: 'far', concern: 'danger', certainty: 'clear', says: ['smoke ... roof'] }] });
    expect(find('smoke a b c d e f g roof')).not.toBeNull();
    expect(find('smoke a b c d e f g h roof')).toBeNull();
  });

  test('fillers stand anywhere', () => {
    expect(finder()('kill really really myself')).not.toBeNull();
    expect(finder()('kill often myself')).toBeNull();
  });

  test('a word stands for its endings, an exact one for itself only', () => {
    expect(finder()('she hits boys')).not.toBeNull();
    expect(finder()('my boy is missing')?.concern).toBe('missing-child');
    expect(finder()('my boy misses you')).toBeNull();
  });

  test('classes hold words, several words, other classes and digits', () => {
    expect(finder()('my little one has gone missing')?.concern).toBe('missing-child');
    expect(finder()('we are 2 short')?.concern).toBe('missing-child');
    expect(finder()('we are short')).toBeNull();
  });
});

describe('what is taken out', () => {
  test('an idiom does not ring, and hides nothing else', () => {
    expect(finder()('just killing time')).toBeNull();
    expect(finder()('he hits the road')).toBeNull();
    expect(finder()('killing time, and i want to die')?.concern).toBe('self-harm');
    expect(finder()('they are killing')).not.toBeNull();
  });
});

describe('signals', () => {
  test('roles add up within a sentence and its neighbours, each once', () => {
    expect(finder()('bruise')).toBeNull();
    expect(finder()('bruises, bleeding, bruises')).toBeNull();
    expect(finder()('the boy has a bruise')).toEqual({ concern: 'child-safety', certainty: 'possible' });
    expect(finder()('bleeding. frightened.')).toEqual({ concern: 'child-safety', certainty: 'possible' });
    expect(finder()('the boy has a bruise and is frightened')?.certainty).toBe('clear');
    expect(finder()('bleeding. Then tea. Then more. frightened.')).toBeNull();
  });

  test('who is there rings nothing without what happens', () => {
    expect(finder()('the boy. the boy. the boy and the little one')).toBeNull();
  });

  test('business speaks against signals in its own sentence, not against a phrase or the next sentence', () => {
    expect(finder()('boy bruise policy')).toBeNull();
    expect(finder()('boy bruise. policy')).not.toBeNull();
    expect(finder()('policy: i want to die')).toEqual({ concern: 'self-harm', certainty: 'clear' });
  });

  test('what stands far apart in a text without full stops does not add up', () => {
    expect(finder()(`bleeding ${'word '.repeat(100)} frightened`)).toBeNull();
    expect(finder()(`bleeding ${'word '.repeat(10)} frightened`)).not.toBeNull();
  });

  test('of several concerns the surest comes first, and among equals harm to oneself', () => {
    expect(finder()('knife. i want to die')?.concern).toBe('self-harm');
    expect(finder()('hit boy and want to die')?.concern).toBe('self-harm');
  });
});

describe('mistyped words', () => {
  test('one edit is forgiven in five letters or more, a swap of neighbours too', () => {
    const find = finder({ phrases: [{ what: 'x', concern: 'violence', certainty: 'clear', says: ['threatened', 'knife', 'hit'] }] });
    for (const text of ['threatend', 'thretaened', 'threatenned', 'knfie', 'knifee']) expect(find(text), text).not.toBeNull();
    for (const text of ['hitt', 'ht', 'kneife2', 'batoned']) expect(find(text), text).toBeNull();
  });

  test('a right word, and a word to keep, is never taken for ours', () => {
    const find = finder({ phrases: [{ what: 'x', concern: 'violence', certainty: 'clear', says: ['fiend', 'knife', 'houses'] }] });
    expect(find('friend')).toBeNull();
    expect(find('knives')).toBeNull();
    expect(find('freind')).toBeNull();
  });

  test('hidden letters, stretched letters, text-speak and signs are read', () => {
    for (const text of ['k*ll myself', 'k1ll myself', 'killlll myself', 'KMS', 'kíll mysélf'])
      expect(finder()(text)?.concern, text).toBe('self-harm');
    expect(finder()('he has a 🔪')?.concern).toBe('violence');
  });
});

describe('the lexicon', () => {
  test('a class may only use classes above it, and clear lies above possible', () => {
    expect(() => lexicon({ classes: { a: ['<b>'], b: ['boy'] } })).toThrow('<b>');
    expect(() => lexicon({ thresholds: { possible: 1, clear: 1 } })).toThrow('possible');
  });

  test('words that name built-in properties are words', () => {
    const find = finder({ phrases: [{ what: 'x', concern: 'danger', certainty: 'clear', says: ['constructor collapsed', 'prototype'] }] });
    expect(find('the constructor collapsed')?.concern).toBe('danger');
    expect(find('__proto__ toString valueOf')).toBeNull();
  });
});
