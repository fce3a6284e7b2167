// The compact figures of a run, and how they differ from those of the run kept in the repository.
import { z } from 'zod';
import { Fault } from '../../base/fault.ts';
import type { Report } from './report.ts';
import { type Shares, sharesOf, type Tallies } from './tally.ts';

const compact = z.strictObject({ questions: z.int().nonnegative(), figures: z.record(z.string(), z.number()) });
/** Figures by name ("author i · right first"), rounded and in order of their names; no timings, which always differ. */
export type Compact = z.infer<typeof compact>;

const rounded = (value: number) => Math.round(value * 1000) / 1000;

export function compactOf(report: Report): Compact {
  const figures = new Map<string, number>();
  const put = (name: string, value: number | null) => {
    if (value !== null) figures.set(name, rounded(value));
  };
  const putShares = (name: string, shares: Shares) => {
    put(`${name} · right`, shares.right);
    put(`${name} · wrong`, shares.wrong);
    put(`${name} · right first`, shares.first);
  };
  const putTallies = (what: string, tallies: Tallies) => {
    for (const [name, one] of Object.entries(tallies)) putShares(`${what} ${name}`, sharesOf(one));
  };
  for (const { measure, unit, measured } of report.targets) if (unit !== 'ms') put(`target ${measure}`, measured);
  putTallies('kind', report.byKind);
  putTallies('author', report.byAuthor);
  putShares('mean over authors', report.meanOverAuthors);
  putTallies('registers', report.byRegisterGroup);
  putTallies('subject', report.bySubject);
  put('calibration error', report.calibrationError);
  for (const { baseline, first, inThree } of report.against) {
    put(`baseline ${baseline} · right first`, first);
    put(`baseline ${baseline} · right in three`, inThree);
  }
  const sorted = [...figures].sort(([one], [other]) => (one < other ? -1 : 1));
  return { questions: report.cases, figures: Object.fromEntries(sorted) };
}

/** Reads what {@link compactOf} gave, as JSON. Throws `evaluation-kept-broken` for anything else. */
export function parseCompact(text: string, where: string): Compact {
  try {
    return compact.parse(JSON.parse(text));
  } catch (cause) {
    throw new Fault('evaluation-kept-broken', 'the kept figures cannot be read.', {
      where,
      cure: 'Take the file back from the repository, or make it again with --keep.',
      cause,
    });
  }
}

export type Difference = { readonly figure: string; readonly before: number; readonly now: number };

/** Figures that both runs have, in order of their names. */
export function compare(before: Compact, now: Compact): readonly Difference[] {
  return Object.entries(now.figures).flatMap(([figure, value]) => {
    const old = before.figures[figure];
    return old === undefined ? [] : [{ figure, before: old, now: value }];
  });
}
