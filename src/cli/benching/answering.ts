// How long one question takes, from words to decision, beside MiniSearch and Fuse.js as a newcomer uses them, in the same run.
import { availableParallelism, loadavg } from 'node:os';
import { createAnswerer } from '../../answering/answerer.ts';
import { documentsOf } from '../../answering/baselines/baseline.ts';
import { createMiniSearch } from '../../answering/baselines/minisearch.ts';
import { createNaiveFuse } from '../../answering/baselines/naive-fuse.ts';
import type { CompactModel } from '../../answering/learning/compact.ts';
import type { Content } from '../../content/content.ts';
import { MAX_MESSAGE_CHARACTERS } from '../../conversation/message.ts';
import { leastOfRuns, type Measurement, percentiles, processorMs, quantile, timed } from './measurement.ts';

/** Every so many labelled questions one is also put to Fuse.js, which is slow. */
const FUSE_EVERY = 20;
const WARM_UP = 300;
const RUNS = 3;
const LONG_MESSAGES = 60;

export function benchAnswering(content: Content, model: CompactModel): readonly Measurement[] {
  const { knowledge } = content;
  const questions = knowledge.questions.map(({ q, turns }) => turns?.at(-1) ?? q ?? '');
  const context = { today: '2026-01-01', earlier: [], audience: null };
  /** Each run begins with an answerer that has mended no word yet. */
  const fresh = () => {
    const { decide } = createAnswerer({ knowledge, model });
    return (question: string) => void decide(question, context);
  };
  const documents = documentsOf(knowledge, new Map());
  const miniSearch = createMiniSearch(documents);
  const naive = createNaiveFuse(documents);
  const warm = fresh();
  for (const question of questions.slice(0, WARM_UP)) warm(question);

  const asked = fresh();
  let asTheyCome: readonly number[] = [];
  const processor = processorMs(() => {
    asTheyCome = questions.map((question) => timed(() => asked(question)));
  });
  const ours = leastOfRuns(RUNS, questions, fresh);
  const mini = leastOfRuns(RUNS, questions, () => miniSearch);
  const fuse = leastOfRuns(
    1,
    questions.filter((_, at) => at % FUSE_EVERY === 0),
    () => naive,
  );
  const long = leastOfRuns(RUNS, longMessages(questions), fresh);
  return [
    ...percentiles('one question', ours),
    { name: 'one question p99, run only once', value: quantile(asTheyCome, 0.99), unit: 'ms', note: 'with what else the machine does' },
    { name: 'one question, mean processor time', value: processor / questions.length, unit: 'ms' },
    ...percentiles('MiniSearch', mini),
    ...percentiles('naive Fuse.js', fuse),
    { name: 'MiniSearch / ours (p50)', value: quantile(mini, 0.5) / quantile(ours, 0.5), unit: 'times' },
    { name: 'naive Fuse.js / ours (p50)', value: quantile(fuse, 0.5) / quantile(ours, 0.5), unit: 'times' },
    ...percentiles(`a message of ${MAX_MESSAGE_CHARACTERS} characters`, long),
    {
      name: 'processes that wanted to run',
      value: loadavg()[0] ?? 0,
      unit: '',
      note: `last minute, on ${availableParallelism()} processors; with more than that every figure is too high`,
    },
  ];
}

/** Messages as long as may be, from different stretches of the labelled questions. */
function longMessages(questions: readonly string[]): readonly string[] {
  const all = questions.join(' ');
  const step = Math.max(1, Math.floor((all.length - MAX_MESSAGE_CHARACTERS) / LONG_MESSAGES));
  return Array.from({ length: LONG_MESSAGES }, (_, at) => all.slice(at * step, at * step + MAX_MESSAGE_CHARACTERS));
}
