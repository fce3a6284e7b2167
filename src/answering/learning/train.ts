// Softmax regression over sparse features with soft targets; deterministic: same examples, same bytes.
import { seededChance } from '../../base/chance.ts';
import type { Features } from './features.ts';

export type Example = {
  readonly features: Features;
  /** Class → share of the target, summing to 1. */
  readonly target: ReadonlyMap<string, number>;
};

export type LinearModel = {
  readonly classes: readonly string[];
  readonly features: ReadonlyMap<string, number>;
  /** features × classes, row by row. */
  readonly weights: Float32Array;
};

export type TrainingOptions = {
  readonly epochs: number;
  readonly rate: number;
  /** Pull towards the prior weight after each epoch, 0 to 1. */
  readonly decay: number;
  /** A feature seen in fewer examples is dropped. */
  readonly leastCount: number;
  /** Starting weight of a feature for a class (the hand-written profiles). */
  readonly prior: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

export function train(examples: readonly Example[], options: TrainingOptions): LinearModel {
  const counts = new Map<string, number>();
  const classSet = new Set<string>();
  for (const { features, target } of examples) {
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const name of target.keys()) classSet.add(name);
  }
  for (const [feature, weights] of options.prior) {
    counts.set(feature, Math.max(counts.get(feature) ?? 0, options.leastCount));
    for (const name of weights.keys()) classSet.add(name);
  }
  const classes = [...classSet].sort();
  const classAt = new Map(classes.map((name, at) => [name, at]));
  const kept = [...counts]
    .filter(([, count]) => count >= options.leastCount)
    .map(([name]) => name)
    .sort();
  const featureAt = new Map(kept.map((name, at) => [name, at]));
  const width = classes.length;
  const weights = new Float32Array(kept.length * width);
  for (const [feature, row] of options.prior)
    for (const [name, value] of row) weights[(featureAt.get(feature) ?? 0) * width + (classAt.get(name) ?? 0)] = value;
  const prior = weights.slice();
  // One Adagrad sum per feature: rare features learn faster than common ones.
  const squares = new Float32Array(kept.length).fill(1e-3);

  const encoded = examples.map(({ features, target }) => {
    const ids: number[] = [];
    const values: number[] = [];
    for (const [name, value] of features) {
      const at = featureAt.get(name);
      if (at !== undefined) {
        ids.push(at);
        values.push(value);
      }
    }
    return {
      ids: Int32Array.from(ids),
      values: Float32Array.from(values),
      target: [...target].map(([name, share]) => [classAt.get(name) ?? 0, share] as const),
    };
  });

  // The order of examples must be the same on every machine.
  const random = seededChance(20161109);
  const order = encoded.map((_, at) => at);
  const scores = new Float32Array(width);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const example = encoded[at];
      if (!example) continue;
      score(weights, width, example.ids, example.values, scores);
      softmaxInPlace(scores);
      for (const [name, share] of example.target) scores[name] = (scores[name] ?? 0) - share;
      const touched: number[] = [];
      let gradientSquare = 0;
      for (let name = 0; name < width; name += 1) {
        const gradient = scores[name] ?? 0;
        if (Math.abs(gradient) > 5e-4) {
          touched.push(name);
          gradientSquare += gradient * gradient;
        }
      }
      for (let index = 0; index < example.ids.length; index += 1) {
        const feature = example.ids[index] ?? 0;
        const value = example.values[index] ?? 0;
        squares[feature] = (squares[feature] ?? 0) + gradientSquare * value * value;
        const step = (options.rate * value) / Math.sqrt(squares[feature] ?? 1);
        const row = feature * width;
        for (const name of touched) weights[row + name] = (weights[row + name] ?? 0) - step * (scores[name] ?? 0);
      }
    }
    if (options.decay > 0)
      for (let index = 0; index < weights.length; index += 1)
        weights[index] = (weights[index] ?? 0) + options.decay * ((prior[index] ?? 0) - (weights[index] ?? 0));
  }
  return { classes, features: featureAt, weights };
}

function score(weights: Float32Array, width: number, ids: Int32Array, values: Float32Array, out: Float32Array): void {
  out.fill(0);
  for (let index = 0; index < ids.length; index += 1) {
    const row = (ids[index] ?? 0) * width;
    const value = values[index] ?? 0;
    for (let name = 0; name < width; name += 1) out[name] = (out[name] ?? 0) + (weights[row + name] ?? 0) * value;
  }
}

function softmaxInPlace(scores: Float32Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of scores) highest = Math.max(highest, value);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const value = Math.exp((scores[at] ?? 0) - highest);
    scores[at] = value;
    sum += value;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / sum;
}
