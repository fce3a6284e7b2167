// Runs the tests and ends with the one line that people and machines read: `Tests: N passed, N failed, N skipped`.
// @ts-check
// `npm test -- FILTER…` takes Vitest's own arguments. Fails when a test failed, a file did not load, or nothing ran.
import { parseCLI, startVitest } from 'vitest/node';

const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
const vitest = await startVitest('test', filter, { ...options, watch: false });

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const module of vitest.state.getTestModules()) {
  // A file that does not load has no tests to count; it must not look like nothing.
  counts.failed += module.errors().length;
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    // A test that never finished ("pending") proves nothing.
    counts[state === 'pending' ? 'failed' : state] += 1;
  }
  for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
}
counts.failed += vitest.state.getUnhandledErrors().length;
await vitest.close();

const nothingRan = counts.passed + counts.failed === 0;
if (nothingRan) console.error('No test ran: check the filter.');
console.log(`Tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
// Explicit, because an open handle that a test left behind must not keep the command from ending.
process.exit(counts.failed > 0 || nothingRan ? 1 : 0);
