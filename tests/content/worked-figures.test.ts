// Whatever two facts of the ledger are put together, what is told of them follows from them by the rules of figures.yaml.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tellWorked } from '../../src/answering/composing/figures.ts';
import { createLines } from '../../src/answering/composing/lines.ts';
import { derivable } from '../../src/answering/figures/derive.ts';
import type { Worked } from '../../src/answering/outcome.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { formatNumber } from '../../src/content/render.ts';

const TODAY = '2026-11-22';
const { knowledge, dialogs } = loadContent({ knowledgeDir: 'knowledge', dialogsDir: 'dialogs' });
const lines = createLines(dialogs['en-NZ']);

const id = fc.constantFrom(...knowledge.facts.keys());
const anyWorked = fc.oneof(
  fc.record({
    kind: fc.constant('growth' as const),
    from: id,
    to: id,
    asks: fc.constantFrom('number' as const, 'share' as const, 'double' as const),
  }),
  fc.record({ kind: fc.constant('rest' as const), of: id, less: id }),
  fc.record({
    kind: fc.constant('share' as const),
    part: id,
    whole: id,
    left: fc.boolean(),
    places: fc.constantFrom(0 as const, 1 as const),
  }),
);
/** Pairs that any rule allows; drawn besides any pair at all, which hardly ever follows. */
const counted = [...knowledge.facts.values()].filter(({ measure, value }) => measure !== undefined && typeof value === 'number');
const pairs = counted.flatMap((one) => counted.map((other) => [one.id, other.id] as const));
const all: readonly Worked[] = pairs.flatMap(([one, other]): readonly Worked[] => [
  { kind: 'growth', from: one, to: other, asks: 'double' },
  { kind: 'rest', of: one, less: other },
  { kind: 'share', part: one, whole: other, left: false, places: 0 },
  { kind: 'share', part: one, whole: other, left: true, places: 1 },
]);
const check = (worked: Worked) => {
  const told = tellWorked(worked, knowledge, { today: TODAY, lines });
  if (!told) return false;
  const { numbers, perCents } = derivable(knowledge.figures, told.facts);
  const days = /\d{1,2} [A-Z][a-z]+ \d{4}/g;
  const known = new Set([
    ...told.facts.flatMap(({ value }) => (typeof value === 'number' ? [formatNumber(value)] : [])),
    ...numbers.map(formatNumber),
    ...perCents,
  ]);
  const figures = told.text.replace(days, '').match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  expect(figures.filter((figure) => !known.has(figure))).toEqual([]);
  return true;
};
test('every number of a told text is a fact of it or follows from them', () => {
  expect(all.filter(check).length).toBeGreaterThan(20);
  fc.assert(
    fc.property(anyWorked, (worked) => void check(worked)),
    { numRuns: 200 },
  );
});
