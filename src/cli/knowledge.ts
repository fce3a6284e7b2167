// `npm run knowledge`: checks knowledge and dialogs, one line a fault, and fails on any.
import { isAbsolute, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../base/clock.ts';
import { type Day, isDay } from '../base/day.ts';
import { Fault } from '../base/fault.ts';
import { readSettings } from '../config/settings.ts';
import { findTextProblems } from '../content/check/release-texts.ts';
import { findOverdueReviews } from '../content/check/reviews.ts';
import { findProblems } from '../content/check/rules.ts';
import { diskFiles, type Files } from '../content/files.ts';
import { type ContentFolders, readContent } from '../content/load-content.ts';
import { formatProblem, inReadingOrder } from '../content/problem.ts';
import { run } from './run.ts';

/** Where the releases' texts lie when they are at hand: beside the project. */
const textsBeside = join(import.meta.dirname, '..', '..', '..', 'shared', 'releases');

export type KnowledgeCheck = ContentFolders & {
  /** Folder of the releases' texts; used when it exists. */
  readonly textsDir: string;
  readonly today: Day;
  readonly files?: Files;
};

export type KnowledgeReport = {
  /** Lines for the person who ran it, in order. */
  readonly lines: readonly string[];
  readonly sound: boolean;
};

/** Checks everything. Faults come one a line; warnings begin with "Warning: " and do not fail; the last line sums up. */
export function checkKnowledge({ knowledgeDir, dialogsDir, textsDir, today, files = diskFiles }: KnowledgeCheck): KnowledgeReport {
  const { draft, problems } = readContent({ knowledgeDir, dialogsDir, questions: true, files });
  if (!draft) return refused(inReadingOrder(problems).map(formatProblem));
  const withTexts = files.exists(textsDir);
  const found = inReadingOrder([...findProblems(draft, today), ...(withTexts ? findTextProblems(draft.knowledge, textsDir, files) : [])]);
  const warnings = inReadingOrder(findOverdueReviews(draft, today)).map((problem) => `Warning: ${formatProblem(problem)}`);
  const texts = withTexts ? "Checked against the releases' texts." : 'Texts not at hand: figures and fingerprints not re-checked.';
  if (found.length > 0) return refused([...warnings, ...found.map(formatProblem), texts]);
  const { facts, entries, declines, questions } = draft.knowledge;
  const counts = `${facts.length} facts, ${entries.length} entries, ${declines.length} declines, ${questions.length} labelled questions`;
  return { lines: [...warnings, texts, `The knowledge is sound: ${counts}.`], sound: true };
}

function refused(lines: readonly string[]): KnowledgeReport {
  const faults = lines.filter((line) => line.includes(' Cure: ') && !line.startsWith('Warning: ')).length;
  return { lines: [...lines, `The knowledge is not sound: ${faults} ${faults === 1 ? 'fault' : 'faults'}.`], sound: false };
}

/** A folder as its reader knows it: from where the command was called, when it lies below. */
function fromHere(folder: string): string {
  const path = relative(process.cwd(), folder);
  return path === '' || path.startsWith('..') || isAbsolute(path) ? folder : path;
}

if (import.meta.main) {
  await run(async () => {
    const { values } = parseArgs({
      options: { knowledge: { type: 'string' }, dialogs: { type: 'string' }, texts: { type: 'string' }, today: { type: 'string' } },
    });
    if (values.today !== undefined && !isDay(values.today)) {
      throw new Fault('arguments-bad', `--today is "${values.today}".`, { cure: 'Write a calendar day like 2016-11-09.' });
    }
    const { knowledgeDir, dialogsDir } = readSettings(process.env);
    // Not the setting TODAY: a replay of an earlier day must not make yesterday's edits look like the future.
    const report = checkKnowledge({
      knowledgeDir: values.knowledge ?? fromHere(knowledgeDir),
      dialogsDir: values.dialogs ?? fromHere(dialogsDir),
      textsDir: values.texts ?? textsBeside,
      today: values.today ?? systemClock().today(),
    });
    for (const line of report.lines) console.log(line);
    process.exitCode = report.sound ? 0 : 1;
  });
}
