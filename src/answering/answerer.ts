// The heart: one message and what came before in, one decision out. Pure and synchronous.
import type { Knowledge } from '../content/content.ts';
import { createAudienceRule } from './deciding/audience.ts';
import { coverTime } from './deciding/dates.ts';
import { createRanker, type Ranking } from './deciding/ranking.ts';
import { decideSingle } from './deciding/single.ts';
import { type CompactModel, probabilities } from './learning/compact.ts';
import { messageFeatures } from './learning/lesson.ts';
import type { Outcome, QuestionContext } from './outcome.ts';
import { fold } from './reading/clean.ts';
import { createReader, type Reader, type Reading } from './reading/read.ts';
import { askedTimes } from './reading/time.ts';
import { createUrgentFinder } from './reading/urgent.ts';

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
  readonly ranking: Ranking;
  readonly candidates: readonly Candidate[];
  readonly outcome: Outcome;
};

/** Asks of one message that are read one by one; a message with more is read as a whole. */
const MOST_ASKS = 5;
const MOST_ANSWERS = 3;
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
  const findUrgent = createUrgentFinder(knowledge.urgent, knowledge.english);
  const exactActs = new Map<string, string>();
  for (const act of knowledge.acts.values()) for (const phrase of act.exact) exactActs.set(plain(phrase), act.id);
  const titles = new Map([...knowledge.entries.values()].map((entry) => [plain(entry.title), entry]));

  const meaning = (reading: Reading, earlier: readonly Reading[]): Ranking => rank(probabilities(model, messageFeatures(reading, earlier)));

  const inTime = (outcome: Outcome, reading: Reading): Outcome => {
    if (outcome.kind !== 'answer') return outcome;
    const times = reading.clauses.flatMap(({ words }) => askedTimes(words));
    const [entryId = ''] = outcome.entryIds;
    const entry = knowledge.entries.get(entryId);
    if (!entry || times.length === 0) return outcome;
    const covered = coverTime(entry, knowledge.facts, times);
    if (covered.kind === 'covered') return covered.asked === undefined ? outcome : { ...outcome, asked: covered.asked };
    return {
      kind: 'decline',
      gapId: null,
      declineId: null,
      also: [entryId],
      confidence: outcome.confidence,
      dated: { entryId, asked: covered.asked },
    };
  };

  /** Each ask of a message by itself, in the light of what was told and asked before it. */
  const decideAsks = (reading: Reading, earlier: readonly Reading[]): readonly Outcome[] => {
    const asks = reading.clauses.filter(({ role }) => role === 'ask');
    if (asks.length < 2 || asks.length > MOST_ASKS) return [];
    return asks.map((ask, at) => {
      const around = reading.clauses
        .filter((clause) => clause.role === 'context' || (clause.role === 'ask' && asks.indexOf(clause) < at))
        .map((clause) => ({ ...clause, role: 'context' as const }));
      const alone: Reading = { clauses: [ask, ...around] };
      return inTime(decideSingle(meaning(alone, earlier)), { clauses: [ask] });
    });
  };

  const explain: Answerer['explain'] = (text, context) => {
    const reading = reader.read(text);
    const earlier = context.earlier.map((ask) => reader.read(ask));
    const ranking = meaning(reading, earlier);
    const whole = forAudience(inTime(decideSingle(ranking), reading), context.audience, reading);
    const key = plain(text);
    const chosen = titles.get(key);
    const command = exactActs.get(key);
    const decideCalmly = (): Outcome => {
      if (chosen) return chosenOutcome(chosen);
      if (command !== undefined)
        return command === 'person' ? { kind: 'person', confidence: 1 } : { kind: 'act', act: command, confidence: 1 };
      return several(whole, decideAsks(reading, earlier)) ?? whole;
    };
    const calm = decideCalmly();
    const candidates = candidatesOf(ranking, calm);
    const urgent = findUrgent(text);
    if (!urgent) return { reading, ranking, candidates, outcome: calm };
    const isSure = calm.kind === 'answer' && calm.confidence >= SURE_BELOW_HELP;
    const isCalm = calm.kind === 'answer' || calm.kind === 'decline' || calm.kind === 'person';
    const below = isSure || (urgent.certainty === 'possible' && isCalm) ? calm : null;
    return { reading, ranking, candidates, outcome: { kind: 'urgent', concern: urgent.concern, below } };
  };

  return { explain, decide: (text, context) => explain(text, context).outcome };
}

function candidatesOf({ entries }: Ranking, outcome: Outcome): readonly Candidate[] {
  const singles = entries.slice(0, 5).map(({ id, score }): Candidate => ({ entryIds: [id], score }));
  return outcome.kind === 'answer' ? [{ entryIds: outcome.entryIds, score: outcome.confidence }, ...singles] : singles;
}

/** Answers to several asks in one message, when at least two of them stand on their own. */
function several(whole: Outcome, parts: readonly Outcome[]): Outcome | null {
  if (whole.kind === 'urgent' || whole.kind === 'person' || whole.kind === 'act') return null;
  const entryIds = [...new Set(parts.flatMap((part) => (part.kind === 'answer' ? part.entryIds : [])))];
  const gapIds = [...new Set(parts.flatMap((part) => (part.kind === 'decline' && part.gapId !== null ? [part.gapId] : [])))];
  if (entryIds.length === 0 || entryIds.length + gapIds.length < 2) return null;
  const confidence = Math.min(...parts.flatMap((part) => (part.kind === 'answer' ? [part.confidence] : [])));
  const asked = parts.find((part) => part.kind === 'answer' && part.asked !== undefined);
  return {
    kind: 'answer',
    entryIds: entryIds.slice(0, MOST_ANSWERS),
    gapIds: gapIds.slice(0, 1),
    also: entryIds.slice(MOST_ANSWERS),
    confidence,
    ...(asked?.kind === 'answer' && asked.asked !== undefined ? { asked: asked.asked } : {}),
  };
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
