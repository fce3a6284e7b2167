// `npm run evaluate -- [FILE.jsonl…] [--json] [--against NAME,…] [--left-out] [--keep]`: scores labelled questions; without a file ours, each author by what the others taught.
import { parseArgs } from 'node:util';
import { systemClock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import { readSettings } from '../config/settings.ts';
import { loadContent } from '../content/load-content.ts';
import { loadQuestionFile } from '../content/load-questions.ts';
import { type BaselineName, baselineNames, isBaseline } from './evaluating/against.ts';
import { compactOf } from './evaluating/comparison.ts';
import { evaluationFolders, keep, keptFigures, writeReport } from './evaluating/files.ts';
import type { Job } from './evaluating/jobs.ts';
import { planOf } from './evaluating/plan.ts';
import { runJobs } from './evaluating/pool.ts';
import { printed } from './evaluating/printed.ts';
import { comparisonLines } from './evaluating/printed-comparison.ts';
import { reportOf } from './evaluating/report.ts';
import { run } from './run.ts';

const usage = 'npm run evaluate -- [FILE.jsonl…] [--json] [--against naive-fuse,minisearch,bm25] [--left-out] [--keep]';

function readArguments(argv: readonly string[]) {
  try {
    const { values, positionals: files } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, against: { type: 'string' }, 'left-out': { type: 'boolean' }, keep: { type: 'boolean' } },
    });
    const names = values.against?.split(',').map((name) => name.trim()) ?? [];
    const unknown = names.filter((name) => !isBaseline(name));
    if (unknown.length > 0) throw new Error(`there is no baseline "${unknown.join(', ')}"; there are ${baselineNames.join(', ')}`);
    if (values.keep && files.length > 0) throw new Error('--keep keeps a run over all our questions, not over files');
    const baselines: readonly BaselineName[] = names.filter(isBaseline);
    return { files, baselines, json: values.json ?? false, leaveOut: values['left-out'] ?? false, keeps: values.keep ?? false };
  } catch (cause) {
    throw new Fault('arguments-bad', `${cause instanceof Error ? cause.message : 'the arguments cannot be read'}.`, {
      cure: `Write ${usage}`,
      cause,
    });
  }
}

const jobName = (job: Job): string =>
  job.kind === 'subjects'
    ? `${job.leftOut.length} subjects left out`
    : `${job.questions[0]?.author ?? ''}${job.kind === 'baseline' ? `, ${job.name}` : ''}`;

await run(async () => {
  const { files, baselines, json, leaveOut, keeps } = readArguments(process.argv.slice(2));
  const { knowledgeDir, dialogsDir, today } = readSettings(process.env);
  const folders = { knowledgeDir, dialogsDir };
  const content = loadContent({ ...folders, questions: true });
  const { knowledge } = content;
  const asked = files.length > 0 ? files.flatMap((file) => loadQuestionFile(file)) : knowledge.questions;
  const jobs = planOf({ asked, knowledge, baselines, leaveOut });
  let ended = 0;
  const done = await runJobs(
    jobs,
    { content, folders, today: systemClock(today ?? undefined).today() },
    {
      onDone: (job) => {
        ended += 1;
        if (!json) process.stderr.write(`${ended} of ${jobs.length}: ${jobName(job)}\n`);
      },
    },
  );
  const report = reportOf(done, knowledge);
  writeReport(report, evaluationFolders);
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : printed(report));
  if (files.length > 0) return;
  const figures = compactOf(report);
  if (!json) process.stdout.write(`\n${comparisonLines(keptFigures(evaluationFolders), figures).join('\n')}\n`);
  if (keeps) keep(report, figures, evaluationFolders);
});
