// The one command that learns: examples in, compact model out.
import { createReader, type ReaderKnowledge } from '../reading/read.ts';
import { type CompactModel, compact } from './compact.ts';
import { examplesOf, type LessonKnowledge, profilePrior } from './lesson.ts';
import { train } from './train.ts';

/** Chosen by author-left-out evaluation (npm run evaluate); see docs/performance.md. */
const OPTIONS = { epochs: 10, rate: 0.8, decay: 0.005, leastCount: 3 } as const;
const PROFILE_STRENGTH = 1;

/** Learns the reading from the knowledge and its labelled questions; takes seconds, and gives the same bytes each time. */
export function learn(knowledge: LessonKnowledge & ReaderKnowledge, reader = createReader(knowledge)): CompactModel {
  const examples = examplesOf(knowledge, reader);
  return compact(train(examples, { ...OPTIONS, prior: profilePrior(knowledge, PROFILE_STRENGTH) }));
}
