// How long one question takes, from words to decision, beside Fuse.js as a newcomer uses it, in the same run.
import { createAnswerer } from '../../answering/answerer.ts';
import { createNaiveFuse } from '../../answering/baselines/naive-fuse.ts';
import type { CompactModel } from '../../answering/learning/compact.ts';
import type { Content } from '../../content/content.ts';
import { MAX_MESSAGE_CHARACTERS } from '../../conversation/message.ts';
import { type Measurement, percentiles, quantile } from './measurement.ts';

/** Every so many labelled questions one is also put to the baseline, which is slow. */
const BASELINE_EVERY = 20;
const WARM_UP = 300;

export function benchAnswering(content: Content, model: CompactModel): readonly Measurement[] {
  const { knowledge } = content;
  const answerer = createAnswerer({ knowledge, model });
  const naive = createNaiveFuse(knowledge.entries.values());
  const questions = knowledge.questions.map(({ q, turns }) => turns?.at(-1) ?? q ?? '');
  const context = { today: '2026-01-01', earlier: [], audience: null };
  const timed = (work: () => void): number => {
    const started = performance.now();
    work();
    return performance.now() - started;
  };

  for (const question of questions.slice(0, WARM_UP)) answerer.decide(question, context);
  const ours = questions.map((question) => timed(() => answerer.decide(question, context)));
  const sample = questions.filter((_, at) => at % BASELINE_EVERY === 0);
  const theirs = sample.map((question) => timed(() => naive(question)));
  const long = questions.join(' ').slice(0, MAX_MESSAGE_CHARACTERS);
  const longest = Array.from({ length: 20 }, (_, at) => timed(() => answerer.decide(`${long.slice(at * 7)} ?`, context)));
  return [
    ...percentiles('one question', ours),
    ...percentiles('naive Fuse.js', theirs),
    { name: 'naive Fuse.js / ours (p50)', value: quantile(theirs, 0.5) / quantile(ours, 0.5), unit: 'times' },
    { name: `a message of ${MAX_MESSAGE_CHARACTERS} characters p50`, value: quantile(longest, 0.5), unit: 'ms' },
  ];
}
