// A chart in the terminal: dates, bars as long as their figures, and the figures.
import { describe, expect, test } from 'vitest';
import { toBars } from '../../../../src/channels/terminal/to-bars.ts';
import { aChart } from '../../../support/fake-conversations.ts';

describe('a chart in the terminal', () => {
  test('has a line for each date under its title', () => {
    expect(toBars(aChart())).toBe(
      ['  How many there were', `      1 July 2016  ${'█'.repeat(32)} some 117`, `  9 November 2016  ${'█'.repeat(40)} 148`].join('\n'),
    );
  });

  test('shows a small figure too', () => {
    const points = [
      { day: '2016-07-01', value: 0, label: '0' },
      { day: '2016-11-09', value: 0, label: 'none' },
    ];
    expect(toBars(aChart({ points }))).toContain('1 July 2016  █ 0\n');
  });
});
