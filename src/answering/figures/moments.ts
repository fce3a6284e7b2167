// When something was announced, as somebody puts it: "the 54 came out in July", "the experts were announced in November 2016".
import type { Knowledge } from '../../content/content.ts';
import type { Claim } from './agree.ts';
import { type AskReader, type CountAsk, TELLING } from './asks.ts';
import type { Span } from './patterns.ts';

const VERBS = 'was were is came got'.split(' ');

/** The day that an ask claims for a release; null when it claims none. */
export function createDateClaimReader(
  { figures, entries, facts, releases }: Pick<Knowledge, 'figures' | 'entries' | 'facts' | 'releases'>,
  { slots, meantBy }: Pick<AskReader, 'slots' | 'meantBy'>,
): (ask: CountAsk) => Claim | null {
  return ({ marked, named, numbers }) => {
    const { words, moments } = marked;
    const isOfMoment = (one: Span) => moments.some(({ start, end }) => start <= one.start && one.end <= end);
    const isOfMore = slots.tellingIn(marked, { start: 0, end: words.length }).some((one) => !isOfMoment(one));
    if (isOfMore || (!marked.has('told') && moments.length === 0) || marked.has('difference')) return null;
    const days = named.flatMap((time) => (time.kind === 'instant' ? [time] : []));
    const ofNumbers = numbers.flatMap((said) => (said.value >= TELLING ? meantBy(said).map(({ release }) => release) : []));
    const [release, ...others] = new Set([...moments.map((one) => one.release), ...ofNumbers]);
    const moment = figures.moments.find((one) => one.release === release);
    const date = releases.get(release ?? '')?.date;
    const fact = facts.get(entries.get(moment?.entry ?? '')?.facts[0] ?? 0);
    // The moment stands for its day, too; what is claimed is the other one.
    const claimed = days.filter(({ from, day }) => from !== date || day !== date);
    const isSaid = days.length === 1 || (words.some((word) => VERBS.includes(word)) && !marked.has('between'));
    if (!isSaid || others.length > 0 || days.length === 0 || claimed.length > 1 || !moment || date === undefined || !fact) return null;
    const isSo = claimed.every(({ from, day }) => from <= date && date <= day);
    const told = [{ ...fact, amount: 0 }];
    return { verdict: isSo ? 'right' : 'wrong', facts: told, holders: [], telling: told, entryId: moment.entry, time: undefined };
  };
}
