// Works figures out from two facts, by the rules of figures.yaml and no others; also tells the guard which figures those are.
import { daysBetween } from '../../base/day.ts';
import type { Fact } from '../../content/schema/facts.ts';
import type { Difference, Figures, Share } from '../../content/schema/figures.ts';

/** A figure that follows from two facts; `rough` when one of them is not exact. */
export type Derived = { readonly value: number; readonly rough: boolean };

const numberOf = ({ value }: Fact): number | null => (typeof value === 'number' ? value : null);
const isRough = (...facts: readonly Fact[]) => facts.some(({ qualifier }) => qualifier !== 'exactly');

/** How much a measure rose between two of its facts. Null unless both are of one measure that is told, and the later is larger. */
export function growth({ measures }: Figures, from: Fact, to: Fact): Derived | null {
  const [before, after] = [numberOf(from), numberOf(to)];
  const isTold = from.measure !== undefined && from.measure === to.measure && measures.some(({ id }) => id === from.measure);
  if (!isTold || before === null || after === null || daysBetween(from.asAt, to.asAt) <= 0 || after <= before) return null;
  return { value: after - before, rough: isRough(from, to) };
}

/** The rule by which one fact may be taken from another of the same release. */
export function differenceRule({ differences }: Figures, of: Fact, less: Fact): Difference | null {
  return of.release === less.release ? (differences.find((rule) => rule.of === of.measure && rule.less === less.measure) ?? null) : null;
}

/** What remains when one fact is taken from another. Null without a rule for the two. */
export function rest(figures: Figures, of: Fact, less: Fact): Derived | null {
  const [whole, part] = [numberOf(of), numberOf(less)];
  if (!differenceRule(figures, of, less) || whole === null || part === null || part >= whole) return null;
  return { value: whole - part, rough: isRough(of, less) };
}

/** The rule by which one fact may be told as a share of another of the same release. */
export function shareRule({ shares }: Figures, part: Fact, whole: Fact): Share | null {
  return part.release === whole.release
    ? (shares.find((rule) => rule.part === part.measure && rule.whole === whole.measure) ?? null)
    : null;
}

/** One fact as a share of another, 0 to 1. Null without a rule for the two. */
export function share(figures: Figures, part: Fact, whole: Fact): Derived | null {
  const [some, all] = [numberOf(part), numberOf(whole)];
  if (!shareRule(figures, part, whole) || some === null || all === null || some > all || all === 0) return null;
  return { value: some / all, rough: isRough(part, whole) };
}

/** By how much of itself a measure rose between two of its facts: 0.5 is by half. */
export function relativeGrowth(figures: Figures, from: Fact, to: Fact): Derived | null {
  const more = growth(figures, from, to);
  const before = numberOf(from);
  return more && before ? { value: more.value / before, rough: more.rough } : null;
}

/** A share in per cent as it is told: whole, or to one place. */
export const perCent = (value: number, places: 0 | 1 = 0): string => (value * 100).toFixed(places);

/** Every figure that follows from these facts: numbers, and shares in per cent as {@link perCent} tells them. */
export function derivable(
  figures: Figures,
  facts: readonly Fact[],
): { readonly numbers: readonly number[]; readonly perCents: readonly string[] } {
  const pairs = facts.flatMap((one) => facts.filter((other) => other !== one).map((other) => [one, other] as const));
  const numbers = pairs.flatMap(([one, other]) => [growth(figures, one, other), rest(figures, one, other)]);
  const shares = pairs.flatMap(([one, other]) => {
    const part = share(figures, one, other);
    return [part, part && { ...part, value: 1 - part.value }, relativeGrowth(figures, one, other)];
  });
  return {
    numbers: numbers.flatMap((derived) => derived?.value ?? []),
    perCents: shares.flatMap((derived) => (derived ? [perCent(derived.value), perCent(derived.value, 1)] : [])),
  };
}
