// Joins kysely to a database; the one file that knows which. SQLite through Node's own module now, Postgres beside it later.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type Dialect, type Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely';

/** How long a statement waits for another connection (a backup, the command line) before it fails. */
const BUSY_TIMEOUT_MILLISECONDS = 5_000;
/** A guest's: under load it finds a gap between the service's writes only by trying, and nobody waits for it. */
export const GUEST_TIMEOUT_MILLISECONDS = 30_000;

// A checkpoint that waits for a reader (a backup) keeps other writers out, and node:sqlite waits with the whole process.
const FORGET_TIMEOUT_MILLISECONDS = 1_000;

// A transaction takes the right to write when it begins: one that took it later would be refused (SQLITE_BUSY_SNAPSHOT, which
// no waiting cures) whenever the command line had written since its first read.
const BEGIN = 'begin immediate';

/**
 * Opens (or makes) an SQLite file for one writing process. Every commit is on the disk before it is acknowledged:
 * `synchronous=FULL`, because NORMAL loses acknowledged turns when the power fails. What is deleted is overwritten
 * (`secure_delete`), because a person may ask to be forgotten. `timeout` in milliseconds. Throws what node:sqlite throws.
 */
export function openSqliteFile(file: string, timeout = BUSY_TIMEOUT_MILLISECONDS): DatabaseSync {
  const database = new DatabaseSync(file, { timeout, enableForeignKeyConstraints: true });
  try {
    database.exec('pragma journal_mode = WAL; pragma synchronous = FULL; pragma secure_delete = ON;');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** A kysely dialect over an open SQLite database; closing kysely closes the database. */
export function sqliteDialect(database: DatabaseSync): Dialect {
  return new TransactionalSqliteDialect({ database: asKyselyDatabase(database) });
}

export type Forgetting = {
  /** To be called, outside a transaction, after words were deleted. Never throws: the deletion itself is written already. */
  forgetDeleted(): Promise<void>;
  /** Tries once more when the last try did not reach all; to be called before closing. */
  forgetRest(): Promise<void>;
};

/**
 * Takes deleted words out of the write-ahead log, which `secure_delete` does not reach: all of it goes into the database,
 * and the file is cut to nothing. While another connection reads, that must wait for the next time.
 */
export function sqliteForgetting<T>(db: Kysely<T>): Forgetting {
  let isLeft = false;
  const forgetDeleted = async (): Promise<void> => {
    isLeft = true;
    try {
      isLeft = await db.connection().execute(async (connection) => {
        const { rows } = await sql<{ timeout: number }>`pragma busy_timeout`.execute(connection);
        await sql`pragma busy_timeout = ${sql.lit(FORGET_TIMEOUT_MILLISECONDS)}`.execute(connection);
        try {
          const done = await sql<{ busy: number }>`pragma wal_checkpoint(TRUNCATE)`.execute(connection);
          return done.rows[0]?.busy !== 0;
        } finally {
          await sql`pragma busy_timeout = ${sql.lit(rows[0]?.timeout ?? BUSY_TIMEOUT_MILLISECONDS)}`.execute(connection);
        }
      });
    } catch {
      // A full disk, say: whoever asked must not be told that nothing was deleted.
    }
  };
  return {
    forgetDeleted,
    forgetRest: async () => {
      if (isLeft) await forgetDeleted();
    },
  };
}

// SQLite can change a schema inside a transaction; kysely is careful and says no, because some changes want foreign keys
// off. Ours do not, and a migration that is cut off half way must leave nothing behind.
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare: (sql) => {
      // SQLite rolls back by itself when the disk is full; a second rollback would then hide the error that matters.
      if (sql === 'rollback' && !database.isTransaction) return nothingToDo;
      return asKyselyStatement(database.prepare(sql === 'begin' ? BEGIN : sql));
    },
  };
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(asInput)),
    run: (parameters) => statement.run(...parameters.map(asInput)),
    iterate: (parameters) => statement.iterate(...parameters.map(asInput)),
  };
}

const nothingToDo: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

function asInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  throw new TypeError(`SQLite cannot store a value of type ${typeof value}`);
}
