// The report as the tables people read; where a target is missed, also what lies behind it.
import { missedLines, targetLines } from './printed-targets.ts';
import type { Report } from './report.ts';
import { asShare, shortened, table } from './table.ts';
import { type Shares, sharesOf, type Tallies } from './tally.ts';

/** Registers and topics with fewer questions are left to the JSON. */
const LEAST_REGISTER = 20;
const LEAST_TOPIC = 10;
/** Topics listed, those answered worst first. */
const MOST_TOPICS = 20;
const EXAMPLE_CHARACTERS = 70;

export function printed(report: Report): string {
  const sections = [
    targetLines(report.targets),
    tallyLines('kind', report.byKind),
    tallyLines('author', report.byAuthor, report.meanOverAuthors),
    tallyLines('registers together', atLeast(report.byRegisterGroup, 1)),
    tallyLines('register', atLeast(report.byRegister, LEAST_REGISTER)),
    tallyLines('subject', report.bySubject),
    tallyLines('topic, worst first', worst(atLeast(report.byTopic, LEAST_TOPIC))),
    tallyLines('subject left out', report.leftOutBySubject),
    againstLines(report),
    calibrationLines(report),
    confusionLines(report),
    ...missedLines(report),
    [
      `wrong facts in ${(report.wrongShareOfAnswers * 100).toFixed(1)} % of the answers given`,
      `one turn: p50 ${report.p50Ms} ms, p95 ${report.p95Ms} ms, p99 ${report.p99Ms} ms`,
    ],
  ];
  return sections
    .filter(({ length }) => length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

const SHARES = ['right', 'offered', 'wrong', 'missed', 'first', 'inThree'] as const satisfies readonly (keyof Shares)[];
const cells = (shares: Shares): readonly string[] => SHARES.map((name) => asShare(shares[name]));

/** No lines for no groups. */
function tallyLines(title: string, tallies: Tallies, mean?: Shares): readonly string[] {
  const rows = Object.entries(tallies).map(([name, one]) => [name, String(one.cases), ...cells(sharesOf(one))]);
  if (rows.length === 0) return [];
  const last = mean ? [['mean', '', ...cells(mean)]] : [];
  return table([title, 'cases', 'right', 'offered', 'wrong', 'missed', 'first', 'in three'], [...rows, ...last]);
}

function atLeast(tallies: Tallies, least: number): Tallies {
  return Object.fromEntries(Object.entries(tallies).filter(([, { cases }]) => cases >= least));
}

function worst(tallies: Tallies): Tallies {
  const shares = Object.entries(tallies).map(([name, one]) => ({ name, one, right: one.right / one.cases }));
  return Object.fromEntries(
    shares
      .sort((a, b) => a.right - b.right)
      .slice(0, MOST_TOPICS)
      .map(({ name, one }) => [name, one]),
  );
}

function againstLines({ against }: Report): readonly string[] {
  if (against.length === 0) return [];
  const rows = against.flatMap(({ baseline, answerable, declinable, p50Ms, ours, ...theirs }) => {
    const standing = ({ first, inThree, answersDeclines, declinesAnswers }: typeof ours) =>
      [first, inThree, answersDeclines, declinesAnswers].map(asShare);
    return [
      [baseline, String(answerable + declinable), ...standing(theirs), `${p50Ms.toFixed(1)} ms`],
      ['  ours on the same', '', ...standing(ours), ''],
    ];
  });
  return table(['against', 'cases', 'first', 'in three', 'answers what must be declined', 'declines what has an answer', 'p50'], rows);
}

function calibrationLines({ calibration, calibrationError }: Report): readonly string[] {
  const rows = calibration.map(({ from, cases, confidence, right }) => [
    `${from.toFixed(1)} and more`,
    String(cases),
    asShare(confidence),
    asShare(right),
  ]);
  return [
    ...table(['forced answers by confidence', 'cases', 'confidence', 'right'], rows),
    `mean distance between confidence and right: ${asShare(calibrationError)}`,
  ];
}

function confusionLines({ confusions }: Report): readonly string[] {
  if (confusions.length === 0) return [];
  const rows = confusions.map(({ one, other, oneAsOther, otherAsOne, cases, example }) => [
    `${one} ↔ ${other}`,
    `${oneAsOther} + ${otherAsOne}`,
    String(cases),
    shortened(example, EXAMPLE_CHARACTERS),
  ]);
  return table(['taken for each other', 'times', 'of', 'for example'], rows, [3]);
}
