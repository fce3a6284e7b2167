// The learned model as the service uses it: few weights per feature, small on disk, quick to sum.
import type { Features } from './features.ts';
import type { LinearModel } from './train.ts';

export type CompactModel = {
  readonly classes: readonly string[];
  readonly features: ReadonlyMap<string, number>;
  /** Row of feature f: columns[offsets[f]] to columns[offsets[f + 1] - 1]. */
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  readonly weights: Float32Array;
};

/** Weights nearer to zero change no decision we measured. */
const LEAST_WEIGHT = 0.1;

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
    columns: Uint32Array.from(columns),
    weights: Float32Array.from(weights),
  };
}

/** What a text means: `probabilities` in the order of the model's classes; `heard` are the classes that any of its features speaks for or against. */
export type Meanings = { readonly probabilities: Float64Array; readonly heard: readonly number[] };

/**
 * Reads features as meanings. Unknown features are ignored; classes that no feature speaks of are equally likely. The
 * cost grows with the weights of the features said, hardly with the number of classes.
 */
export function meaningsOf(model: CompactModel, features: Features): Meanings {
  const { offsets, columns, weights } = model;
  const count = model.classes.length;
  const scores = new Float64Array(count);
  const isHeard = new Uint8Array(count);
  const heard: number[] = [];
  for (const [name, value] of features) {
    const feature = model.features.get(name);
    if (feature === undefined) continue;
    const end = offsets[feature + 1] ?? 0;
    for (let at = offsets[feature] ?? 0; at < end; at += 1) {
      const column = columns[at] ?? 0;
      scores[column] = (scores[column] ?? 0) + (weights[at] ?? 0) * value;
      if (isHeard[column] === 1) continue;
      isHeard[column] = 1;
      heard.push(column);
    }
  }
  const unheard = count - heard.length;
  let highest = unheard > 0 ? 0 : Number.NEGATIVE_INFINITY;
  for (const column of heard) highest = Math.max(highest, scores[column] ?? 0);
  const ofUnheard = Math.exp(-highest);
  let sum = unheard > 0 ? unheard * ofUnheard : 0;
  for (const column of heard) sum += Math.exp((scores[column] ?? 0) - highest);
  const probabilities = new Float64Array(count).fill(ofUnheard / sum);
  for (const column of heard) probabilities[column] = Math.exp((scores[column] ?? 0) - highest) / sum;
  return { probabilities, heard };
}
