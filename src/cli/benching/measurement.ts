// One line of a measurement, and how repeated timings become one.

export type Measurement = { readonly name: string; readonly value: number; readonly unit: string; readonly note?: string };

/** Value at a share of the sorted numbers: 0.5 the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** p50, p95 and p99 of timings in milliseconds. */
export function percentiles(name: string, milliseconds: readonly number[]): readonly Measurement[] {
  return [0.5, 0.95, 0.99].map((share) => ({ name: `${name} p${share * 100}`, value: quantile(milliseconds, share), unit: 'ms' }));
}
