// The explanation of a decision names what was read, what was ranked and what was decided.
import { describe, expect, test } from 'vitest';
import { explanation } from '../../../src/cli/explanation.ts';
import { smallAnswerer } from '../../support/small-answering.ts';
import { TODAY } from '../../support/small-builders.ts';

describe('the explanation of a decision', () => {
  const text = explanation(smallAnswerer.explain('Kia ora. How many shcools belonged?', { today: TODAY, earlier: [], audience: null }));

  test('shows each clause with its role, its mended words and its concepts', () => {
    expect(text).toMatch(/courtesy +kia ora/);
    expect(text).toMatch(/ask +how many schools belonged/);
    expect(text).toMatch(/concepts: howmany, school/);
  });

  test('shows the likeliest entries with their shares, best first, and the decision', () => {
    expect(text).toMatch(/entries\n +[\d.]+ % {2}schools-count\n/);
    expect(text).toMatch(/decided +\{"kind":"answer","entryIds":\["schools-count"\]/);
  });
});
