// Training learns what can be told apart, gives the same weights each time, and starts from what editors wrote.
import { describe, expect, test } from 'vitest';
import { type CompactModel, compact, meaningsOf } from '../../../../src/answering/learning/compact.ts';
import { type Example, type TrainingOptions, train } from '../../../../src/answering/learning/train.ts';

const options: TrainingOptions = { epochs: 10, rate: 0.5, decay: 0, leastCount: 1, prior: new Map() };

function example(names: readonly string[], target: Readonly<Record<string, number>>): Example {
  return { features: new Map(names.map((name) => [name, 1])), target: new Map(Object.entries(target)) };
}

const toy: readonly Example[] = [
  ...Array.from({ length: 4 }, () => example(['red', 'noise'], { stop: 1 })),
  ...Array.from({ length: 4 }, () => example(['green', 'noise'], { go: 1 })),
  ...Array.from({ length: 4 }, () => example(['amber', 'noise'], { stop: 0.5, go: 0.5 })),
];

/** By name, which tests read more easily than by place. */
const probabilities = (model: CompactModel, features: ReadonlyMap<string, number>) =>
  new Map(model.classes.map((name, at) => [name, meaningsOf(model, features).probabilities[at] ?? 0]));

const likely = (examples: readonly Example[], names: readonly string[], changes: Partial<TrainingOptions> = {}) =>
  probabilities(compact(train(examples, { ...options, ...changes })), new Map(names.map((name) => [name, 1])));

describe('training', () => {
  test('learns what can be told apart', () => {
    expect(likely(toy, ['red']).get('stop')).toBeGreaterThan(0.9);
    expect(likely(toy, ['green']).get('go')).toBeGreaterThan(0.9);
  });

  test('keeps a shared target shared', () => {
    expect(likely(toy, ['amber', 'noise']).get('stop')).toBeCloseTo(0.5, 1);
  });

  test('what stands everywhere says nothing', () => {
    expect(likely(toy, ['noise']).get('stop')).toBeCloseTo(0.5, 1);
  });

  test('the same examples give the same weights, bit by bit', () => {
    expect(train(toy, options)).toEqual(train(toy, options));
  });

  test('classes and features stand in order of their names, whatever the order of the examples', () => {
    const { classes, features } = train([...toy].reverse(), options);
    expect(classes).toEqual(['go', 'stop']);
    expect([...features]).toEqual([
      ['amber', 0],
      ['green', 1],
      ['noise', 2],
      ['red', 3],
    ]);
  });

  test('drops what was seen too rarely', () => {
    const rare = [...toy, example(['seldom'], { go: 1 })];
    expect([...train(rare, { ...options, leastCount: 2 }).features.keys()]).not.toContain('seldom');
    expect([...train(rare, options).features.keys()]).toContain('seldom');
  });

  test("an editor's profile speaks for a class that no example shows", () => {
    const prior = new Map([['k:blue', new Map([['turn', 3]])]]);
    expect(likely(toy, ['k:blue'], { prior }).get('turn')).toBeGreaterThan(0.5);
  });

  test('examples outweigh a profile that they contradict', () => {
    const prior = new Map([['red', new Map([['go', 1]])]]);
    expect(likely(toy, ['red'], { prior }).get('stop')).toBeGreaterThan(0.5);
  });

  test('decay draws weights back to the profile', () => {
    const prior = new Map([['red', new Map([['go', 1]])]]);
    const without = likely(toy, ['red'], { prior }).get('stop') ?? 0;
    expect(likely(toy, ['red'], { prior, decay: 0.3 }).get('stop')).toBeLessThan(without);
    expect(likely(toy, ['red'], { prior, decay: 1 }).get('go')).toBeCloseTo(1 / (1 + Math.exp(-1)), 5);
  });

  test('nothing to learn from gives no classes', () => {
    expect(train([], options).classes).toEqual([]);
  });
});

describe('probabilities', () => {
  const model = compact(train(toy, options));

  test('sum to one', () => {
    expect([...probabilities(model, new Map([['red', 1]])).values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  test('are equal when nothing known is said', () => {
    expect([...probabilities(model, new Map([['unheard', 1]]))]).toEqual([
      ['go', 0.5],
      ['stop', 0.5],
    ]);
  });

  test('stay numbers for very heavy weights', () => {
    const heavy = compact({ classes: ['a', 'b'], features: new Map([['x', 0]]), weights: Float32Array.from([5_000, -5_000]) });
    expect(probabilities(heavy, new Map([['x', 1]]))).toEqual(
      new Map([
        ['a', 1],
        ['b', 0],
      ]),
    );
  });
});

describe('compacting', () => {
  const model = {
    classes: ['a', 'b', 'c'],
    features: new Map([
      ['x', 0],
      ['y', 1],
      ['z', 2],
    ]),
    weights: Float32Array.from([1, 0.001, -2, 0, 0, 0, -0.001, 0.5, 0]),
  };

  test('keeps the weights that matter, with their feature and class', () => {
    const { offsets, columns, weights } = compact(model, 0.01);
    expect([[...offsets], [...columns], [...weights]]).toEqual([
      [0, 2, 2, 3],
      [0, 2, 1],
      [1, -2, 0.5],
    ]);
  });

  test('changes no probability when every weight is kept', () => {
    const all = probabilities(
      compact(model, 0),
      new Map([
        ['x', 1],
        ['z', 0.5],
      ]),
    );
    const scores = [1 - 0.001 * 0.5, 0.001 + 0.5 * 0.5, -2].map(Math.exp);
    const sum = scores.reduce((total, score) => total + score, 0);
    for (const [at, score] of scores.entries()) expect(all.get(model.classes[at] ?? '')).toBeCloseTo(score / sum, 5);
  });
});
