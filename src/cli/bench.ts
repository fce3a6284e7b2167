// `npm run bench -- [NAME…] [--json]`: the measurements of docs/performance.md, with their baselines, side by side in one run.
// `npm run bench -- growth --engine ours --entries 1000`: one size of the growth measurement by itself.
import { parseArgs } from 'node:util';
import { prepare } from '../app/prepared.ts';
import { Fault } from '../base/fault.ts';
import { silentLogger } from '../base/logger.ts';
import { readSettings } from '../config/settings.ts';
import { loadContent } from '../content/load-content.ts';
import { benchAnswering } from './benching/answering.ts';
import { benchFuzz } from './benching/fuzz.ts';
import { benchGrowth, growthAt } from './benching/growth.ts';
import type { Measurement } from './benching/measurement.ts';
import { benchService } from './benching/service.ts';
import { run } from './run.ts';

type Options = { readonly engine?: string | undefined; readonly entries?: string | undefined };

const benches: Readonly<Record<string, (options: Options) => Promise<readonly Measurement[]>>> = {
  answering: async () => {
    const { knowledgeDir, dialogsDir } = readSettings(process.env);
    const content = loadContent({ knowledgeDir, dialogsDir, questions: true });
    const { model } = prepare({ knowledgeDir, dialogsDir, log: silentLogger });
    return [...benchAnswering(content, model), ...(await benchGrowth())];
  },
  service: benchService,
  fuzz: async () => benchFuzz(prepare({ ...readSettings(process.env), log: silentLogger })),
  growth: async ({ engine = 'ours', entries }) => (entries === undefined ? benchGrowth() : growthAt(engine, Number(entries))),
};
/** `answering` holds the growth. */
const usual = ['answering', 'service', 'fuzz'];

await run(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, engine: { type: 'string' }, entries: { type: 'string' } },
  });
  const names = positionals.length > 0 ? positionals : usual;
  const results: Record<string, readonly Measurement[]> = {};
  for (const name of names) {
    const bench = benches[name];
    if (!bench)
      throw new Fault('bench-unknown', `There is no measurement "${name}".`, { cure: `Choose from ${Object.keys(benches).join(', ')}.` });
    results[name] = await bench(values);
    if (values.json) continue;
    process.stdout.write(`${name}\n`);
    for (const { name: what, value, unit, note } of results[name]) {
      process.stdout.write(`  ${what.padEnd(40)} ${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit}${note ? `   (${note})` : ''}\n`);
    }
  }
  if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
});
