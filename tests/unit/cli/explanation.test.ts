// The explanation of a decision names what was read, what was ranked and what was decided.
import { describe, expect, test } from 'vitest';
import { explanation } from '../../../src/cli/explanation.ts';
import { smallAnswerer } from '../../support/small-answering.ts';
import { TODAY } from '../../support/small-builders.ts';

describe('the explanation of a decision', () => {
  const text = explanation(smallAnswerer.explain('Kia ora. How many shcools belonged?', { today: TODAY, earlier: [], audience: null }));

  test('shows each clause with its role, its mended words and its concepts', () => {
    expect(text).toMatch(/courtesy +Kia ora/);
    expect(text).toMatch(/ask +How many shcools belonged\?\n +folded: how many shcools belonged\n +mended: how many schools belonged\n/);
    expect(text).toMatch(/concepts: howmany, school/);
  });

  test('shows the time that a clause asks about', () => {
    const times = (question: string) => explanation(smallAnswerer.explain(question, { today: TODAY, earlier: [], audience: null }));
    expect(times('How many schools in July 2016?')).toContain('× time instant 2016-07-01 to 2016-07-31\n');
    expect(times('How many schools in July?')).toContain('× time instant 2016-07-01 to 2016-07-31, fits 1 year\n');
    expect(times('How many schools before November?')).toContain(', before 2016-10-31, fits 2 years\n');
    expect(times('How many schools since July 2016?')).toContain('× time span 2016-07-01 to …\n');
    expect(times('How have they grown over time?')).toContain('× time growth … to …\n');
    expect(times('How many schools now?')).toContain('× time latest\n');
    expect(text).toContain('× time –');
  });

  test('shows no mending where nothing was mended', () => {
    const right = explanation(smallAnswerer.explain('How many schools belonged?', { today: TODAY, earlier: [], audience: null }));
    expect(right).not.toContain('mended:');
  });

  test('shows what would be told and what comes next to it, the likeliest entries, and the decision', () => {
    expect(text).toMatch(/candidates\n +[\d.]+ % {2}schools-count\n +[\d.]+ % {2}/);
    expect(text).toMatch(/entries\n +[\d.]+ % {2}schools-count\n/);
    expect(text).toMatch(/decided +\{"kind":"answer","entryIds":\["schools-count"\]/);
  });
});
