// Messages of every kind for properties: what anybody may type, what we know in no order, and what makes reading slow.
import fc from 'fast-check';
import { cut, JOINTS, piecesOf, RUNS, runOf } from '../../src/cli/benching/odd-messages.ts';
import type { Knowledge } from '../../src/content/content.ts';
import { anyText } from './any-text.ts';

/** Messages as a channel lets them through: of at most 4,000 characters. */
export function anyMessage(knowledge: Knowledge): fc.Arbitrary<string> {
  const run = fc.constantFrom(...RUNS);
  const piece = fc.constantFrom(...piecesOf(knowledge));
  const joint = fc.constantFrom(...JOINTS);
  const mixture = (most: number) =>
    fc.array(fc.tuple(piece, joint), { minLength: 1, maxLength: most }).map((parts) => parts.flat().join(''));
  return fc
    .oneof(
      { weight: 4, arbitrary: mixture(4) },
      { weight: 2, arbitrary: anyText(200) },
      { weight: 2, arbitrary: fc.tuple(mixture(1), anyText(20), mixture(1)).map((parts) => parts.join('')) },
      { weight: 1, arbitrary: mixture(200) },
      { weight: 1, arbitrary: anyText(4000) },
      { weight: 1, arbitrary: run.map(runOf) },
      { weight: 1, arbitrary: fc.tuple(run, run).map((two) => runOf(two.join(''))) },
      {
        weight: 1,
        arbitrary: fc.tuple(mixture(1), run, fc.nat(3000), mixture(1)).map(([a, b, size, c]) => a + runOf(b).slice(0, size) + c),
      },
      { weight: 1, arbitrary: fc.array(run, { maxLength: 40 }).map((runs) => runs.join('')) },
      { weight: 1, arbitrary: fc.tuple(piece, joint).map((two) => runOf(two.join(''))) },
    )
    .map(cut);
}
