// What a message takes for granted, and whether it is so: the premises and figures of all its clauses, against what is told.
import type { Knowledge } from '../../content/content.ts';
import type { Outcome, TakenForGranted } from '../outcome.ts';
import type { ReadClause } from '../reading/read.ts';
import type { Claim } from './agree.ts';
import type { CountAsk } from './asks.ts';
import type { PremiseFound } from './premises.ts';

/** An ask with any of these wants to know; without, it wants to be told whether something is so. */
export const ASKING = 'what which who whom whose where when why how'.split(' ');
/** What is told behind these words is taken for granted, whatever the rest asks. */
const GIVEN = 'since given because seeing why'.split(' ');

/** A release says nothing of what happens now: "can the Minister endorse ours by Friday". */
const THESE_DAYS = /^(?:today|tonight|tomorrow|yesterday|soon|week|weeks|ever|always|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;

/** One clause as it was read for figures. */
export type Looked = {
  readonly clause: ReadClause;
  readonly ask: CountAsk;
  readonly claims: readonly Claim[];
  readonly premises: readonly PremiseFound[];
  /** Says for what the rest of its sentence asks, and asks nothing itself. */
  readonly isSetting: boolean;
};
/** Whether a clause wants to know more than whether something is so. */
export const asks = ({ words }: Pick<ReadClause, 'words'>) => {
  const said = words.join(' ').replace(/\bis that what\b.*$/, '');
  return said.split(' ').some((word) => ASKING.includes(word) || word === 'date');
};

/** What is wrong anywhere in the message; else what is right in its question, when the answer tells just that. */
export function grantedIn(
  looked: readonly Looked[],
  main: Looked | undefined,
  outcome: Outcome,
  entries: Knowledge['entries'],
): TakenForGranted | null {
  const told = outcome.kind === 'answer' ? outcome.entryIds : [];
  const tellsIt = ([fact = 0]: readonly number[]) => told.some((id) => entries.get(id)?.facts.includes(fact));
  const isPutForward = ({ clause: { words } }: Looked) => !words.includes('or');
  const wrongPremise = looked
    .filter(isPutForward)
    .flatMap(({ premises }) => premises)
    .find(({ isRight, isOpen }) => !isRight && !isOpen);
  if (wrongPremise) return { verdict: 'wrong', premiseId: wrongPremise.premise.id, factIds: wrongPremise.premise.facts };
  const claims = looked
    .filter(({ clause }) => !asks(clause) || clause.words.some((word) => GIVEN.includes(word)))
    .flatMap((one) => one.claims);
  const wrong = claims.filter(({ verdict }) => verdict === 'wrong');
  if (wrong.length > 0) {
    // What the answer tells by itself is not said twice; a day is.
    const factIds = wrong.flatMap(({ holders, telling, entryId }) =>
      [...holders, ...telling.filter(({ measure }) => measure === undefined || !told.includes(entryId))].map(({ id }) => id),
    );
    return { verdict: 'wrong', premiseId: null, factIds: [...new Set(factIds)] };
  }
  if (!main || asks(main.clause) || main.clause.words.includes('or')) return null;
  const [premise] = main.premises;
  if (premise?.isRight && !main.clause.words.some((word) => THESE_DAYS.test(word)) && told.length === 1 && tellsIt(premise.premise.facts))
    return { verdict: 'right', premiseId: premise.premise.id, factIds: premise.premise.facts };
  const own = main.claims.filter(({ entryId }) => told.includes(entryId));
  if (own.length === 0 || own.length < main.claims.length || main.ask.strangeWords > 1) return null;
  const verdict = (['rounded', 'roughly', 'right'] as const).find((one) => own.some((claim) => claim.verdict === one));
  return verdict ? { verdict, premiseId: null, factIds: [] } : null;
}
