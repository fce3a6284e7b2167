// The words of a labelled question.
import type { LabelledQuestion } from '../../content/schema/questions.ts';

type Words = Pick<LabelledQuestion, 'q' | 'turns'>;

/** All that is said, turn by turn. */
export const textOf = ({ q, turns }: Words): string => (turns ?? [q ?? '']).join('\n');

/** What the label is about. */
export const lastTurnOf = ({ q, turns }: Words): string => turns?.at(-1) ?? q ?? '';
