// Brings a database's schema up to what this code knows, or refuses a database that a newer version has changed.
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { z } from 'zod';
import { Fault } from '../base/fault.ts';

const nameRow = z.object({ name: z.string() });

/** What the schema is now and what this run changed. */
export type SchemaReport = {
  /** Name of the newest migration, e.g. `0001-conversations`. */
  readonly version: string;
  /** Names of the migrations this run applied, oldest first; empty when there was nothing to do. */
  readonly applied: readonly string[];
};

/**
 * Applies what is missing, all in one transaction: a kill in the middle leaves the schema as it was.
 * Throws a Fault when the database holds migrations this code does not know, or when one fails.
 */
export async function migrateToLatest<T>(
  db: Kysely<T>,
  migrations: Readonly<Record<string, Migration>>,
  where: string,
): Promise<SchemaReport> {
  const before = await appliedMigrations(db);
  refuseNewer(before, migrations, where);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new Fault('migration-failed', 'the database schema could not be brought up to date; nothing was changed.', {
      where,
      cure: 'Check that the disk has room and read the cause below; then start again.',
      cause: error,
    });
  }
  const after = await appliedMigrations(db);
  return { version: after.at(-1) ?? 'none', applied: after.filter((name) => !before.includes(name)) };
}

/** Changes nothing; throws a Fault when the schema is not the one these migrations make. */
export async function checkSchema<T>(db: Kysely<T>, migrations: Readonly<Record<string, Migration>>, where: string): Promise<void> {
  const applied = await appliedMigrations(db);
  refuseNewer(applied, migrations, where);
  const missing = Object.keys(migrations).filter((name) => !applied.includes(name));
  if (missing.length > 0) {
    throw new Fault('database-older', `the database's schema is older than this program (${missing.join(', ')} missing).`, {
      where,
      cure: 'Start the service of this version once, or stop the service and run npm run migrate.',
    });
  }
}

function refuseNewer(applied: readonly string[], migrations: Readonly<Record<string, Migration>>, where: string): void {
  const unknown = applied.filter((name) => !(name in migrations));
  if (unknown.length > 0) {
    throw new Fault('database-newer', `the database was changed by a newer version of this program (${unknown.join(', ')}).`, {
      where,
      cure: 'Start the newer version, or restore the backup that was made before it ran.',
    });
  }
}

async function appliedMigrations<T>(db: Kysely<T>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const { rows } = await sql`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => nameRow.parse(row).name);
}
