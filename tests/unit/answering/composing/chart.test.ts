// A chart holds the ledger's figures and says them all in words.
import { describe, expect, test } from 'vitest';
import { chartOf } from '../../../../src/answering/composing/chart.ts';
import { formatDay } from '../../../../src/base/day.ts';
import { formatFact } from '../../../../src/content/render.ts';
import { aFact, FIRST } from '../../../support/small-builders.ts';
import { englishLines } from '../../../support/small-composing.ts';
import { smallFacts } from '../../../support/small-ledger.ts';

const series = smallFacts.filter(({ measure }) => measure === 'communities-total');
const entry = { title: 'How many communities there were' };

describe('a chart', () => {
  test('has a point for each fact, as the ledger gives it', () => {
    expect(chartOf(entry, series, englishLines)?.points).toEqual(
      series.map((fact) => ({ day: fact.asAt, value: fact.value, label: formatFact(fact) })),
    );
  });

  test('says its title and every figure and date in words', () => {
    const alt = chartOf(entry, series, englishLines)?.alt ?? '';
    expect(alt).toContain(entry.title);
    for (const fact of series) {
      expect(alt).toContain(formatFact(fact));
      expect(alt).toContain(formatDay(fact.asAt));
    }
  });

  test('of one number, or of words, is none', () => {
    expect(chartOf(entry, series.slice(0, 1), englishLines)).toBeNull();
    expect(chartOf(entry, [aFact(90, { value: 'half' }), aFact(91, { asAt: FIRST })], englishLines)).toBeNull();
  });
});
