// How search grows with the base, up to 100,000 entries: ours beside MiniSearch and Fuse.js, each size in a process of its own.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createMiniSearch } from '../../answering/baselines/minisearch.ts';
import { createNaiveFuse } from '../../answering/baselines/naive-fuse.ts';
import { Fault } from '../../base/fault.ts';
import { englishWords } from '../../content/english.ts';
import { buildLexical, type Find } from './lexical-model.ts';
import { type Measurement, processorMs, quantile, timed } from './measurement.ts';
import { createSynthetic, type SyntheticEntry } from './synthetic.ts';

type Build = (entries: readonly SyntheticEntry[], isRight: (word: string) => boolean) => () => Find;

const asDocuments = (entries: readonly SyntheticEntry[]) =>
  entries.map(({ id, title, asks }) => ({ id: String(id), title, asks, body: '' }));

/** Both baselines keep nothing from one question to the next. */
const fromBaseline =
  (create: typeof createMiniSearch): Build =>
  (entries) => {
    const search = create(asDocuments(entries));
    const find: Find = (question) => {
      const [first] = search(question);
      return first ? Number(first.id) : null;
    };
    return () => find;
  };

const engines: Readonly<Record<string, { readonly build: Build; readonly sizes: readonly number[] }>> = {
  ours: { build: buildLexical, sizes: [100, 1_000, 10_000, 100_000] },
  MiniSearch: { build: fromBaseline(createMiniSearch), sizes: [100, 1_000, 10_000, 100_000] },
  // Beyond this one question takes longer than anybody waits.
  'naive Fuse.js': { build: fromBaseline(createNaiveFuse), sizes: [100, 1_000, 10_000] },
};

const QUESTIONS = 2_000;
/** Slow engines are asked as many as fit; at least the few. */
const MOST_SECONDS = 8;
const FEWEST = 3;
/** Fewer than this are too slow to be run again; of the others the least time counts, as in `leastOfRuns`. */
const ENOUGH = 200;
const RUNS = 3;
/** Run before the clock starts, so that no engine is measured cold. */
const WARM_UP = 200;
/** Words that are typed, mistyped and mended. */
const ORDINARY = /^[a-z]{4,11}$/;
const MEGABYTE = 2 ** 20;

/** All sizes of all engines, one after the other. */
export async function benchGrowth(): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const [engine, { sizes }] of Object.entries(engines))
    for (const size of sizes) {
      const command = ['--expose-gc', join(import.meta.dirname, '..', 'bench.ts'), 'growth', '--engine', engine, '--entries', String(size)];
      const { stdout } = await promisify(execFile)(process.execPath, [...command, '--json']);
      const { growth } = JSON.parse(stdout);
      measurements.push(...growth);
    }
  return measurements;
}

/** One size of one engine, in this process. */
export function growthAt(engine: string, size: number): readonly Measurement[] {
  const build = engines[engine]?.build;
  if (!build || !Number.isInteger(size) || size < 1)
    throw new Fault('bench-unknown', `There is no growth to measure of "${engine}" at ${size} entries.`, {
      cure: `Choose an engine from ${Object.keys(engines).join(', ')}, and a whole number of entries.`,
    });
  const english = englishWords();
  const { entries, questions } = createSynthetic(
    size,
    QUESTIONS,
    [...english].filter((word) => ORDINARY.test(word)),
  );
  const before = heldMegabytes();
  const started = performance.now();
  const fresh = build(entries, (word) => english.has(word));
  const warm = fresh();
  const buildMs = performance.now() - started;
  const held = heldMegabytes() - before;

  timedQuestions(warm, questions.slice(0, WARM_UP), MOST_SECONDS / 2);
  let first: ReturnType<typeof timedQuestions> = [];
  const processor = processorMs(() => {
    first = timedQuestions(fresh(), questions, MOST_SECONDS);
  });
  const asked = first.length;
  const runs = [first];
  if (asked >= ENOUGH) while (runs.length < RUNS) runs.push(timedQuestions(fresh(), questions.slice(0, asked), Number.POSITIVE_INFINITY));
  const least = Array.from({ length: asked }, (_, at) => Math.min(...runs.map((run) => run[at]?.ms ?? Number.POSITIVE_INFINITY)));
  const right = first.filter(({ found }, at) => found === questions[at]?.entry).length;
  const name = `${engine}, ${size.toLocaleString('en-NZ')} entries:`;
  const note = asked < questions.length ? { note: `${asked} questions only: no more fit in ${MOST_SECONDS} s` } : {};
  return [
    { name: `${name} p50`, value: quantile(least, 0.5), unit: 'ms', ...note },
    { name: `${name} p99`, value: quantile(least, 0.99), unit: 'ms' },
    { name: `${name} mean processor time`, value: processor / asked, unit: 'ms' },
    { name: `${name} right first`, value: (100 * right) / asked, unit: '%' },
    { name: `${name} built in`, value: buildMs / 1_000, unit: 's' },
    { name: `${name} index`, value: held, unit: 'MB' },
    { name: `${name} whole process`, value: process.memoryUsage().rss / MEGABYTE, unit: 'MB' },
  ];
}

/** Each question's time and what was found, until all are asked or the time is up. */
function timedQuestions(find: Find, questions: readonly { readonly text: string }[], seconds: number) {
  const asked: { readonly ms: number; readonly found: number | null }[] = [];
  let spent = 0;
  for (const { text } of questions) {
    let found: number | null = null;
    const ms = timed(() => {
      found = find(text);
    });
    asked.push({ ms, found });
    spent += ms;
    if (spent > seconds * 1_000 && asked.length >= FEWEST) break;
  }
  return asked;
}

/** What the program holds after a collection of garbage, inside and outside of the heap. */
function heldMegabytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MEGABYTE;
}
