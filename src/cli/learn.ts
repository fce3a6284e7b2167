// `npm run learn`: learns the reading from the knowledge and keeps it; `--if-stale` does nothing when it is up to date.

import { rmSync } from 'node:fs';
import { prepare, preparedFolder } from '../app/prepared.ts';
import { silentLogger } from '../base/logger.ts';
import { readSettings } from '../config/settings.ts';
import { run } from './run.ts';

await run(async () => {
  const { knowledgeDir, dialogsDir } = readSettings(process.env);
  if (!process.argv.includes('--if-stale')) rmSync(preparedFolder, { recursive: true, force: true });
  const started = performance.now();
  const { made } = prepare({ knowledgeDir, dialogsDir, log: silentLogger });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stderr.write(made === 'now' ? `Learned how people ask, in ${seconds} s.\n` : 'What was learned is up to date.\n');
});
