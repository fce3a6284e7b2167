// Looks at a message's figures and premises beside the learned reading: counts are cells of the ledger, claims are checked.
import type { Knowledge } from '../../content/content.ts';
import type { Ranking } from '../deciding/ranking.ts';
import type { Outcome } from '../outcome.ts';
import type { ReadClause, Reading } from '../reading/read.ts';
import type { ClauseTimes } from '../reading/time.ts';
import type { Claim } from './agree.ts';
import { type CountAsk, createAskReader } from './asks.ts';
import { answerOf, createCellRule } from './cells.ts';
import { createClaimReader } from './claims.ts';
import { share, shareRule } from './derive.ts';
import { ASKING, asks, grantedIn, type Looked } from './granted.ts';
import { createLookup } from './lookup.ts';
import { createPremiseFinder } from './premises.ts';
import { createRowRule } from './rows.ts';
import { createSignFinder } from './signs.ts';

/** A reading with the times of its clauses. */
export type TimedReading = { readonly reading: Reading; readonly times: readonly ClauseTimes[] };

export type FiguresOf = {
  /** The outcome of one ask, or a better one when it is for a count, puts forward a figure or names one. */
  ask(clause: ReadClause, outcome: Outcome, ranking: Ranking): Outcome;
  /** The same for a message that asks one thing. */
  whole(outcome: Outcome): Outcome;
  /** The outcome with what the message takes for granted put right first. */
  checked(outcome: Outcome): Outcome;
};

/** `earlier`: the person's messages before, oldest first; read only when the message may go on with them. */
export type FiguresRule = (message: TimedReading & { readonly ranking: Ranking }, earlier: () => readonly TimedReading[]) => FiguresOf;

const MOST_ENTRIES = 3;
/** "Of the 117 communities, …" by itself asks for nothing. */
const NOTHING: Outcome = { kind: 'decline', gapId: null, declineId: null, also: [], confidence: 1 };
/**
 * Learned probabilities a proposal is held against; tried on labelled questions, authors left out.
 * `gap`: a gap that outweighs even a full explanation; `whole`: one of the whole message that outweighs a part of it. `most`: words without explanation. `unsettled`, `against`, `beside`:
 * with such words, at most so much for "not settled", and at least so much for the proposed entries, against another answer
 * or beside none. `pointing`: the same for an ask that points back.
 */
const TRUST = { gap: 0.9, whole: 0.8, most: 3, unsettled: 0.3, against: 0.15, beside: 0.1, pointing: 0.25 } as const;
/** Words that stand for something said before, which the slots do not know. */
const HELPERS = 'is are was were do does did has have had can could will would should may am'.split(' ');
const PRONOUNS = 'it that this they he she i we there those these'.split(' ');
const POINTING = 'that it she he'.split(' ');
/** A longer clause tells a story, in which counts would be found by chance. */
const MOST_WORDS = 60;
/** So short an ask means what was spoken of before, when that was no count. */
const SHORT = 4;

type Proposal = {
  readonly outcome: Outcome;
  readonly entryIds: readonly string[];
  readonly unexplained: number;
  /** Facts that an answer to the same must rest on; one that does already is as good. */
  readonly needs?: readonly number[];
  /** Whether it tells no more than an answer to the same would: then that stands. */
  readonly isAgreeing?: boolean;
};

export function createFiguresRule(knowledge: Pick<Knowledge, 'facts' | 'figures' | 'premises' | 'entries' | 'releases'>): FiguresRule {
  const lookup = createLookup(knowledge);
  const reader = createAskReader(knowledge, lookup);
  const claimsOf = createClaimReader(knowledge, lookup, reader);
  const premisesOf = createPremiseFinder(knowledge.premises);
  const inCells = createCellRule(knowledge.figures, lookup);
  const inRows = createRowRule(knowledge.figures, reader);
  const hasSign = createSignFinder(knowledge.figures);
  /** Whether a measure counts some of what another counts, for what they did. */
  const isOfSome = (measure: string | undefined) =>
    knowledge.figures.measures.some(({ id, kind, cues }) => id === measure && kind === 'count' && cues.some((cue) => cue !== 'new'));
  const noCount = reader.read([], [], []);

  const propose = ({ ask, claims, premises, clause }: Looked): Proposal | null => {
    const row = inRows(ask);
    if (row?.kind === 'answer') return { outcome: row, entryIds: row.entryIds, unexplained: ask.strangeWords };
    const isYesNo = !asks(clause);
    const operation = ask.slots?.operation ?? 'value';
    if (isYesNo && claims.length > 0 && operation !== 'average' && operation !== 'projection' && operation !== 'growth')
      return ofClaims(claims, ask, knowledge.figures);
    const cell = inCells(ask);
    if (cell) {
      const measures = ask.slots?.measures ?? [];
      const isPlain = cell.kind === 'answer' && cell.worked === undefined;
      const figure = (measure: string) =>
        (ask.times.length === 0 ? [undefined] : ask.times).flatMap((time) => lookup.at(measure, time)?.id ?? []);
      const needs = isPlain ? { needs: measures.flatMap(({ id }) => figure(id)) } : {};
      return { outcome: cell, entryIds: measures.map(({ entry }) => entry), unexplained: ask.unexplained, ...needs };
    }
    const [premise, ...others] = premises;
    if (!isYesNo || !premise || others.length > 0 || clause.words.includes('or')) return null;
    const { entry } = premise.premise;
    return { outcome: answerOf([entry]), entryIds: [entry], unexplained: premise.isRight ? ask.unexplained : 0, isAgreeing: true };
  };

  return ({ reading, times, ranking: whole }, earlier) => {
    let known: CountAsk[] | null = null;
    const before = (): readonly CountAsk[] => {
      if (known !== null) return known;
      const all: CountAsk[] = [];
      for (const one of earlier())
        one.reading.clauses.forEach(({ words, role }, at) => {
          if (role === 'ask') all.push(reader.read(words, one.times[at]?.times ?? [], all));
        });
      known = all;
      return known;
    };
    const own: CountAsk[] = [];
    const looked = reading.clauses.flatMap((clause, at): readonly Looked[] => {
      if (clause.role === 'courtesy') return [];
      const { words, role } = clause;
      const premises = premisesOf(words);
      const named = times[at]?.times ?? [];
      const mayConfirm = role === 'ask' && reading.clauses.length > 1 && !asks(clause);
      const isCount = premises.length > 0 || named.length > 0 || mayConfirm || before().length > 0 || hasSign(words);
      const ask = isCount && words.length <= MOST_WORDS ? reader.read(words, named, [...before(), ...own]) : noCount;
      if (role === 'ask') own.push(ask);
      return [{ clause, ask, claims: claimsOf(ask), premises, isSetting: isSetting(clause, reading.clauses[at + 1]) }];
    });
    const telling = looked.filter(({ claims, premises }) => claims.length + premises.length > 0);
    const isConfirming = ({ clause, ask, claims, premises }: Looked): boolean => {
      if (clause.role !== 'ask' || looked.length < 2 || asks(clause) || claims.length + premises.length > 0 || ask.slots !== null)
        return false;
      const { words } = clause;
      const points = words[0] === 'or' || (HELPERS.includes(words[0] ?? '') && PRONOUNS.includes(words[1] ?? ''));
      const named = reader.slots.thingsIn(ask.marked, { start: 0, end: words.length });
      return ask.strangeWords === 0 && (points || named.length === 0);
    };
    const asked = looked.filter((one) => one.clause.role === 'ask' && !one.isSetting && !isConfirming(one));
    // "My notes say 148 schools. Is that right?": the question is in what was told.
    const main =
      asked.length === 1 ? asked[0] : asked.length === 0 ? telling.filter(({ clause }) => clause.role === 'context').at(-1) : undefined;

    const hasContext = reading.clauses.some(({ role }) => role === 'context') || before().length > 0;
    const better = (one: Looked | undefined, outcome: Outcome, ranking: Ranking, isWhole: boolean): Outcome => {
      if (!one || one.isSetting || outcome.kind === 'urgent' || outcome.kind === 'person' || outcome.kind === 'act') return outcome;
      const proposal = propose(one);
      if (!proposal) return outcome;
      const told = outcome.kind === 'answer' ? outcome.entryIds.flatMap((id) => knowledge.entries.get(id)?.facts ?? []) : [];
      // A figure told as it stands is no better than an answer that tells it too, unless that tells more than was asked.
      const tellsMore =
        isWhole && outcome.kind === 'answer' && outcome.entryIds.length > 1 && proposal.unexplained === 0 && before().length === 0;
      // One figure is asked: an entry about those with a leader is no answer although it says how many there were in all.
      const [lead] = outcome.kind === 'answer' ? (knowledge.entries.get(outcome.entryIds[0] ?? '')?.facts ?? []) : [];
      const isByTheWay =
        proposal.needs?.length === 1 &&
        proposal.unexplained === 0 &&
        before().length === 0 &&
        outcome.kind === 'answer' &&
        !outcome.entryIds.some((id) => proposal.entryIds.includes(id)) &&
        isOfSome(knowledge.facts.get(lead ?? 0)?.measure);
      if (proposal.needs?.every((fact) => told.includes(fact)) && !tellsMore && !isByTheWay) return outcome;
      const isPlain = proposal.outcome.kind === 'answer' && proposal.outcome.worked === undefined;
      const isShort = one.clause.words.length <= SHORT && before().at(-1)?.slots == null;
      const refersBack = hasContext && (isShort || one.clause.words.some((word) => POINTING.includes(word)));
      const isGap = proposal.unexplained > 0 && (whole.gaps[0]?.score ?? 0) >= TRUST.whole;
      if (isPlain && outcome.kind === 'answer' && (refersBack || proposal.isAgreeing)) return outcome;
      return !isGap && isTrusted(proposal, outcome, { ranking, whole }, refersBack) ? proposal.outcome : outcome;
    };
    return {
      ask: (clause, outcome, ranking) => {
        const one = looked.find((each) => each.clause === clause);
        return one?.isSetting && one.ask.numbers.length > 0 ? NOTHING : better(one, outcome, ranking, false);
      },
      whole: (outcome) => better(main, outcome, whole, true),
      checked: (outcome) => {
        if (outcome.kind !== 'answer' && outcome.kind !== 'offer' && outcome.kind !== 'decline') return outcome;
        const granted = grantedIn(looked, main, outcome, knowledge.entries);
        // Where nothing is understood, a number in it is too little to put anybody right by.
        const isLost = outcome.kind === 'decline' && outcome.gapId === null && outcome.refused === undefined && outcome.dated === undefined;
        return granted && !(isLost && granted.premiseId === null) ? { ...outcome, granted } : outcome;
      },
    };
  };
}

/** "Of the pupils in 2015, …", "After the 54, …": says for what the rest of the sentence asks. */
const isSetting = ({ text, words, isItem }: ReadClause, next: ReadClause | undefined) =>
  next !== undefined && !isItem && !/[.?!;:]["')]*$/.test(text) && !words.some((word) => ASKING.includes(word) || HELPERS.includes(word));

/** What answers claims: the entries that tell what is so, a share where one figure is a part of the other. */
function ofClaims(claims: readonly Claim[], ask: CountAsk, figures: Knowledge['figures']): Proposal {
  const shares = claims.flatMap(({ facts: [fact], holders: [holder] }) =>
    fact && holder ? [[fact, holder] as const, [holder, fact] as const].filter(([part, whole]) => share(figures, part, whole)) : [],
  );
  const [parts] = shares;
  const rule = parts && shareRule(figures, ...parts);
  if (parts && rule && claims.length === 1) {
    const worked = { [rule.entry]: { kind: 'share', part: parts[0].id, whole: parts[1].id, left: false, places: 0 } as const };
    return { outcome: answerOf([rule.entry], { worked }), entryIds: [rule.entry], unexplained: ask.strangeWords };
  }
  const entryIds = [...new Set(claims.map(({ entryId }) => entryId))].slice(0, MOST_ENTRIES);
  const asked = Object.fromEntries(claims.flatMap(({ entryId, time }) => (time ? [[entryId, [time]]] : [])));
  const worked = Object.fromEntries(
    claims.flatMap(({ entryId, facts: [part, whole] }) =>
      part && whole ? [[entryId, { kind: 'share', part: part.id, whole: whole.id, left: false, places: 0 } as const]] : [],
    ),
  );
  const more = { ...(Object.keys(asked).length > 0 ? { asked } : {}), ...(Object.keys(worked).length > 0 ? { worked } : {}) };
  const needs = claims.flatMap(({ facts, holders }) => [...facts, ...holders].map(({ id }) => id));
  return {
    outcome: answerOf(entryIds, more),
    entryIds,
    unexplained: ask.strangeWords,
    needs,
    isAgreeing: claims.every(({ verdict }) => verdict !== 'wrong'),
  };
}

/**
 * Whether a proposal outweighs the learned reading: without any word unexplained, unless a gap is all but sure; with few,
 * when the learned reading finds the same entries likely enough and little speaks for something no release settles.
 */
function isTrusted(
  { entryIds, unexplained, outcome }: Proposal,
  learned: Outcome,
  { ranking, whole }: { readonly ranking: Ranking; readonly whole: Ranking },
  refersBack: boolean,
): boolean {
  const score = Math.max(0, ...ranking.entries.filter(({ id }) => entryIds.includes(id)).map((entry) => entry.score));
  if (refersBack && score < TRUST.pointing) return false;
  if (unexplained === 0) return outcome.kind === 'decline' || Math.max(ranking.gaps[0]?.score ?? 0, whole.gaps[0]?.score ?? 0) < TRUST.gap;
  if (unexplained > TRUST.most) return false;
  return ranking.unsettled < TRUST.unsettled && score >= (learned.kind === 'answer' ? TRUST.against : TRUST.beside);
}
