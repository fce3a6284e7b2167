// The heart: one message and what came before in, one decision out. Pure and synchronous.
import type { Day } from '../base/day.ts';
import type { Knowledge } from '../content/content.ts';
import { createAudienceRule } from './deciding/audience.ts';
import { createTimeRule } from './deciding/dates.ts';
import { listed } from './deciding/list.ts';
import { createRanker, type Ranking } from './deciding/ranking.ts';
import { isDated, several } from './deciding/several.ts';
import { decideSingle } from './deciding/single.ts';
import { createFiguresRule, type FiguresOf, type TimedReading } from './figures/figures.ts';
import { type CompactModel, meaningsOf } from './learning/compact.ts';
import { messageFeatures } from './learning/lesson.ts';
import type { Outcome, QuestionContext } from './outcome.ts';
import { aspectsOf } from './reading/aspects.ts';
import { fold } from './reading/clean.ts';
import { partsOf } from './reading/parts.ts';
import { createReader, type ReadClause, type Reader, type Reading } from './reading/read.ts';
import { type ClauseTimes, createTimeReader } from './reading/time.ts';
import { createUrgentFinder } from './reading/urgent.ts';
import { wordlessAct } from './reading/wordless.ts';

export type Answerer = {
  /** Decides what a message wants. `text` is what the person wrote; never throws for any text. */
  decide(text: string, context: QuestionContext): Outcome;
  /** The steps behind a decision, for `npm run ask -- --explain` and evaluation. */
  explain(text: string, context: QuestionContext): Explained;
};

/** What could be told, likeliest first, were an answer forced: entries alone, two together, or one for each ask. */
export type Candidate = { readonly entryIds: readonly string[]; readonly score: number };

export type Explained = {
  readonly reading: Reading;
  /** For each clause of the reading. */
  readonly times: readonly ClauseTimes[];
  readonly ranking: Ranking;
  readonly candidates: readonly Candidate[];
  readonly outcome: Outcome;
};

/** Asks of one message that are read one by one; a message with more is read as a whole. */
const MOST_ASKS = 5;
/** A longer message is read as a whole, without its asks and figures one by one: that cost grows with their number. Our longest question has 113 words. */
const MOST_WORDS = 250;
/** An act or a wish for a person this likely without the messages before it is one: tried on labelled conversations, authors left out. */
const SURE_BY_ITSELF = 0.5;
/** Below help lines for a clear need stands only an answer that is nearly certain: then the alarm is likely a false one. */
const SURE_BELOW_HELP = 0.9;

export function createAnswerer({
  knowledge,
  model,
  reader = createReader(knowledge),
}: {
  readonly knowledge: Knowledge;
  readonly model: CompactModel;
  readonly reader?: Reader;
}): Answerer {
  const rank = createRanker(knowledge, model.classes);
  const forAudience = createAudienceRule(knowledge);
  const readTimes = createTimeReader(knowledge);
  const inTime = createTimeRule(knowledge);
  const lookAtFigures = createFiguresRule(knowledge);
  const findUrgent = createUrgentFinder(knowledge.urgent, knowledge.english);
  const exactActs = new Map<string, string>();
  for (const act of knowledge.acts.values()) for (const phrase of act.exact) exactActs.set(plain(phrase), act.id);
  const titles = new Map([...knowledge.entries.values()].map((entry) => [plain(entry.title), entry]));

  const wordless = (text: string): string | undefined => {
    const act = wordlessAct(text);
    return act !== null && knowledge.acts.has(act) ? act : undefined;
  };

  const meaning = (reading: Reading, earlier: readonly Reading[]): Ranking => rank(meaningsOf(model, messageFeatures(reading, earlier)));

  const readAs = (reading: Reading, earlier: readonly Reading[]): ReadAs => ({ reading, earlier, ranking: meaning(reading, earlier) });

  /** What one ask lists, decided one by one; null when it lists nothing that can be told part by part. */
  const decideParts = ({ text }: ReadClause, asked: ClauseTimes, today: Day, whole: Outcome): readonly Outcome[] | null => {
    const parts = partsOf(text).map((part) => ({
      clauses: reader.read(part).clauses.map((clause) => ({ ...clause, role: 'ask' as const })),
    }));
    if (!parts.every(({ clauses }) => clauses.some(saysWhat))) return null;
    const decided = parts.map((part, at) => {
      const before = parts.slice(0, at).flatMap(({ clauses }) => clauses.map((clause) => ({ ...clause, role: 'context' as const })));
      return inTime(decideSingle(meaning({ clauses: [...part.clauses, ...before] }, [])), asked, today);
    });
    return listed(decided, whole);
  };

  /** Each ask of a message by itself, in the light of what was told and asked before it. */
  const decideAsks = (
    reading: Reading,
    earlier: readonly Reading[],
    times: readonly ClauseTimes[],
    today: Day,
    figures: FiguresOf,
  ): readonly Outcome[] => {
    const asks = reading.clauses.flatMap((clause, at) => (clause.role === 'ask' ? [{ clause, asked: times[at] ?? NO_TIME }] : []));
    const [first, ...others] = asks;
    const isOnePlain = others.length === 0 && partsOf(first?.clause.text ?? '').length === 0;
    if (isOnePlain || asks.length > MOST_ASKS || isLong(reading)) return [];
    const alone = (at: number): Ranking => {
      const ask = asks[at]?.clause;
      const around = reading.clauses
        .filter((clause) => clause.role === 'context' || asks.slice(0, at).some((one) => one.clause === clause))
        .map((clause) => ({ ...clause, role: 'context' as const }));
      return meaning({ clauses: [...(ask ? [ask] : []), ...around] }, earlier);
    };
    return asks.flatMap(({ clause, asked }, at): readonly Outcome[] => {
      const ranking = alone(at);
      const own = inTime(decideSingle(ranking), asked, today);
      const before = asked.isBare ? asks.findLastIndex((one, index) => index < at && !one.asked.isBare) : -1;
      const again = before < 0 ? own : inTime(decideSingle(alone(before)), asked, today);
      const learned = isDated(again) ? again : own;
      const one = figures.ask(clause, learned, ranking);
      return (one === learned ? decideParts(clause, asked, today, one) : null) ?? [one];
    });
  };

  /** A message that says nothing but a time asks the last question again for it, when that was about dated figures. */
  const decideAgain = (times: readonly ClauseTimes[], earlier: readonly Reading[], today: Day): Outcome | null => {
    const asks = (clauses: Reading['clauses']) =>
      readTimes(clauses, { today, earlier: [] }).some(({ isBare }, at) => clauses[at]?.role === 'ask' && !isBare);
    const at = earlier.findLastIndex(({ clauses }) => asks(clauses));
    const last = earlier[at];
    if (!last || !times.some(({ isBare }) => isBare)) return null;
    const again = inTime(decideSingle(meaning(last, earlier.slice(0, at))), together(times, true), today);
    return isDated(again) ? again : null;
  };

  /** What a message is without those before it, when that is no question: a pleasantry leans on nothing said before. */
  const byItself = ({ reading, earlier }: ReadAs): Outcome | null => {
    if (earlier.length === 0) return null;
    const alone = decideSingle(meaning(reading, []));
    return (alone.kind === 'act' || alone.kind === 'person') && alone.confidence >= SURE_BY_ITSELF ? alone : null;
  };

  /** Earlier messages with their times, each in the light of those before it. */
  const timed = (readings: readonly Reading[], today: Day): readonly TimedReading[] =>
    readings.map((reading, at) => ({
      reading,
      times: readTimes(reading.clauses, { today, earlier: readings.slice(0, at).map(({ clauses }) => clauses) }),
    }));

  const explain: Answerer['explain'] = (text, context) => {
    const before = context.earlier.map((ask) => reader.read(ask));
    const timesOf = ({ clauses }: Reading) => readTimes(clauses, { today: context.today, earlier: before.map((one) => one.clauses) });
    const written = readAs(reader.read(text), before);
    const { reading, earlier, ranking, full } = (context.inFull ?? [])
      .map((inFull): ReadAs => ({ ...readAs(reader.read(inFull), []), full: inFull }))
      .reduce(surer, written);
    const times = timesOf(reading);
    const own = timesOf(written.reading);
    const isBareAll = written.reading.clauses.every(({ role }, at) => role !== 'ask' || own[at]?.isBare === true);
    const again = isBareAll ? decideAgain(own, before, context.today) : null;
    const learned = again ?? byItself(written) ?? inTime(decideSingle(ranking), together(times), context.today);
    const figures = isLong(reading) ? NO_FIGURES : lookAtFigures({ reading, times, ranking }, () => timed(earlier, context.today));
    const whole = figures.whole(learned);
    const key = plain(text);
    const chosen = titles.get(key);
    const command = exactActs.get(key) ?? wordless(text);
    const decideCalmly = (): Outcome => {
      if (chosen) return chosenOutcome(chosen);
      if (command !== undefined)
        return command === 'person' ? { kind: 'person', confidence: 1 } : { kind: 'act', act: command, confidence: 1 };
      if (whole !== learned) return whole;
      return several(whole, decideAsks(reading, earlier, times, context.today, figures)) ?? whole;
    };
    const decided = figures.checked(forAudience(decideCalmly(), context.audience, reading, before.at(-1)));
    const calm: Outcome = full === undefined ? decided : { ...decided, readAs: full };
    const candidates = candidatesOf(ranking, calm);
    const urgent = findUrgent(text);
    // "Goodbye" as a whole message ends a chat; what it may mean besides takes more words.
    const isPlainAct = command !== undefined && urgent?.certainty === 'possible';
    if (!urgent || isPlainAct) return { reading, times, ranking, candidates, outcome: calm };
    const isSure = calm.kind === 'answer' && calm.confidence >= SURE_BELOW_HELP;
    const isCalm = calm.kind === 'answer' || calm.kind === 'decline' || calm.kind === 'person';
    const below = isSure || (urgent.certainty === 'possible' && isCalm) ? calm : null;
    const possible = urgent.certainty === 'possible' ? { isPossible: true as const } : {};
    return { reading, times, ranking, candidates, outcome: { kind: 'urgent', concern: urgent.concern, ...possible, below } };
  };

  return { explain, decide: (text, context) => explain(text, context).outcome };
}

const isLong = ({ clauses }: Reading): boolean => clauses.reduce((sum, { words }) => sum + words.length, 0) > MOST_WORDS;

const NO_FIGURES: FiguresOf = { ask: (_clause, outcome) => outcome, whole: (outcome) => outcome, checked: (outcome) => outcome };
const NO_TIME: ClauseTimes = { times: [], isBare: false, byEvent: false };

/** Names what is asked about or what of it; a time alone is neither. */
function saysWhat({ hits }: ReadClause): boolean {
  const { subjects, facets } = aspectsOf(hits, []);
  return subjects.length + facets.length > 0;
}

/** The times of a whole message. */
function together(times: readonly ClauseTimes[], isBare = false): ClauseTimes {
  return { times: times.flatMap((one) => one.times), isBare, byEvent: times.some(({ byEvent }) => byEvent) };
}

function candidatesOf({ entries }: Ranking, outcome: Outcome): readonly Candidate[] {
  const singles = entries.slice(0, 5).map(({ id, score }): Candidate => ({ entryIds: [id], score }));
  return outcome.kind === 'answer' ? [{ entryIds: outcome.entryIds, score: outcome.confidence }, ...singles] : singles;
}

/** One way to read a message; `full` is its text where that is not the message's own. */
type ReadAs = { readonly reading: Reading; readonly earlier: readonly Reading[]; readonly ranking: Ranking; readonly full?: string };

/** The reading with the likelier best meaning; the first when neither is. */
function surer(one: ReadAs, other: ReadAs): ReadAs {
  return certainty(other.ranking) > certainty(one.ranking) ? other : one;
}

function certainty({ entries, gaps, declines, acts }: Ranking): number {
  return Math.max(...[entries, gaps, declines, acts].map(([best]) => best?.score ?? 0));
}

function chosenOutcome(entry: { readonly id: string; readonly kind: 'answer' | 'gap' }): Outcome {
  return entry.kind === 'answer'
    ? { kind: 'answer', entryIds: [entry.id], gapIds: [], also: [], confidence: 1 }
    : { kind: 'decline', gapId: entry.id, declineId: null, also: [], confidence: 1 };
}

/** Longer than any title or command; beyond it a message is not one of them. */
const LONGEST_PHRASE = 200;

/** How whole messages are compared: folded, without punctuation at the ends; empty for what is too long to be a phrase. */
function plain(text: string): string {
  if (text.length > LONGEST_PHRASE) return '';
  return fold(text)
    .replace(/[’']/g, '')
    .replace(/^[\s.,!"“”]+|[\s.,!"“”]+$/g, '')
    .replace(/(?<=.)\?+$/, '')
    .trim();
}
