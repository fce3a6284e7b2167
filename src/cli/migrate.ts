// `npm run migrate`: brings the database's schema up to date and says what it is. The service does the same when it starts.
import { systemClock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import { silentLogger } from '../base/logger.ts';
import { readSettings } from '../config/settings.ts';
import { openSqliteStorage } from '../storage/storage.ts';

export type MigrateReport = { readonly message: string; readonly done: boolean };

/** Opens the database that the environment names, which updates its schema, and closes it again. Never throws a Fault. */
export async function migrate(env: Readonly<Record<string, string | undefined>>): Promise<MigrateReport> {
  try {
    const { dataDir } = readSettings(env);
    const storage = await openSqliteStorage({ dataDir, clock: systemClock(), log: silentLogger });
    const { version, applied } = storage.schema;
    await storage.close();
    const change = applied.length === 0 ? 'nothing to change' : `applied ${applied.join(', ')}`;
    return { message: `The database in ${dataDir} is at version ${version}: ${change}.`, done: true };
  } catch (error) {
    if (error instanceof Fault) return { message: error.message, done: false };
    throw error;
  }
}

if (import.meta.main) {
  const report = await migrate(process.env);
  (report.done ? console.log : console.error)(report.message);
  process.exitCode = report.done ? 0 : 1;
}
