// What the learned reading sees: five groups, each of the same length whatever the message's length.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Features, featuresOf, type Part } from '../../../../src/answering/learning/features.ts';

function part(words: string, concepts: readonly string[] = [], weight = 1): Part {
  return { words: words === '' ? [] : words.split(' '), concepts, weight };
}

/** Group ("w", "b", …) → its length as a vector. */
function lengths(features: Features): Readonly<Record<string, number>> {
  const groups = Map.groupBy(features, ([name]) => name.slice(0, name.indexOf(':')));
  return Object.fromEntries([...groups].map(([group, rows]) => [group, Math.hypot(...rows.map(([, value]) => value))]));
}

const long = part('many words stand here and each of them says something about schools and teachers', ['school', 'teacher', 'howmany']);

describe('the features of a message', () => {
  test('each group has the same length in a short message and in a long one', () => {
    const short = lengths(featuresOf([part('two schools', ['school', 'howmany'])]));
    const other = lengths(featuresOf([long, long, part('and more of the same', ['more'], 0.3)]));
    expect(Object.keys(short).sort()).toEqual(['b', 'c', 'k', 'p', 'w']);
    for (const [group, length] of Object.entries(short)) expect(other[group]).toBeCloseTo(length, 6);
  });

  test('the same holds for any words and concepts', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 1, maxLength: 6 });
    const anyPart = fc.record({
      words: fc.array(word, { minLength: 1, maxLength: 8 }),
      concepts: fc.array(word, { maxLength: 4 }),
      weight: fc.constantFrom(1, 0.35, 0.1),
    });
    const full = lengths(featuresOf([long]));
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 4 }), (parts) => {
        for (const [group, length] of Object.entries(lengths(featuresOf(parts)))) expect(length).toBeCloseTo(full[group] ?? 0, 6);
      }),
    );
  });

  test('words count by their stem, pairs by their order', () => {
    const one = featuresOf([part('schools joined')]);
    expect(featuresOf([part('school joining')]).has('b:school join')).toBe(true);
    expect([...one.keys()].filter((name) => name.startsWith('w:'))).toEqual(['w:school', 'w:join']);
    expect(one.has('b:join school')).toBe(false);
  });

  test('letters carry what is still mistyped', () => {
    const right = featuresOf([part('tertiary')]);
    const wrong = featuresOf([part('tertiery')]);
    const shared = [...wrong.keys()].filter((name) => name.startsWith('c:') && right.has(name));
    expect(shared.length).toBeGreaterThan(3);
  });

  test('a pair of concepts is one thing, in either order', () => {
    const pairs = (concepts: readonly string[]) => [...featuresOf([part('x', concepts)]).keys()].filter((name) => name.startsWith('p:'));
    expect(pairs(['b', 'a', 'b'])).toEqual(pairs(['a', 'b']));
    expect(pairs(['a', 'b'])).toHaveLength(1);
    expect(pairs(['a'])).toEqual([]);
  });

  test('what weighs less in a message counts less in it', () => {
    const features = featuresOf([part('first'), part('told', [], 0.35)]);
    expect(features.get('w:first') ?? 0).toBeGreaterThan(features.get('w:told') ?? 1);
  });

  test('a word said twice counts once, with its greater weight', () => {
    expect(featuresOf([part('school', [], 0.35), part('school')])).toEqual(featuresOf([part('school')]));
  });

  test('nothing has no features', () => {
    expect(featuresOf([])).toEqual(new Map());
    expect(featuresOf([part('')])).toEqual(new Map());
  });
});
