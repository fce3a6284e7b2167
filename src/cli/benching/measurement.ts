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

/** How long some work takes, in milliseconds. */
export function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Milliseconds of processor time that some work takes, with the collector's: hardly more on a busy machine. Coarse; for seconds of work. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/**
 * The least time in milliseconds that each text took in several runs: what other programs do meanwhile is not ours.
 * `fresh` makes what does the work, new for each run, so that nothing is remembered from the one before.
 */
export function leastOfRuns(runs: number, texts: readonly string[], fresh: () => (text: string) => unknown): readonly number[] {
  const least = texts.map(() => Number.POSITIVE_INFINITY);
  for (let run = 0; run < runs; run += 1) {
    const work = fresh();
    for (const [at, text] of texts.entries())
      least[at] = Math.min(
        least[at] ?? 0,
        timed(() => void work(text)),
      );
  }
  return least;
}
