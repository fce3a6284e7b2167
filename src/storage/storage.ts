// Opens the embedded storage: folder, lock, database, schema; and closes it again after its own work is done.
import { existsSync } from 'node:fs';
import { Kysely } from 'kysely';
import type { Clock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { Logger } from '../base/logger.ts';
import type { CaseStore } from '../conversation/case-store.ts';
import { claimDataFolder, databaseFileIn, unusable } from './data-folder.ts';
import { GUEST_TIMEOUT_MILLISECONDS, openSqliteFile, sqliteDialect, sqliteForgetting } from './dialect.ts';
import { checkSchema, migrateToLatest, type SchemaReport } from './migrate.ts';
import { migrations } from './migrations.ts';
import { releaseLeases } from './outbox.ts';
import { countingWork, createStores, type Stores } from './stores.ts';
import type { Tables } from './tables.ts';

/** Open storage: the ports it fills, and how to close it. */
export type Storage = Stores & {
  readonly schema: SchemaReport;
  /** Refuses new work, waits for what is under way, then closes and lets the folder go. A second call waits for the first. */
  close(): Promise<void>;
};

/**
 * Opens `enquiries.sqlite` in `dataDir` (made with its parents when missing) and brings its schema up to date.
 * Throws a Fault when the folder cannot be used (`data-folder-unusable`), is held by another process
 * (`data-folder-in-use`), or holds a database of a newer version (`database-newer`) or no database (`database-unreadable`).
 */
export async function openSqliteStorage(options: {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
}): Promise<Storage> {
  const { dataDir, clock, log } = options;
  const folder = claimDataFolder(dataDir);
  try {
    const db = openDatabase(folder.databaseFile);
    try {
      const schema = await migrateToLatest(db, migrations, folder.databaseFile);
      log.info('storage-open', { schema: schema.version, applied: schema.applied.length });
      // The lock says that nobody else is sending: what a killed process had claimed is free.
      await releaseLeases(db);
      const { forgetDeleted, forgetRest } = sqliteForgetting(db);
      // What was deleted before a kill, or while somebody was reading.
      await forgetDeleted();
      const { drained, ...stores } = countingWork(createStores({ db, clock, forgetDeleted }), folder.isHeld);
      const shutDown = async (): Promise<void> => {
        await drained();
        await forgetRest();
        await db.destroy();
        folder.release();
        log.info('storage-closed');
      };
      let closing: Promise<void> | undefined;
      const close = (): Promise<void> => {
        closing ??= shutDown();
        return closing;
      };
      return { ...stores, schema, close };
    } catch (error) {
      await db.destroy();
      throw error;
    }
  } catch (error) {
    folder.release();
    throw error;
  }
}

/** A store that lives and dies with the process, on the same code: for the terminal and for measurements. */
export async function openMemoryStorage({ clock }: { readonly clock: Clock }): Promise<Omit<Storage, 'schema'>> {
  const db = openDatabase(':memory:');
  await migrateToLatest(db, migrations, ':memory:');
  return { ...createStores({ db, clock, forgetDeleted: async () => {} }), close: () => db.destroy() };
}

/**
 * Opens the cases of the database in `dataDir` beside a service that may be running in another process: takes no lock,
 * changes no schema, wakes nobody. Throws a Fault when there is no database (`database-missing`, `database-unreadable`)
 * or its schema is not the one this code knows (`database-older`, `database-newer`).
 */
export async function openSqliteBeside(options: {
  readonly dataDir: string;
  readonly clock: Clock;
}): Promise<{ readonly cases: CaseStore; close(): Promise<void> }> {
  const { dataDir, clock } = options;
  const file = databaseFileIn(dataDir);
  if (!existsSync(file)) {
    throw new Fault('database-missing', 'there is no database.', {
      where: file,
      cure: 'Set DATA_DIR to the data folder of the service, as the service itself has it.',
    });
  }
  const db = openDatabase(file, GUEST_TIMEOUT_MILLISECONDS);
  try {
    await checkSchema(db, migrations, file);
    const { forgetDeleted, forgetRest } = sqliteForgetting(db);
    const close = async (): Promise<void> => {
      await forgetRest();
      await db.destroy();
    };
    return { cases: createStores({ db, clock, forgetDeleted }).cases, close };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

// SQLite's result code for a file that is not a database (sqlite.org/rescode.html#notadb).
const SQLITE_NOTADB = 26;

function openDatabase(file: string, timeoutMilliseconds?: number): Kysely<Tables> {
  try {
    return new Kysely<Tables>({ dialect: sqliteDialect(openSqliteFile(file, timeoutMilliseconds)) });
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_NOTADB) {
      throw new Fault('database-unreadable', 'the file is not a database.', {
        where: file,
        cure: 'Move the file away and restore a backup, or start with an empty folder.',
        cause: error,
      });
    }
    throw unusable(file, error);
  }
}
