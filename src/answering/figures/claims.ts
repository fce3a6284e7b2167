// Figures that somebody puts forward, held against the ledger: "148 schools joined, yeah?", "just over half of the eligible ones".
import type { Knowledge } from '../../content/content.ts';
import type { CountedMeasure } from '../../content/schema/figures.ts';
import type { AskedTime } from '../reading/asked-times.ts';
import { agrees, type Claim } from './agree.ts';
import { type AskReader, type CountAsk, TELLING } from './asks.ts';
import { share } from './derive.ts';
import type { Figure, Lookup } from './lookup.ts';
import type { Mark } from './marks.ts';
import { createDateClaimReader } from './moments.ts';
import { moodOf } from './mood.ts';
import type { Span } from './patterns.ts';
import { withQuantities } from './quantities.ts';
import type { SaidNumber } from './said-numbers.ts';
import { HOLDERS } from './slots.ts';

/** What the figures of an ask claim; nothing for those that only ask, choose or are known ("the 54 new ones"). */
export type ClaimReader = (ask: CountAsk) => readonly Claim[];

/** Words on either side of a number within which what it counts is looked for. */
const AROUND = 8;
/** Words of a claim that may be strange to us: with more, it says something else. */
const MOST_STRANGE = 2;
/** Words around a number, and what numbers beside it say of what it counts. */
type Around = Span & { readonly hints: readonly string[] };
/** Smaller numbers are words more often than figures. */
const LEAST = 3;
/** Words behind a number in which what is said of what it counts stands. */
const BESIDE = 4;
const BETWEEN = 'new brand different separate more other such kahui of sets set member eligible the participating'.split(' ');
/** "We have 300 students", "our school has 148": what they tell of themselves. */
const OF_THEIRS = /\b(?:we|i|us|(?:our|my)(?: \w+){1,2}) (?:have|has|had|got|are|am|is|were|run|teach|employ|with|of)(?: \w+){0,4}$/;
/** More than one school has: a figure of ours that large is meant as ours. */
const MOST_OF_ONE = 1000;
/** Words between a number and the "total" that is said of it: "the total to 793". */
const CLOSE = 2;
const POSSESSIVE = 'our my your'.split(' ');
const SHARED_OUT = 'each per apiece us'.split(' ');
const KNOWN = 'the those these of all another'.split(' ');

export function createClaimReader(
  knowledge: Pick<Knowledge, 'figures' | 'entries' | 'facts' | 'releases'>,
  lookup: Lookup,
  { slots, meantBy }: AskReader,
): ClaimReader {
  const { figures } = knowledge;
  const dateClaim = createDateClaimReader(knowledge, { slots, meantBy });
  const byId = new Map(figures.measures.map((measure) => [measure.id, measure]));
  const factOf = (measure: string, time: AskedTime | undefined): Figure | null =>
    lookup.at(measure, lookup.series(measure).length > 1 ? time : undefined);
  const ownMeasure = (said: SaidNumber): CountedMeasure | undefined => {
    const [id, ...others] = new Set(meantBy(said).map(({ measure }) => measure));
    return others.length === 0 ? byId.get(id ?? '') : undefined;
  };

  /** What a number counts: the thing behind it, else the last one before it; `beside` when nothing else stands between. */
  const thingOf = ({ marked }: CountAsk, said: SaidNumber, around: Span): { readonly mark: Mark | undefined; readonly beside: boolean } => {
    const named = slots.thingsIn(marked, around);
    const first = named.find(({ start }) => start >= said.end);
    // "54 school clusters": clusters.
    const after = named.find(({ start, name }) => start === first?.end && name === 'community') ?? first;
    const beside = after !== undefined && marked.words.slice(said.end, after.start).every((word) => BETWEEN.includes(word));
    return { mark: after ?? named.filter(({ end }) => end <= said.start).at(-1), beside };
  };

  const measureFor = (
    { marked }: CountAsk,
    said: SaidNumber,
    around: Around,
    { mark: thing, beside }: ReturnType<typeof thingOf>,
  ): CountedMeasure | null => {
    const cues = new Set([...slots.tellingIn(marked, around).map(({ name }) => name), ...around.hints]);
    const own = ownMeasure(said);
    const { start, end } = around;
    if (marked.has('more', start, end)) cues.add('new');
    const isTotal = marked.has('total', start, end) || marked.words.slice(start, end).includes('total');
    // "The 54 new ones made 96 altogether": 96 of all.
    const isOwnTotal = ['total', 'figure'].some((name) =>
      marked.of([name], start, end).some((one) => /^(?:total|altogether|all)$/.test(marked.words[one.end - 1] ?? '') && isClose(one, said)),
    );
    if (isOwnTotal || (isTotal && !marked.of(['new']).some((one) => one.end === thing?.start))) cues.delete('new');
    // "54 new communities brought 444 schools": the new ones.
    const isNamed = own !== undefined && own.cues.length > 0 && own.cues.every((cue) => marked.of([cue]).length > 0);
    if (isNamed && !isOwnTotal && thing !== undefined && own.thing.includes(thing.name)) return own;
    if (said.kind === 'money' && thing === undefined) return slots.measureOf('money', 'money', new Set(['money']));
    if (cues.has('rollout') && said.value < TELLING) return slots.measureOf('years', 'rollout', cues);
    if (thing === undefined && own && !isTotal) return own;
    // "135 thousand is for all communities": students, who are in communities.
    const isHeld = own?.thing.some((one) => thing && HOLDERS[one]?.includes(thing.name)) === true && !beside;
    const name = thing === undefined || isHeld ? own?.thing[0] : thing.name;
    return name === undefined ? null : slots.measureOf('count', name, cues);
  };

  const countClaim = (ask: CountAsk, said: SaidNumber, around: Around): Claim | null => {
    const { marked, named } = ask;
    const thing = thingOf(ask, said, around);
    const { beside } = thing;
    const measure = measureFor(ask, said, around, thing);
    if (!measure || (said.value < TELLING && measure.kind === 'count' && measure.cues.length === 0)) return null;
    const holders = meantBy(said).filter((holder) => said.value >= TELLING || isAlike(byId.get(holder.measure ?? ''), measure));
    const fact = factOf(measure.id, named.at(-1));
    if (!fact) return null;
    const number: SaidNumber = measure.kind === 'years' ? { ...said, how: 'plainly' } : said;
    const result = { facts: [fact], holders, telling: [fact], entryId: measure.entry, time: named.at(-1) };
    const isOfYears = marked.of(['calendar'], said.end, said.end + 1).length > 0;
    const isTheirs =
      !marked.has('claiming') &&
      (said.value < MOST_OF_ONE || holders.length === 0) &&
      OF_THEIRS.test(marked.words.slice(0, said.start).join(' '));
    if (isTheirs || (isOfYears && measure.kind !== 'years')) return null;
    const near = marked.words.slice(Math.max(0, said.start - AROUND), said.end + AROUND);
    const isOwn = POSSESSIVE.includes(marked.words[said.start - 1] ?? '') || near.some((word) => SHARED_OUT.includes(word));
    // "Each community gets 359 million": a figure of ours, but not of each.
    if (isOwn) return holders.length > 0 && measure.kind === 'money' ? { ...result, verdict: 'wrong' } : null;
    const sameMeasure = holders.find((holder) => holder.measure === measure.id);
    // "More than 1,000" is said of the newest figure, even where an older one is about that.
    const isBound = said.how === 'over' || said.how === 'under';
    if (sameMeasure && named.length === 0 && !marked.has('latest') && !isBound)
      return {
        ...result,
        facts: [sameMeasure],
        telling: [sameMeasure],
        holders: [],
        time: dayOf(sameMeasure),
        verdict: agrees(number, sameMeasure),
      };
    const verdict = agrees(number, fact);
    const isOtherDay = named.some(({ kind }) => kind === 'instant') && !named.some((time) => isWithin(fact, time));
    if (verdict !== 'wrong' && isOtherDay) {
      // Between two days no release says how many there were.
      if (lookup.series(measure.id).length > 1) return null;
      // "54 new ones, that was in October": the figure of another day.
      const day = measure.cues.includes('new') ? figures.moments.find(({ release }) => release === fact.release) : undefined;
      return { ...result, verdict: 'wrong', holders: [fact], entryId: day?.entry ?? measure.entry, time: undefined };
    }
    if (verdict === 'wrong' && holders.length === 0 && !beside && measure.kind === 'count') return null;
    return { ...result, verdict, holders: verdict === 'wrong' ? holders : [] };
  };

  const shareClaim = (ask: CountAsk, said: SaidNumber): Claim | null => {
    const whole = { start: 0, end: ask.marked.words.length };
    const held = lookup.holding(said.value);
    const holders = held.filter((holder) => byId.get(holder.measure ?? '')?.kind === 'share');
    // "90 per cent of school leavers": the ledger's, but nothing that people count.
    if (holders.length < held.length) return null;
    const cues = new Set(slots.tellingIn(ask.marked, whole).map(({ name }) => name));
    if (ask.marked.has('difference')) return null;
    const { mark } = thingOf(ask, said, whole);
    const [counted] = ask.numbers.flatMap((number) => ownMeasure(number)?.thing[0] ?? []);
    const thing = mark?.name ?? counted;
    if (thing === undefined) return null;
    const time = ask.named.at(-1);
    const stated = figures.measures.filter(
      ({ kind, thing: things, cues: own }) => kind === 'share' && things.includes(thing) && own.every((cue) => cues.has(cue)),
    );
    const fits = ({ part, whole: all }: { readonly part: string; readonly whole: string }) =>
      [part, all].some((id) => byId.get(id)?.thing.includes(thing)) && byId.get(part)?.cues.every((cue) => cues.has(cue));
    const cuesOf = (id: string) => byId.get(id)?.cues.length ?? 0;
    const [rule] = figures.shares.filter(fits).sort((one, other) => cuesOf(other.part) - cuesOf(one.part));
    if (
      rule &&
      (cuesOf(rule.part) > 0 || (rule.stated !== undefined && !cues.has('gain') && stated.some(({ id }) => id === rule.stated)))
    ) {
      const part = factOf(rule.part, time);
      const sameRelease = (id: string | undefined) => lookup.series(id ?? '').filter(({ release }) => release === part?.release);
      const [all] = sameRelease(rule.whole);
      const derived = part && all ? share(figures, part, all) : null;
      if (!part || !all || !derived) return null;
      const telling = sameRelease(rule.stated);
      const verdict = agrees(said, { amount: derived.value, qualifier: derived.rough ? 'about' : 'exactly' });
      return { verdict, facts: [part, all], holders: [], telling, entryId: rule.entry, time };
    }
    const own = stated.find((measure) => measure.cues.length > 0);
    const fact = own && factOf(own.id, undefined);
    if (fact) {
      const verdict = agrees(said, fact);
      return { verdict, facts: [fact], holders: verdict === 'wrong' ? holders : [], telling: [fact], entryId: own.entry, time };
    }
    // "A third of schools would benefit": a share of ours, but of something else.
    const [holder] = holders;
    const entryId = byId.get(holder?.measure ?? '')?.entry;
    return holder && entryId !== undefined ? { verdict: 'wrong', facts: [holder], holders: [holder], telling: [], entryId, time } : null;
  };

  return (ask) => {
    if (ask.strangeWords > MOST_STRANGE) return [];
    const whole = { start: 0, end: ask.marked.words.length };
    const mood = moodOf(ask.marked.words);
    // "Were not 150", "150 or 148": what is denied or left open is not put forward.
    const isTurned = ask.marked.of(['not'], mood.start, mood.end).length > 0;
    const isEither = ask.marked.words.slice(mood.start, mood.end).includes('or') && !ask.marked.has('about');
    if (mood.isDoubted || mood.isWish || isTurned || isEither) return [];
    // What is known of the others bounds none, but may say what is meant: "did the 54 new ones have more than …".
    const said = (mood.isOpen ? ask.numbers : withQuantities(ask, slots.thingsIn(ask.marked, whole))).filter(
      (one) => !ask.selecting.includes(one) && (one.kind === 'share' || one.value >= LEAST),
    );
    // "1,264 of 2,416 schools": what the others are a part of.
    const isWhole = (one: SaidNumber): boolean => {
      const before = one.start - (ask.marked.words[one.start - 1] === 'the' ? 2 : 1);
      const of = ask.marked.words[before] === 'of' ? before : -1;
      return meantBy(one).length > 0 && said.some(({ end }) => end === of || (end === of - 1 && ask.marked.words[end] === 'out'));
    };
    const isKnown = (one: SaidNumber): boolean => {
      if (!KNOWN.includes(ask.marked.words[one.start - 1] ?? '')) return false;
      const { mark, beside } = thingOf(ask, one, whole);
      const own = ownMeasure(one);
      // "The 54 new groups" are known as what they are; "the 54 groups" would be all of them.
      const near = { start: one.start, end: Math.min(whole.end, one.end + BESIDE) };
      const cues = own?.cues.every((cue) => ask.marked.of([cue], near.start, near.end).length > 0);
      return !beside || (own !== undefined && mark !== undefined && own.thing.includes(mark.name) && cues === true);
    };
    const claimed = said.filter((one) => one.kind === 'share' || !(isKnown(one) || isWhole(one)));
    const hints = said.filter((one) => !claimed.includes(one) && !isWhole(one)).flatMap((one) => ownMeasure(one)?.cues ?? []);
    const ofDate = claimed.length === 0 ? dateClaim(ask) : null;
    if (ofDate) return [ofDate];
    return claimed.flatMap((one, at) => {
      const before = claimed[at - 1]?.end ?? 0;
      const behind = said.find((other) => other.start >= one.end && (claimed[at + 1] === other || isWhole(other)))?.start ?? whole.end;
      const around = { start: Math.max(before, one.start - AROUND), end: Math.min(behind, one.end + AROUND), hints };
      const after = { ...around, start: one.end };
      // Between two numbers, what stands behind a number is said of it.
      const own = claimed.length > 1 && slots.tellingIn(ask.marked, after).length > 0 ? after : around;
      return (one.kind === 'share' ? shareClaim(ask, one) : countClaim(ask, one, own)) ?? [];
    });
  };
}

/** Whether two measures count the same things, by what they are or did. */
const isAlike = (one: CountedMeasure | undefined, other: CountedMeasure) =>
  one?.thing.some((thing) => other.thing.includes(thing)) === true;
const isClose = (one: Span, other: Span) => one.start - other.end < CLOSE && other.start - one.end < CLOSE;
const dayOf = ({ asAt }: Figure): AskedTime => ({ kind: 'instant', from: asAt, day: asAt });

function isWithin({ asAt }: Figure, time: AskedTime): boolean {
  return time.kind !== 'instant' || (asAt.slice(0, 7) >= time.from.slice(0, 7) && asAt <= time.day);
}
