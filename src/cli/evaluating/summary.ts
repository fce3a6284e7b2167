// Sums scored questions up: the JSON of the outer contract, and the table people read.
import type { Scored, Verdict } from './score.ts';

export type Tally = {
  readonly cases: number;
  readonly right: number;
  readonly offered: number;
  readonly wrong: number;
  readonly missed: number;
};

export type Summary = Tally & {
  /** Replies of kind `decline`, whatever was asked. */
  readonly declined: number;
  /** Of all answers given: those that state other facts than asked for, or answer what should be declined. */
  readonly wrongShareOfAnswers: number;
  /** Answers by their confidence: how many there were from `from` to the next step, and how many of them were right. */
  readonly calibration: readonly { readonly from: number; readonly answers: number; readonly right: number }[];
  readonly byKind: Readonly<Record<string, Tally>>;
  readonly byRegister: Readonly<Record<string, Tally>>;
  readonly byAuthor: Readonly<Record<string, Tally>>;
  /** Milliseconds a turn takes, from words to composed reply. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
};

const verdicts: readonly Verdict[] = ['right', 'offered', 'wrong', 'missed'];

function tally(scored: readonly Scored[]): Tally {
  const [right = 0, offered = 0, wrong = 0, missed = 0] = verdicts.map((verdict) => scored.filter((one) => one.verdict === verdict).length);
  return { cases: scored.length, right, offered, wrong, missed };
}

function tallyBy(scored: readonly Scored[], keyOf: (one: Scored) => string): Readonly<Record<string, Tally>> {
  const groups = Map.groupBy(scored, keyOf);
  return Object.fromEntries([...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, group]) => [key, tally(group)]));
}

/** Value below which the share of the sorted numbers lies. */
function percentile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return Math.round(value * 1000) / 1000;
}

/** Steps of the calibration table. */
const STEP = 0.1;

function calibrate(answers: readonly Scored[]): Summary['calibration'] {
  const confidenceOf = ({ replies }: Scored) => replies.find(({ kind }) => kind === 'answer')?.confidence ?? 0;
  const stepOf = (one: Scored) => Math.min(9, Math.floor(confidenceOf(one) / STEP));
  return [...Map.groupBy(answers, stepOf)]
    .sort(([one], [other]) => one - other)
    .map(([step, group]) => ({ from: step / 10, answers: group.length, right: group.filter(({ verdict }) => verdict === 'right').length }));
}

export function summarise(scored: readonly Scored[]): Summary {
  const times = scored.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const answers = scored.filter(({ replies }) => replies.some(({ kind }) => kind === 'answer'));
  const wrongAnswers = answers.filter(({ verdict, question }) => verdict === 'wrong' && question.kind !== 'urgent').length;
  return {
    ...tally(scored),
    declined: scored.filter(({ replies }) => replies.some(({ kind }) => kind === 'decline')).length,
    wrongShareOfAnswers: answers.length === 0 ? 0 : wrongAnswers / answers.length,
    calibration: calibrate(answers.filter(({ question }) => question.kind !== 'urgent')),
    byKind: tallyBy(scored, ({ question }) => question.kind),
    byRegister: tallyBy(scored, ({ question }) => question.register),
    byAuthor: tallyBy(scored, ({ question }) => question.author),
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    p99Ms: percentile(times, 0.99),
  };
}

const share = (count: number, of: number) => (of === 0 ? '  –  ' : (count / of).toFixed(3));

function rows(title: string, groups: Readonly<Record<string, Tally>>, least: number): string[] {
  const width = Math.max(title.length, ...Object.keys(groups).map((name) => name.length));
  const listed = Object.entries(groups).filter(([, { cases }]) => cases >= least);
  return [
    `${title.padEnd(width)}  cases  right  offered  wrong  missed`,
    ...listed.map(([name, { cases, right, offered, wrong, missed }]) =>
      [
        name.padEnd(width),
        String(cases).padStart(5),
        share(right, cases),
        ` ${share(offered, cases)} `,
        share(wrong, cases),
        ` ${share(missed, cases)}`,
      ].join('  '),
    ),
    '',
  ];
}

/** The table of `npm run evaluate`. Registers with fewer than twenty questions are left to the JSON. */
export function asTable(summary: Summary): string {
  return [
    ...rows('kind', summary.byKind, 1),
    ...rows('author', summary.byAuthor, 1),
    ...rows('register', summary.byRegister, 20),
    'answers by confidence   cases  right',
    ...summary.calibration.map(
      ({ from, answers, right }) => `${from.toFixed(1)} and more            ${String(answers).padStart(5)}  ${share(right, answers)}`,
    ),
    '',
    `wrong facts in ${(summary.wrongShareOfAnswers * 100).toFixed(1)} % of the answers given`,
    `one turn: p50 ${summary.p50Ms} ms, p95 ${summary.p95Ms} ms, p99 ${summary.p99Ms} ms`,
    '',
  ].join('\n');
}
