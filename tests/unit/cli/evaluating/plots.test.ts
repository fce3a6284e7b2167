// The pictures are whole SVG documents that say in words what they show, and draw what was measured.
import { describe, expect, test } from 'vitest';
import { drawPlot, type Plot } from '../../../../src/cli/evaluating/plot.ts';
import { plotsOf } from '../../../../src/cli/evaluating/plots.ts';

/** What is not well-formed XML about a text of elements, attributes in double quotes, and character data; empty when all is well. */
function faultsOf(xml: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const pieces = xml.match(/<[^>]*>|[^<]+/g) ?? [];
  for (const piece of pieces) {
    const tag = /^<(\/?)([a-z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>$/i.exec(piece);
    if (!piece.startsWith('<') || !tag) {
      if (piece.startsWith('<') || piece.includes('>')) faults.push(`not a tag: ${piece}`);
    } else if (tag[1] === '/') {
      if (open.pop() !== tag[2]) faults.push(`closed out of order: ${piece}`);
    } else if (tag[4] === '') open.push(tag[2] ?? '');
    if (/&(?!(amp|lt|gt|quot|#\d+);)/.test(piece)) faults.push(`bare ampersand: ${piece}`);
  }
  if (pieces.join('') !== xml) faults.push('something between the pieces');
  return [...faults, ...open.map((name) => `never closed: ${name}`)];
}

const plot: Plot = {
  title: 'Right & <wrong>',
  description: 'What "it" shows.',
  x: { label: 'sure', to: 1, step: 0.5 },
  y: { label: 'wrong', to: 0.2, step: 0.1 },
  series: [
    {
      name: 'measured',
      style: 'line',
      points: [
        { x: 0, y: 0 },
        { x: 1, y: 0.2 },
        { x: 0.5, y: 7 },
      ],
    },
    { name: 'dots', style: 'dots', points: [{ x: 0.5, y: 0.1, size: 9, label: '12' }] },
  ],
};

describe('a plot', () => {
  const svg = drawPlot(plot);

  test('is well-formed, whatever the words hold', () => {
    expect(faultsOf(svg)).toEqual([]);
    expect(svg).toContain('Right &amp; &lt;wrong&gt;');
    expect(faultsOf('<a><b></a>')).not.toEqual([]);
    expect(faultsOf('<a x=1></a>')).not.toEqual([]);
    expect(faultsOf('<a>&</a>')).not.toEqual([]);
  });

  test('has a title and a description that the picture is labelled by', () => {
    expect(svg).toContain('role="img" aria-labelledby="title description"');
    expect(svg).toContain('<desc id="description">What &quot;it&quot; shows.</desc>');
  });

  test('brings its own background, for light and for dark', () => {
    expect(svg).toMatch(/<rect class="paper" width="720" height="460"\/>/);
    expect(svg).toContain('@media (prefers-color-scheme:dark){.paper{fill:#16181b}');
  });

  test('draws values between the axes, and what lies outside at their edge', () => {
    const [points = ''] = [...svg.matchAll(/<polyline class="line" points="([^"]+)"/g)].map(([, drawn = '']) => drawn);
    expect(points).toBe('76,368 696,56 386,56');
    expect(svg).toContain('<circle class="dots" cx="386" cy="212" r="9"/>');
  });

  test('labels both axes and every tick', () => {
    for (const label of ['sure', 'wrong', '0 %', '50 %', '100 %', '10 %', '20 %', '12', 'measured', 'dots'])
      expect(svg).toContain(`>${label}</text>`);
  });
});

describe('the plots of an evaluation', () => {
  const point = { confidence: 0.8, answered: 0.5, right: 0.4, wrong: 0.03 };
  const plots = plotsOf({
    curve: [point, { confidence: 0.1, answered: 1, right: 0.9, wrong: 0.2 }],
    curveAt: [{ mostWrong: 0.03, point }],
    calibration: [{ from: 0.8, cases: 9, confidence: 0.85, right: 0.8 }],
    calibrationError: 0.05,
  });

  test('are well-formed and say their figures in words', () => {
    expect(Object.keys(plots)).toEqual(['risk-coverage.svg', 'calibration.svg']);
    expect(Object.values(plots).flatMap(faultsOf)).toEqual([]);
    expect(plots['risk-coverage.svg']).toContain('With at most 3.0 % wrong, 40.0 % is answered rightly.');
    expect(plots['risk-coverage.svg']).toContain('90.0 % is right and 20.0 % of the answers are wrong.');
    expect(plots['calibration.svg']).toContain('from 80.0 %: 9 answers, mean confidence 85.0 %, right 80.0 %');
  });

  test('of nothing are still whole', () => {
    const empty = plotsOf({ curve: [], curveAt: [], calibration: [], calibrationError: 0 });
    expect(Object.values(empty).flatMap(faultsOf)).toEqual([]);
  });
});
