// Whether a figure that somebody names agrees with the ledger's: "about 120" with 117, "over 300,000" with "more than 320,000".
import type { AskedTime } from '../reading/asked-times.ts';
import type { Figure } from './lookup.ts';
import type { SaidNumber } from './said-numbers.ts';

/** `rounded`: named as exact, but the ledger gives it only roughly. */
export type Verdict = 'right' | 'roughly' | 'rounded' | 'wrong';

/** A figure or day that somebody puts forward, held against the ledger. */
export type Claim = {
  readonly verdict: Verdict;
  /** What is true: the telling fact first. */
  readonly facts: readonly Figure[];
  /** What the said number counts, when it is wrong for what it was said of. */
  readonly holders: readonly Figure[];
  /** What tells it where the answer does not. */
  readonly telling: readonly Figure[];
  /** The entry that tells what is true, and the time it is told for. */
  readonly entryId: string;
  readonly time: AskedTime | undefined;
};

/** How far "about" reaches, as a part of the true figure. */
const ABOUT = 0.05;
/** "Nearly 800" may be said of what is this much less. */
const ALMOST = 0.1;
/** Shares of 1 that are told without a qualifier may be this far off: "half" is said of 52 per cent. */
const SHARE = 0.05;
const ABOVE: readonly string[] = ['more than', 'over', 'just over', 'at least', 'more than double'];

/** `fact` is what is true: its amount, as closely as its qualifier says. */
export function agrees(said: SaidNumber, { amount, qualifier }: Pick<Figure, 'amount' | 'qualifier'>): Verdict {
  const named = said.value;
  const isExact = qualifier === 'exactly';
  const near = (reach: number) => Math.abs(named - amount) <= reach * amount;
  if (said.upTo !== undefined) return named <= amount && amount <= said.upTo ? 'right' : 'wrong';
  switch (said.how) {
    case 'exactly':
      return named !== amount ? 'wrong' : isExact ? 'right' : 'rounded';
    case 'plainly':
      if (named === amount) return 'right';
      return said.kind === 'share' && Math.abs(named - amount) <= SHARE ? 'roughly' : 'wrong';
    case 'about':
      return named === amount ? 'right' : near(ABOUT) || (said.kind === 'share' && Math.abs(named - amount) <= SHARE) ? 'roughly' : 'wrong';
    case 'almost':
      if (named === amount) return ABOVE.includes(qualifier) ? 'wrong' : qualifier === 'almost' ? 'right' : 'roughly';
      return named > amount && near(ALMOST) ? 'right' : 'wrong';
    case 'over':
      return amount > named || (named === amount && ABOVE.includes(qualifier)) ? 'right' : 'wrong';
    case 'under':
      return amount < named || (named === amount && qualifier === 'almost') ? 'right' : 'wrong';
  }
}
