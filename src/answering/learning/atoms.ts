// The smallest things a reading can mean: a fact, a gap, a declined subject, an act, or an urgent need.
import type { Fact } from '../../content/schema/facts.ts';

/** `fact:51` · `gap:email-address` · `decline:student-loans` · `act:greeting` · `urgent` · `unlisted` (asked, but of no listed subject). */
export type Atom = string;

/** Facts that say the same in two releases are one: the lowest number of each group. */
export function oneOfSame(facts: ReadonlyMap<number, Fact>): (fact: number) => number {
  return (fact) => Math.min(fact, ...(facts.get(fact)?.sameAs ?? []));
}

export const factAtom = (fact: number): Atom => `fact:${fact}`;
export const gapAtom = (id: string): Atom => `gap:${id}`;
export const declineAtom = (id: string): Atom => `decline:${id}`;
export const actAtom = (id: string): Atom => `act:${id}`;
export const URGENT: Atom = 'urgent';
export const UNLISTED: Atom = 'unlisted';
