// A figure named by itself: "what was the 444?", "is 148 July's or November's?", "410k is what, kids or schools?".
import type { Figures } from '../../content/schema/figures.ts';
import type { Outcome } from '../outcome.ts';
import { type AskReader, type CountAsk, TELLING } from './asks.ts';
import { answerOf } from './cells.ts';

/**
 * Asks about what a figure is, not for one: "what was the 444", "which is 148", "the date of the 54", "where does 444 come from".
 * "Which parts were the 54 in" and "where were they" are about what is counted.
 */
const ABOUT_A_FIGURE =
  /\b(?:what|when)\b|\bwhich (?:is|was|are|were|one|figure|number|date|day|month|release)\b|\bdate (?:of|for)\b|\b(?:where|why)\b.*\b(?:come|comes|came|from)\b/;
/** Words behind "or" in which the other choice stands. */
const REACH = 5;
/** Asks for the day as well. */
const DAY = 'when date day'.split(' ');
const MOST_ENTRIES = 3;

/** The entry of the fact that a number stands for, as at the fact's day; null when the ask is not about a number of ours. */
export function createRowRule(figures: Figures, { slots, meantBy }: AskReader): (ask: CountAsk) => Outcome | null {
  const byId = new Map(figures.measures.map((measure) => [measure.id, measure]));
  /** "… or schools", "… or the November number": another thing, month or number, not "or so". */
  const isChoice = ({ marked }: CountAsk): boolean =>
    marked.words.some((word, at) => {
      if (word !== 'or') return false;
      const behind = { start: at + 1, end: Math.min(marked.words.length, at + 1 + REACH) };
      // "Teachers, schools or what".
      if (slots.thingsIn(marked, { start: 0, end: at }).length > 1) return true;
      const named = [...slots.tellingIn(marked, behind), ...marked.of(['month', 'total'], behind.start, behind.end)];
      return named.length > 0 || /^\d+$/.test(marked.words[at + 1] ?? '');
    });

  return (ask) => {
    const { marked, numbers } = ask;
    const held = numbers.filter(({ value }) => value >= TELLING).flatMap(meantBy);
    if (held.length === 0 || marked.has('how-many') || marked.has('share') || marked.has('average')) return null;
    if (ask.strangeWords > 0 || marked.has('more') || marked.has('next') || marked.has('after') || marked.has('before')) return null;
    const chooses = isChoice(ask);
    const asks = ABOUT_A_FIGURE.test(marked.words.join(' '));
    if (!chooses && !asks) return null;
    const said = slots.tellingIn(marked, { start: 0, end: marked.words.length });
    const isNamed = (measure: string | undefined, name: string) => {
      const known = byId.get(measure ?? '');
      return known !== undefined && [...known.thing, ...known.cues, 'community'].includes(name);
    };
    // "What were the 117 communities to focus on": said of more than the number.
    if (!chooses && !held.some(({ measure }) => said.every(({ name }) => isNamed(measure, name)))) return null;
    const wantsDay = marked.words.some((word, at) => DAY.includes(word) || (word === 'or' && /^20\d\d$/.test(marked.words[at + 1] ?? '')));
    const days = figures.moments.flatMap(({ release, entry }) =>
      wantsDay && held.some((fact) => fact.release === release) ? [entry] : [],
    );
    const rows = held.flatMap((fact) => {
      const entry = byId.get(fact.measure ?? '')?.entry;
      return entry === undefined ? [] : [[entry, [{ kind: 'instant', from: fact.asAt, day: fact.asAt }]] as const];
    });
    const entryIds = [...rows.map(([entry]) => entry), ...days].slice(0, MOST_ENTRIES);
    return answerOf(entryIds, { asked: Object.fromEntries(rows) });
  };
}
