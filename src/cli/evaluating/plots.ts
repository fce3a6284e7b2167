// The two pictures of an evaluation: risk against coverage, and calibration.
import { drawPlot, type Plot } from './plot.ts';
import type { Report } from './report.ts';
import { MOST_WRONG, RIGHT_WANTED } from './targets.ts';

/** File name → SVG. */
export function plotsOf(report: Pick<Report, 'curve' | 'curveAt' | 'calibration' | 'calibrationError'>): Readonly<Record<string, string>> {
  return {
    'risk-coverage.svg': drawPlot(riskPlot(report)),
    'calibration.svg': drawPlot(calibrationPlot(report)),
  };
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function riskPlot({ curve, curveAt }: Pick<Report, 'curve' | 'curveAt'>): Plot {
  const at = curveAt.find(({ mostWrong }) => mostWrong === MOST_WRONG)?.point;
  const all = curve.at(-1);
  const said = [
    'Answers are given from the surest down. To the right: how much of what can be answered is answered rightly. Up: how much of what is answered is wrong.',
    at
      ? `With at most ${percent(MOST_WRONG)} wrong, ${percent(at.right)} is answered rightly.`
      : `Even the surest answers are more than ${percent(MOST_WRONG)} wrong.`,
    all ? `When everything is answered, ${percent(all.right)} is right and ${percent(all.wrong)} of the answers are wrong.` : '',
  ];
  return {
    title: 'How much can be answered at what risk',
    description: said.join(' ').trim(),
    x: { label: 'answered rightly, of all that can be answered', to: 1, step: 0.1 },
    y: { label: 'wrong, of what is answered', to: 0.4, step: 0.05 },
    series: [
      { name: 'by confidence', style: 'line', points: curve.map(({ right, wrong }) => ({ x: right, y: wrong })) },
      {
        name: `at most ${percent(MOST_WRONG)} wrong`,
        style: 'reference',
        points: [
          { x: 0, y: MOST_WRONG },
          { x: 1, y: MOST_WRONG },
        ],
      },
      { name: 'where it should be', style: 'dots', points: [{ x: RIGHT_WANTED, y: MOST_WRONG }] },
    ],
  };
}

/** Radius of a dot for the smallest and the largest step. */
const DOT = { least: 4, most: 12 } as const;

function calibrationPlot({ calibration, calibrationError }: Pick<Report, 'calibration' | 'calibrationError'>): Plot {
  const largest = Math.max(1, ...calibration.map(({ cases }) => cases));
  const steps = calibration.map(
    ({ from, cases, confidence, right }) =>
      `from ${percent(from)}: ${cases} answers, mean confidence ${percent(confidence)}, right ${percent(right)}`,
  );
  return {
    title: 'What a confidence is worth',
    description: `Forced answers by their confidence, and how many of them are right; on the dashed line both are equal. Mean distance ${percent(calibrationError)}. ${steps.join('; ')}.`,
    x: { label: 'confidence of the answer', to: 1, step: 0.1 },
    y: { label: 'right', to: 1, step: 0.1 },
    series: [
      {
        name: 'answers (number beside the dot)',
        style: 'dots',
        points: calibration.map(({ cases, confidence, right }) => ({
          x: confidence,
          y: right,
          size: DOT.least + (DOT.most - DOT.least) * Math.sqrt(cases / largest),
          label: String(cases),
        })),
      },
      {
        name: 'as right as it is sure',
        style: 'reference',
        points: [
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ],
      },
    ],
  };
}
