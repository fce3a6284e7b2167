// The learned model as the service uses it: few weights per feature, small on disk, quick to sum.
import type { Features } from './features.ts';
import type { LinearModel } from './train.ts';

export type CompactModel = {
  readonly classes: readonly string[];
  readonly features: ReadonlyMap<string, number>;
  /** Row of feature f: columns[offsets[f]] to columns[offsets[f + 1] - 1]. */
  readonly offsets: Uint32Array;
  readonly columns: Uint16Array;
  readonly weights: Float32Array;
};

/** Weights nearer to zero change no decision we measured. */
const LEAST_WEIGHT = 0.05;

export function compact(model: LinearModel, least: number = LEAST_WEIGHT): CompactModel {
  const width = model.classes.length;
  const names = [...model.features.keys()];
  const offsets = new Uint32Array(names.length + 1);
  const columns: number[] = [];
  const weights: number[] = [];
  names.forEach((_, feature) => {
    for (let column = 0; column < width; column += 1) {
      const weight = model.weights[feature * width + column] ?? 0;
      if (Math.abs(weight) < least) continue;
      columns.push(column);
      weights.push(weight);
    }
    offsets[feature + 1] = columns.length;
  });
  return {
    classes: model.classes,
    features: model.features,
    offsets,
    columns: Uint16Array.from(columns),
    weights: Float32Array.from(weights),
  };
}

/** Probability of each class, in the order of the model's classes. Unknown features are ignored; without any known feature every class is equally likely. */
export function probabilities(model: CompactModel, features: Features): Float64Array {
  const { offsets, columns, weights } = model;
  const scores = new Float64Array(model.classes.length);
  for (const [name, value] of features) {
    const feature = model.features.get(name);
    if (feature === undefined) continue;
    const end = offsets[feature + 1] ?? 0;
    for (let at = offsets[feature] ?? 0; at < end; at += 1) {
      const column = columns[at] ?? 0;
      scores[column] = (scores[column] ?? 0) + (weights[at] ?? 0) * value;
    }
  }
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const value = Math.exp((scores[at] ?? 0) - highest);
    scores[at] = value;
    sum += value;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / sum;
  return scores;
}
