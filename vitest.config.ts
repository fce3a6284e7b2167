// Which tests exist and under what limits; each project is a folder of tests/ with one way of proving things.
import { defineConfig } from 'vitest/config';

/** One project a folder: `tests/<name>/**\/*.test.ts`. */
function project(name: string, limits: { readonly testTimeout: number; readonly hookTimeout: number; readonly fileParallelism?: boolean }) {
  return { test: { name, include: [`tests/${name}/**/*.test.ts`], environment: 'node', ...limits } };
}

export default defineConfig({
  test: {
    // Long failures are cheaper than a second run.
    diff: { truncateThreshold: 0 },
    allowOnly: false,
    projects: [
      project('unit', { testTimeout: 10_000, hookTimeout: 10_000 }),
      project('contract', { testTimeout: 20_000, hookTimeout: 20_000 }),
      project('content', { testTimeout: 60_000, hookTimeout: 60_000 }),
      project('service', { testTimeout: 60_000, hookTimeout: 60_000 }),
      // One browser at a time: two on two cores make each other slow enough to miss deadlines.
      project('page', { testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false }),
    ],
  },
});
