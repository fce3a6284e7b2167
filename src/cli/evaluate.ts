// `npm run evaluate -- [FILE.jsonl…] [--json]`: scores labelled questions; without a file ours, each author's by what the others taught.
import { parseArgs } from 'node:util';
import { learn } from '../answering/learning/learn.ts';
import { createReader } from '../answering/reading/read.ts';
import { prepare } from '../app/prepared.ts';
import { systemClock } from '../base/clock.ts';
import { silentLogger } from '../base/logger.ts';
import { readSettings } from '../config/settings.ts';
import { loadContent } from '../content/load-content.ts';
import { loadQuestionFile } from '../content/load-questions.ts';
import { foldsOf } from './evaluating/folds.ts';
import { runQuestions } from './evaluating/run.ts';
import type { Scored } from './evaluating/score.ts';
import { asTable, summarise } from './evaluating/summary.ts';
import { run } from './run.ts';

await run(async () => {
  const { values, positionals: files } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
  const { knowledgeDir, dialogsDir, today } = readSettings(process.env);
  const content = loadContent({ knowledgeDir, dialogsDir, questions: true });
  const { knowledge } = content;
  const asked = files.length > 0 ? files.flatMap((file) => loadQuestionFile(file)) : knowledge.questions;
  const reader = createReader(knowledge);
  const day = systemClock(today ?? undefined).today();

  const scored: Scored[] = [];
  for (const { leftOut, questions } of foldsOf(asked, knowledge.questions)) {
    if (!values.json) process.stderr.write(`${questions[0]?.author ?? ''}: learning without ${leftOut.join(', ') || 'nobody'} …\n`);
    const taught = knowledge.questions.filter(({ author }) => !leftOut.includes(author));
    // With nobody left out it is the reading that the service uses.
    const model =
      leftOut.length === 0
        ? prepare({ knowledgeDir, dialogsDir, log: silentLogger }).model
        : learn({ ...knowledge, questions: taught }, reader);
    scored.push(...runQuestions({ questions, content, model, reader, today: day }));
  }
  const summary = summarise(scored);
  process.stdout.write(values.json ? `${JSON.stringify(summary, null, 2)}\n` : asTable(summary));
});
