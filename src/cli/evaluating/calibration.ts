// Calibration: of the forced answers that claim a confidence, how many are right.
import type { Choice } from './curve.ts';

export type CalibrationStep = {
  /** Confidence from `from` to the next step. */
  readonly from: number;
  readonly cases: number;
  /** Mean confidence of the cases. */
  readonly confidence: number;
  /** Share of them that is right. */
  readonly right: number;
};

const STEPS = 10;

/** Steps that hold no case are left out. */
export function calibrate(choices: readonly Choice[]): readonly CalibrationStep[] {
  const stepOf = ({ confidence }: Choice) => Math.min(STEPS - 1, Math.floor(confidence * STEPS));
  return [...Map.groupBy(choices, stepOf)]
    .sort(([one], [other]) => one - other)
    .map(([step, cases]) => ({
      from: step / STEPS,
      cases: cases.length,
      confidence: cases.reduce((sum, { confidence }) => sum + confidence, 0) / cases.length,
      right: cases.filter(({ right }) => right).length / cases.length,
    }));
}

/** Mean distance between confidence and share right over the cases (expected calibration error); 0 for none. */
export function calibrationError(steps: readonly CalibrationStep[]): number {
  const all = steps.reduce((sum, { cases }) => sum + cases, 0);
  return steps.reduce((sum, { cases, confidence, right }) => sum + Math.abs(confidence - right) * cases, 0) / Math.max(1, all);
}
