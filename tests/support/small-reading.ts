// Reads messages as the small knowledge's words have it.
import { createReader } from '../../src/answering/reading/read.ts';
import { smallKnowledge } from './small-knowledge.ts';

export const smallReader = createReader(smallKnowledge);
